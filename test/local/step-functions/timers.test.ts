import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Timer, timerHeap } from '../../../local/step-functions/timers.ts';

describe('timers', () => {
  it('come earliest first, equal instants by order, however they were added and removed', () => {
    const step = fc.oneof(fc.nat(20), fc.constant('remove' as const));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const heap = timerHeap();
        let model: Timer[] = [];
        for (const [order, at] of steps.entries()) {
          if (at === 'remove') {
            heap.removeEarliest();
            model = model.slice(1);
          } else {
            heap.add({ at, order });
            model = [...model, { at, order }].sort((a, b) => a.at - b.at || a.order - b.order);
          }
          expect(heap.earliest()).toEqual(model[0]);
        }
      }),
    );
  });
});
