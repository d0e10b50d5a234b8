import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { runCommand } from '../shared/contracts/steps.ts';
import { carryOutByHand } from '../shared/dossier/by-hand.ts';

const uses = { program: programTable };

/** What a coordinator or an engineer orders by hand. Given twice, it is done once: the second answer is "already so". */
export const handler = step(runCommand, uses, (order, { program, clock }) => carryOutByHand({ program, clock }, order));
