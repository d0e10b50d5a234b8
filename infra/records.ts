import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { nobodysBusiness, receivedMail } from '../shared/contracts/documents.ts';
import { attributes, indexes } from '../shared/contracts/table.ts';
import { actingForReceiptRule } from './receipt-names.ts';
import type { Settings } from './settings.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });
const keys = { partitionKey: text(attributes.partition), sortKey: text(attributes.sort) };

/** Survives a deleted stack, a wrong deploy and a wrong write of the last 35 days. */
const lasting = {
  deletionProtection: true,
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
  removalPolicy: RemovalPolicy.RETAIN,
};

const closed = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
};

/** What must outlive any deploy: every fact under person ids, the identities apart under their own key, received emails, long documents. */
export class Records extends Construct {
  readonly program: TableV2;
  readonly people: TableV2;
  /** Opens names and raw emails: who may use it may read them. */
  readonly peopleKey: Key;
  readonly inbox: Bucket;
  readonly documents: Bucket;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);

    this.program = new TableV2(this, 'Program', {
      ...keys,
      ...lasting,
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      timeToLiveAttribute: attributes.expires,
      globalSecondaryIndexes: [
        {
          indexName: indexes.work,
          partitionKey: text(attributes.work),
          sortKey: text(attributes.workDue),
          projectionType: ProjectionType.KEYS_ONLY,
        },
        {
          indexName: indexes.pending,
          partitionKey: text(attributes.pending),
          sortKey: text(attributes.pendingSince),
          projectionType: ProjectionType.KEYS_ONLY,
        },
        {
          indexName: indexes.listing,
          partitionKey: text(attributes.listing),
          sortKey: text(attributes.listedAt),
          projectionType: ProjectionType.ALL,
        },
      ],
    });

    this.peopleKey = new Key(this, 'PeopleKey', {
      alias: 'rebours-people',
      description: 'Names, addresses and received emails of Rebours',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.people = new TableV2(this, 'People', {
      ...keys,
      ...lasting,
      encryption: TableEncryptionV2.customerManagedKey(this.peopleKey),
    });

    const accessLogs = new Bucket(this, 'AccessLogs', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
    });
    Validations.of(accessLogs).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds the access logs: a log of its own would log itself for ever.',
    });

    this.inbox = new Bucket(this, 'Inbox', {
      ...closed,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.peopleKey,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'inbox/',
      lifecycleRules: [
        { expiration: Duration.days(30) }, // content.md: raw emails are kept 30 days
        { expiration: Duration.days(1), tagFilters: { [nobodysBusiness.Key]: nobodysBusiness.Value } },
      ],
    });
    this.documents = new Bucket(this, 'Documents', {
      ...closed,
      encryption: BucketEncryption.S3_MANAGED,
      versioned: true,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: 'documents/',
      lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(35) }], // as long as point-in-time recovery of the tables
    });

    this.letReceivedMailIn(settings);
  }

  /** SES writes for our rule of our account only, and only to add. The bucket's default encryption needs the key, too. */
  private letReceivedMailIn(settings: Settings): void {
    const ses = new ServicePrincipal('ses.amazonaws.com');
    const conditions = actingForReceiptRule(Stack.of(this), settings);
    this.inbox.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ReceivedMail',
        principals: [ses],
        actions: ['s3:PutObject'],
        resources: [this.inbox.arnForObjects(`${receivedMail}*`)],
        conditions,
      }),
    );
    this.peopleKey.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ReceivedMail',
        principals: [ses],
        actions: ['kms:GenerateDataKey*', 'kms:Decrypt'],
        resources: ['*'], // in a key policy: this key
        conditions,
      }),
    );
  }
}
