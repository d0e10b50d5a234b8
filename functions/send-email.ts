import * as z from 'zod';
import { documentsBucket } from '../shared/adapters/buckets.ts';
import { peopleTable } from '../shared/adapters/people-table.ts';
import { sesPostman } from '../shared/adapters/postman.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import type { Services } from '../shared/adapters/services.ts';
import { eachMessage, step } from '../shared/adapters/step.ts';
import { SendingPaused } from '../shared/contracts/errors.ts';
import { sendEmail } from '../shared/contracts/steps.ts';
import { ledgerTag } from '../shared/domain/deterministic-ids.ts';
import { dropReason } from '../shared/domain/drop-mail.ts';
import { plusMinutes } from '../shared/domain/instant.ts';
import {
  claimed,
  deferred,
  type LedgerEntry,
  mailTask,
  mayClaim,
  pausedMinutes,
  queuedMinutes,
  requeued,
  sent,
  throttledSeconds,
} from '../shared/domain/ledger.ts';
import { departure } from '../shared/dossier/departure.ts';
import { letterFacts } from '../shared/dossier/letter-dossier.ts';
import { outgoingEmail } from '../shared/dossier/outgoing-email.ts';
import { composeMessage } from '../shared/mail/compose-message.ts';
import type { Posted } from '../shared/ports.ts';

const Message = z.object({ key: z.string() });

const uses = { program: programTable, people: peopleTable, documents: documentsBucket, postman: sesPostman };
type SendServices = Services<z.output<typeof sendEmail.env>, typeof uses>;

/**
 * The one door out. An entry whose time has not come is put off (`departure`), the sweeper queues it again. Else it is claimed by a conditional
 * write, sent once without retries, then marked. An outcome nobody can tell is left claimed: SES's Send event settles it, or the sweeper by
 * the entry's policy.
 *
 * What SES certainly did not take is queued again in the ledger. If our own setup is at fault its message fails, comes back for an hour, and
 * then rings an alarm: somebody must act. A rate limit, a used-up quota or a pause ends by itself or was wanted, and must not use up the
 * message's receives: that message is done with. A new one comes in some seconds to minutes after a rate limit, so that a burst spreads out,
 * and from the sweeper after a quota or a pause. Both are logged. If a crash comes before the new message, the sweeper queues one as well.
 */
export const handler = step(sendEmail, uses, async (batch, services) => {
  const { program, clock, env } = services;
  const send = async (key: string, messageId: string): Promise<void> => {
    const entry = await program.ledger.find(key);
    const now = clock.now();
    if (entry === undefined || !mayClaim(entry, now)) return;
    const { cycle, forms } = await program.together({
      cycleId: entry.cycleId,
      forms: entry.formId === undefined ? [] : [entry.formId],
    });
    const form = entry.formId === undefined ? undefined : forms.get(entry.formId);
    const person = await services.people.find(entry.to);
    const pair =
      ['sheet', 'echo', 'suspended'].includes(entry.mail) && entry.pairId !== undefined
        ? await program.pairs.find(entry.pairId)
        : undefined;
    const why = dropReason(entry, { form, cycle, person, pair }, now);
    if (why !== undefined || person === undefined) {
      await program.ledger.advance(entry, { ...entry, status: 'dropped', dropped: why ?? 'no such person' });
      return;
    }
    const facts = await letterFacts(services, entry);
    const leave = facts === undefined ? ({ leaves: 'now' } as const) : await departure(program, entry, facts, now);
    if (leave.leaves !== 'now') {
      await program.ledger.advance(
        entry,
        leave.leaves === 'later' ? deferred(entry, leave.at) : { ...entry, status: 'dropped', dropped: leave.why },
      );
      return;
    }
    const message = await composeMessage(await outgoingEmail(services, entry, person, facts, env));
    const claim = claimed(entry, now);
    if ((await program.ledger.advance(entry, claim)) === 'lost race') return;
    const posted = await services.postman.send(message, person.address, ledgerTag(key));
    await note(services, claim, posted, messageId);
  };
  return eachMessage(batch, (body, { messageId }) => send(Message.parse(body).key, messageId), services.failed);
});

/** SES took nothing, for a reason that is no email's fault; named after SES's own error. */
class NotTaken extends Error {
  constructor(why: string) {
    super(why);
    this.name = why;
  }
}

async function note(
  { program, clock, failed }: Pick<SendServices, 'program' | 'clock' | 'failed'>,
  claim: LedgerEntry,
  posted: Posted,
  messageId: string,
): Promise<void> {
  const { ledger } = program;
  const now = clock.now();
  const again = (minutes: number) => ledger.advance(claim, requeued(claim, plusMinutes(now, minutes)));
  switch (posted.kind) {
    case 'sent':
      await ledger.advance(claim, sent(claim, posted.sesMessageId)); // a lost race: SES's Send event came first and said the same
      return;
    case 'throttled': {
      const seconds = throttledSeconds(claim);
      await again(seconds / 60);
      await ledger.queue(claim.key, seconds);
      failed(messageId, new NotTaken(posted.why));
      return;
    }
    case 'paused':
      await again(pausedMinutes);
      failed(messageId, new SendingPaused(posted.why));
      return;
    case 'refused':
      await again(queuedMinutes);
      throw new NotTaken(posted.why);
    case 'rejected':
      await program.tasks.raise(mailTask(claim, 'rejected', now, posted.why));
      await ledger.advance(claim, { ...claim, status: 'dropped', dropped: posted.why });
      return;
    case 'unsure':
  }
}
