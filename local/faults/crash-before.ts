import type { CallFault } from './fault.ts';

/** The sandbox dies before the request is out. */
export const crashBefore: CallFault = {
  kind: 'crash-before',
  usually: 0.012,
  canStrike: () => true,
  strike: ({ crash }) => crash(),
};
