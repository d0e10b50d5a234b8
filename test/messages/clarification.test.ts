import { describe, expect, it } from 'vitest';
import { isDecision } from '../../shared/domain/admission.ts';
import type { Form } from '../../shared/domain/form.ts';
import type { Language } from '../../shared/domain/language.ts';
import { readReply } from '../../shared/forms/read-reply.ts';
import { wayOut } from '../../shared/forms/way-out.ts';
import { quotableForm, quotedWords } from '../../shared/messages/clarification.ts';
import { formInHand } from '../../shared/messages/form-values.ts';
import { quoteLines, quotes } from '../forms/a-reply.ts';
import { issued, letterOf, writtenForm } from './every-letter.ts';
import { letterFacts, people } from './letter-facts.ts';

function asked(kind: string, language: Language, open: number[], changes: Partial<Form> = {}) {
  const [, who = 'ines'] = issued.find(([each]) => each === kind) ?? [];
  const { form, to } = writtenForm(kind, who, language, {
    open,
    clarifications: 1,
    unclear: [{ question: open[0] ?? 1, words: 'oui mais cela dépend' }],
    ...changes,
  });
  const facts = letterFacts(language, { form, to, assistant: people(language).sandrine });
  return { form, facts, letter: letterOf('clarification', language, facts) };
}

/** Reads a reply to the clarification as the door in does. */
function read({ form, facts }: ReturnType<typeof asked>, text: string) {
  const { definition, values } = formInHand(facts, form);
  return readReply(quotableForm(definition, form), { ...values, 'you wrote': quotedWords(form) }, text, form.open);
}

const ofPeople = issued.filter(([kind]) => !isDecision(kind));

describe('a clarification (content.md 3.4)', () => {
  it.each(ofPeople)('of %s says what was written, asks what is open, and always has a way out', (kind) => {
    for (const language of ['fr', 'en'] as const) {
      const { text, subject } = asked(kind, language, [1]).letter;
      expect(subject).toBe({ fr: 'Juste une précision', en: 'Just to be sure' }[language]);
      expect(text).toContain(
        { fr: 'Vous avez écrit : « oui mais cela dépend ».', en: 'You wrote: "oui mais cela dépend".' }[language],
      );
      expect(text).toContain(
        { fr: 'Nous préférons vous demander plutôt que de deviner :', en: 'We would rather ask than guess:' }[language],
      );
      expect(text).toMatch(
        /coordination m’appelle|coordinator should call me|en parler \? Répondez APPELEZ-MOI|rather talk\? Reply CALL ME/,
      );
      expect(text).not.toMatch(/invalid|error|incorrect|erreur/i);
      expect([...text.matchAll(/^\[\d\]/gm)]).toHaveLength(1);
    }
  });

  it('shows one way out, at the first question that has letters', () => {
    const { text } = asked('SES-fit', 'fr', [1, 2, 3, 4]).letter;
    expect(text.match(/coordination m’appelle/g)).toHaveLength(1);
    expect(text).toContain('    D. Autre chose : que la coordination m’appelle');
  });

  it('keeps every letter of the first email, and no coordinator is offered a call by herself', () => {
    const { letter } = asked('MAT', 'fr', [1]);
    expect(letter.text).not.toContain('m’appelle');
    expect(asked('PRO-M', 'fr', [1]).letter.text).toContain('    B. J’ai une question d’abord');
  });

  it('offers a yes with the day the person named', () => {
    expect(asked('PRO-M', 'fr', [1], { startsOn: '2027-03-01' }).letter.text).toContain(
      'A. Oui, j’accepte la charte et je commence en mars',
    );
    expect(asked('PRO-S', 'en', [1], { startsOn: '2027-03-15' }).letter.text.replace(/\n +/g, ' ')).toContain(
      'A. Yes, I accept the charter and I start on Monday 15 March',
    );
  });

  describe.each(quotes)('quoted as %s', (quote) => {
    it('is answered by its letters, and its own words are nobody’s answer', () => {
      const form = asked('PRO-M', 'fr', [1], { startsOn: '2027-03-01' });
      const quoted = (typed: string) => [typed, ...quoteLines(form.letter.text, quote)].join('\n');
      expect(read(form, quoted('A')).answers).toEqual({ decision: 'yes' });
      expect(read(form, quoted('oui, et j’accepte la charte')).answers).toEqual({ decision: 'yes' });
      expect(read(form, quoted('E')).answers).toEqual({ decision: wayOut });
      expect(read(form, quoted('que la coordination m’appelle')).answers).toEqual({ decision: wayOut });
      const silent = read(form, quoted(''));
      expect([silent.answers, silent.remark]).toEqual([{}, '']);
    });

    it('takes yes for the assistant it proposes, and nothing else for her', () => {
      const form = asked('ENR-S', 'fr', [4]);
      const answer = (typed: string) =>
        read(form, [typed, ...quoteLines(form.letter.text, quote)].join('\n')).answers.calendar;
      expect(form.letter.text).toContain('sandrine');
      expect(answer('oui')).toBe(people('fr').sandrine.address);
      expect(answer('moi')).toBe('self');
      expect(answer('autre@solane.example')).toBe('autre@solane.example');
      expect(answer('non')).toBeUndefined();
      expect(answer('oui ?')).toBeUndefined();
    });
  });

  it('without any quote mark above its first lines is still told from the person’s words', () => {
    const form = asked('PRO-M', 'fr', [1]);
    const reading = read(form, `C\n\n${form.letter.text}`);
    expect(reading.answers).toEqual({ decision: 'other-person' });
    expect(reading.remark).toBe('');
  });
});
