import { markOfKey } from '../mail-mark.ts';
import type { Invariant } from './invariant.ts';

/** SES accepted at most one email per ledger key, except where the simulator dropped the Send event that would have told. */
export const oneEmailPerKey: Invariant = {
  number: 2,
  name: 'one event, one email',
  check: ({ mails, lost, records }) => {
    const keys = new Map(records.ledger.map(({ key }) => [markOfKey(key), key]));
    const times = new Map<string, number>();
    for (const { mark } of mails) times.set(mark, (times.get(mark) ?? 0) + 1);
    const twice = [...times].filter(([mark, count]) => count > 1 && !lost.sends.has(mark));
    return [
      ...twice.map(([mark, count]) => ({ ids: [keys.get(mark) ?? mark], what: `was sent ${String(count)} times` })),
      ...[...times.keys()]
        .filter((mark) => !keys.has(mark))
        .map((mark) => ({ ids: [mark], what: 'was sent without a ledger entry' })),
    ];
  },
};
