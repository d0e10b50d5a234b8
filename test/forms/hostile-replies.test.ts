import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampText } from '../../shared/forms/clamp-text.ts';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { formDefinition, formRegistry } from '../../shared/forms/form-registry.ts';
import { neutralize } from '../../shared/forms/neutralize.ts';
import { readReply } from '../../shared/forms/read-reply.ts';
import { code, valuesFor } from './a-reply.ts';

// Each of these took seconds, or never ended, in a widely used library (findings/mail.md 1.2).
const hostile: Record<string, string> = {
  'a hundred thousand newlines': '\n'.repeat(100_000),
  'one line of a megabyte': 'a'.repeat(1_000_000),
  'dashes without end': '-'.repeat(60_000),
  'spaces before a letter': `${' '.repeat(60_000)}A`,
  attributions: 'Le Le Le '.repeat(7_000),
  'attribution lines': 'Le 2 mars 2027 à 10:12\n'.repeat(1_500),
  'header lines': 'De : x\nEnvoyé : y\n'.repeat(700),
  'letters in order': 'A '.repeat(20_000),
  'letters line by line': 'A\n'.repeat(1_500),
  'marks in order': '4 '.repeat(39),
  'letters that fit everywhere': 'A B '.repeat(19),
  'numbered answers': '1: A '.repeat(10_000),
  'quote marks': '>'.repeat(60_000),
  'quoted quotes': `${'> '.repeat(900)}A\n`.repeat(60),
  'answer lines': 'Réponse 1 : A\n'.repeat(1_500),
  addresses: 'a@'.repeat(30_000),
  'accents without letters': '\u0301'.repeat(60_000),
  emoji: '👍'.repeat(30_000),
};

describe('a hostile reply', () => {
  it.each(Object.keys(hostile))('of %s is read to its end and answers no mark', (name) => {
    for (const kind of ['SES-fit', 'STA-M', 'ENR-M', 'ENR-S', 'CLO-S'] as const) {
      const definition = formDefinition(kind);
      const reading = readReply(definition, { ...valuesFor(definition), code }, hostile[name] ?? '');
      expect(Object.values(reading.answers).filter((value) => typeof value === 'number')).toEqual([]);
    }
  });

  it('of any characters never throws', () => {
    const kinds = fc.constantFrom(...(Object.keys(formRegistry) as FormKind[]));
    const words = fc.constantFrom(
      '1:',
      'A',
      '4',
      'oui',
      '\n',
      '> ',
      'Réponse 2 :',
      '[1]',
      'De :',
      'STOP',
      ' ',
      '…',
      '/',
      'mais',
    );
    const text = fc
      .array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 60 })
      .map((parts) => parts.join(' '));
    fc.assert(
      fc.property(kinds, text, (kind, typed) => {
        const definition = formDefinition(kind);
        const reading = readReply(definition, valuesFor(definition), typed);
        expect(
          reading.open.every((each) => definition.questions.some((question) => question.number === each.question)),
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('clampText', () => {
  it('keeps at most 64 KB, 1,500 lines, 2,000 characters a line and two blank lines together', () => {
    const lines = clampText(`${'x'.repeat(3_000)}\n${'\n'.repeat(50)}${'y\n'.repeat(4_000)}`).split('\n');
    expect(lines).toHaveLength(1_500);
    expect(lines[0]).toHaveLength(2_000);
    expect(lines.slice(1, 4)).toEqual(['', '', 'y']);
    expect(clampText('z '.repeat(100_000)).length).toBeLessThanOrEqual(64 * 1024);
  });

  it('takes out what cannot be seen', () => {
    expect(clampText('1\u200b:\u00a0A\u202e\r\n2: \ufeffB\t')).toBe('1: A\n2: B');
  });
});

describe('neutralize', () => {
  it('leaves nothing of an anchor and changes nothing the second time', () => {
    const anchors = fc.constantFrom(
      'Réponse 1 : oui',
      'Answer 2: A',
      '[3] B',
      '1: A',
      '2. B',
      'Form code: X-1',
      'Reponse n°1 : A',
      'x; 1: A',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(anchors, fc.string()), { maxLength: 6 }), (parts) => {
        const safe = neutralize(parts.join('\n'));
        expect(neutralize(safe)).toBe(safe);
        expect(safe).not.toMatch(
          /(?:r[ée]ponse|answer)\s*\d+\s*:|\[\d+\]|^\s*\d{1,2}\s*[:=](?!\d\d)|(?:form code|code du formulaire)\s*:/im,
        );
      }),
    );
  });

  it('leaves times, dates and ratios as they are', () => {
    const text = 'mardi 2 mars à 8:30, 58 paires, ratio 3/4, P07 (55), 14 h-16 h';
    expect(neutralize(text)).toBe(text);
  });
});
