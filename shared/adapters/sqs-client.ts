import { SQSClient } from '@aws-sdk/client-sqs';
import type { ClientOf } from './wires.ts';

export const sqsClient: ClientOf<SQSClient> = (setup) => new SQSClient(setup('sqs'));
