import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { planPair } from '../shared/contracts/steps.ts';
import { waitSeconds } from '../shared/domain/instant.ts';
import { planPair as plan } from '../shared/domain/plan-pair.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

/** Says what one pair needs now. Reads only, so it may run any number of times. */
export const handler = step(planPair, { program: programTable }, async ({ pairId }, { program, clock }) => {
  const { pair, facts } = await pairDossier(program, pairId);
  const now = clock.now();
  const planned = plan(pair, facts, now);
  return {
    next: planned.next,
    version: pair.version,
    wakes: pair.wakes ?? 0,
    waitSeconds: 'until' in planned ? waitSeconds(now, planned.until) : 1,
  };
});
