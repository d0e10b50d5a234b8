import { plusMinutes } from '../../../shared/domain/instant.ts';
import { letterOf } from '../../employees/choose.ts';
import { between } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';
import { writeAnswers } from './write-reply.ts';

/** Asks something about the partner proposed, and says yes days later, to the same email. */
export const asksFirst: PersonKind = {
  name: 'asks first',
  weight: 2,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter }, plain) => {
    const [question] =
      letter.content.kind === 'form' && letter.content.form === 'PRO' ? letter.content.shown.questions : [];
    if (question === undefined || self.sent.some(({ to }) => to === letter.replyTo.address)) return plain;
    return plain.flatMap(({ at }) => {
      const says = (what: string, about: { readonly at: string; readonly words?: readonly string[] }) =>
        writeAnswers(
          self,
          letter,
          { [question.number]: letterOf(question, what) },
          { ...about, purpose: 'answer', label: `${what}|${letter.messageId}` },
        );
      const days = between(self.random, `${self.address}|${letter.messageId}|days`, 1, 3);
      return [says('B', { at, words: [words[letter.language]] }), says('A', { at: plusMinutes(at, days * 24 * 60) })];
    });
  },
};

const words = {
  fr: 'Est-ce que les séances peuvent avoir lieu le matin ?',
  en: 'Could the sessions be in the morning?',
} as const;
