import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form } from '../../shared/domain/form.ts';
import { freePeople } from '../../shared/domain/free-people.ts';
import type { Pair, SignalRaised } from '../../shared/domain/pair.ts';
import type { Participant } from '../../shared/domain/participant.ts';
import { aForm, aFormId, answered, aPair, aParticipant, at, ines, pairId } from './builders.ts';

const now = at('2027-03-10 09:00');
const enrolled = answered(aForm({ formId: aFormId('enr'), kind: 'ENR-M', group: 'enrollment' }), { role: 'mentor' });
const proposal = (decision?: string): Form => {
  const form = aForm({ formId: aFormId('pro'), kind: 'PRO-M', group: 'pair', pairId });
  return decision === undefined ? { ...form, status: 'expired' } : answered(form, { decision });
};
const asked = (next?: string): Form => {
  const form = aForm({ formId: aFormId('end'), kind: 'ENDED', group: 'other', pairId });
  return next === undefined ? form : answered(form, { next });
};
const unstarted = aPair({ status: 'closed', closedBecause: 'declined', closedAt: now, sessions: [] });
const ended = aPair({ status: 'closed', closedBecause: 'ended', introducedAt: at('2027-02-11 09:00'), closedAt: now });
const replaced = { at: now, told: ['mentor' as const, 'mentee' as const], replaced: true };
const raised = (signal: SignalRaised['signal']): SignalRaised => ({ signal, at: now, side: 'mentor', facts: {} });

function placesOf(
  { forms = [], pairs = [], participant = {} }: { forms?: Form[]; pairs?: Pair[]; participant?: Partial<Participant> },
  enrollment: Form[] = [enrolled],
): number {
  const facts = { participants: [aParticipant(participant)], forms: [...enrollment, ...forms], pairs };
  return freePeople(facts, now).places.get(ines) ?? 0;
}

describe('freePeople', () => {
  it('are those enrolled who have a place left', () => {
    expect(placesOf({})).toBe(1);
    expect(placesOf({ participant: { capacity: 3 }, pairs: [aPair({ status: 'meeting' })] })).toBe(2);
    expect(placesOf({ pairs: [aPair({ status: 'consulting' })] })).toBe(0);
    expect(placesOf({}, [answered(enrolled, { role: 'not-now' })])).toBe(0);
    expect(placesOf({}, [])).toBe(0);
  });

  it.each([
    ['asked for another person', unstarted, proposal('other-person'), 1],
    ['was never asked, or said yes to somebody who did not', unstarted, proposal('yes'), 1],
    ['takes part no longer', unstarted, proposal('no'), 0],
    ['let the proposal pass', unstarted, proposal(), 0],
    ['let it pass, and a coordinator wants another partner', { ...unstarted, ending: replaced }, proposal(), 1],
    ['takes part no longer, whatever a coordinator wants', { ...unstarted, ending: replaced }, proposal('no'), 0],
    ['asked for somebody else after the end', ended, asked('another'), 1],
    ['stops after the end', ended, asked('stop'), 0],
    ['wants to be called first', ended, asked('call'), 0],
    ['has not said what next', ended, asked(), 0],
    ['has not said, and a coordinator wants another partner', { ...ended, ending: replaced }, asked(), 1],
    ['stops although a coordinator wants another partner', { ...ended, ending: replaced }, asked('stop'), 0],
    ['had every session', { ...ended, closedBecause: 'finished' as const }, enrolled, 0],
  ])('who %s', (_, pair, form, places) => {
    expect(placesOf({ pairs: [pair], forms: [form] })).toBe(places);
  });

  it('are those who asked for the end because they would rather change, not because they stop', () => {
    const by = (...signals: SignalRaised[]) => [aPair({ ...ended, stopAsked: 'mentor', signals })];
    expect(placesOf({ pairs: by(raised('not-a-fit')) })).toBe(1);
    expect(placesOf({ pairs: by(raised('wants-to-stop')) })).toBe(0);
    expect(placesOf({ pairs: by(raised('not-a-fit'), raised('wants-to-stop')) })).toBe(0);
    expect(placesOf({ pairs: [aPair({ ...ended, stopAsked: 'mentee', signals: [raised('not-a-fit')] })] })).toBe(0);
  });

  it('leave out who left, stopped or is away, and tell until when', () => {
    expect(placesOf({ participant: { leftAt: now } })).toBe(0);
    expect(placesOf({ participant: { stoppedAt: now } })).toBe(0);
    const until = at('2027-04-01 09:00');
    const participants = [aParticipant({ pausedUntil: until })];
    const away = freePeople({ participants, forms: [enrolled], pairs: [] }, now);
    expect([away.places.size, away.paused]).toEqual([0, [{ personId: ines, until }]]);
    expect(freePeople({ participants, forms: [enrolled], pairs: [] }, until).places.get(ines)).toBe(1);
  });

  it('never have more places than they offer, nor any while they have as many partners', () => {
    const state = fc.constantFrom<Pair>(
      unstarted,
      ended,
      aPair({ status: 'meeting' }),
      aPair({ status: 'consulting' }),
    );
    fc.assert(
      fc.property(fc.array(state, { maxLength: 4 }), fc.integer({ min: 0, max: 3 }), (pairs, capacity) => {
        const open = pairs.filter(({ status }) => status !== 'closed').length;
        expect(placesOf({ pairs, participant: { capacity } })).toBeLessThanOrEqual(Math.max(0, capacity - open));
      }),
    );
  });
});
