import { describe, expect, it } from 'vitest';
import { candidateOf, halfDaysOf, isEnrolled } from '../../shared/domain/enrollment.ts';
import { defaultCatalog } from '../../shared/domain/expertise/default-catalog.ts';
import type { Answers } from '../../shared/domain/form.ts';
import { Candidate } from '../../shared/domain/matching/candidate.ts';
import { allHalfDays } from '../../shared/domain/session-slots.ts';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import { aForm, answered, aParticipant } from './builders.ts';

describe('isEnrolled', () => {
  const enrollment = aForm({ kind: 'ENR-M', group: 'enrollment' });

  it('needs a yes, of any side, on an enrollment form', () => {
    const roles = ['mentor', 'mentee', 'both', 'not-now', 'never'];
    expect(roles.filter((role) => isEnrolled(answered(enrollment, { role })))).toEqual(['mentor', 'mentee', 'both']);
    expect(isEnrolled(answered(enrollment, {}))).toBe(false);
    expect(isEnrolled(answered(aForm({ kind: 'OTHER', group: 'other' }), { role: 'mentor' }))).toBe(false);
  });

  it('needs the whole form: one that expired half answered does not count', () => {
    expect(isEnrolled({ ...enrollment, status: 'expired', answers: { role: 'mentor' } })).toBe(false);
  });
});

describe('halfDaysOf', () => {
  it('knows every option of the form', () => {
    const times = formDefinition('ENR-M').questions.find(({ name }) => name === 'times');
    const options = times !== undefined && 'options' in times ? times.options.map(({ value }) => value) : [];
    expect(options.filter((value) => value !== 'all').flatMap((value) => halfDaysOf({ times: [value] }) ?? [])).toEqual(
      allHalfDays,
    );
    expect(halfDaysOf({ times: ['all'] })).toEqual(allHalfDays);
  });

  it('are in the order of the week, and unknown when none was said', () => {
    expect(halfDaysOf({ times: ['thursday-am', 'tuesday-am'] })).toEqual(['tue-am', 'thu-am']);
    expect(halfDaysOf({})).toBeUndefined();
    expect(halfDaysOf({ times: [] })).toBeUndefined();
  });
});

describe('candidateOf', () => {
  const mentorAnswers: Answers = {
    role: 'mentor',
    topics: 'vidéo courte (expert), Python (notions), la créa',
    gain: 'stratégie',
    times: ['tuesday-am', 'thursday-am'],
    style: ['direct', 'written', 'open'],
    place: ['video', 'fr'],
  };
  const mentor = candidateOf(aParticipant(), mentorAnswers, defaultCatalog);

  it('reads what a mentor teaches, hopes to gain, and how and when', () => {
    expect(mentor.teaches).toEqual([
      { skill: 'content.short-video', level: 4 },
      expect.objectContaining({ level: 1 }) as unknown,
    ]);
    expect(mentor.wants.map(({ skill }) => skill)).toEqual(['strategy.strategy']);
    expect(mentor.halfDays).toEqual(['tue-am', 'thu-am']);
    expect(mentor.styles).toEqual({ directness: 'straight', preparation: 'written', agenda: 'flow' });
    expect(mentor.formats).toEqual(['video']);
    expect(mentor.languages).toEqual({ fr: 'C2' });
  });

  it('reads a leader the other way round, without half-days', () => {
    const leader = candidateOf(
      aParticipant({ side: 'mentee' }),
      { role: 'mentee', topics: 'vidéo courte', give: 'stratégie', times: ['all'] },
      defaultCatalog,
    );
    expect(leader.wants.map(({ skill }) => skill)).toEqual(['content.short-video']);
    expect(leader.teaches.map(({ skill }) => skill)).toEqual(['strategy.strategy']);
    expect(leader).not.toHaveProperty('halfDays');
    expect(leader.languages).toEqual({ fr: 'C2', en: 'C1' });
    expect(leader.formats).toEqual([]);
  });

  it('takes both or neither of a couple for no preference', () => {
    const styles = (style: string[]) => candidateOf(aParticipant(), { ...mentorAnswers, style }, defaultCatalog).styles;
    expect(styles(['direct', 'acquainted', 'agenda'])).toEqual({ agenda: 'agenda' });
    expect(styles([])).toEqual({});
  });

  it('takes a chosen language at the roster’s level, else at B1', () => {
    const participant = aParticipant({ languages: { fr: 'C2' } });
    expect(candidateOf(participant, { ...mentorAnswers, place: ['fr', 'en'] }, defaultCatalog).languages).toEqual({
      fr: 'C2',
      en: 'B1',
    });
  });

  it('carries the roster’s facts, and is what matching accepts', () => {
    expect(Candidate.parse(mentor)).toEqual(mentor);
    expect(mentor).toMatchObject({
      rank: 0,
      unit: 'Marketing',
      site: 'Lyon',
      capacity: 1,
      chainIncomplete: false,
      managers: [],
    });
  });

  it('has nothing to say of somebody who answered nothing', () => {
    expect(candidateOf(aParticipant(), {}, defaultCatalog)).toMatchObject({
      teaches: [],
      wants: [],
      styles: {},
      formats: [],
    });
  });
});
