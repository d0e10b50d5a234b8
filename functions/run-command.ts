import { step } from '../shared/adapters/step.ts';
import { runCommand } from '../shared/contracts/steps.ts';
import { carryOutByHand } from '../shared/dossier/by-hand.ts';

/** What a coordinator or an engineer orders by hand. Given twice, it is done once: the second answer is "already so". */
export const handler = step(runCommand, (order, { program, clock }) => carryOutByHand({ program, clock }, order));
