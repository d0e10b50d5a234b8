import { readFileSync } from 'node:fs';
import { parseMessage, type ReadableMessage } from '../../shared/mail/parse-message.ts';

/** The bytes of a message in fixtures/. */
export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`./fixtures/${name}.eml`, import.meta.url));
}

/** A message that must be readable. */
export async function readable(bytes: Uint8Array | string): Promise<ReadableMessage> {
  const message = await parseMessage(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  if (message.kind === 'unreadable') throw new Error(message.reason);
  return message;
}

/** A small message with these header lines and this text. */
export function aMessage(headers: readonly string[] = [], text = '1: oui'): string {
  const from = headers.some((line) => /^from:/i.test(line)) ? [] : ['From: claire.dupont@grandgroupe.example'];
  return [...from, ...headers, '', text, ''].join('\r\n');
}
