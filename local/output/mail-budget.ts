import { Temporal } from 'temporal-polyfill';
import type { LedgerEntry } from '../../shared/domain/ledger.ts';
import type { Letter } from './letters.ts';
import { type Role, roles } from './roles.ts';
import type { RunRecord } from './run-record.ts';

/** How many emails the people of one role got (content.md 1). */
export interface RoleMail {
  readonly role: Role;
  readonly people: number;
  readonly average: number;
  readonly most: { readonly count: number; readonly name: string };
  /** Calendar items within the average. */
  readonly calendar: number;
  /** The fullest week of anybody, calendar items and answers to the person's own words left aside. */
  readonly busiestWeek: { readonly count: number; readonly name: string; readonly monday: string };
}

/** A calendar item, the answer to something the person sent, or an email that comes unasked and counts in the budget. */
export type MailClass = 'calendar' | 'answer' | 'unasked';

const answers: readonly LedgerEntry['mail'][] = [
  'echo',
  'echo-low',
  'ended-done',
  'thanks',
  'clarification',
  'late',
  'stray',
  'start-problems',
];

/** Tells calendar items and answers from what counts in the mail budget: an answer is one by its kind, or follows the person's own words at once. */
function mailClass(entry: LedgerEntry | undefined, { records }: Pick<RunRecord, 'records'>, heard: Heard): MailClass {
  if (entry === undefined) return 'unasked';
  if (entry.mail === 'invitation' || entry.mail === 'cancellation') return 'calendar';
  const issuedAt = entry.formId === undefined ? undefined : records.forms.get(entry.formId)?.issuedAt;
  const causes = entry.attempt === 0 ? [entry.orderedAt, issuedAt] : [];
  const own = heard.get(entry.to);
  const follows = causes.some((at) => at !== undefined && own?.has(at) === true);
  return answers.includes(entry.mail) || follows ? 'answer' : 'unasked';
}

/** When something was received from each person. */
export type Heard = ReadonlyMap<string, ReadonlySet<string>>;

/** When each person was heard, from the program's records of what came in. */
function heardAt({ records }: Pick<RunRecord, 'records'>): Heard {
  const heard = new Map<string, Set<string>>();
  for (const { personId, receivedAt } of records.inbound.values()) {
    if (personId === undefined) continue;
    const moments = heard.get(personId) ?? new Set();
    heard.set(personId, moments.add(receivedAt));
  }
  return heard;
}

/** Emails per role, most and average, and the busiest week: roles nobody of whom was written to are left out. */
export function roleMails(
  record: RunRecord,
  letters: readonly Letter[],
  roleOf: ReadonlyMap<string, Role>,
): RoleMail[] {
  const heard = heardAt(record);
  const byPerson = new Map<string, Letter[]>();
  for (const letter of letters) {
    if (letter.direction === 'in' || letter.personId === undefined) continue;
    byPerson.set(letter.personId, [...(byPerson.get(letter.personId) ?? []), letter]);
  }
  return roles.flatMap((role) => {
    const people = [...byPerson].filter(([personId]) => roleOf.get(personId) === role);
    if (people.length === 0) return [];
    let most = { count: 0, name: '' };
    let busiestWeek = { count: 0, name: '', monday: '' };
    let total = 0;
    let calendar = 0;
    for (const [, mails] of people) {
      const name = mails[0]?.name ?? '';
      total += mails.length;
      if (mails.length > most.count) most = { count: mails.length, name };
      const classes = mails.map(({ entry }) => mailClass(entry, record, heard));
      calendar += classes.filter((each) => each === 'calendar').length;
      const weeks = new Map<string, number>();
      for (const [index, { at, timeZone }] of mails.entries()) {
        if (classes[index] !== 'unasked') continue;
        const monday = mondayOf(at, timeZone);
        weeks.set(monday, (weeks.get(monday) ?? 0) + 1);
      }
      for (const [monday, count] of weeks) if (count > busiestWeek.count) busiestWeek = { count, name, monday };
    }
    const size = people.length;
    return [{ role, people: size, average: total / size, most, calendar: calendar / size, busiestWeek }];
  });
}

function mondayOf(at: string, timeZone: string): string {
  const day = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate();
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
}
