import { latest, plusMinutes } from '../../../shared/domain/instant.ts';
import { automaticReply } from '../../employees/automatic-reply.ts';
import { between } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';

const aDay = 24 * 60;

/** Away from some email on, for five days to five weeks: the mail server says until when, each time, and answers come after the return. */
export const away: PersonKind = {
  name: 'away',
  weight: 2,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter, at }, plain) => {
    const leavesAfter = between(self.random, `${self.address}|leaves after`, 0, 8);
    const firstAway = self.sent.find(({ purpose }) => purpose === 'automatic');
    if (firstAway === undefined && self.received < leavesAfter) return plain;
    const days = between(self.random, `${self.address}|away for`, 5, 35);
    const back = plusMinutes(firstAway?.at ?? at, days * aDay);
    if (at > back) return plain;
    const { raw } = automaticReply(letter, {
      from: { name: self.name, address: self.address },
      at,
      back,
      timeZone: self.persona.timeZone,
      seed: `${self.random.seed}|${self.address}|${letter.messageId}`,
    });
    return [
      { at, raw, to: letter.replyTo.address, purpose: 'automatic' },
      ...plain.map((outgoing) => ({ ...outgoing, at: latest(outgoing.at, plusMinutes(back, 60)) })),
    ];
  },
};
