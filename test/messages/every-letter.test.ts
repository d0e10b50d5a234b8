import { describe, expect, it } from 'vitest';
import { MailKind } from '../../shared/domain/command.ts';
import { formRegistry } from '../../shared/forms/form-registry.ts';
import { aForm, aPerson, at } from '../domain/builders.ts';
import { aLetter, aNote, theFacts } from './a-letter.ts';

const languages = ['fr', 'en'] as const;
const notes = MailKind.options.filter((mail) => !['form', 'clarification', 'start-problems'].includes(mail));
// Nothing issues these two: a form that is not sent has no values.
const forms = Object.keys(formRegistry).filter((kind) => !['OTHER', 'CLARIFY'].includes(kind));
const unfilled = /undefined|NaN|\[object|\{[a-z0-9 ]+\}/;
const wordsOf = ({ subject, text }: { subject: string; text: string }) => `${subject}\n${text}`;

describe.each(languages)('in %s', (language) => {
  it.each(notes)('the note %s has nothing left to fill in', (mail) => {
    const letter = aNote(mail, language);
    expect(letter.language).toBe(language);
    expect(letter.text.trim()).not.toBe('');
    expect(wordsOf(letter)).not.toMatch(unfilled);
  });

  it.each(forms)('the form %s has nothing left to fill in', (kind) => {
    const slots = { 'slot 1': at('2027-03-04 09:00'), 'slot 2': at('2027-03-09 08:30') };
    const facts = { meetsAt: at('2027-03-02 08:30'), planned: at('2027-03-02 08:30'), ...slots };
    const form = aForm({ kind, language, session: 1, facts: { signal: 'low-rating', side: 'mentor', ...facts } });
    const letter = aLetter({ mail: 'form' }, theFacts({ form, to: aPerson({ language }) }));
    expect(letter.language).toBe(language);
    expect(wordsOf(letter)).not.toMatch(unfilled);
  });
});
