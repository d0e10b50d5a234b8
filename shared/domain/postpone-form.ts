import type { Form } from './form.ts';
import { postponedRungs, type Reader } from './form-ladders.ts';
import { type Instant, latest } from './instant.ts';
import { pauseEndsAt } from './pause-date.ts';
import { addWorkingDays, localDate, workingDaysBetween } from './working-calendar.ts';

/** True for what a (longer) pause makes pointless to answer: dates that may no longer hold, how to go on after an earlier end. */
export function isVoidInPause({ kind }: Pick<Form, 'kind'>): boolean {
  return /^(?:AGD|MOV|NXT|BACK)/.test(kind);
}

/**
 * An open form whose person, or whose pair, is away: nothing more is sent about it before `until`. A pair's own form that was sent already is
 * not repeated, and its deadline moves by the working days left; a deadline shared with others stays. The same form when nothing changes.
 */
export function postponedForm(form: Form, until: Instant, reader: Reader, now: Instant): Form {
  if (form.status !== 'issued' || form.pausedUntil === until) return form;
  const isShared = form.group !== 'pair' && form.group !== 'other';
  const ladder =
    isShared || form.sent === 0 ? postponedRungs(form.ladder, form.sent, until) : form.ladder.slice(0, form.sent);
  const stoppedAt = latest(now, form.pausedUntil ?? now);
  const left = Math.max(1, workingDaysBetween(stoppedAt, form.closesAt, reader.site));
  const closesAt =
    isShared || form.closesAt <= now ? form.closesAt : latest(form.closesAt, addWorkingDays(until, left, reader.site));
  return { ...form, ladder, closesAt, pausedUntil: until };
}

/** An open form whose person is known to be away: its next reminder waits for the return, or is left out when the form closes before. */
export function remindedAfter(form: Form, backAt: Instant, reader: Reader): Form {
  if (form.status !== 'issued' || form.sent === 0) return form;
  const soonest = pauseEndsAt(localDate(backAt, reader.timeZone), reader);
  const ladder = postponedRungs(form.ladder, form.sent, soonest);
  return ladder.every((rung, index) => rung === form.ladder[index]) ? form : { ...form, ladder };
}
