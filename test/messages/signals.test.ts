import { describe, expect, it } from 'vitest';
import { Task } from '../../shared/domain/inbound.ts';
import type { Language } from '../../shared/domain/language.ts';
import { Signal } from '../../shared/domain/pair.ts';
import { digestValues } from '../../shared/messages/digest-values.ts';
import { signalLines, signalText } from '../../shared/messages/signal-text.ts';
import { aPerson, ines } from '../domain/builders.ts';
import { aDigest, aLine } from './a-digest.ts';
import { aKnownPair, letterFacts } from './letter-facts.ts';

const languages: Language[] = ['fr', 'en'];

describe('signalText', () => {
  it.each(Signal.options)('has words and a suggestion for %s in both languages', (signal) => {
    for (const language of languages) {
      const lines = signalLines(signal, 'Inès B.', language, '2');
      expect(lines).toHaveLength(2);
      expect(lines.join(' ')).not.toMatch(/[{}?]|\.\./);
      expect(lines.join(' ')).not.toContain(signal);
    }
    expect(signalLines(signal, 'X', 'fr')).not.toEqual(signalLines(signal, 'X', 'en'));
  });

  it('names the pair, who it comes from and how many sessions were held, as coordinators name people', () => {
    const pair = aKnownPair();
    expect(signalText('wants-to-stop', 'mentor', pair, 'en')).toEqual([
      'P07 Inès B. and Hélène M.',
      'Inès B. prefers to stop here.',
      'Call that person first, alone.',
      'Sessions held: 0.',
    ]);
    expect(signalText('silence', 'keeper', pair, 'fr', '2')[1]).toBe('Sandrine P. n’a pas répondu sur la séance 2.');
    expect(signalText('silence', 'keeper', { ...pair, keeper: undefined }, 'fr')[1]).toContain('Hélène M.');
    expect(signalText('silence', 'both', pair, 'fr')[1]).toContain('les deux');
  });
});

describe('digestValues', () => {
  const items = (lines: Parameters<typeof aDigest>[0], language: Language = 'fr') =>
    digestValues(letterFacts(language, { digest: aDigest(lines) }), language)['lines'];

  it('says the day, the figures and how much there is to decide', () => {
    const values = digestValues(letterFacts('en', { digest: aDigest() }), 'en');
    expect(values).toMatchObject({
      day: 'Monday 8 March',
      count: '0',
      open: '7 pairs',
      'to decide': 'Nothing to decide this week.',
    });
    expect(values['figures']).toBe(
      'Pairs: 9, of which 7 under way and 2 closed.\nSessions held: 6 of 9. This week: 3.\nSessions held according to one of the two only: 1.',
    );
  });

  it('names whom a task is about, with the pair', () => {
    expect(items([aLine({ kind: 'bounced', personId: ines })])).toBe(
      '- Inès B. (P07 Inès B. et Hélène M.) : adresse refusée : rien n’arrive',
    );
    expect(items([{ ...aLine({ kind: 'poison' }), pair: undefined }], 'en')).toBe('- an unreadable message');
  });

  it('puts a suggestion under a signal', () => {
    const facts = { signal: 'low-rating', side: 'mentee', session: '3' };
    expect(items([aLine({ kind: 'signal', facts })], 'en')?.split('\n')).toEqual([
      '- P07 Inès B. and Hélène M.: A rating of 2 or less, session 3, Hélène M.',
      '  Call that person first, alone.',
    ]);
  });

  it('has words for every kind of task, and none of a reply', () => {
    for (const kind of Task.shape.kind.options.filter((each) => each !== 'signal')) {
      for (const language of languages) {
        const line = items([aLine({ kind, personId: ines, facts: { words: 'secret' } })], language) ?? '';
        expect(line).not.toMatch(/undefined|secret/);
        expect(line.length).toBeGreaterThan('- Inès B. (P07 Inès B. et Hélène M.) : '.length);
      }
    }
  });

  it('says so when nothing waits, and leaves out people it cannot name', () => {
    expect(items([], 'en')).toBe('- Nothing else this week.');
    const stranger = aPerson().personId;
    const facts = letterFacts('en', {
      digest: aDigest([{ ...aLine({ personId: stranger }), pair: undefined }]),
      people: new Map(),
    });
    expect(digestValues(facts, 'en')['lines']).toBe('- left a remark');
  });

  it('counts the words that are to be explained', () => {
    const line = aLine({ kind: 'unknown-words', facts: { words: 'wrd_a wrd_b' } }, undefined);
    const items = (language: 'fr' | 'en') =>
      digestValues(letterFacts(language, { digest: aDigest([line]) }), language)['lines'];
    expect(items('fr')).toBe('- Mots des inscriptions à expliquer (courriel « Carte des compétences ») : 2');
    expect(items('en')).toBe('- Words of enrollments to explain (email “Expertise map”): 2');
  });
});
