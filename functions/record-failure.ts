import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { recordFailure } from '../shared/contracts/steps.ts';
import { CycleId, FormId, PairId } from '../shared/domain/ids.ts';

const uses = { program: programTable };

/** An execution gave up: a coordinator's task says which and why, as codes. The entity stays open with its facts: the sweeper starts its next execution, and if that fails too there is still one task. */
export const handler = step(recordFailure, uses, async ({ target, id, error }, { program, clock }) => {
  const at = clock.now();
  const cycleId =
    target === 'cycle'
      ? CycleId.parse(id)
      : target === 'form'
        ? (await program.forms.load(FormId.parse(id))).cycleId
        : (await program.pairs.load(PairId.parse(id))).cycleId;
  await program.tasks.raise({
    taskId: `failed-${id}`,
    cycleId,
    kind: 'failed',
    raisedAt: at,
    facts: { target, id, error },
  });
  return {};
});
