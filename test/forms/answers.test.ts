import { describe, expect, it } from 'vitest';
import { answersSchema, missingQuestions } from '../../shared/forms/answers.ts';
import { answersInWords } from '../../shared/forms/answers-in-words.ts';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import { valuesFor } from './a-reply.ts';

const enrollment = formDefinition('ENR-M');

describe('answersSchema', () => {
  it('accepts any part of the answers, each of its own kind', () => {
    const schema = answersSchema(enrollment);
    expect(schema.parse({ role: 'mentor', times: ['tuesday-am'] })).toEqual({ role: 'mentor', times: ['tuesday-am'] });
    expect(answersSchema(formDefinition('CLO-M')).parse({ speaking: 5, recommend: false })).toEqual({
      speaking: 5,
      recommend: false,
    });
  });

  it.each([
    { role: 'A' },
    { times: ['tuesday-am', 'sunday'] },
    { times: [] },
    { topics: '' },
    { role: true },
    { age: '26' },
  ])('refuses %j', (answers) => {
    expect(answersSchema(enrollment).safeParse(answers).success).toBe(false);
  });

  it.each([0, 6, 4.5, '4'])('refuses the mark %j', (mark) => {
    expect(answersSchema(formDefinition('SES-fit')).safeParse({ useful: mark }).success).toBe(false);
  });
});

describe('missingQuestions', () => {
  it('names what is required and unanswered, and nothing once the form is over', () => {
    expect(missingQuestions(enrollment, { role: 'mentor', times: ['all'] })).toEqual([2, 3]);
    expect(missingQuestions(enrollment, { role: 'not-now' })).toEqual([]);
    expect(missingQuestions(formDefinition('SES-fit'), { held: 'moved' })).toEqual([]);
  });
});

describe('answersInWords', () => {
  it('says answers as the form says them, in either language', () => {
    const answers = { role: 'mentor', topics: 'Python', times: ['tuesday-am', 'thursday-am'] };
    expect(answersInWords(enrollment, 'fr', {}, answers)).toEqual([
      { label: 'Participez-vous ?', words: 'Oui, comme mentor' },
      { label: 'Que pourriez-vous transmettre ?', words: 'Python' },
      { label: 'Vos moments habituels', words: 'Mardi matin, Jeudi matin' },
    ]);
    expect(answersInWords(enrollment, 'en', {}, { times: ['tuesday-am'] })).toEqual([
      { label: 'Your usual free times', words: 'Tuesday morning' },
    ]);
  });

  it('says dates, marks and yes or no', () => {
    const agenda = formDefinition('AGD');
    expect(answersInWords(agenda, 'fr', valuesFor(agenda), { first: '1' })).toEqual([
      { label: 'Première séance', words: 'mardi 2 mars à 8 h 30' },
    ]);
    const closing = formDefinition('CLO-M');
    expect(answersInWords(closing, 'en', {}, { speaking: 4, recommend: false }).map((each) => each.words)).toEqual([
      '4',
      'no',
    ]);
    expect(answersInWords(formDefinition('ENR-S'), 'fr', {}, { calendar: 'self' })).toEqual([
      { label: 'Qui tient votre agenda ?', words: 'moi' },
    ]);
  });
});
