import { readdirSync, readFileSync } from 'node:fs';
import { pick, seeded } from '../../local/employees/random.ts';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { formDefinition, formRegistry } from '../../shared/forms/form-registry.ts';
import { readReply } from '../../shared/forms/read-reply.ts';
import { unflow } from '../../shared/forms/unflow.ts';
import { classifyMessage } from '../../shared/mail/classify-message.ts';
import { parseMessage } from '../../shared/mail/parse-message.ts';
import { code, valuesFor } from '../forms/a-reply.ts';
import { judgedReplies } from '../forms/judge-reply.ts';
import { mutateMessage } from './mutate-message.ts';

const slow = 40; // milliseconds

/** What became of one damaged message: its class or the reason why it could not be read, and how long that took at least. */
export interface ReadMutant {
  readonly seed: string;
  readonly raw: string;
  readonly outcome: string;
  readonly milliseconds: number;
}

/** Messages to damage: the fixtures, and generated replies of every client. */
export async function corpus(replies: number): Promise<[string, ...string[]]> {
  const folder = new URL('./fixtures/', import.meta.url);
  const [first = '', ...fixtures] = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'latin1'));
  const generated: string[] = [];
  for await (const { reply } of judgedReplies('corpus', replies, true))
    generated.push(Buffer.from(reply.raw).toString('latin1'));
  return [first, ...fixtures, ...generated];
}

/** Reads everything that a message of a corpus can be damaged into, as the program reads what arrives. */
export async function* readMutants(
  messages: readonly [string, ...string[]],
  seed: string,
  count: number,
  clock: () => number,
): AsyncGenerator<ReadMutant> {
  const kinds = Object.keys(formRegistry) as [FormKind, ...FormKind[]];
  for (let at = 0; at < count; at += 1) {
    const own = `${seed} ${String(at)}`;
    const random = seeded(own);
    const raw = mutateMessage(pick(random, 'message', [...messages]), messages, random);
    const kind = pick(random, 'kind', kinds);
    const bytes = Buffer.from(raw, 'latin1');
    let outcome = '';
    let milliseconds = Infinity;
    // What took long is read again: on a busy machine it is more often another process that took the time.
    for (let attempt = 0; attempt < 6 && milliseconds > slow; attempt += 1) {
      const began = clock();
      outcome = await read(kind, bytes);
      milliseconds = Math.min(milliseconds, clock() - began);
    }
    yield { seed: own, raw, outcome, milliseconds };
  }
}

async function read(kind: FormKind, bytes: Uint8Array): Promise<string> {
  const message = await parseMessage(bytes);
  if (message.kind === 'unreadable') return `unreadable: ${message.reason}`;
  const { kind: from } = classifyMessage(message, { ownDomains: ['reponses.example.com'], today: '2027-03-02' });
  const text = message.flowed === undefined ? message.text : unflow(message.text, message.flowed.deleteSpaces);
  const definition = formDefinition(kind);
  readReply(definition, { ...valuesFor(definition), code }, text, undefined, message.alternative);
  return from;
}
