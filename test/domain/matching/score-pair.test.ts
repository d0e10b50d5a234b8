import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultWeights } from '../../../shared/domain/cycle-definition.ts';
import { defaultCatalog } from '../../../shared/domain/expertise/default-catalog.ts';
import { kinOf } from '../../../shared/domain/expertise/similarity.ts';
import type { Candidate } from '../../../shared/domain/matching/candidate.ts';
import { commonHours, freeTimes, minutesAhead } from '../../../shared/domain/matching/free-hours.ts';
import { prepareCandidate } from '../../../shared/domain/matching/prepare-candidate.ts';
import { basedOn, breakdownOf, scoreOf } from '../../../shared/domain/matching/score-pair.ts';
import { aMentee, aMentor, claim } from './a-candidate.ts';

const kin = kinOf(defaultCatalog);

function breakdown(mentor: Candidate, mentee: Candidate) {
  return breakdownOf(prepareCandidate(mentor, kin, '2027-02-01'), prepareCandidate(mentee, kin, '2027-02-01'));
}

describe('breakdownOf', () => {
  it('weights the first goal three times the third', () => {
    const wants = [claim('content.short-video'), claim('culture.german'), claim('finance.tax')];
    const mentor = (skill: string) => aMentor('ines', { teaches: [claim(`${skill}:3`)] });
    expect(breakdown(mentor('content.short-video'), aMentee('anne', { wants })).goals).toBeCloseTo(3 / 6);
    expect(breakdown(mentor('finance.tax'), aMentee('anne', { wants })).goals).toBeCloseTo(1 / 6);
  });

  it('counts half for the same family, a fifth for a related one', () => {
    const goals = (skill: string) =>
      breakdown(aMentor('ines', { teaches: [claim(`${skill}:3`)] }), aMentee('anne')).goals;
    expect(goals('content.short-video')).toBe(1);
    expect(goals('content.podcast')).toBeCloseTo(0.5);
    expect(goals('social.tiktok')).toBeCloseTo(0.2);
    expect(goals('culture.german')).toBe(0);
  });

  it('finds a lead of two levels best, and no lead worth nothing', () => {
    const goals = (teacher: number, learner: number) =>
      breakdown(
        aMentor('ines', { teaches: [claim(`data.python:${teacher}`)] }),
        aMentee('anne', { wants: [claim(`data.python:${learner}`)] }),
      ).goals;
    const worth = [goals(1, 1), goals(2, 1), goals(3, 1), goals(4, 1), goals(1, 4)];
    expect(worth.map((share) => share?.toFixed(2))).toEqual(['0.00', '0.80', '1.00', '0.95', '0.00']);
  });

  it('takes a goal without a level for one the mentor can help with', () => {
    expect(
      breakdown(aMentor('ines', { teaches: [claim('content.short-video:1')] }), aMentee('anne')).goals,
    ).toBeCloseTo(0.8);
  });

  it('values another unit, and no manager in common up to two levels above', () => {
    const distance = (mine: string, yours: string[]) =>
      breakdown(aMentor('ines', { unit: mine, managers: ['tom', 'zoe'] }), aMentee('anne', { managers: yours }))
        .distance;
    expect(distance('Retail', ['max'])).toBe(1);
    expect(distance('Retail', ['zoe'])).toBe(0.7);
    expect(distance('Finance', ['max', 'leo', 'zoe'])).toBe(0.3);
    expect(distance('Finance', ['zoe'])).toBe(0);
  });

  it('never reads an unknown manager as a different one', () => {
    const mentor = aMentor('ines', { unit: 'Finance', chainIncomplete: true });
    expect(breakdown(mentor, aMentee('anne', { managers: ['zoe'] })).distance).toBe(0);
  });

  it('lets the weaker speaker of the best common language decide', () => {
    const language = (mine: Candidate['languages']) =>
      breakdown(aMentor('ines', { languages: mine }), aMentee('anne', { languages: { fr: 'C2', en: 'B2' } })).language;
    expect(language({ fr: 'A2', en: 'C2' })).toBe(0.75);
    expect(language({ fr: 'C1', en: 'C2' })).toBe(0.9);
  });

  it('compares only the styles both stated', () => {
    const style = (mine: Candidate['styles']) =>
      breakdown(
        aMentor('ines', { styles: mine }),
        aMentee('anne', { styles: { agenda: 'agenda', directness: 'straight' } }),
      ).style;
    expect(style({})).toBeUndefined();
    expect(style({ agenda: 'flow', preparation: 'written' })).toBe(0);
    expect(style({ agenda: 'flow', directness: 'straight' })).toBe(0.5);
  });
});

describe('scoreOf', () => {
  it('neither rewards nor punishes a missing answer', () => {
    const full = breakdown(
      aMentor('ines', { styles: { agenda: 'flow' } }),
      aMentee('anne', { styles: { agenda: 'flow' } }),
    );
    const without = { ...full, style: undefined };
    expect(basedOn(full)).toEqual({ known: 6, of: 7 });
    expect(basedOn(without)).toEqual({ known: 5, of: 7 });
    expect(scoreOf({ goals: 0.4 }, defaultWeights)).toBe(4000);
    expect(scoreOf({ goals: 0.4, style: 0.4 }, defaultWeights)).toBe(4000);
  });

  it('is a whole number from 0 to 10 000 whatever the weights', () => {
    const thousandths = fc.nat(1000).map((part) => part / 1000); // nearly all doubles from 0 to 1 are nearly 0
    const share = fc.option(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), thousandths), { nil: undefined });
    const shares = fc.record({
      goals: share,
      reciprocal: share,
      availability: share,
      style: share,
      distance: share,
      language: share,
      format: share,
    });
    const weight = fc.nat(100);
    const weights = fc.record({
      goals: weight,
      reciprocal: weight,
      availability: weight,
      style: weight,
      distance: weight,
      language: weight,
      format: weight,
    });
    fc.assert(
      fc.property(shares, weights, (parts, table) => {
        const score = scoreOf(parts, table);
        expect(Number.isInteger(score) && score >= 0 && score <= 10_000).toBe(true);
      }),
    );
  });
});

describe('commonHours', () => {
  it('counts the hours both are free, on one clock', () => {
    const paris = freeTimes(['mon-am', 'mon-pm'], minutesAhead('Europe/Paris', '2027-02-01'));
    const montreal = freeTimes(['mon-am'], minutesAhead('America/Toronto', '2027-02-01'));
    expect(commonHours(paris, paris)).toBe(10);
    expect(commonHours(paris, montreal)).toBe(4);
  });

  it('knows that clocks do not change on the same day everywhere', () => {
    const ahead = (day: string) => minutesAhead('Europe/Paris', day) - minutesAhead('America/Toronto', day);
    expect([ahead('2027-02-01'), ahead('2027-03-22'), ahead('2027-04-05')]).toEqual([360, 300, 360]);
  });

  it('goes on around the end of the week', () => {
    const sydney = freeTimes(['mon-am'], 11 * 60);
    const sunday = { start: 6 * 24 * 60 + 20 * 60, length: 8 * 60 };
    expect(commonHours(sydney, [sunday])).toBe(5);
    expect(commonHours([sunday], sydney)).toBe(5);
  });
});
