import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { FactsMoved } from '../shared/contracts/errors.ts';
import { park } from '../shared/contracts/steps.ts';
import { CycleId, PairId } from '../shared/domain/ids.ts';
import { plusMinutes } from '../shared/domain/instant.ts';

const uses = { program: programTable };

/** Stores the token of a waiting execution, unless the facts changed, or somebody woke or parked it, since the plan: then it plans again. */
export const handler = step(
  park,
  uses,
  async ({ target, id, version, wakes, waitSeconds, token }, { program, clock }) => {
    const until = plusMinutes(clock.now(), waitSeconds / 60);
    const parked =
      target === 'cycle'
        ? await program.cycles.park(CycleId.parse(id), { version, wakes }, token, until)
        : await program.pairs.park(PairId.parse(id), { version, wakes }, token, until);
    if (parked === 'lost race') throw new FactsMoved(id);
    return {};
  },
);
