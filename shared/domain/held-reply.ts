import type { Confirming } from './admission.ts';
import { formIdOf } from './deterministic-ids.ts';
import { acceptsReplies, type Form, type HeldReply } from './form.ts';
import type { FormId } from './ids.ts';

/** How often somebody is asked about one form: once who answered instead (content.md 4.7), three times whether a reply was theirs. */
const mostAsked: Readonly<Record<Confirming, number>> = { OTHER: 1, CONFIRM: 3 };
const mostHeld = 20;

/** The id of the form that asks about held replies to another form. */
export function confirmationOf(
  { cycleId, formId, personId }: Pick<Form, 'cycleId' | 'formId' | 'personId'>,
  ask: Confirming,
  round: number,
): FormId {
  return formIdOf({ cycleId, kind: ask, subject: formId, personId, round });
}

/** The form with one more held reply; the same one again changes nothing. */
export function withHeld(form: Form, reply: HeldReply): Form {
  const others = form.held.filter(({ inboundId }) => inboundId !== reply.inboundId);
  return { ...form, held: [...others, reply].slice(-mostHeld) };
}

/** The last confirmation of this kind that was sent about a form. */
export function lastAsked(form: Pick<Form, 'held'>, ask: Confirming): HeldReply | undefined {
  return form.held.findLast((each) => each.ask === ask && each.round !== undefined);
}

/**
 * The held reply to ask about now, and in which round: the newest one, if it is not asked about yet. While a question is open nobody is asked
 * another, and who did not say "yes" to the last one is asked no more: each question is about one reply. A form that is closed is not asked about.
 */
export function nextToAsk(
  form: Form,
  ask: Confirming,
  last: Pick<Form, 'status' | 'answers'> | undefined,
): (HeldReply & { readonly round: number }) | undefined {
  const asked = lastAsked(form, ask);
  const newest = form.held.findLast((each) => each.ask === ask);
  if (newest === undefined || newest.round !== undefined || !acceptsReplies(form, newest.receivedAt)) return undefined;
  if (asked !== undefined && !saysMine(last)) return undefined;
  const round = (asked?.round ?? 0) + 1;
  return round > mostAsked[ask] ? undefined : { ...newest, round };
}

/** True once the registered person said that the held reply is theirs. */
export function saysMine(confirmation: Pick<Form, 'status' | 'answers'> | undefined): boolean {
  return confirmation?.status === 'answered' && confirmation.answers.mine === true;
}
