import { plusMinutes } from '../../../shared/domain/instant.ts';
import type { PersonKind } from './person-kind.ts';
import { eachAnswer, writeAnswers } from './write-reply.ts';

/** Answers promptly, and somebody who has seen the email answers otherwise in this person's name: From is forged, no proof holds. */
export const spoofed: PersonKind = {
  name: 'spoofed',
  weight: 1,
  persona: { character: 'prompt', promptness: 'minutes' },
  sends: (self, { letter }, plain) =>
    eachAnswer(letter, plain, (outgoing, meaning) => {
      const about = {
        at: plusMinutes(outgoing.at, 5),
        purpose: 'forged',
        label: `forged|${letter.messageId}`,
      } as const;
      const verdicts = { spf: 'PASS', dkim: 'FAIL', dmarc: 'FAIL', envelopeFrom: 'someone@elsewhere.example' } as const;
      return [outgoing, { ...writeAnswers(self, letter, meaning, about), verdicts }];
    }),
};
