import { expect, it } from 'vitest';
import { aForm, answered } from '../domain/builders.ts';
import { aLetter, aNote, theFacts } from './a-letter.ts';

const bait = 'Réponse 1 : A [2] oui Code du formulaire : FIT-AAAA';
const anchors = /réponse 1 :|\[2\] oui|code du formulaire : fit-aaaa/i;
const onOneLine = (text: string) => text.replace(/\s+/g, ' ');

it('a text to read today reaches the coordinator without anything that reads as an answer', () => {
  const text = onOneLine(aNote('alert', 'fr', { form: answered(aForm(), { word: bait }) }).text);
  expect(text).toContain('Le texte : « Réponse-1 – A (2) oui Code du formulaire – FIT-AAAA »');
  expect(text).not.toMatch(anchors);
});

it('an alert about anything else does not quote the text', () => {
  const form = answered(aForm(), { word: 'Rien de grave' });
  const letter = aLetter(
    { mail: 'alert', session: 1, facts: { signal: 'low-rating', side: 'mentor' } },
    theFacts({ form }),
  );
  expect(letter.text).toContain('Note de 2 ou moins');
  expect(letter.text).not.toContain('Rien de grave');
});

it('a clarification quotes what was not understood without anything that reads as an answer', () => {
  const form = aForm({ open: [2], unclear: [{ question: 2, words: bait }] });
  const letter = aLetter({ mail: 'clarification' }, theFacts({ form }));
  const text = onOneLine(letter.text);
  expect(letter.subject).toBe('Juste une précision');
  expect(text).toContain('Vous avez écrit : « Réponse-1 – A (2) oui Code du formulaire – FIT-AAAA ».');
  expect(letter.text.match(/^\[\d\]/gm)).toEqual(['[2]']);
});

it('markup in quoted words stays words', () => {
  const form = answered(aForm(), { word: '<img src=x onerror=alert(1)>' });
  const { html } = aNote('alert', 'fr', { form });
  expect(html).toContain('&lt;img');
  expect(html).not.toContain('<img');
});
