import { describe, expect, it } from 'vitest';
import type { HeldReply } from '../../shared/domain/form.ts';
import { nextToAsk, withHeld } from '../../shared/domain/held-reply.ts';
import { aForm, at } from './builders.ts';

const held = (inboundId: string, changes: Partial<HeldReply> = {}): HeldReply => ({
  inboundId,
  objectKey: `mail/${inboundId}`,
  receivedAt: at('2027-03-03 10:00'),
  ask: 'CONFIRM',
  ...changes,
});
const yes = { status: 'answered', answers: { mine: true } } as const;
const no = { status: 'answered', answers: { mine: false } } as const;
const open = { status: 'issued', answers: {} } as const;

describe('nextToAsk', () => {
  it('asks about the newest held reply, once', () => {
    const form = aForm({ held: [held('m1')] });
    expect(nextToAsk(form, 'CONFIRM', undefined)).toMatchObject({ inboundId: 'm1', round: 1 });
    expect(nextToAsk(aForm({ held: [held('m1', { round: 1 })] }), 'CONFIRM', yes)).toBeUndefined();
  });

  it('asks about a later one only when the one before was the person’s own', () => {
    const form = aForm({ held: [held('m1', { round: 1 }), held('m2'), held('m3')] });
    expect(nextToAsk(form, 'CONFIRM', yes)).toMatchObject({ inboundId: 'm3', round: 2 });
    for (const last of [no, open, { ...open, status: 'expired' } as const])
      expect(nextToAsk(form, 'CONFIRM', last)).toBeUndefined();
  });

  it('asks three times about one form whether a reply was the person’s, and once who answered instead', () => {
    const fourth = aForm({ held: [held('m1', { round: 3 }), held('m2')] });
    expect(nextToAsk(fourth, 'CONFIRM', yes)).toBeUndefined();
    const other = aForm({ held: [held('m1', { ask: 'OTHER', round: 1 }), held('m2', { ask: 'OTHER' })] });
    expect(nextToAsk(other, 'OTHER', yes)).toBeUndefined();
  });

  it('asks nothing about a form that is closed, nor when nobody is to be asked', () => {
    expect(nextToAsk(aForm({ status: 'expired', held: [held('m1')] }), 'CONFIRM', undefined)).toBeUndefined();
    expect(nextToAsk(aForm({ closesAt: at('2027-03-03 10:00'), held: [held('m1')] }), 'CONFIRM', undefined)).toBe(
      undefined,
    );
    const { ask: _ask, ...unasked } = held('m1');
    expect(nextToAsk(aForm({ held: [unasked] }), 'CONFIRM', undefined)).toBeUndefined();
  });
});

describe('withHeld', () => {
  it('knows each reply once and keeps the last twenty', () => {
    const twice = withHeld(withHeld(aForm(), held('m1')), held('m1', { round: 1 }));
    expect(twice.held).toEqual([held('m1', { round: 1 })]);
    const many = Array.from({ length: 30 }, (_, number) => held(`m${String(number)}`)).reduce(withHeld, aForm());
    expect(many.held.map(({ inboundId }) => inboundId)).toEqual(
      Array.from({ length: 20 }, (_, number) => `m${String(number + 10)}`),
    );
  });
});
