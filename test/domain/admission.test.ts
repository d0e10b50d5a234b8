import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnsweredBy, admit, type Claimant, mayBeByPhone } from '../../shared/domain/admission.ts';
import { formRegistry } from '../../shared/forms/form-registry.ts';
import { claire, helene, ines } from './builders.ts';

const plain: AnsweredBy = { confidential: false, delegate: false };
const confidential: AnsweredBy = { confidential: true, delegate: false };
const dates: AnsweredBy = { confidential: false, delegate: true };
const form = (kind: string, personId = ines) => ({ kind, personId });
const sender = (changes: Partial<Claimant> = {}): Claimant => ({
  personId: ines,
  proof: 'strong',
  sameCompany: false,
  isCoordinator: false,
  keepsCalendar: false,
  tiedBy: 'address',
  ...changes,
});

describe('a form that a coordinator answers for somebody on the telephone', () => {
  const asked = { ...form('PRO-M'), byPhone: [claire] };
  const coordinator = sender({ personId: claire, isCoordinator: true });

  it('takes her answer, proven beyond doubt', () => {
    expect(admit(asked, confidential, coordinator)).toEqual({ kind: 'take' });
  });

  it('takes none that she did not ask for, that is not proven, or of another', () => {
    expect(admit(form('PRO-M'), confidential, coordinator)).toMatchObject({ kind: 'refuse' });
    expect(admit(asked, confidential, { ...coordinator, proof: 'medium' })).toMatchObject({ kind: 'refuse' });
    expect(admit(asked, confidential, sender({ personId: helene, isCoordinator: true }))).toMatchObject({
      kind: 'refuse',
    });
    expect(admit(asked, confidential, { ...coordinator, isCoordinator: false })).toMatchObject({ kind: 'refuse' });
  });

  it('is never one that says what somebody thinks of the other, of the sessions or of themselves', () => {
    const never = Object.keys(formRegistry).filter((kind) => !mayBeByPhone(kind));
    expect(
      never.filter((kind) => /^(?:SES|CLO|STA|FUP|FIT|ENDED|OTHER|CONFIRM|DIG|MAT|OBJ|START|NEW|REF)/.test(kind)),
    ).toEqual(never);
    expect(never.filter((kind) => /^(?:SES|CLO|FIT)/.test(kind))).toHaveLength(9);
  });
});

describe('admit', () => {
  it('takes what the registered address sent, proven at least by SPF', () => {
    for (const proof of ['strong', 'medium'] as const)
      expect(admit(form('SES-fit'), confidential, sender({ proof }))).toEqual({ kind: 'take' });
  });

  it('holds what only claims to be from the registered address, and asks at that address', () => {
    for (const answeredBy of [plain, confidential])
      expect(admit(form('ENR-M'), answeredBy, sender({ proof: 'weak' }))).toEqual({
        kind: 'hold',
        why: 'weak proof',
        ask: 'CONFIRM',
      });
  });

  it('takes the answer to that question from the registered address without proof, but only by its own address', () => {
    const weak = { proof: 'weak' } as const;
    expect(admit(form('CONFIRM'), confidential, sender(weak))).toEqual({ kind: 'take' });
    for (const tiedBy of ['thread', 'code'] as const)
      expect(admit(form('CONFIRM'), confidential, sender({ ...weak, tiedBy }))).toMatchObject({ kind: 'hold' });
    expect(admit(form('OTHER'), confidential, sender({ personId: helene }))).toEqual({
      kind: 'hold',
      why: 'other address',
    });
  });

  it('asks about a colleague’s answer as somebody else’s, known or not, and about any other address as perhaps the person’s own', () => {
    const other = { kind: 'hold', why: 'somebody else', ask: 'OTHER' };
    const own = { kind: 'hold', why: 'other address', ask: 'CONFIRM' };
    expect(admit(form('ENR-S'), plain, sender({ personId: helene }))).toEqual(other);
    expect(admit(form('ENR-S'), plain, sender({ personId: undefined, sameCompany: true }))).toEqual(other);
    expect(admit(form('ENR-S'), plain, sender({ personId: undefined }))).toEqual(own);
    expect(admit(form('ENR-S'), plain, sender({ personId: helene, proof: 'weak' }))).toEqual(own);
  });

  it('reads nothing of a confidential form from another address, and tells so only to somebody known and proven', () => {
    const refused = (tell: boolean) => ({ kind: 'refuse', why: 'personal', tell });
    expect(admit(form('SES-fit'), confidential, sender({ personId: helene }))).toEqual(refused(true));
    expect(admit(form('SES-fit'), confidential, sender({ personId: helene, proof: 'weak' }))).toEqual(refused(false));
    expect(admit(form('SES-fit'), confidential, sender({ personId: undefined }))).toEqual(refused(false));
  });

  it('takes dates from whoever keeps the calendar, proven, and nothing else from them', () => {
    const keeper = { personId: helene, keepsCalendar: true };
    expect(admit(form('AGD'), dates, sender(keeper))).toEqual({ kind: 'take' });
    expect(admit(form('AGD'), dates, sender({ ...keeper, personId: undefined }))).toEqual({ kind: 'take' });
    expect(admit(form('AGD'), dates, sender({ ...keeper, proof: 'weak' }))).toMatchObject({ kind: 'hold' });
    expect(admit(form('ENR-S'), plain, sender(keeper))).toMatchObject({ kind: 'hold' });
    expect(admit(form('SES-fit'), confidential, sender(keeper))).toMatchObject({ kind: 'refuse' });
  });

  it('takes a decision only from a configured address beyond doubt, and asks nobody about another', () => {
    const held = { kind: 'hold', why: 'coordinators only' };
    for (const kind of ['START', 'MAT', 'FIT']) {
      const decide = (changes: Partial<Claimant>) =>
        admit(form(kind, claire), confidential, sender({ personId: claire, isCoordinator: true, ...changes }));
      expect(decide({})).toEqual({ kind: 'take' });
      expect(decide({ proof: 'medium' })).toEqual(held);
      expect(decide({ isCoordinator: false })).toEqual(held);
      expect(decide({ personId: undefined })).toEqual(held);
    }
  });

  it('never takes from an address that is not registered for the form, unless it keeps the calendar of a date form', () => {
    const anybody = fc.record({
      personId: fc.constantFrom(undefined, helene),
      proof: fc.constantFrom('strong', 'medium', 'weak'),
      sameCompany: fc.boolean(),
      isCoordinator: fc.boolean(),
      keepsCalendar: fc.boolean(),
      tiedBy: fc.constantFrom('address', 'thread', 'code'),
    });
    const kinds = fc.constantFrom('START', 'ENR-M', 'AGD', 'SES-fit', 'CONFIRM', 'OTHER', 'MAT');
    fc.assert(
      fc.property(anybody, kinds, fc.boolean(), fc.boolean(), (claimant, kind, isConfidential, delegate) => {
        const { kind: taken } = admit(form(kind), { confidential: isConfidential, delegate }, claimant);
        expect(taken !== 'take' || (claimant.keepsCalendar && delegate && claimant.proof !== 'weak')).toBe(true);
      }),
    );
  });
});
