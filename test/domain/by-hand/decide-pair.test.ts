import { describe, expect, it } from 'vitest';
import { askNextDate, endPairAt, notedPair, takeBackEnd } from '../../../shared/domain/by-hand/decide-pair.ts';
import { aPair, aSession, at, claire } from '../builders.ts';
import { changed, said } from './a-ruling.ts';

const now = at('2027-03-08 10:00');
const wednesday = at('2027-03-10 09:00');

describe('an end that a coordinator decides', () => {
  it('is set once, tells both, and can be taken back until it is said', () => {
    const ending = changed(endPairAt(aPair(), wednesday));
    expect(ending.ending).toEqual({ at: wednesday, told: ['mentor', 'mentee'] });
    expect(said(endPairAt(ending, now))).toMatch(/^already so: .* ends at /);
    expect(changed(takeBackEnd(ending))).toEqual(aPair());
    expect(said(takeBackEnd(aPair()))).toMatch(/^already so: .* goes on/);
  });

  it('comes too late for a pair that is closed', () => {
    const closed = aPair({ status: 'closed' });
    expect(said(endPairAt(closed, wednesday))).toMatch(/^already so: .* is closed/);
    expect(said(takeBackEnd(closed))).toMatch(/^refused: .* cannot go on/);
  });
});

describe('another date', () => {
  it('is asked for by giving up the next one, for which nobody is blamed', () => {
    const next = aSession({ number: 2, meetsAt: at('2027-03-30 08:30'), invited: true });
    const ruling = askNextDate(aPair({ status: 'meeting', sessions: [next] }), now);
    expect(changed(ruling).sessions[0]).toMatchObject({ status: 'moving' });
    expect(changed(ruling).sessions[0]?.canceledBy).toBeUndefined();
    expect(ruling.kind === 'change' && ruling.commands.filter(({ kind }) => kind === 'mail')).toHaveLength(2);
  });

  it('is refused where there is none to give up', () => {
    expect(said(askNextDate(aPair({ status: 'meeting' }), now))).toMatch(/^refused: .* no session/);
  });
});

it('fifty notes are kept, the newest', () => {
  const noted = Array.from({ length: 60 }).reduce<ReturnType<typeof aPair>>(
    (pair, _, index) => changed(notedPair(pair, { by: claire, at: now, text: `note ${String(index)}` })),
    aPair(),
  );
  expect(noted.notes.map(({ text }) => text)).toEqual(
    Array.from({ length: 50 }, (_, index) => `note ${String(index + 10)}`),
  );
});
