import type { Service } from '../../shared/adapters/wires.ts';
import { awsError, type HttpResponseLike } from '../wire.ts';
import type { CallFault } from './fault.ts';

/** The service refuses for its rate and does nothing. The SDK tries again, where its client may. */
export const throttle: CallFault = {
  kind: 'throttle',
  usually: 0.02,
  canStrike: () => true,
  spell: { probability: 0.2, milliseconds: [1000, 20_000] },
  strike: async ({ site, there, back, sleep }) => {
    await sleep(there + back);
    return refusals[site.service]();
  },
};

const refusals: Readonly<Record<Service, () => HttpResponseLike>> = {
  dynamodb: () => awsError('json', 'ProvisionedThroughputExceededException', 'Rate exceeded'),
  sqs: () => awsError('json', 'RequestThrottled', 'Too many requests', { statusCode: 403 }),
  states: () => awsError('json', 'ThrottlingException', 'Rate exceeded'),
  s3: () => awsError('rest-xml', 'SlowDown', 'Please reduce your request rate.', { statusCode: 503 }),
  ses: () => awsError('query', 'Throttling', 'Maximum sending rate exceeded.'),
};
