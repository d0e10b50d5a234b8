import { between } from '../../employees/random.ts';
import type { Letter } from '../../employees/read-letter.ts';
import type { Incoming, Outgoing, Purpose, Self } from './person-kind.ts';
import { writeWords } from './write-reply.ts';

/** At a drawn email, one of the first six that ask something, this word in place of an answer; undefined before and after. */
export function sayWordOnce(
  self: Self,
  { letter, at }: Incoming,
  plain: readonly Outgoing[],
  { purpose, word }: { readonly purpose: Purpose; readonly word: (letter: Letter) => string },
): readonly Outgoing[] | undefined {
  if (self.sent.some((sent) => sent.purpose === purpose) || letter.content.kind !== 'form') return undefined;
  const patience = between(self.random, `${self.address}|patience for ${purpose}`, 0, 5);
  if (self.sent.filter((sent) => sent.purpose === 'answer').length < patience) return undefined;
  const about = { at: plain[0]?.at ?? at, purpose, label: `${purpose}|${letter.messageId}` };
  return [writeWords(self, letter, [word(letter)], about)];
}
