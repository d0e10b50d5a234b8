import * as z from 'zod';
import type { Cloud } from './cloud.ts';
import { understood } from './understood.ts';

/** A receipt rule: mail to these recipients is stored under a prefix of a bucket, and a topic is told. */
export type ReceiptRule = {
  readonly name: string;
  /** Addresses or domains; empty means every address of the account. */
  readonly recipients: readonly string[];
  readonly bucket: string;
  readonly prefix: string;
  readonly topicArn: string | undefined;
};

/** A configuration set and the topics that hear of the events of the emails sent with it. */
export type ConfigurationSet = {
  readonly name: string;
  readonly destinations: readonly { readonly topicArn: string; readonly events: readonly string[] }[];
};

const Rule = z.strictObject({
  Rule: z.looseObject({
    Name: z.string().optional(),
    Enabled: z.boolean(),
    Recipients: z.array(z.string()).default([]),
    Actions: z.tuple([
      z.strictObject({
        S3Action: z.strictObject({
          BucketName: z.string(),
          ObjectKeyPrefix: z.string().default(''),
          TopicArn: z.string().optional(),
        }),
      }),
    ]),
  }),
});
const Destination = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z.string().optional(),
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.strictObject({ TopicARN: z.string() }),
  }),
});

/** Every enabled receipt rule, in the order of the template. Exactly one S3 action each: no other action is known here. */
export function receiptRulesOf(cloud: Cloud): ReceiptRule[] {
  return cloud
    .resources('AWS::SES::ReceiptRule')
    .map((resource) => ({ resource, rule: understood(Rule, resource, ['RuleSetName', 'After']).Rule }))
    .filter(({ rule }) => rule.Enabled)
    .map(({ resource, rule }) => ({
      name: rule.Name ?? resource.name,
      recipients: rule.Recipients,
      bucket: rule.Actions[0].S3Action.BucketName,
      prefix: rule.Actions[0].S3Action.ObjectKeyPrefix,
      topicArn: rule.Actions[0].S3Action.TopicArn,
    }));
}

/** Every configuration set with its enabled destinations; only SNS is known here. */
export function configurationSetsOf(cloud: Cloud): ConfigurationSet[] {
  const destinations = cloud
    .resources('AWS::SES::ConfigurationSetEventDestination')
    .map((resource) => understood(Destination, resource, []))
    .filter(({ EventDestination }) => EventDestination.Enabled);
  return cloud.resources('AWS::SES::ConfigurationSet').map(({ name }) => ({
    name,
    destinations: destinations
      .filter(({ ConfigurationSetName }) => ConfigurationSetName === name)
      .map(({ EventDestination }) => ({
        topicArn: EventDestination.SnsDestination.TopicARN,
        events: EventDestination.MatchingEventTypes,
      })),
  }));
}
