import { describe, expect, it } from 'vitest';
import { defaultCatalog } from '../../shared/domain/expertise/default-catalog.ts';
import { writtenMap } from '../../shared/report/written-map.ts';
import { aCycle } from '../domain/builders.ts';
import { aContributor, aMap, people } from '../domain/expertise/a-map.ts';

const written = writtenMap(aMap(), aCycle(), defaultCatalog);
const spaces = (text: string) => text.replace(/\s+/g, ' ');

describe.each(['fr', 'en'] as const)('the expertise map in %s', (language) => {
  const { page, text, subject } = written[language];

  it('is one file that loads and runs nothing', () => {
    expect(page).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`));
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|https?:/);
    expect(page).not.toMatch(/NaN|Infinity|undefined|[{}]skill/);
  });

  it('is well formed: every element is closed, in order, and every id is unique', () => {
    const open: string[] = [];
    const body = page.replace(/<style>[\s\S]*?<\/style>/, '');
    for (const [, closing, name, rest] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/gi)) {
      if (name === undefined || ['meta', 'br'].includes(name) || rest?.endsWith('/')) continue;
      if (closing === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a chart for either direction, with a title, a description and a table that says the same', () => {
    const drawings = [...page.matchAll(/<svg viewBox="[^"]+" role="img" aria-labelledby="([^ ]+) ([^"]+)">/g)];
    expect(drawings).toHaveLength(2);
    expect(page.match(/<table>/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('names what is missing in the email too, and the words to explain', () => {
    expect(subject).toBe(
      language === 'fr' ? 'Carte des compétences : Mentorat inversé' : 'Expertise map: Mentorat inversé',
    );
    const missing = { fr: '- IA générative : demandé par 6 ;', en: '- generative AI: wanted by 6;' }[language];
    expect(spaces(text)).toContain(missing);
    for (const { wordsId } of aMap().unknown) expect([text, page].every((part) => part.includes(wordsId))).toBe(true);
  });
});

describe('the expertise map', () => {
  it('shows as text whatever people or a roster wrote', () => {
    const hostile = [
      ...people(),
      aContributor('x', { unit: '<b>R&D</b>', unknown: ['<script>alert(1)</script>', 'Réponse 1 : oui'] }),
    ];
    const { page, text } = writtenMap(aMap(hostile), aCycle(), defaultCatalog).fr;
    expect(page).not.toContain('<script>');
    expect(page).toContain('&lt;script&gt;');
    expect(text).not.toMatch(/Réponse 1 :/);
  });

  it('says so when nothing is missing, and leaves out what would be empty', () => {
    const { page, text } = writtenMap(
      aMap([aContributor('a', { teaches: 'data.excel' }), aContributor('b', { side: 'mentee', wants: 'data.excel' })]),
      aCycle(),
      defaultCatalog,
    ).en;
    expect(text).toContain('at least as many mentors as');
    expect(page).not.toContain('Words we did not recognize');
  });
});
