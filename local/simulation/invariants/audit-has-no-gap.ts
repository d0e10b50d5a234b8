import type { Invariant } from './invariant.ts';

/** Every version of every cycle, form and pair has its line in the audit trail. */
export const auditHasNoGap: Invariant = {
  number: 6,
  name: 'the audit has no gap',
  check: ({ items }) => {
    const lines = new Set(
      items.flatMap(({ pk, sk }) => (pk.startsWith('AUD#') ? [`${pk.slice(4)}#${String(Number(sk))}`] : [])),
    );
    return items
      .filter(({ sk }) => ['CYC', 'FRM', 'PAR'].includes(sk))
      .flatMap(({ pk, version = 0 }) => {
        const id = pk.slice(4);
        const missing = Array.from({ length: version }, (_, at) => at + 1).filter(
          (at) => !lines.has(`${id}#${String(at)}`),
        );
        return missing.map((at) => ({
          ids: [id],
          what: `version ${String(at)} of ${String(version)} has no audit line`,
        }));
      });
  },
};
