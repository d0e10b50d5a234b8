import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replyAgenda } from '../../../local/run/reply-agenda.ts';
import { memoryStore } from '../store/memory-parts.ts';

const noBytes = new Uint8Array();
const minute = (number: number) => new Date(number * 60_000).toISOString();

describe('replyAgenda', () => {
  it('gives replies back by time, and those of one moment in the order they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (minutes) => {
        const agenda = replyAgenda();
        for (const [index, at] of minutes.entries())
          agenda.add({ at: minute(at), raw: noBytes, to: String(index), from: 'somebody' });
        const expected = minutes.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at || a.index - b.index);
        expect(agenda.size()).toBe(minutes.length);
        const taken = minutes.map(() => agenda.take()?.to);
        expect(taken).toEqual(expected.map(({ index }) => String(index)));
        expect(agenda.take()).toBeUndefined();
      }),
    );
  });

  it('takes out all of one writer, in the order they were written, and keeps the others in order', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ at: fc.nat(20), from: fc.constantFrom('one', 'other') })), (replies) => {
        const store = memoryStore();
        const agenda = replyAgenda(store);
        for (const [index, { at, from }] of replies.entries())
          agenda.add({ at: minute(at), raw: noBytes, to: String(index), from });
        const own = replies.flatMap(({ from }, index) => (from === 'one' ? [String(index)] : []));
        expect(agenda.withdraw(({ from }) => from === 'one').map(({ to }) => to)).toEqual(own);
        const left = replies.filter(({ from }) => from === 'other').map(({ at }) => minute(at));
        const kept = replyAgenda(store);
        expect(kept.size()).toBe(left.length);
        for (const at of left.toSorted()) expect([agenda.take()?.at, kept.take()?.at]).toEqual([at, at]);
      }),
    );
  });

  it('knows the soonest while replies come and go', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(20))), (steps) => {
        const agenda = replyAgenda();
        const left: string[] = [];
        for (const step of steps) {
          if (step === null) {
            expect(agenda.take()?.at).toBe(left.sort().shift());
          } else {
            left.push(minute(step));
            agenda.add({ at: minute(step), raw: noBytes, to: '', from: '' });
          }
          expect(agenda.nextAt()).toBe(left.toSorted()[0]);
        }
      }),
    );
  });

  it('goes on with the replies that were kept, in the same order and to the last byte', () => {
    const store = memoryStore();
    const first = replyAgenda(store);
    const raw = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    for (const to of ['a', 'b', 'c']) first.add({ at: minute(5), raw, to, from: 'somebody' });
    first.take();
    const second = replyAgenda(store);
    second.add({ at: minute(5), raw, to: 'd', from: 'somebody' });
    const taken = [second.take(), second.take(), second.take()];
    expect(taken.map((reply) => reply?.to)).toEqual(['b', 'c', 'd']);
    expect([...(taken[0]?.raw ?? [])]).toEqual([...raw]);
    expect(store.stored.size).toBe(0);
  });
});
