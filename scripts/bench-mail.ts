import PostalMime from 'postal-mime';
import { formDefinition } from '../shared/forms/form-registry.ts';
import { readReply } from '../shared/forms/read-reply.ts';
import { unflow } from '../shared/forms/unflow.ts';
import { classifyMessage } from '../shared/mail/classify-message.ts';
import { parseMessage } from '../shared/mail/parse-message.ts';
import { code, valuesFor } from '../test/forms/a-reply.ts';
import { judgedReplies } from '../test/forms/judge-reply.ts';
import { strictArguments, WrongArguments } from './strict-arguments.ts';

const stages = ['bare postal-mime', 'parse', 'classify', 'read', 'parse + classify + read'] as const;

/** Times each stage of reading one reply, against postal-mime alone on the same replies in the same run: the ratio holds on any machine. */
async function bench(args: readonly string[]): Promise<void> {
  const { values } = strictArguments(args, { rounds: { type: 'string', default: '20' } });
  if (!/^[1-9]\d{0,3}$/.test(values.rounds))
    throw new WrongArguments(`--rounds needs a whole number, not ${values.rounds}`);
  const replies: { kind: Parameters<typeof formDefinition>[0]; raw: Uint8Array }[] = [];
  for await (const { kind, reply } of judgedReplies('bench', 200, true)) replies.push({ kind, raw: reply.raw });
  // Of each reply the least of all rounds: on a busy machine the rest is other processes' time.
  const least = replies.map(() => stages.map(() => Infinity));
  for (let round = 0; round <= Number(values.rounds); round += 1) {
    for (const [at, { kind, raw }] of replies.entries()) {
      const began = performance.now();
      await PostalMime.parse(raw);
      const bare = performance.now();
      const message = await parseMessage(raw);
      const parsed = performance.now();
      if (message.kind === 'unreadable') throw new Error(message.reason);
      classifyMessage(message, { ownDomains: ['reply.mentoring.example'], today: '2027-03-02' });
      const classified = performance.now();
      const definition = formDefinition(kind);
      const text = message.flowed === undefined ? message.text : unflow(message.text, message.flowed.deleteSpaces);
      readReply(definition, { ...valuesFor(definition), code }, text, undefined, message.alternative);
      const read = performance.now();
      if (round === 0) continue; // warms up
      const took = [bare - began, parsed - bare, classified - parsed, read - classified, read - bare];
      least[at] = took.map((time, stage) => Math.min(time, least[at]?.[stage] ?? Infinity));
    }
  }
  const quantile = (stage: number, share: number): number => {
    const sorted = least.map((times) => times[stage] ?? Infinity).toSorted((a, b) => a - b);
    return sorted[Math.floor(share * (sorted.length - 1))] ?? Infinity;
  };
  console.log(`${String(replies.length)} replies, ${values.rounds} rounds`);
  console.log(`${''.padEnd(26)}${['median ms', 'p99 ms', 'x bare'].map((each) => each.padStart(12)).join('')}`);
  for (const [stage, name] of stages.entries()) {
    const columns = [
      quantile(stage, 0.5).toFixed(2),
      quantile(stage, 0.99).toFixed(2),
      (quantile(stage, 0.5) / quantile(0, 0.5)).toFixed(1),
    ];
    console.log(`${name.padEnd(26)}${columns.map((each) => each.padStart(12)).join('')}`);
  }
}

try {
  await bench(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof WrongArguments)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
