import { mail } from '../command.ts';
import { attemptKey, type Form } from '../form.ts';
import { type Instant, plusMinutes } from '../instant.ts';
import type { LedgerEntry } from '../ledger.ts';
import { alreadySo, type Ruling, refused } from './ruling.ts';

/** An email younger than this counts as the one that was asked for: a command given twice sends one. */
const freshMinutes = 60;

/**
 * Sends a form once more, as its next attempt: the rungs ordered so far and those to come keep their keys, so no email leaves twice. It
 * leaves at once, whatever the hour: somebody is waiting for it. `last` is the email of the attempt before.
 */
export function resendForm(form: Form, last: LedgerEntry | undefined, now: Instant): Ruling<Form> {
  const { formId, status, sent, ladder, closesAt } = form;
  if (status !== 'issued') return refused(`${formId} is ${status}: it asks nothing any more.`);
  if (closesAt <= now) return refused(`${formId} closed at ${closesAt}: an answer would be late.`);
  const [leaves] = ladder;
  if (sent === 0 && leaves !== undefined && leaves > now)
    return refused(`${formId} leaves for the first time at ${leaves}: there is nothing to send again.`);
  const wrong = last === undefined ? undefined : faultOf(form, last, now);
  if (wrong !== undefined) return wrong;
  const due = ladder.filter((rung) => rung <= now).length;
  // A rung that is due and was not ordered, because the execution stands still, is what leaves; else one is put in.
  const isBehind = due > sent;
  const attempt = isBehind ? due - 1 : sent;
  return {
    kind: 'change',
    to: isBehind
      ? { ...form, sent: due }
      : { ...form, sent: sent + 1, ladder: [...ladder.slice(0, sent), now, ...ladder.slice(sent)] },
    event: 'sent again by hand',
    commands: [
      mail({
        key: attemptKey(formId, attempt),
        mail: 'form',
        to: form.personId,
        cycleId: form.cycleId,
        formId,
        attempt,
        dueAt: now,
        ifUnsure: 'send again',
      }),
    ],
    message: `${formId} leaves again for ${form.personId}, as email ${attemptKey(formId, attempt)}.`,
  };
}

function faultOf({ formId, personId }: Form, last: LedgerEntry, now: Instant): Ruling<never> | undefined {
  if (last.status === 'bounced' || last.status === 'complained' || last.dropped?.startsWith('address ') === true)
    return refused(
      `The address of ${personId} takes no email (${last.dropped ?? last.status}): another one would not arrive. ` +
        'Have HR correct it and the person answer through the coordinator.',
    );
  if (last.status === 'queued' || last.status === 'claimed')
    return alreadySo(`Email ${last.key} of ${formId} is on its way (${last.status}). See: why ${last.key}`);
  if (now < plusMinutes(last.orderedAt, freshMinutes))
    return alreadySo(
      `Email ${last.key} left within the last ${freshMinutes} minutes (${last.status}): look in the spam folder first.`,
    );
  return undefined;
}
