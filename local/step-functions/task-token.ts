import { createHash } from 'node:crypto';

/** What a genuine token says: the execution it was made for and the how manieth of it. */
export type TokenOrigin = { readonly executionArn: string; readonly number: number };

/** A token for one attempt of one task; the same seed, execution and number give the same token. */
export function taskToken(seed: number, { executionArn, number }: TokenOrigin): string {
  const text = `${executionArn}\n${String(number)}`;
  return Buffer.from(`${text}\n${proof(seed, text)}`).toString('base64url');
}

/** Where a token comes from; undefined when we never made it. Old tokens stay readable, as AWS tells stale from invented. */
export function tokenOrigin(seed: number, token: string): TokenOrigin | undefined {
  const [executionArn, digits] = Buffer.from(token, 'base64url').toString().split('\n');
  if (executionArn === undefined || digits === undefined) return undefined;
  const origin = { executionArn, number: Number(digits) };
  return taskToken(seed, origin) === token ? origin : undefined;
}

function proof(seed: number, text: string): string {
  return createHash('sha256')
    .update(`${String(seed)}\n${text}`)
    .digest('hex')
    .slice(0, 16);
}
