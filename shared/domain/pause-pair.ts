import { type Command, mail, wake } from './command.ts';
import { cancellations } from './end-pair.ts';
import { expiresAt, type Form } from './form.ts';
import type { Reader } from './form-ladders.ts';
import type { FormId } from './ids.ts';
import { type Instant, latest } from './instant.ts';
import type { Pair, PairPause, PairSide, Session } from './pair.ts';
import { released } from './place-sessions.ts';
import { addWorkingDays } from './working-calendar.ts';

/** A session sooner than that after a return could not be prepared: the sheet leaves three working days before it. */
export const preparedWithin = 5; // working days
/** Both people's working days and clocks. */
export type Readers = { readonly mentor: Reader; readonly mentee: Reader };

/**
 * A pair that stops for a while: sessions too soon after it leave both calendars, and the other person reads that they will resume. Said
 * again by the same person, the new date counts; by the other one, the later date.
 */
export function paused(
  pair: Pair,
  asked: { readonly side: PairSide; readonly until: Instant },
  readers: Readers,
  now: Instant,
): { readonly to: Pair; readonly commands: Command[] } {
  const { pause } = pair;
  const other = pause !== undefined && pause.side !== asked.side && pause.until > asked.until ? pause : asked;
  const isNew = pause === undefined;
  const to = suspended(
    { ...pair, pause: { since: pause?.since ?? now, side: other.side, until: other.until } },
    readers,
    now,
  );
  const partner = asked.side === 'mentor' ? ('mentee' as const) : ('mentor' as const);
  const partnerId = partner === 'mentor' ? pair.mentorId : pair.menteeId;
  // While they are being asked whether they want to be a pair, one may not know of the other yet.
  const tells = isNew && pair.status !== 'consulting';
  return {
    to: to.pair,
    commands: [
      ...to.commands,
      ...(tells
        ? [
            mail({
              key: `${pair.pairId}#suspended#${partnerId}#${now}`,
              mail: 'suspended',
              to: partnerId,
              cycleId: pair.cycleId,
              pairId: pair.pairId,
              dueAt: now,
              ifUnsure: 'give up',
            }),
          ]
        : []),
      wake('pair', pair.pairId),
    ],
  };
}

/** A paused pair without the sessions that would come before its people are back and prepared: they lose their date, and nobody is blamed. */
export function suspended(
  pair: Pair,
  readers: Readers,
  now: Instant,
): { readonly pair: Pair; readonly commands: Command[] } {
  const soon = pair.sessions.filter((session) => comesTooSoon(pair, session, readers, now));
  const isSoon = ({ number }: Session) => soon.some((each) => each.number === number);
  return {
    pair: soon.reduce((each, { number }) => released(each, number, undefined, now), pair),
    commands: cancellations(pair, now, isSoon),
  };
}

function comesTooSoon({ pause }: Pair, session: Session, { mentor }: Readers, now: Instant): boolean {
  if (pause === undefined || session.status !== 'planned' || session.meetsAt <= now) return false;
  return tooSoonFrom(session, mentor) <= latest(now, pause.until);
}

/** From this moment on nobody who comes back could prepare the session any more. */
function tooSoonFrom({ meetsAt }: Session, { site }: Reader): Instant {
  return addWorkingDays(meetsAt, -preparedWithin, site);
}

/** What a paused pair needs. */
export type PauseStep =
  | { readonly kind: 'release' | 'ask' }
  | { readonly kind: 'follow'; readonly form: Form }
  | { readonly kind: 'wait'; readonly until: readonly Instant[] };

/** The next thing to do about a pause: free a date that comes too soon, ask how to go on once it is over, do what was answered. */
export function pauseStep(
  pair: Pair,
  pause: PairPause,
  facts: Readers & { readonly forms: ReadonlyMap<FormId, Form> },
  now: Instant,
): PauseStep {
  if (pair.sessions.some((session) => comesTooSoon(pair, session, facts, now))) return { kind: 'release' };
  const form = pause.form === undefined ? undefined : facts.forms.get(pause.form);
  if (form?.status === 'answered') return { kind: 'follow', form };
  if (form === undefined && pause.until <= now) return { kind: 'ask' };
  const releases = pair.sessions
    .filter(({ status, meetsAt }) => status === 'planned' && meetsAt > now)
    .map((session) => tooSoonFrom(session, facts.mentor));
  const next = form === undefined ? [pause.until] : form.status === 'issued' ? [expiresAt(form)] : [];
  return { kind: 'wait', until: [...next, ...releases] };
}
