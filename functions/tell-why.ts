import { programHistory } from '../shared/adapters/program-history.ts';
import { step } from '../shared/adapters/step.ts';
import { tellWhy } from '../shared/contracts/steps.ts';
import { lifeOf } from '../shared/dossier/life-of.ts';

/** Tells the life of one thing from the audit trail, the ledger and the tasks: ids and codes only. It reads and changes nothing. */
export const handler = step(tellWhy, { history: programHistory }, async ({ id, cycleId }, { history, clock }) => {
  const lines = await lifeOf({ history, clock }, id, cycleId);
  return lines === undefined
    ? { found: false, lines: [`There is no ${id}. A task is found with its cycle: why ${id} --cycle cyc_…`] }
    : { found: true, lines };
});
