import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { weighFeedback } from '../shared/contracts/steps.ts';
import { weighNext } from '../shared/dossier/weigh-next.ts';

const uses = { program: programTable, people: peopleTable };

/** Weighs one answered feedback form of the pair whose present answers were not weighed yet. Twice is once: the pair remembers which. */
export const handler = step(weighFeedback, uses, async ({ pairId }, services) => {
  await weighNext(services, pairId);
  return {};
});
