import { stepMetrics } from '../shared/adapters/metrics.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { sweep } from '../shared/contracts/steps.ts';
import { plusMinutes } from '../shared/domain/instant.ts';
import { abandonedMinutes, overdueMinutes } from '../shared/domain/repair.ts';
import { cyclePlan } from '../shared/dossier/cycle-plan.ts';
import { sweepLedger } from '../shared/dossier/sweep-ledger.ts';

const batch = 500;

const uses = { program: programTable, count: stepMetrics };

/**
 * Repairs from the table what a crash left half done, in bounded batches: consequences not carried out, emails due or not settled,
 * wake-ups not delivered, executions that are missing or over, gates whose condition already holds. Every repair is one of the ordinary
 * idempotent steps; what was looked at moves behind what was not, so a batch that is too small is a delay and nothing more.
 * A repair that fails does not stop the others: the first error is thrown when all had their turn.
 */
export const handler = step(sweep, uses, async (_event, { program, clock, count }) => {
  const now = clock.now();
  const errors: unknown[] = [];
  const attempt = async <T>(repair: () => Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await repair();
    } catch (error) {
      errors.push(error);
      return otherwise;
    }
  };
  const outboxes = await attempt(() => program.repair.drainPending(plusMinutes(now, -abandonedMinutes), batch), {
    drained: 0,
    failed: 0,
  });
  const { queued, givenUp } = await attempt(() => sweepLedger(program, now, batch), { queued: 0, givenUp: 0 });
  const open = await program.cycles.open();
  const overdue = await attempt(() => program.repair.overdue(open, plusMinutes(now, -overdueMinutes), batch), []);
  let woken = 0;
  for (const { target, id } of overdue) {
    woken += await attempt(async () => {
      await program.wake(target, id);
      return 1;
    }, 0);
  }
  for (const cycleId of open) {
    woken += await attempt(async () => {
      const { planned } = await cyclePlan(program, cycleId, now);
      if (planned.next === 'wait' || planned.next === 'closed') return 0;
      await program.wake('cycle', cycleId);
      return 1;
    }, 0);
  }
  const { drained, failed: stuck } = outboxes;
  count({ OutboxesDrained: drained, OutboxesStuck: stuck, EmailsGivenUp: givenUp, EntitiesWoken: woken });
  if (errors.length > 0) throw errors[0];
  return { drained, stuck, queued, givenUp, woken };
});
