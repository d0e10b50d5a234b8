import { pick } from '../../employees/random.ts';
import type { Outgoing, PersonKind, Self } from './person-kind.ts';
import { writeWords } from './write-reply.ts';

const nonsense: readonly [readonly string[], ...(readonly string[])[]] = [
  ['¿?'],
  ['….'],
  ['jkl jkl jkl jkl'],
  ['1', '2', '3', '4', '5', '6', '7'],
  ['99: Z', '-97: A', 'NaN: oui'],
  ['1: A B C D E F', '1: non', '1: oui'],
];

/** Answers the first email of each thread with bytes or words that mean nothing; when the same is asked again, properly. */
export const garbage: PersonKind = {
  name: 'garbage',
  weight: 1,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter, at }, plain) => {
    if (letter.content.kind !== 'form' || self.sent.some(({ to }) => to === letter.replyTo.address)) return plain;
    const [first] = plain;
    const label = `garbage|${letter.messageId}`;
    const what = pick(self.random, `${self.address}|${label}`, ['words', 'bytes', 'torn']);
    const about = { at: first?.at ?? at, purpose: 'garbage', label } as const;
    const message = writeWords(self, letter, pick(self.random, `${self.address}|${label}|words`, nonsense), about);
    if (what === 'words') return [message, ...plain.slice(1)];
    return [what === 'torn' ? torn(message) : withNoise(message, self), ...plain.slice(1)];
  },
};

/** Cut in the middle, as a crashed client leaves it. */
function torn(message: Outgoing): Outgoing {
  const text = Buffer.from(message.raw).toString('latin1');
  const body = text.indexOf('\r\n\r\n') + 4;
  return { ...message, raw: Buffer.from(text.slice(0, body + Math.floor((text.length - body) / 3)), 'latin1') };
}

/** The headers of a message above bytes that are no text in any charset. */
function withNoise(message: Outgoing, { random, address }: Self): Outgoing {
  const text = Buffer.from(message.raw).toString('latin1');
  const noise = Buffer.from(
    Array.from({ length: 400 }, (_, at) =>
      pick(random, `${address}|noise|${String(at)}`, [0, 7, 27, 128, 192, 255, 10]),
    ),
  );
  return {
    ...message,
    raw: Buffer.concat([Buffer.from(text.slice(0, text.indexOf('\r\n\r\n') + 4), 'latin1'), noise]),
  };
}
