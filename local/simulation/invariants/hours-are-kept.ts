import { plusMinutes } from '../../../shared/domain/instant.ts';
import type { LedgerEntry } from '../../../shared/domain/ledger.ts';
import { sendableAt } from '../../../shared/domain/sending-hours.ts';
import type { Records } from '../../run/records.ts';
import { markOfKey } from '../mail-mark.ts';
import { readerOfMail } from '../reader-of-mail.ts';
import type { Invariant, Violation } from './invariant.ts';

/** Calendar items make no noise; what is wrong with a start message comes before there is a cycle with hours. */
const atAnyHour = ['invitation', 'cancellation', 'start-problems'];

/** What answers a message. A coordinator who writes on a Saturday is answered on that Saturday. */
const answers = [
  ...[
    'clarification',
    'echo',
    'thanks',
    'late',
    'stray',
    'personal',
    'help',
    'notice',
    'call-me',
    'paused',
    'stop-noted',
  ],
  ...['done', 'decided', 'decision-unclear', 'prices', 'pair-file', 'overview', 'by-phone'],
];
const answersToFiles = ['NEW', 'START', 'REF'];

/** Between the look at the clock and SES: a function's whole time, and what a fault makes it wait. */
const underWayMinutes = 5;

/** Nothing arrives at night, on a day off or in a pause of the person's site (design.md 9). */
export const hoursAreKept: Invariant = {
  number: 19,
  name: 'hours are kept',
  check: ({ mails, records }) => {
    const entries = new Map(records.ledger.map((entry) => [markOfKey(entry.key), entry]));
    return mails.flatMap(({ mark, at }): Violation[] => {
      const entry = entries.get(mark);
      const reader = entry === undefined ? undefined : readerOfMail(records, entry);
      if (entry === undefined || reader === undefined || atAnyHour.includes(entry.mail)) return [];
      const kind = entry.formId === undefined ? undefined : records.forms.get(entry.formId)?.kind;
      if (kind === 'OBJ') return []; // its hours are another coordinator's
      if (kind === 'NEW') return []; // where its reader works is what it asks for (seed 52049: a holiday of Paris)
      if (isAtHerDesk(records, entry)) return [];
      const decided = plusMinutes(at, -underWayMinutes);
      if (sendableAt(at, reader) === at || sendableAt(decided, reader) === decided) return [];
      return [{ ids: [entry.key, entry.to], what: `${entry.mail} arrived at ${at}, outside the person's hours` }];
    });
  },
};

/** True for what answers a coordinator's own message. */
function isAtHerDesk({ cycles, forms }: Records, { to, mail, attempt, formId }: LedgerEntry): boolean {
  if (!cycles.some(({ coordinators }) => coordinators.includes(to))) return false;
  const kind = formId === undefined ? undefined : forms.get(formId)?.kind;
  return answers.includes(mail) || (mail === 'form' && attempt === 0 && answersToFiles.includes(kind ?? ''));
}
