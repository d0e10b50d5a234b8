import { documentOf } from '../contracts/documents.ts';
import { atStage, type Cycle, computedAgain } from '../domain/cycle.ts';
import { waitingForMail } from '../domain/deciding.ts';
import { proposalHash } from '../domain/deterministic-ids.ts';
import { plusMinutes } from '../domain/instant.ts';
import type { Documents, InboxListing } from '../ports.ts';
import type { IssueServices } from './issue.ts';
import { tellOthers } from './tell-others.ts';
import { isMailUnread } from './unread-mail.ts';

/** Minutes by which SES's moments of receiving and of storing a message may differ. */
const storingMinutes = 2;

/**
 * Takes an approval up, in one write that it and an objection exclude each other by. Mail that came before it takes effect is read first: it may
 * be an objection that was held up on its way (seed 10279). It holds for the document that was shown: should another
 * lie in its place, nothing was approved, and the pairs are computed and asked about again.
 */
export async function beginPairing(
  services: IssueServices & { readonly documents: Documents; readonly inbox: InboxListing },
  cycle: Cycle,
): Promise<void> {
  const { cycleId, approval, matchingRound } = cycle;
  const { program, documents, clock } = services;
  const now = clock.now();
  if (approval === undefined || now < approval.takesEffectAt) return;
  const told = await tellOthers(services, cycle);
  if (told !== undefined && now < told.takesEffectAt) return;
  const [from, to] = [plusMinutes(approval.at, -storingMinutes), plusMinutes(approval.takesEffectAt, storingMinutes)];
  const waiting = waitingForMail(approval, now);
  if (waiting !== undefined && (await isMailUnread(services, { from, to }))) {
    await program.cycles.advance(cycle, {
      to: { ...cycle, approval: waiting },
      event: 'approval waits for unread mail',
    });
    return;
  }
  const stored = await documents.find(documentOf.matching(cycleId, matchingRound));
  const isWhatWasShown = approval.proposal === undefined || approval.proposal === proposalHash(stored);
  const isFirst = cycle.status !== 'running';
  await program.cycles.advance(
    cycle,
    isWhatWasShown
      ? {
          to: { ...atStage(cycle, 'pairing'), cursor: 0, ...(isFirst ? { approvedRound: matchingRound } : {}) },
          event: 'approval took effect',
        }
      : { to: computedAgain(cycle, approval.by), event: 'approved proposal was not the stored one' },
  );
}
