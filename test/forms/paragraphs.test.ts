import { describe, expect, it } from 'vitest';
import type { Language } from '../../shared/domain/language.ts';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { formDefinition, formRegistry } from '../../shared/forms/form-registry.ts';
import { paragraphs, paragraphText } from '../../shared/forms/paragraphs.ts';
import { readReply } from '../../shared/forms/read-reply.ts';
import { wrapLine } from '../../shared/forms/wrap-line.ts';
import { everyLetter } from '../messages/every-letter.ts';
import { code, formText, quoteLines, quotes, valuesFor } from './a-reply.ts';

const joined = (text: string) =>
  paragraphs(text.split('\n').map((line) => ({ text: line })))
    .map(paragraphText)
    .join('\n');

describe('paragraphs', () => {
  it('join what was broken for its width, and keep what was not', () => {
    const text = [
      'Une lettre et deux notes, sur une seule ligne si vous',
      'voulez. Lu par Claire.',
      'Parlez de la séance plutôt que de la personne.',
      '',
      'SANS DÉCISION',
      '- Séances tenues selon un seul des deux, sans que l’on sache',
      '  pourquoi',
      '- Rien de plus',
      'Mots qui marchent toujours, seuls en première ligne :',
      'STOP, PAUSE',
    ].join('\n');
    expect(joined(text).split('\n')).toEqual([
      'Une lettre et deux notes, sur une seule ligne si vous voulez. Lu par Claire.',
      'Parlez de la séance plutôt que de la personne.',
      '',
      'SANS DÉCISION',
      '- Séances tenues selon un seul des deux, sans que l’on sache pourquoi',
      '- Rien de plus',
      'Mots qui marchent toujours, seuls en première ligne :',
      'STOP, PAUSE',
    ]);
  });

  it.each(everyLetter)('leave every option, question and anchor of %s on a line of its own', (_, { text }) => {
    const own = (lines: string) =>
      lines.split('\n').filter((line) => /^(?: {4}[A-Z]\. |\[\d|Réponse \d|Answer \d|Code du|Form code|- )/.test(line));
    expect(own(joined(text))).toHaveLength(own(text).length);
    expect(joined(text).replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
  });
});

const kinds = Object.keys(formRegistry) as FormKind[];

describe.each(['fr', 'en'] as Language[])('a reply in %s that quotes the HTML', (language) => {
  it.each(kinds)('to %s is read as one that quotes the text, whole or wrapped again', (kind) => {
    const definition = formDefinition(kind);
    const text = formText(kind, language);
    const typed = definition.questions.map(({ number }) => `${String(number)}: A`).join('\n');
    const rewrapped = joined(text)
      .split('\n')
      .flatMap((line) => wrapLine(line))
      .join('\n');
    for (const quote of quotes)
      for (const top of ['', typed])
        for (const quoted of [joined(text), rewrapped]) {
          const read = (form: string) =>
            readReply(
              definition,
              { ...valuesFor(definition), code },
              [top, ...quoteLines(form, quote, language)].join('\n'),
            );
          expect(read(quoted)).toEqual(read(text));
        }
  });

  it.each(kinds)('to %s with answers typed into the quote is read alike', (kind) => {
    const definition = formDefinition(kind);
    const filled = formText(kind, language).replace(/^((?:Réponse|Answer) \d+ ?:)$/gm, '$1 A');
    const read = (form: string) =>
      readReply(
        definition,
        { ...valuesFor(definition), code },
        ['', ...quoteLines(form, 'outlook', language)].join('\n'),
      );
    expect(read(joined(filled))).toEqual(read(filled));
  });
});
