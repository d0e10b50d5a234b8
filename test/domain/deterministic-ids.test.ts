import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32 } from '../../shared/domain/base32.ts';
import { formIdOf, ledgerTag, pairIdOf } from '../../shared/domain/deterministic-ids.ts';
import { CycleId, PersonId } from '../../shared/domain/ids.ts';

const cycleId = CycleId.parse('cyc_2027');
const ines = PersonId.parse('per_ines');
const helene = PersonId.parse('per_helene');
const enrollment = { cycleId, kind: 'enr-m', subject: '', personId: ines, round: 1 };

describe('base32', () => {
  it('agrees with the vectors of RFC 4648, in lower case and without padding', () => {
    const vectors = { f: 'my', fo: 'mzxq', foo: 'mzxw6', foob: 'mzxw6yq', fooba: 'mzxw6ytb', foobar: 'mzxw6ytboi' };
    for (const [text, encoded] of Object.entries(vectors)) expect(base32(Buffer.from(text))).toBe(encoded);
    expect(base32(new Uint8Array())).toBe('');
  });

  it('gives different texts for different bytes of one length', () => {
    const ten = fc.uint8Array({ minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(ten, ten, (a, b) => {
        expect(base32(a) === base32(b)).toBe(Buffer.compare(a, b) === 0);
        expect(base32(a)).toMatch(/^[a-z2-7]{16}$/);
      }),
    );
  });
});

describe('deterministic ids', () => {
  it('are the same for the same question and differ when any part differs', () => {
    expect(formIdOf(enrollment)).toBe(formIdOf({ ...enrollment }));
    expect(formIdOf(enrollment)).toMatch(/^frm_[a-z2-7]{16}$/);
    const others = [
      { ...enrollment, cycleId: CycleId.parse('cyc_2028') },
      { ...enrollment, kind: 'enr-s' },
      { ...enrollment, subject: 'pair_1' },
      { ...enrollment, personId: helene },
      { ...enrollment, round: 2 },
    ];
    expect(new Set([enrollment, ...others].map(formIdOf)).size).toBe(6);
  });

  it('keep their parts apart', () => {
    expect(formIdOf({ ...enrollment, kind: 'a', subject: 'bc' })).not.toBe(
      formIdOf({ ...enrollment, kind: 'ab', subject: 'c' }),
    );
  });

  it('tell who is the mentor of a pair', () => {
    const pair = pairIdOf({ cycleId, mentorId: ines, menteeId: helene });
    expect(pair).toMatch(/^pair_[a-z2-7]{16}$/);
    expect(pairIdOf({ cycleId, mentorId: helene, menteeId: ines })).not.toBe(pair);
  });

  it('are pinned: stored items outlive code', () => {
    expect(formIdOf(enrollment)).toBe('frm_ohar7axtcrzhs3gj');
    expect(pairIdOf({ cycleId, mentorId: ines, menteeId: helene })).toBe('pair_4wtxzbwuo3gtdfqh');
    expect(ledgerTag('frm_a#0')).toBe('ofefixvdshstnqypuad2oszwkjejfz2q54ioajxaqxhwecnqpvrq');
  });

  it('make tags an SES tag value allows', () => {
    fc.assert(fc.property(fc.string(), (key) => /^[a-z2-7]{52}$/.test(ledgerTag(key))));
  });
});
