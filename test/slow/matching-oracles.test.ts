import { describe, it } from 'vitest';
import {
  bottleneckEqualsScan,
  coreAndPricingEqualsWhole,
  equalsBruteForce,
  equalsHungarian,
  equalsLinearSolver,
} from '../domain/matching/assignment-oracles.ts';

describe('the matching core, against methods that share nothing with it', () => {
  it('equals brute force on 20,000 small problems with ties, forbidden cells and capacities of 0 to 3', () => {
    equalsBruteForce(20_000);
  });

  it('equals the linear solver on 4,000', async () => {
    await equalsLinearSolver(4_000);
  });

  it('equals the Hungarian method on 400 matrices of up to 60 by 60', () => {
    equalsHungarian(400, 60);
  });

  it('finds the best worst pair that a scan of all limits finds, 5,000 times', () => {
    bottleneckEqualsScan(5_000);
  });

  it('needs no cell it left out: core and pricing equals solving all at once, 10,000 times', () => {
    coreAndPricingEqualsWhole(10_000);
  });
});
