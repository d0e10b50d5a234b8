import * as z from 'zod';
import { eachMessage, step } from '../shared/adapters/step.ts';
import { wakeExecutions } from '../shared/contracts/steps.ts';
import { Watched } from '../shared/domain/command.ts';
import { CycleId, FormId, PairId } from '../shared/domain/ids.ts';
import { ensureRunning } from '../shared/dossier/ensure-running.ts';

const Message = z.object({ kind: z.enum(['start', 'wake']), target: Watched, id: z.string() });

/** Starts, wakes and replaces executions. Twice is once: names are unique, a token that was used is stale, an epoch is replaced once. */
export const handler = step(wakeExecutions, async (batch, { program, executions, failed }) =>
  eachMessage(
    batch,
    async (body) => {
      const { target, id } = Message.parse(body);
      switch (target) {
        case 'cycle':
          return ensureRunning(executions, target, program.cycles, CycleId.parse(id));
        case 'form':
          return ensureRunning(executions, target, program.forms, FormId.parse(id));
        case 'pair':
          return ensureRunning(executions, target, program.pairs, PairId.parse(id));
      }
    },
    failed,
  ),
);
