import type { CallSite, HandOver } from './fault.ts';

const seconds = (low: number, high: number): readonly [number, number] => [low * 1000, high * 1000];
const isWrite = ({ service, operation }: CallSite) =>
  service === 'dynamodb' && ['PutItem', 'UpdateItem', 'DeleteItem'].includes(operation);

/** Where one step hands over to the next, and the world may change in between. Longer than most calls, shorter than most timeouts. */
export const handOvers: readonly HandOver[] = [
  {
    kind: 'pause-plan-park',
    usually: 0.05,
    before: (site) => ['park', 'send-form'].includes(site.function) && isWrite(site),
    milliseconds: seconds(2, 25),
  },
  {
    kind: 'pause-write-message', // the outbox is written, the message to the next function is not sent yet
    usually: 0.03,
    before: ({ service }) => service === 'sqs',
    milliseconds: seconds(1, 20),
  },
  {
    kind: 'pause-epoch-start',
    usually: 0.05,
    before: ({ service, operation }) => service === 'states' && operation === 'StartExecution',
    milliseconds: seconds(1, 25),
  },
  {
    kind: 'pause-token-wake', // the token is read, the execution not woken yet
    usually: 0.05,
    before: ({ service, operation }) => service === 'states' && operation === 'SendTaskSuccess',
    milliseconds: seconds(1, 25),
  },
  {
    kind: 'pause-claim-send',
    usually: 0.03,
    before: ({ service }) => service === 'ses',
    milliseconds: seconds(1, 20),
  },
  {
    kind: 'pause-effect-marker', // a reply took effect, its message is not marked as handled yet
    usually: 0.03,
    before: (site) => site.function === 'receive-email' && isWrite(site),
    milliseconds: seconds(1, 10),
  },
];
