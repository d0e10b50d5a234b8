import * as z from 'zod';
import { TableDefinition } from '../dynamodb/table-definition.ts';
import type { ScheduleDefinition } from '../queues/embedded-schedules.ts';
import type { EventSourceMapping } from '../queues/event-source.ts';
import type { QueueDefinition } from '../queues/queue.ts';
import type { Subscription } from '../queues/topic.ts';
import { type Cloud, cloudOf } from './cloud.ts';
import { type FunctionResource, functionsOf } from './functions.ts';
import { refuseUnknownTypes } from './known-types.ts';
import { type ConfigurationSet, configurationSetsOf, type ReceiptRule, receiptRulesOf } from './mail.ts';
import { eventSourceMappingsOf, queuesOf, schedulesOf, subscriptionsOf } from './messaging.ts';
import { readStacks } from './template.ts';

/** A state machine as deployed. */
export type StateMachineResource = {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly definition: unknown;
  readonly roleArn: string;
};

/** A synthesized app as if it were deployed to account 123456789012 in eu-west-1: all the laptop needs to run it. */
export type Assembly = {
  readonly cloud: Cloud;
  readonly functions: readonly FunctionResource[];
  readonly stateMachines: readonly StateMachineResource[];
  readonly tables: readonly TableDefinition[];
  /** Names of the buckets. */
  readonly buckets: readonly string[];
  readonly queues: readonly QueueDefinition[];
  /** ARNs of the topics. */
  readonly topics: readonly string[];
  readonly subscriptions: readonly Subscription[];
  readonly eventSourceMappings: readonly EventSourceMapping[];
  readonly schedules: readonly ScheduleDefinition[];
  readonly receiptRules: readonly ReceiptRule[];
  readonly configurationSets: readonly ConfigurationSet[];
};

/** Reads every stack of a `cdk.out` directory. A resource type, property or reference it does not know is an error. */
export function loadAssembly(directory: string): Assembly {
  const cloud = cloudOf(readStacks(directory));
  refuseUnknownTypes(cloud);
  const functions = functionsOf(cloud);
  const queues = queuesOf(cloud);
  return {
    cloud,
    functions,
    stateMachines: stateMachinesOf(cloud),
    tables: tablesOf(cloud),
    buckets: cloud.resources('AWS::S3::Bucket').map(({ name }) => name),
    queues,
    topics: cloud.resources('AWS::SNS::Topic').map(({ arn }) => arn),
    subscriptions: subscriptionsOf(cloud),
    eventSourceMappings: eventSourceMappingsOf(cloud, functions, queues),
    schedules: schedulesOf(cloud),
    receiptRules: receiptRulesOf(cloud),
    configurationSets: configurationSetsOf(cloud),
  };
}

function stateMachinesOf(cloud: Cloud): StateMachineResource[] {
  return cloud.resources('AWS::StepFunctions::StateMachine').map((resource) => {
    if ('DefinitionSubstitutions' in resource.properties)
      throw new Error(`${resource.logicalId}: definition substitutions are not supported`);
    const definition = z.string().parse(resource.property('DefinitionString'));
    return {
      logicalId: resource.logicalId,
      name: resource.name,
      arn: resource.arn,
      definition: JSON.parse(definition) as unknown,
      roleArn: z.string().parse(resource.property('RoleArn')),
    };
  });
}

function tablesOf(cloud: Cloud): TableDefinition[] {
  const read = ['KeySchema', 'AttributeDefinitions', 'GlobalSecondaryIndexes', 'LocalSecondaryIndexes'];
  return cloud.resources('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table').map((resource) =>
    TableDefinition.parse({
      TableName: resource.name,
      ...Object.fromEntries(
        read.filter((name) => name in resource.properties).map((name) => [name, resource.property(name)]),
      ),
    }),
  );
}
