import type { Cycle } from '../../shared/domain/cycle.ts';
import { dayText } from '../../shared/domain/date-text.ts';
import { isEnrolled } from '../../shared/domain/enrollment.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { type CostLine, costLines, count, dollarText } from './cost.ts';
import type { Letter } from './letters.ts';
import { type RoleMail, roleMails } from './mail-budget.ts';
import { type Role, roleNames, rolesOf } from './roles.ts';
import type { RunRecord, Usage } from './run-record.ts';

/** A run in figures; the same for the same seed. */
export interface Summary {
  readonly company: string;
  readonly program: string;
  readonly status: Cycle['status'];
  readonly startsAt: Instant;
  readonly endedAt: Instant;
  readonly invited: number;
  readonly enrolled: number;
  readonly matched: number;
  readonly pairs: { readonly approved: number; readonly started: number; readonly finished: number };
  readonly sessions: { readonly held: number; readonly planned: number };
  readonly feedback: Answered;
  readonly evaluations: Answered;
  readonly emails: { readonly out: number; readonly in: number };
  readonly roles: readonly RoleMail[];
  readonly usage: Usage;
  readonly costs: readonly CostLine[];
  readonly dollars: number;
}

/** Of so many forms sent, so many came back. */
export interface Answered {
  readonly answered: number;
  readonly sent: number;
}

/** What the reference cycle of content.md 1 needs, per person, calendar items included. */
const referenceMails: Partial<Record<Role, string>> = {
  mentor: '31',
  leader: '28',
  assistant: '4 and calendar copies',
  sponsor: '4',
};

/** Adds a run up. */
export function summarize(record: RunRecord, letters: readonly Letter[]): Summary {
  const { cycle, records, usage } = record;
  const forms = [...records.forms.values()];
  const pairs = [...records.pairs.values()];
  const sessions = pairs.flatMap((pair) => pair.sessions);
  const answered = (kinds: RegExp): Answered => {
    const asked = forms.filter(({ kind, sent }) => kinds.test(kind) && sent > 0);
    return { answered: asked.filter(({ status }) => status === 'answered').length, sent: asked.length };
  };
  const emails = {
    out: letters.filter(({ direction }) => direction === 'out').length,
    in: letters.filter(({ direction }) => direction === 'in').length,
  };
  const costs = costLines(usage, emails);
  return {
    company: cycle.definition.company,
    program: cycle.definition.program,
    status: cycle.status,
    startsAt: record.startsAt,
    endedAt: record.endedAt,
    invited: records.participants.size,
    enrolled: forms.filter(isEnrolled).length,
    matched: new Set(pairs.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId])).size,
    pairs: {
      approved: pairs.length,
      started: pairs.filter(({ introducedAt }) => introducedAt !== undefined).length,
      finished: pairs.filter(({ closedBecause }) => closedBecause === 'finished').length,
    },
    sessions: { held: sessions.filter(({ status }) => status === 'held').length, planned: sessions.length },
    feedback: answered(/^SES/),
    evaluations: answered(/^CLO/),
    emails,
    roles: roleMails(record, letters, rolesOf(record)),
    usage,
    costs,
    dollars: costs.reduce((total, { dollars }) => total + dollars, 0),
  };
}

/** The figures of a summary in words, line by line. */
export function summaryFigures(summary: Summary): [string, string][] {
  const { invited, enrolled, matched, pairs, sessions, feedback, evaluations, emails, usage } = summary;
  const per = (total: number) => (invited === 0 ? '-' : (total / invited).toFixed(0));
  return [
    ['People', `${count(invited)} invited, ${count(enrolled)} enrolled, ${count(matched)} matched`],
    ['Pairs', `${count(pairs.approved)} approved, ${count(pairs.started)} started, ${count(pairs.finished)} finished`],
    ['Sessions', `${count(sessions.held)} held of ${count(sessions.planned)} placed`],
    ['Feedback', answeredText(feedback)],
    ['Closing evaluations', answeredText(evaluations)],
    ['Emails', `${count(emails.out)} sent, ${count(emails.in)} received`],
    ['State transitions', `${count(usage.transitions)}, ${per(usage.transitions)} per person invited`],
    ['Lambda invocations', `${count(usage.invocations)}, ${per(usage.invocations)} per person invited`],
    ['DynamoDB', `${per(usage.readUnits)} read units and ${per(usage.writeUnits)} write units per person invited`],
    ['What went wrong', troubles(usage)],
    ['AWS at list prices', `${dollarText(summary.dollars)}, ${perPerson(summary)} per person invited`],
  ];
}

/** One row per role: people, average, most, reference, busiest week. */
export function roleRows(summary: Summary): string[][] {
  return summary.roles.map(({ role, people, average, calendar, most, busiestWeek }) => [
    roleNames[role],
    String(people),
    average.toFixed(1),
    calendar.toFixed(1),
    `${String(most.count)} (${most.name})`,
    referenceMails[role] ?? '',
    busiestWeek.count === 0
      ? '0'
      : `${String(busiestWeek.count)} (${busiestWeek.name}, week of ${dayText(busiestWeek.monday, 'en').replace(/^Monday /, '')})`,
  ]);
}

/** Headings of `roleRows`. */
export const roleHeadings = [
  'Emails to',
  'people',
  'average',
  'of it calendar',
  'most',
  'reference',
  'busiest week',
] as const;

/** What the busiest week counts. */
export const busiestWeekNote =
  'Busiest week: calendar items and answers to what the person sent are left aside; the promise to participants is at most 2.';

/** The variable cost of one person invited. */
export function perPerson({ dollars, invited }: Pick<Summary, 'dollars' | 'invited'>): string {
  return invited === 0 ? '-' : dollarText(dollars / invited);
}

function answeredText({ answered, sent }: Answered): string {
  const share = sent === 0 ? '' : ` (${String(Math.round((answered / sent) * 100))} %)`;
  return `${count(answered)} answered of ${count(sent)} sent${share}`;
}

function troubles({ failedDeliveries, deadLetters, failedExecutions }: Usage): string {
  if (failedDeliveries + deadLetters + failedExecutions === 0) return 'nothing';
  return `${count(failedDeliveries)} failed deliveries, ${count(deadLetters)} dead letters, ${count(failedExecutions)} failed executions`;
}
