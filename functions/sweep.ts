import { step } from '../shared/adapters/step.ts';
import { sweep } from '../shared/contracts/steps.ts';
import { plusMinutes } from '../shared/domain/instant.ts';
import { abandonedMinutes, overdueMinutes } from '../shared/domain/repair.ts';
import { cyclePlan } from '../shared/dossier/cycle-plan.ts';
import { sweepLedger } from '../shared/dossier/sweep-ledger.ts';

const batch = 500;

/**
 * Repairs from the table what a crash left half done, in bounded batches: consequences not carried out, emails due or not settled,
 * wake-ups not delivered, executions that are missing or over, gates whose condition already holds. Every repair is one of the ordinary
 * idempotent steps; what was looked at moves behind what was not, so a batch that is too small is a delay and nothing more.
 */
export const handler = step(sweep, async (_event, { program, clock, count }) => {
  const now = clock.now();
  const { drained, failed: stuck } = await program.repair.drainPending(plusMinutes(now, -abandonedMinutes), batch);
  const { queued, givenUp } = await sweepLedger(program, now, batch);
  const open = await program.cycles.open();
  const overdue = await program.repair.overdue(open, plusMinutes(now, -overdueMinutes), batch);
  for (const { target, id } of overdue) await program.wake(target, id);
  let woken = overdue.length;
  for (const cycleId of open) {
    const { planned } = await cyclePlan(program, cycleId, now);
    if (planned.next === 'wait' || planned.next === 'closed') continue;
    await program.wake('cycle', cycleId);
    woken += 1;
  }
  count({ OutboxesDrained: drained, OutboxesStuck: stuck, EmailsGivenUp: givenUp, EntitiesWoken: woken });
  return { drained, stuck, queued, givenUp, woken };
});
