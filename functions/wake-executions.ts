import * as z from 'zod';
import { eachMessage, step } from '../shared/adapters/step.ts';
import { wakeExecutions } from '../shared/contracts/steps.ts';
import { Watched } from '../shared/domain/command.ts';
import { CycleId, FormId, PairId } from '../shared/domain/ids.ts';

const Message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), target: Watched, id: z.string(), epoch: z.int() }),
  z.object({ kind: z.literal('wake'), target: Watched, id: z.string() }),
]);

/** Starts and wakes executions. Twice is once: names are unique, and a token that was used is stale. */
export const handler = step(wakeExecutions, async (batch, { program, executions, failed }) => {
  const tokenOf = (target: Watched, id: string) =>
    ({
      cycle: () => program.cycles.tokenOf(CycleId.parse(id)),
      form: () => program.forms.tokenOf(FormId.parse(id)),
      pair: () => program.pairs.tokenOf(PairId.parse(id)),
    })[target]();
  return eachMessage(
    batch,
    async (body) => {
      const message = Message.parse(body);
      if (message.kind === 'start') {
        await executions.start(message.target, message.id, message.epoch);
        return;
      }
      const token = await tokenOf(message.target, message.id);
      if (token !== undefined) await executions.wake(token);
    },
    failed,
  );
});
