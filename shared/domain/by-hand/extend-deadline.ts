import { wake } from '../command.ts';
import type { Cycle } from '../cycle.ts';
import type { Form } from '../form.ts';
import type { Reader } from '../form-ladders.ts';
import { type Instant, instantOfMillis, latest } from '../instant.ts';
import { addWorkingDays, localDate, wallClock } from '../working-calendar.ts';
import { alreadySo, type Ruling, refused } from './ruling.ts';

/** A deadline moved further than this is taken for a slip of the pen (the wrong year). */
const farthestDays = 90;
const reminderWorkingDays = 2; // before the new deadline, as the last reminder of a form of its own
const aDay = 86_400_000;

/**
 * A form that closes later. Reminders still to come stay where they are. A form that reminds at all gets one more, two working days before
 * the new deadline, which tells it; unless that moment is over or follows the reminder before it within two working days.
 */
function extendedForm(form: Form, closesAt: Instant, reader: Reader, now: Instant): Form {
  const reminder = reminderBefore(closesAt, reader);
  const quietUntil = latest(now, quietAfter(form.ladder.at(-1) ?? form.issuedAt, reader));
  const reminds = form.ladder.length > 1 && reminder > quietUntil;
  return { ...form, closesAt, ladder: reminds ? [...form.ladder, reminder] : form.ladder };
}

/** An open form that follows the deadline it shares with others; undefined when it has followed already, or is closed. */
export function followingForm(form: Form, closesAt: Instant, reader: Reader, now: Instant): Form | undefined {
  return form.status === 'issued' && form.closesAt < closesAt ? extendedForm(form, closesAt, reader, now) : undefined;
}

/** Gives one person more time. A deadline that many share is moved for all of them: the refusal says how. */
export function extendForm(form: Form, cycle: Cycle, until: Instant, reader: Reader, now: Instant): Ruling<Form> {
  const { formId, cycleId, status, closesAt } = form;
  if (status !== 'issued') return refused(`${formId} is ${status}: there is no deadline left to extend.`);
  const wrong = faultOf(formId, closesAt, until, now) ?? tooLateForCycle(form, cycle, until);
  if (wrong !== undefined) return wrong;
  return {
    kind: 'change',
    to: extendedForm(form, until, reader, now),
    event: `deadline extended to ${until}`,
    commands: [wake('form', formId)],
    message: `${formId} of ${cycleId} closes at ${until}, no longer at ${closesAt}.`,
  };
}

/** Keeps enrollment open longer; its open forms follow. */
export function extendEnrollment(cycle: Cycle, until: Instant, now: Instant): Ruling<Cycle> {
  const { cycleId, status, enrollmentClosesAt } = cycle;
  if (['draft', 'importing'].includes(status) || (status === 'enrolling' && enrollmentClosesAt === undefined))
    return refused(
      `${cycleId} has not opened enrollment yet: try again once its forms are issued. See: why ${cycleId}`,
    );
  if (status !== 'enrolling' || enrollmentClosesAt === undefined)
    return refused(`${cycleId} is ${status}: enrollment is over, and its forms are closed.`);
  return extendedCycle(cycle, { enrollmentClosesAt: until }, enrollmentClosesAt, until, now, 'enrollment');
}

/** Waits longer for the closing evaluation; its open forms follow. */
export function extendEvaluation(cycle: Cycle, until: Instant, now: Instant): Ruling<Cycle> {
  const { cycleId, status, evaluationClosesAt } = cycle;
  if (status === 'running')
    return refused(`${cycleId} is running: each pair has its own closing forms. Extend a form: extend frm_… DATE`);
  if (status !== 'evaluating' || evaluationClosesAt === undefined)
    return refused(`${cycleId} is ${status}: no closing evaluation is open.`);
  return extendedCycle(cycle, { evaluationClosesAt: until }, evaluationClosesAt, until, now, 'evaluation');
}

function extendedCycle(
  cycle: Cycle,
  change: Partial<Cycle>,
  present: Instant,
  until: Instant,
  now: Instant,
  what: string,
): Ruling<Cycle> {
  const { cycleId } = cycle;
  if (cycle.cancelOrderedAt !== undefined) return refused(`${cycleId} is being canceled: nothing is waited for.`);
  const wrong = faultOf(`${what} of ${cycleId}`, present, until, now);
  if (wrong !== undefined) return wrong;
  if (what === 'enrollment' && until >= `${cycle.definition.lastDay}T00:00:00.000Z`)
    return refused(`${cycleId} ends on ${cycle.definition.lastDay}: enrollment must close before that day.`);
  return {
    kind: 'change',
    to: { ...cycle, ...change },
    event: `${what} extended to ${until}`,
    commands: [wake('cycle', cycleId)],
    message: `The ${what} of ${cycleId} closes at ${until}, no longer at ${present}.`,
  };
}

function faultOf(what: string, present: Instant, until: Instant, now: Instant): Ruling<never> | undefined {
  if (until === present) return alreadySo(`${what} closes at ${until} already.`);
  if (until < present)
    return refused(
      `${what} closes at ${present}: a deadline that people were told is never moved forward to ${until}.`,
    );
  if (until <= now) return refused(`${until} is over: give a day still to come.`);
  if (until > instantOfMillis(Date.parse(present) + farthestDays * aDay))
    return refused(
      `${until} is more than ${farthestDays} days after the present deadline, ${present}: is that the year you meant?`,
    );
  return undefined;
}

/** A form whose answer nobody would wait for any more. */
function tooLateForCycle(form: Form, cycle: Cycle, until: Instant): Ruling<never> | undefined {
  const { cycleId } = cycle;
  if (cycle.cancelOrderedAt !== undefined) return refused(`${cycleId} is being canceled: nothing is waited for.`);
  const shared = {
    enrollment: cycle.enrollmentClosesAt,
    closing: cycle.evaluationClosesAt,
    pair: cycle.endsAt,
    start: undefined,
    decision: undefined,
    other: undefined,
    confirming: undefined,
  }[form.group];
  if (shared === undefined || until <= shared) return undefined;
  if (form.group === 'pair') return refused(`${cycleId} ends at ${shared}: after that no pair waits for an answer.`);
  const what = form.group === 'enrollment' ? 'enrollment' : 'evaluation';
  return refused(
    `The ${what} of ${cycleId} closes at ${shared}: extend it for everybody with: extend ${cycleId} ${what} DATE`,
  );
}

function reminderBefore(closesAt: Instant, { site, timeZone }: Reader): Instant {
  return wallClock(addWorkingDays(localDate(closesAt, timeZone), -reminderWorkingDays, site), '09:00', timeZone);
}

function quietAfter(rung: Instant, { site, timeZone }: Reader): Instant {
  return wallClock(addWorkingDays(localDate(rung, timeZone), reminderWorkingDays, site), '00:00', timeZone);
}
