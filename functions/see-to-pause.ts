import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { seeToPause as contract } from '../shared/contracts/steps.ts';
import { seeToPause } from '../shared/dossier/pause.ts';

const uses = { program: programTable, people: peopleTable };

/** Frees dates that come too soon after a pause, asks how to go on once it is over, and does what was answered. One write each; twice is once. */
export const handler = step(contract, uses, async ({ pairId }, services) => {
  await seeToPause(services, pairId);
  return {};
});
