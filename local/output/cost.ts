import type { Usage } from './run-record.ts';

/** List prices of eu-west-1 in USD, of one unit each (findings/aws.md 7). Free tiers and what is fixed (keys, alarms) are left out. */
const prices = {
  transition: 0.025 / 1000,
  invocation: 0.2 / 1_000_000,
  gigabyteSecond: 1.33334e-5,
  writeUnit: 0.707 / 1_000_000,
  readUnit: 0.141 / 1_000_000,
  emailOut: 0.1 / 1000,
  emailIn: 0.1 / 1000,
  queueRequest: 0.4 / 1_000_000,
  storedObject: 0.005 / 1000,
} as const;

/** 512 MB for 150 ms: what an invocation is assumed to take (findings/aws.md 7). */
const gigabyteSecondsPerInvocation = 0.5 * 0.15;

/** One line of the bill. */
export interface CostLine {
  readonly service: string;
  readonly usage: string;
  readonly dollars: number;
}

/** The bill of a run, service by service. */
export function costLines(usage: Usage, emails: { readonly out: number; readonly in: number }): CostLine[] {
  const { transitions, invocations, writeUnits, readUnits, queueRequests, storedObjects } = usage;
  return [
    { service: 'Step Functions', usage: `${count(transitions)} transitions`, dollars: transitions * prices.transition },
    {
      service: 'Lambda',
      usage: `${count(invocations)} invocations of 512 MB and 150 ms`,
      dollars: invocations * (prices.invocation + gigabyteSecondsPerInvocation * prices.gigabyteSecond),
    },
    {
      service: 'DynamoDB',
      usage: `${count(writeUnits)} write units, ${count(readUnits)} read units`,
      dollars: writeUnits * prices.writeUnit + readUnits * prices.readUnit,
    },
    {
      service: 'SES',
      usage: `${count(emails.out)} emails out, ${count(emails.in)} in`,
      dollars: emails.out * prices.emailOut + emails.in * prices.emailIn,
    },
    { service: 'SQS', usage: `${count(queueRequests)} requests`, dollars: queueRequests * prices.queueRequest },
    { service: 'S3', usage: `${count(storedObjects)} objects stored`, dollars: storedObjects * prices.storedObject },
  ];
}

/** "12,345"; half units are rounded. */
export function count(number: number): string {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "$0.0123". */
export function dollarText(dollars: number): string {
  return `$${dollars.toFixed(4)}`;
}
