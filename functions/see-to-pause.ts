import { step } from '../shared/adapters/step.ts';
import { seeToPause as contract } from '../shared/contracts/steps.ts';
import { seeToPause } from '../shared/dossier/pause.ts';

/** Frees dates that come too soon after a pause, asks how to go on once it is over, and does what was answered. One write each; twice is once. */
export const handler = step(contract, async ({ pairId }, services) => {
  await seeToPause(services, pairId);
  return {};
});
