import { describe, expect, it } from 'vitest';
import { defaultCatalog } from '../../../shared/domain/expertise/default-catalog.ts';
import { kinOf } from '../../../shared/domain/expertise/similarity.ts';
import type { Candidate } from '../../../shared/domain/matching/candidate.ts';
import { brokenForGood, brokenRule, RuleCode } from '../../../shared/domain/matching/hard-rules.ts';
import { prepareCandidate } from '../../../shared/domain/matching/prepare-candidate.ts';
import { aMentee, aMentor, claim } from './a-candidate.ts';

const kin = kinOf(defaultCatalog);

function broken(mentor: Candidate, mentee: Candidate, rule = brokenRule) {
  return rule(prepareCandidate(mentor, kin, '2027-02-01'), prepareCandidate(mentee, kin, '2027-02-01'));
}

/** One pair per rule that breaks this rule and, where it can, every later one too. */
const breaking: Record<RuleCode, [Candidate, Candidate]> = {
  self: [aMentor('anne', { managers: ['anne'] }), aMentee('anne', { rank: 0 })],
  'reporting-line': [aMentor('ines', { managers: ['leo', 'anne'], vetoes: ['anne'] }), aMentee('anne', { rank: 0 })],
  veto: [aMentor('ines', { past: ['anne'] }), aMentee('anne', { vetoes: ['ines'], rank: 0 })],
  'past-pair': [aMentor('ines', { past: ['anne'], rank: 7 }), aMentee('anne')],
  'not-junior': [aMentor('ines', { rank: 7, languages: {} }), aMentee('anne')],
  'no-common-language': [
    aMentor('ines', { languages: { en: 'C1' }, teaches: [claim('culture.german')] }),
    aMentee('anne'),
  ],
  'no-common-time': [
    aMentor('ines', { halfDays: ['mon-am'], teaches: [claim('culture.german')] }),
    aMentee('anne', { halfDays: ['mon-pm', 'tue-am'] }),
  ],
  'goals-not-covered': [
    aMentor('ines', { teaches: [claim('culture.german')], formats: ['video'] }),
    aMentee('anne', { formats: ['in-person'] }),
  ],
  'no-common-format': [aMentor('ines', { formats: ['in-person'], site: 'lyon' }), aMentee('anne')],
};

describe('brokenRule', () => {
  it.each(RuleCode.options.slice(0, -1))('names %s before any later rule', (code) => {
    expect(broken(...breaking[code])).toBe(code);
  });

  it('names a format they do not share', () => {
    const [mentor, mentee] = breaking['no-common-format'];
    expect(broken(mentor, { ...mentee, formats: ['in-person'] })).toBe('no-common-format');
    expect(broken(mentor, { ...mentee, site: 'lyon' })).toBeUndefined();
  });

  it('sees a reporting line whichever of the two is above, however far', () => {
    expect(broken(aMentor('ines'), aMentee('anne', { managers: ['leo', 'tom', 'ines'] }))).toBe('reporting-line');
  });

  it('forbids nothing for what one of them did not say', () => {
    expect(broken(aMentor('ines', { halfDays: ['mon-am'] }), aMentee('anne'))).toBeUndefined();
    expect(broken(aMentor('ines', { teaches: [] }), aMentee('anne'))).toBeUndefined();
    expect(
      broken(aMentor('ines', { formats: [] }), aMentee('anne', { formats: ['in-person'], site: 'lyon' })),
    ).toBeUndefined();
  });

  it('compares half-days of two time zones on one clock', () => {
    const paris = (halfDay: 'mon-am' | 'mon-pm') => aMentor('ines', { halfDays: [halfDay] });
    const montreal = aMentee('anne', { halfDays: ['mon-am'], timeZone: 'America/Toronto' });
    expect(broken(paris('mon-pm'), montreal)).toBeUndefined();
    expect(broken(paris('mon-am'), montreal)).toBe('no-common-time');
  });

  it('lets a related family pass for a goal, not a foreign one', () => {
    expect(broken(aMentor('ines', { teaches: [claim('social.tiktok')] }), aMentee('anne'))).toBeUndefined();
    expect(broken(aMentor('ines', { teaches: [claim('finance.tax')] }), aMentee('anne'))).toBe('goals-not-covered');
  });
});

describe('brokenForGood', () => {
  it.each(['self', 'reporting-line', 'veto', 'not-junior', 'no-common-language'] as const)(
    'keeps %s whoever asks',
    (code) => {
      expect(broken(...breaking[code], brokenForGood)).toBe(code);
    },
  );

  it.each(['no-common-time', 'goals-not-covered', 'no-common-format'] as const)(
    'leaves %s to a coordinator',
    (code) => {
      expect(broken(...breaking[code], brokenForGood)).toBeUndefined();
    },
  );
});
