import { step } from '../shared/adapters/step.ts';
import { sweep } from '../shared/contracts/steps.ts';
import { gateOf } from '../shared/domain/cycle.ts';
import { plusMinutes } from '../shared/domain/instant.ts';
import { sweepLedger } from '../shared/dossier/sweep-ledger.ts';

const batch = 500;
/** A deadline passed by this much without its execution moving was not waited for. */
const overdueMinutes = 30;

/**
 * Repairs from the table what a crash left half done, in bounded batches: consequences not carried out, emails due or not settled,
 * wake-ups not delivered, gates whose condition already holds. Every repair is one of the ordinary idempotent steps.
 */
export const handler = step(sweep, async (_event, { program, clock }) => {
  const now = clock.now();
  const drained = await program.repair.drainPending(batch);
  const { queued, givenUp } = await sweepLedger(program, now, batch);
  const open = await program.cycles.open();
  const overdue = await program.repair.overdue(open, plusMinutes(now, -overdueMinutes), batch);
  for (const { target, id } of overdue) await program.wake(target, id);
  let woken = overdue.length;
  for (const cycleId of open) {
    const cycle = await program.cycles.load(cycleId);
    const group = gateOf(cycle.status);
    const gateOpen =
      group !== undefined && cycle.cursor === 0 && (await program.forms.openCount(cycleId, group, 1)) === 0;
    if (!gateOpen) continue;
    await program.wake('cycle', cycleId);
    woken += 1;
  }
  return { drained, queued, givenUp, woken };
});
