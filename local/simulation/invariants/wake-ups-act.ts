import type { Form } from '../../../shared/domain/form.ts';
import { type Instant, latest, plusMinutes } from '../../../shared/domain/instant.ts';
import { overdueMinutes } from '../../../shared/domain/repair.ts';
import { afterSweep, type Evidence, graceAfter } from '../evidence.ts';
import type { Invariant, Violation } from './invariant.ts';

/** A sweep comes every 15 minutes and repairs what is some minutes late; queues and functions may take a few minutes on top. */
const graceMinutes = 15 + overdueMinutes + 10;

/**
 * A decision on pairs is written on its form, then on the cycle. A message that fails in between comes again every 12 minutes, four times at most, and
 * then by the inbox (seed 55031). What has not reached the cycle within an hour is taken for lost by the next sweep that ends (seed 10528).
 */
const isDecision = /^(?:MAT|OBJ)/;
const takingMinutes = 4 * 12 + 15;
const lostMinutes = 60;

/** What an answer sets in motion happens within one sweep: the form's execution ends, and the pair or cycle that waited asks what is next. */
export const wakeUpsAct: Invariant = {
  number: 7,
  name: 'every wake-up is acted on',
  check: (evidence) =>
    [...evidence.records.forms.values()].flatMap((form): Violation[] => {
      if (form.answeredAt === undefined) return [];
      const [patience, sweptFrom] = isDecision.test(form.kind)
        ? [graceMinutes + takingMinutes, plusMinutes(form.answeredAt, lostMinutes)]
        : [graceMinutes, form.answeredAt];
      const until = latest(graceAfter(evidence, form.answeredAt, patience), afterSweep(evidence, sweptFrom));
      return [...ownExecution(evidence, form), ...waiting(evidence, form)].flatMap((entity) =>
        actedBetween(evidence, entity, form.answeredAt ?? '', until)
          ? []
          : [{ ids: [form.formId, entity], what: `answered ${form.answeredAt ?? ''}, nothing moved by ${until}` }],
      );
    }),
};

/**
 * The form itself, while an execution watches over it: one that was killed is not missed by an answered form, and one whose wake-up lies among the
 * dead letters ends with its next reminder's time, which finds nothing to send. A form that expired before an objection in time was read (seed 10224)
 * has none any more.
 */
function ownExecution({ executions, queued, records }: Evidence, { formId, answeredAt = '' }: Form): string[] {
  const hasExpired = records.audit.get(formId)?.some(({ event, at }) => event === 'expired' && at <= answeredAt);
  if (hasExpired === true) return [];
  if ([...queued].some(([queue, depth]) => depth > 0 && /Waking.*DeadLetters/.test(queue))) return [];
  const [last] = executions
    .filter(({ name }) => name.startsWith(`${formId}-`))
    .map(({ name, status }) => ({ epoch: Number(name.slice(formId.length + 1)), status }))
    .sort((a, b) => b.epoch - a.epoch);
  return last !== undefined && last.status !== 'ABORTED' ? [formId] : [];
}

/** Who waits for this form alone. Enrollment and closing forms are waited for together. */
function waiting({ records }: Evidence, { group, pairId, cycleId, answeredAt = '' }: Form): string[] {
  if (group === 'start' || group === 'decision')
    return isOver(records.cycles[0]?.closedAt, answeredAt) ? [] : [cycleId];
  if (group !== 'pair' || pairId === undefined) return [];
  return isOver(records.pairs.get(pairId)?.closedAt, answeredAt) ? [] : [pairId];
}

function isOver(endedAt: Instant | undefined, at: Instant): boolean {
  return endedAt !== undefined && endedAt <= at;
}

function actedBetween({ steps, endedAt }: Evidence, entity: string, from: Instant, until: Instant): boolean {
  if (until > endedAt) return true;
  return steps.get(entity)?.some((moment) => moment >= from && moment <= until) === true;
}
