import { plusMinutes } from '../../../shared/domain/instant.ts';
import { letterOf } from '../../employees/choose.ts';
import { between, pick } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';
import { writeAnswers } from './write-reply.ts';

/** Says yes to a partner and takes it back within three days, perhaps before the other one was asked, perhaps after both were introduced. */
export const takesBack: PersonKind = {
  name: 'takes back',
  weight: 1,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter }, plain) => {
    const [question] =
      letter.content.kind === 'form' && letter.content.form === 'PRO' ? letter.content.shown.questions : [];
    if (question === undefined || self.sent.some(({ to }) => to === letter.replyTo.address)) return plain;
    return plain.flatMap((yes) => {
      const label = `${self.address}|${letter.messageId}|back`;
      const at = plusMinutes(yes.at, between(self.random, `${label}|minutes`, 1, 3 * 24 * 60));
      const meaning = { [question.number]: letterOf(question, pick(self.random, label, ['C', 'D'])) };
      return [yes, writeAnswers(self, letter, meaning, { at, purpose: 'correction', label })];
    });
  },
};
