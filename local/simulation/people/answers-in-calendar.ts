import { plusMinutes } from '../../../shared/domain/instant.ts';
import { calendarAnswer } from '../../employees/calendar-answer.ts';
import { between, pick } from '../../employees/random.ts';
import type { PersonKind } from './person-kind.ts';

/** Answers invitations in the calendar: accepts, declines, hesitates, or proposes an hour or a week later; each at any moment until the session. */
export const answersInCalendar: PersonKind = {
  name: 'answers in the calendar',
  weight: 3,
  persona: { character: 'prompt', promptness: 'hours' },
  sends: (self, { letter, at }, plain) => {
    if (letter.content.kind !== 'invitation') return plain;
    const { invite } = letter.content;
    if (invite.method === 'CANCEL' || invite.organizer === '') return [];
    const label = `${self.address}|${invite.uid}|${String(invite.sequence)}`;
    // After a few moves everybody agrees: a calendar war is not what is tried here.
    const answer =
      invite.sequence > 2
        ? 'ACCEPTED'
        : pick(self.random, label, ['ACCEPTED', 'ACCEPTED', 'DECLINED', 'TENTATIVE', 'an hour later', 'a week later']);
    const later = answer === 'an hour later' ? 60 : answer === 'a week later' ? 7 * 24 * 60 : 0;
    const left = Math.max(1, Math.floor((Date.parse(invite.start) - Date.parse(at)) / 60_000));
    const when = plusMinutes(at, between(self.random, `${label}|at`, 1, Math.min(left, 20 * 24 * 60)));
    const { raw } = calendarAnswer(letter, invite, {
      from: { name: self.name, address: self.address },
      at: when,
      timeZone: self.persona.timeZone,
      seed: `${self.random.seed}|${label}`,
      partstat: later > 0 ? 'TENTATIVE' : (answer as 'ACCEPTED' | 'DECLINED' | 'TENTATIVE'), // the two others are later
      ...(later === 0 ? {} : { instead: plusMinutes(invite.start, later) }),
    });
    return [{ at: when, raw, to: invite.organizer, purpose: 'calendar' }];
  },
};
