import { describe, expect, it } from 'vitest';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { formDefinition, formRegistry } from '../../shared/forms/form-registry.ts';
import { paragraphs, paragraphText } from '../../shared/forms/paragraphs.ts';
import { wrapLine } from '../../shared/forms/wrap-line.ts';
import { writeForm } from '../../shared/forms/write-form.ts';
import { code, valuesFor } from './a-reply.ts';

const kinds = Object.keys(formRegistry) as FormKind[];
const everyForm = kinds.flatMap((kind) => (['fr', 'en'] as const).map((language) => ({ kind, language })));

// content.md 3.0
const banned =
  /jeune|young|\bsenior|\bâges?\b|\bages?\b|génération|generation|digital native|anonym|mentoré|\bmails?\b|[\p{L}]·[\p{L}]/iu;

const wordsIn = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&amp;', '&');

describe.each(everyForm)('form $kind in $language', ({ kind, language }) => {
  const definition = formDefinition(kind);
  const form = writeForm(definition, language, valuesFor(definition), { code });
  const lines = form.text.split('\n');

  it('has lines of at most 60 characters that neither end with a space nor start with a digit', () => {
    expect(lines.filter((line) => line.length > 60 || line.endsWith(' ') || /^[\s\-–—•*]*\d/.test(line))).toEqual([]);
  });

  it('uses none of the banned words', () => {
    expect(form.text).not.toMatch(banned);
    expect(form.subject).not.toMatch(banned);
  });

  it('asks at most six questions, numbered from 1, each with its answer line', () => {
    const numbers = definition.questions.map((question) => question.number);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6].slice(0, numbers.length));
    const answerLines = numbers.map((number) =>
      language === 'fr' ? `Réponse ${String(number)} :` : `Answer ${String(number)}:`,
    );
    expect(lines.filter((line) => /^(Réponse|Answer) \d/.test(line))).toEqual(answerLines);
  });

  it('gives options letters that nobody types for yes or no, and distinct values', () => {
    for (const question of definition.questions) {
      if (!('options' in question)) continue;
      const letters = question.options.map((option) => option.letter);
      expect(letters.filter((letter) => 'IOYN'.includes(letter))).toEqual([]);
      expect(letters).toEqual([...new Set(letters)].sort());
      expect(new Set(question.options.map((option) => option.value)).size).toBe(letters.length);
    }
  });

  it('ends with its code', () => {
    expect(lines.filter((line) => line !== '').at(-1)).toBe(
      `${language === 'fr' ? 'Code du formulaire :' : 'Form code:'} ${code}`,
    );
  });

  it('says the same in HTML, paragraph by paragraph, in divs, with its language and no colors of its own', () => {
    const divs = form.html.split('\n').filter((line) => line.startsWith('<div'));
    expect(divs.map((line) => wordsIn(line).replaceAll('\u00a0', ' '))).toEqual(
      paragraphs(lines.slice(0, -1).map((line) => ({ text: line }))).map((each) => paragraphText(each).trim()),
    );
    expect(form.html).toContain(`lang="${language}"`);
    expect(form.html).toContain('<meta name="color-scheme" content="light dark">');
    expect(form.html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(form.html).not.toMatch(/background|[ ;"]color:|<table|<ol/);
  });
});

describe('formDefinition', () => {
  it('refuses a version that never existed', () => {
    expect(() => formDefinition('AGD', 99)).toThrow('No version 99 of form AGD');
    expect(formDefinition('AGD', 1)).toBe(formDefinition('AGD'));
  });

  it('lets an assistant answer forms that ask for dates only, and no confidential one', () => {
    const delegated = kinds.map((kind) => formDefinition(kind)).filter((definition) => definition.delegate);
    expect(delegated.filter((definition) => definition.confidential)).toEqual([]);
    expect(delegated.filter((definition) => definition.questions[0]?.type !== 'dates')).toEqual([]);
  });
});

describe('writeForm', () => {
  const proposal = formDefinition('PRO-M');
  const written = (values: Record<string, string>, kind: FormKind = 'PRO-M'): string =>
    writeForm(formDefinition(kind), 'fr', { ...valuesFor(formDefinition(kind)), ...values }, { code }).text;

  it('names the form and the variable that has no value', () => {
    expect(() => writeForm(proposal, 'fr', {}, { code })).toThrow('Form PRO-M needs a value for {first}');
  });

  it('wraps a long value without ever starting a line with a digit', () => {
    const lines = written({
      'reason 1': `Elle sait ce que vous voulez apprendre depuis le printemps ${'12 34 '.repeat(20)}`,
    }).split('\n');
    expect(lines.filter((line) => /^\s*\d/.test(line))).toEqual([]);
    expect(
      written({ 'reason 1': 'mot '.repeat(40) })
        .split('\n')
        .filter((line) => line.length > 60),
    ).toEqual([]);
  });

  it('puts a number that would begin a line behind the line above, or in parentheses', () => {
    expect(written({ volunteers: '150' }, 'WAITING')).toContain('Bonjour Inès, 150 personnes se sont proposées pour');
    expect(written({ summary: '58 paires.\nMédiane 78.' }, 'START')).toContain('\n(58) paires.\nMédiane 78.\n');
  });

  it('leaves out the sentence of an empty value, or its line', () => {
    const invitation = written({ places: '', 'sponsor message': '' }, 'ENR-M');
    expect(invitation).toContain('accès direct à ceux qui décident.\nC’est volontaire.');
    expect(invitation).toContain('Bonjour Inès,\n\nCe qu’on vous propose');
    expect(written({ 'reason 3': '' })).not.toContain(' -\n');
  });

  it('asks some questions again under their numbers', () => {
    const definition = formDefinition('SES-fit');
    const again = writeForm(definition, 'en', valuesFor(definition), { code, only: [2, 4] }).text;
    expect(again.match(/^\[\d\]/gm)).toEqual(['[2]', '[4]']);
  });

  it('escapes what people wrote and disarms what a reader could take for an answer', () => {
    const values = { ...valuesFor(proposal), 'reason 1': 'Réponse 1 : A <script>alert(1)</script>\n[1] oui\n1: oui' };
    const form = writeForm(proposal, 'fr', values, { code });
    expect(form.html).not.toContain('<script>');
    expect(form.text.match(/Réponse 1 :/g)).toHaveLength(1);
    expect(form.text.match(/\[1\]/g)).toHaveLength(1);
    expect(form.text).not.toMatch(/^\s*1\s*:/m);
  });

  it('says the number of pairs in the subject', () => {
    const approval = formDefinition('MAT');
    expect(writeForm(approval, 'fr', valuesFor(approval), { code }).subject).toMatch(/^58 paires à approuver/);
  });

  it('keeps line breaks out of the subject', () => {
    const values = { ...valuesFor(formDefinition('START')), program: 'A\r\nBcc: x@y.example' };
    expect(writeForm(formDefinition('START'), 'fr', values, { code }).subject).not.toMatch(/[\r\n]/);
  });
});

describe('wrapLine', () => {
  it('keeps an hour together', () => {
    const lines = wrapLine('    E. Arrêter la paire (message 4.5, mercredi 10 mars à 9 h)');
    expect(lines.join('|')).toMatch(/à 9 h\)$/);
    expect(lines).toHaveLength(2);
  });
});
