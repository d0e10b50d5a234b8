import { loopRobot } from '../people/loop-robot.ts';
import type { Invariant } from './invariant.ts';

const aWeek = 7 * 86_400_000;
/** A form, its reminders, two clarifications and one answer; and one email a week that says that nothing was understood. */
const mailsPerForm = 6;

/** Whoever answers everything automatically gets no more than the forms explain. */
export const robotsAreBounded: Invariant = {
  number: 12,
  name: 'no loop with a robot',
  check: ({ diaries, records, company, endedAt }) => {
    const weeks = Math.ceil((Date.parse(endedAt) - Date.parse(company.startsAt)) / aWeek);
    return [...records.people.values()].flatMap(({ personId, address }) => {
      const diary = diaries.get(address);
      if (diary?.kind !== loopRobot.name) return [];
      const received = diary.lines.filter(({ kind }) => kind === 'received').length;
      const forms = [...records.forms.values()].filter((form) => form.personId === personId).length;
      const sessions = records.ledger.filter((entry) => entry.to === personId && entry.session !== undefined).length;
      const most = forms * mailsPerForm + weeks + sessions;
      return received <= most
        ? []
        : [{ ids: [personId], what: `got ${String(received)} emails, ${String(most)} at most` }];
    });
  },
};
