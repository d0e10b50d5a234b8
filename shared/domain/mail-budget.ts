import type { Form } from './form.ts';
import { type Reader, sheetLeavesAt } from './form-ladders.ts';
import type { Instant } from './instant.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Pair, Session } from './pair.ts';
import type { Participant } from './participant.ts';
import { sendableAt } from './sending-hours.ts';
import {
  addDays,
  addWorkingDays,
  type LocalDate,
  localDate,
  wallClock,
  workingDaysBetween,
  zoned,
} from './working-calendar.ts';

/** Most emails a week that nobody asked for (content.md 1.5, design.md 9). */
const weeklyBudget = 2;

/**
 * How an email counts. `calendar`: an item that the calendar shows, silent. `at once`: what another coordinator may stop within hours, some of which may
 * be her night. `answer`: it answers what the person sent. `wanted`: it follows from what the person said yes to that week; a pause said since keeps it back.
 * `office`: a coordinator's or sponsor's own work, which comes when it is due (content.md 1.4). `counted`: everything else.
 */
export type MailClass = 'calendar' | 'at once' | 'answer' | 'wanted' | 'office' | 'counted';

const calendarItems: readonly LedgerEntry['mail'][] = ['invitation', 'cancellation'];
const answers: readonly LedgerEntry['mail'][] = [
  'clarification',
  'echo',
  'echo-low',
  'thanks',
  'late',
  'stray',
  'personal',
  'conversation',
  'paused',
  'help',
  'notice',
  'call-me',
  'stop-noted',
  'ended-done',
  'start-problems',
];
const officeMails: readonly LedgerEntry['mail'][] = [
  'alert',
  'report',
  'expertise-map',
  'announcement',
  'done',
  'decided',
  'decision-unclear',
  'prices',
  'pair-file',
  'overview',
  'by-phone',
  'bundle',
];
/** Forms that ask about what the person, or somebody in their name, just sent. */
const answeringGroups: readonly Form['group'][] = ['confirming'];
const officeGroups: readonly Form['group'][] = ['start', 'decision'];

/** What the class of an email depends on. */
export interface Occasion {
  /** The form it sends or speaks of. */
  readonly form: Pick<Form, 'group' | 'kind' | 'status'> | undefined;
  /** When the person said yes to the pair that it is about. */
  readonly saidYesAt: Instant | undefined;
  readonly reader: Pick<Reader, 'timeZone'>;
}

/** How this email counts, were it sent now. */
export function mailClass(
  { mail, attempt, facts }: Pick<LedgerEntry, 'mail' | 'attempt' | 'facts'>,
  { form, saidYesAt, reader }: Occasion,
  now: Instant,
): MailClass {
  if (calendarItems.includes(mail)) return 'calendar';
  if (mail === 'form' && form?.kind === 'OBJ') return 'at once';
  if (answers.includes(mail) || facts.answers !== undefined) return 'answer';
  if (form !== undefined && answeringGroups.includes(form.group)) return 'answer';
  if (officeMails.includes(mail)) return 'office';
  if (form !== undefined && (officeGroups.includes(form.group) || form.kind === 'FIT')) return 'office';
  if (mail === 'certificate' && form?.status === 'answered') return 'answer'; // it carries the closing echo
  const isFirst = mail === 'form' && attempt === 0;
  if (isFirst && saidYesAt !== undefined && weekOf(saidYesAt, reader) === weekOf(now, reader)) return 'wanted';
  return 'counted';
}

/** Answers to a coordinator's files and orders, by the kind of their form: they go to the desk she is sitting at. */
const deskForms: readonly string[] = ['NEW', 'START', 'REF'];
const deskMails: readonly LedgerEntry['mail'][] = [
  'done',
  'decided',
  'decision-unclear',
  'prices',
  'pair-file',
  'overview',
  'by-phone',
];

/**
 * True for an email that need not wait for its reader's hours: a calendar item makes no noise, and a coordinator who writes on a Saturday is at work.
 * Nobody else is answered outside their hours: a mailbox that answers at night is one that people believe they must answer at night.
 */
export function leavesAtAnyHour(
  { mail, attempt, facts }: Pick<LedgerEntry, 'mail' | 'attempt' | 'facts'>,
  {
    kind,
    form,
    isCoordinator,
  }: {
    readonly kind: MailClass;
    readonly form: Pick<Form, 'kind'> | undefined;
    readonly isCoordinator: boolean;
  },
): boolean {
  if (kind === 'calendar' || kind === 'at once') return true;
  if (!isCoordinator) return false;
  if (mail === 'form') return facts.answers !== undefined || (attempt === 0 && deskForms.includes(form?.kind ?? ''));
  return kind === 'answer' || deskMails.includes(mail);
}

/**
 * Until when the person is away, as far as an automatic answer of theirs has said: nothing unasked is sent meanwhile (content.md 1.5), unless it
 * would be for nothing afterwards.
 */
export function knownAbsence(
  { mail }: Pick<LedgerEntry, 'mail'>,
  {
    participant,
    form,
    session,
  }: {
    readonly participant: Pick<Participant, 'awayUntil'> | undefined;
    readonly form: Pick<Form, 'closesAt'> | undefined;
    readonly session: Pick<Session, 'meetsAt'> | undefined;
  },
): Instant | undefined {
  const useful = mail === 'sheet' ? session?.meetsAt : form?.closesAt;
  const back = participant?.awayUntil;
  return back === undefined || (useful !== undefined && back >= useful) ? undefined : back;
}

/**
 * Until when a pause keeps back what answers nothing, though it was ordered before the pause began: what is about a pair as long as that pair rests,
 * anything else, and the news that it rests, as long as its reader does.
 */
export function keptBackUntil(
  { mail, to }: Pick<LedgerEntry, 'mail' | 'to'>,
  {
    participant,
    pair,
  }: {
    readonly participant: Pick<Participant, 'pausedUntil'> | undefined;
    readonly pair: Pick<Pair, 'status' | 'pause' | 'mentorId' | 'menteeId'> | undefined;
  },
): Instant | undefined {
  if (pair === undefined || pair.status === 'closed') return participant?.pausedUntil;
  const { pause, mentorId, menteeId } = pair;
  if (pause === undefined) return undefined;
  const isTheirs = to === (pause.side === 'mentor' ? mentorId : menteeId);
  const isTold = !isTheirs && mail !== 'form' && mail !== 'sheet'; // that the pair rests; unless the other one wants quiet as well
  return isTold ? participant?.pausedUntil : pause.until;
}

/** The Monday of the week it is for the person. */
export function weekOf(now: Instant, { timeZone }: Pick<Reader, 'timeZone'>): LocalDate {
  const today = localDate(now, timeZone);
  return addDays(today, 1 - zoned(now, timeZone).dayOfWeek);
}

/**
 * How many places of a week others may take: a mentor who comes without the sheet is worse off than one who is reminded a week later, so a sheet that is
 * still to come that week has its place kept. What would have taken it is put off like anything else.
 */
export function placesInWeek(
  { mail, to }: Pick<LedgerEntry, 'mail' | 'to'>,
  pairs: readonly Pair[],
  reader: Reader,
  now: Instant,
): number {
  if (mail === 'sheet') return weeklyBudget;
  const sheets = pairs.flatMap(({ status, pause, ending, mentorId, menteeId, sessions }) =>
    status === 'meeting' && pause === undefined && ending === undefined
      ? sessions.filter((session) => {
          const isReader = to === mentorId || (to === menteeId && session.number === 1);
          const isToCome = session.status === 'planned' && !session.sheetSent && session.meetsAt > now;
          return isReader && isToCome && weekOf(sheetLeavesAt(session.meetsAt, reader), reader) === weekOf(now, reader);
        })
      : [],
  );
  return Math.max(0, weeklyBudget - sheets.length);
}

/** The first moment of next week, or later, at which the person may be written to. */
export function nextWeekAt(now: Instant, reader: Reader): Instant {
  return sendableAt(wallClock(addDays(weekOf(now, reader), 7), '00:00', reader.timeZone), reader);
}

/**
 * Minutes into next week after which an email that was put off has its turn, so that what asks goes before what tells, and that before what
 * reminds: more than a sweep apart (15 minutes).
 */
export function turnMinutes({ mail, attempt }: Pick<LedgerEntry, 'mail' | 'attempt'>): number {
  if (mail === 'sheet' || (mail === 'form' && attempt === 0)) return 0;
  return mail === 'form' ? 40 : 20;
}

/**
 * A form whose first email leaves later than planned: it reminds and closes as many working days later as it would have. Enrollment ends on
 * one day for everybody; there the days in between are lost.
 */
export function leavingLater(form: Form, leaves: Instant, reader: Reader): Form {
  const [planned, ...reminders] = form.ladder;
  if (planned === undefined || leaves <= planned) return form;
  const later = (moment: Instant): Instant => {
    const days = workingDaysBetween(planned, moment, reader.site);
    const time = zoned(moment, reader.timeZone).toPlainTime().toString();
    return wallClock(addWorkingDays(localDate(leaves, reader.timeZone), days, reader.site), time, reader.timeZone);
  };
  const closesAt = form.group === 'enrollment' ? form.closesAt : later(form.closesAt);
  return { ...form, ladder: [leaves, ...reminders.map(later)], closesAt };
}
