import * as z from 'zod';
import { stepFunctionsExecutions } from '../shared/adapters/executions.ts';
import { stepMetrics } from '../shared/adapters/metrics.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { eachMessage, step } from '../shared/adapters/step.ts';
import { wakeExecutions } from '../shared/contracts/steps.ts';
import { Watched } from '../shared/domain/command.ts';
import { CycleId, FormId, PairId } from '../shared/domain/ids.ts';
import { ensureRunning } from '../shared/dossier/ensure-running.ts';

const Message = z.object({ kind: z.enum(['start', 'wake']), target: Watched, id: z.string() });

const uses = { program: programTable, executions: stepFunctionsExecutions, count: stepMetrics };

/** Starts, wakes and replaces executions. Twice is once: names are unique, a token that was used is stale, an epoch is replaced once. */
export const handler = step(wakeExecutions, uses, async (batch, { program, executions, failed, count }) => {
  const ensured = (target: Watched, id: string) =>
    ({
      cycle: () => ensureRunning(executions, target, program.cycles, CycleId.parse(id)),
      form: () => ensureRunning(executions, target, program.forms, FormId.parse(id)),
      pair: () => ensureRunning(executions, target, program.pairs, PairId.parse(id)),
    })[target]();
  return eachMessage(
    batch,
    async (body) => {
      const { target, id } = Message.parse(body);
      if ((await ensured(target, id)) === 'restarted') count({ ExecutionsReplaced: 1 });
    },
    failed,
  );
});
