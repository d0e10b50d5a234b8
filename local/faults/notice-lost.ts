import type { PassageFault } from './fault.ts';

/** An email is stored and nobody is told: only a look into the bucket finds it. */
export const noticeLost: PassageFault = {
  kind: 'notice-lost',
  usually: 0.02,
  canStrike: ({ what }) => what === 'notice',
  fate: () => [],
};
