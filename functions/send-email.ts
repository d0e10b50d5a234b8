import * as z from 'zod';
import { eachMessage, step } from '../shared/adapters/step.ts';
import { sendEmail } from '../shared/contracts/steps.ts';
import { ledgerTag } from '../shared/domain/deterministic-ids.ts';
import { dropReason } from '../shared/domain/drop-mail.ts';
import { claimed, type LedgerEntry, mayClaim } from '../shared/domain/ledger.ts';
import { outgoingEmail } from '../shared/dossier/outgoing-email.ts';
import { composeMessage } from '../shared/mail/compose-message.ts';

const Message = z.object({ key: z.string() });

/** SES asked to slow down: the entry is queued again and this message goes back to the queue. */
class Throttled extends Error {
  override name = 'Throttled';
}

/**
 * The one door out. An entry is claimed by a conditional write, sent once without retries, then marked. An outcome nobody can tell is left
 * claimed: SES's Send event settles it, or the sweeper by the entry's policy.
 */
export const handler = step(sendEmail, async (batch, services) => {
  const { program, clock, postman, env } = services;
  const send = async (key: string): Promise<void> => {
    const entry = await program.ledger.find(key);
    const now = clock.now();
    if (entry === undefined || !mayClaim(entry, now)) return;
    const { cycle, forms } = await program.together({
      cycleId: entry.cycleId,
      forms: entry.formId === undefined ? [] : [entry.formId],
    });
    const form = entry.formId === undefined ? undefined : forms.get(entry.formId);
    const person = await services.people.find(entry.to);
    const why = dropReason(entry, { form, cycle, person });
    if (why !== undefined || person === undefined) {
      await program.ledger.advance(entry, { ...entry, status: 'dropped', dropped: why ?? 'no such person' });
      return;
    }
    const message = await composeMessage(await outgoingEmail(services, entry, person, env));
    const claim: LedgerEntry = claimed(entry, now);
    if ((await program.ledger.advance(entry, claim)) === 'lost race') return;
    const outcome = await postman.send(message, person.address, ledgerTag(key));
    switch (outcome.kind) {
      case 'sent':
        // A lost race means SES's Send event came first: it says the same.
        await program.ledger.advance(claim, {
          ...claim,
          status: 'sent',
          sentAt: now,
          sesMessageId: outcome.sesMessageId,
        });
        return;
      case 'throttled':
        await program.ledger.advance(claim, { ...claim, status: 'queued' });
        throw new Throttled(key);
      case 'rejected':
        await program.ledger.advance(claim, { ...claim, status: 'dropped', dropped: outcome.why });
        return;
      case 'unsure':
    }
  };
  return eachMessage(batch, (body) => send(Message.parse(body).key), services.failed);
});
