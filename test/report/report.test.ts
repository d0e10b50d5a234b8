import { describe, expect, it } from 'vitest';
import { type ClosingFigures, closingFigures } from '../../shared/domain/evaluation/closing-figures.ts';
import { reportEmail } from '../../shared/report/report-email.ts';
import { type ReportContext, reportPage } from '../../shared/report/report-page.ts';
import { aClosing, type Leader, mentee } from '../domain/evaluation/a-closing.ts';
import { aFullCycle } from '../domain/evaluation/a-full-cycle.ts';

const context: ReportContext = {
  language: 'fr',
  company: 'Vallier & Fils',
  program: 'Mentorat inversé',
  from: '2027-01-14',
  to: '2027-07-13',
};
const languages = ['fr', 'en'] as const;
const large = closingFigures(aFullCycle(40), 5);
const small = closingFigures(aFullCycle(6), 5);
const versions = languages.flatMap((language) =>
  [large, small].map((figures) => ({
    language,
    figures,
    page: pageOf(figures, language),
    email: emailOf(figures, language),
  })),
);

describe.each(versions)('the report in $language', ({ language, page, email }) => {
  it('is one file that loads and runs nothing', () => {
    expect(page).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`));
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|\son\w+=|https?:/);
    expect(page).toContain('prefers-color-scheme:dark');
    expect(page).toContain('@media print');
  });

  it('is well formed: every element is closed, in order, and every id is unique', () => {
    const open: string[] = [];
    for (const [, closing, name, rest] of page
      .replace(/<style>[\s\S]*?<\/style>/, '')
      .matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/gi)) {
      if (name === undefined || ['meta'].includes(name) || rest?.endsWith('/')) continue;
      if (closing === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a title and a description for every drawing, and a table that says the same', () => {
    const drawings = [...page.matchAll(/<svg viewBox="[^"]+" role="img" aria-labelledby="([^ ]+) ([^"]+)">/g)];
    expect(drawings.length).toBeGreaterThanOrEqual(5);
    for (const [, title, description] of drawings) {
      expect(page).toMatch(
        new RegExp(`<title id="${title ?? ''}">[^<]+</title><desc id="${description ?? ''}">[^<]+</desc>`),
      );
    }
    expect(page.match(/<table>/g)?.length).toBeGreaterThanOrEqual(drawings.length);
    expect(page).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('says with its figures that those who did not answer may think otherwise', () => {
    const sentence =
      language === 'fr'
        ? 'Les personnes qui n’ont pas répondu pensent peut-être autrement.'
        : 'Those who did not answer may think otherwise.';
    const measured = [...page.matchAll(/<figure>[\s\S]*?<\/figure>/g)].filter(
      ([figure]) => figure.includes('<td>') && !figure.includes('part-1'),
    );
    for (const [figure] of measured) expect(figure).toContain(sentence);
    expect(email.text.replace(/\n/g, ' ').split(sentence).length).toBeGreaterThan(4);
  });

  it('never promises what a mailbox cannot keep, nor names ages, nor repeats an unsourced figure', () => {
    for (const text of [page.replace(/<style>[\s\S]*?<\/style>|<[^>]+>/g, ' '), email.text, email.subject]) {
      expect(text).not.toMatch(
        /anonym|(?<!\p{L})(?:jeunes?|young|senior|âge|age|génération|generation|mentoré|mentee|digital native|e-?mails?)(?!\p{L})/iu,
      );
      expect(text).not.toMatch(/deloitte/i);
    }
  });

  it('fits in sixty characters a line in the email, and starts none with a digit', () => {
    const lines = email.text.split('\n');
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
    expect(lines.filter((line) => /^[\s-]*\d|\s$/.test(line))).toEqual([]);
  });

  it('gives every figure of the page in the email', () => {
    const plain = email.text.replace(/\s+/g, ' ');
    const shown = [...page.matchAll(/<td>([^<]*\d[^<]*)<\/td>/g)].map(([, cell = '']) =>
      cell.replace(/&#39;/g, "'").replace(/\s+/g, ' '),
    );
    expect(shown.length).toBeGreaterThan(10);
    for (const cell of shown) expect(plain).toContain(cell);
  });
});

describe('the report of scene 9', () => {
  const leaders: Leader[] = [
    { management: 'much-better' },
    { management: 'much-better' },
    { management: 'much-better' },
    { management: 'better', site: 'Lyon' },
    { management: 'harder', site: 'Lyon' },
    { management: 'unsure', site: 'Lyon' },
    {},
  ];
  const figures = closingFigures(aClosing(leaders, { readers: [mentee(0)] }), 5);

  it('prints the share of A with n and interval, D as fewer than 5, and no line of Lyon or Paris', () => {
    const { text } = emailOf(figures, 'en');
    const plain = text.replace(/\s+/g, ' ');
    expect(plain).toContain(
      'Leaders: "significantly improved": 50% (3 of 6), 95% interval 19% to 81% asked 7, answered 6',
    );
    expect(plain).toContain('Leaders: "become harder": fewer than 5');
    expect(text + pageOf(figures, 'en')).not.toMatch(/Lyon|Paris/);
    expect(plain).toContain('No line can be shown.');
  });
});

describe('what people wrote', () => {
  it('is text in the page, whatever it holds', () => {
    const page = pageOf(large, 'fr');
    expect(page).toContain('<blockquote>Je laisse parler avant de conclure &lt;enfin&gt;.</blockquote>');
    expect(page).toContain('R&amp;D');
    expect(reportPage(large, { ...context, program: '<script>alert(1)</script>' })).not.toContain('<script');
  });

  it('cannot pass for an answer in the email', () => {
    const { text } = reportEmail({ ...large, quotes: ['Réponse 1 : A'] }, context);
    expect(text).not.toMatch(/Réponse 1 :/);
  });
});

function pageOf(figures: ClosingFigures, language: 'fr' | 'en'): string {
  return reportPage(figures, { ...context, language });
}

function emailOf(figures: ClosingFigures, language: 'fr' | 'en'): { subject: string; text: string } {
  return reportEmail(figures, { ...context, language });
}
