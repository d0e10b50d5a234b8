import type { Outgoing } from './person-kind.ts';

/** The message as a company without SPF, DKIM and DMARC sends it. */
export function withoutProof(outgoing: Outgoing): Outgoing {
  return { ...outgoing, verdicts: { spf: 'GRAY', dkim: 'GRAY', dmarc: 'GRAY' } };
}
