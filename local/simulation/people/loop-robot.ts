import { plusMinutes } from '../../../shared/domain/instant.ts';
import { automaticReply } from '../../employees/automatic-reply.ts';
import { pick } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';
import { writeWords } from './write-reply.ts';

/**
 * An out-of-office robot that answers every email within a minute, for ever: some say that they are a machine, some only look like one,
 * and the worst looks like a person and answers to Reply-To.
 */
export const loopRobot: PersonKind = {
  name: 'loop robot',
  weight: 1,
  persona: { character: 'silent' },
  sends: (self, { letter, at }) => {
    const manner = pick(self.random, `${self.address}|robot`, ['honest', 'to the form', 'like a person']);
    const answerAt = plusMinutes(at, 1);
    if (manner === 'like a person') {
      const words =
        letter.language === 'fr'
          ? ['Je suis en congé, je lirai plus tard.']
          : ['I am on leave and will read this later.'];
      const label = `robot|${letter.messageId}`;
      return [writeWords(self, letter, words, { at: answerAt, purpose: 'garbage', label })];
    }
    const { raw } = automaticReply(letter, {
      from: { name: self.name, address: self.address },
      at: answerAt,
      back: plusMinutes(at, 60 * 24 * 400),
      timeZone: self.persona.timeZone,
      seed: `${self.random.seed}|${self.address}|${letter.messageId}`,
    });
    const to = manner === 'honest' ? letter.from.address : letter.replyTo.address;
    return [{ at: answerAt, raw, to, purpose: 'automatic' }];
  },
};
