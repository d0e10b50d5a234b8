import { consulting } from './consulting.ts';
import { deciding } from './deciding.ts';
import { doorIn } from './door-in.ts';
import { matching } from './matching.ts';
import type { Mutant } from './mutant.ts';
import { sending } from './sending.ts';
import { timing } from './timing.ts';
import { waiting } from './waiting.ts';

/** Every defect that the simulation must notice. Adding one is one entry in the file of its theme. */
export const mutants: readonly Mutant[] = [
  ...sending,
  ...waiting,
  ...timing,
  ...doorIn,
  ...matching,
  ...consulting,
  ...deciding,
];
