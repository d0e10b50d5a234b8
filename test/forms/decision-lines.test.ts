import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionLine, readDecision } from '../../shared/forms/decision-lines.ts';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import { writeForm } from '../../shared/forms/write-form.ts';
import { code, quoteLines, valuesFor } from './a-reply.ts';

const mentor = 'samuel.kone@solane.example';
const leader = 'paul.durand@solane.example';
const pair = (number: number) => ({ kind: 'pair', number });
const two = { kind: 'two', mentor, mentee: leader };

describe('a line about a proposal', () => {
  it.each([
    ['GARDER P12', { order: 'keep', named: pair(12) }],
    ['keep P012.', { order: 'keep', named: pair(12) }],
    ['- GARDER + la paire P7', { order: 'keep', named: pair(7) }],
    ['PAS P07', { order: 'not', named: pair(7) }],
    ['Not p 7', { order: 'not', named: pair(7) }],
    [`PAS ${mentor} et ${leader}`, { order: 'not', named: two }],
    [`RETIRER ${mentor}`, { order: 'out', named: { kind: 'one', address: mentor } }],
    [`OUT: ${mentor.toUpperCase()}`, { order: 'out', named: { kind: 'one', address: mentor } }],
    [`ENSEMBLE ${mentor} ${leader}`, { order: 'together', named: two }],
    [`TOGETHER <${mentor}> with <${leader}>`, { order: 'together', named: two }],
    [`ENSEMBLE ${mentor}<mailto:${mentor}> + ${leader}<mailto:${leader}>`, { order: 'together', named: two }],
    ['PRIX P3', { order: 'price', named: pair(3) }],
    [`COST ${mentor} ${leader}`, { order: 'price', named: two }],
    ['LIBRE D2', { order: 'free', named: { kind: 'demand', number: 2 } }],
    ['FREE P12', { order: 'free', named: pair(12) }],
    [`LIBRE ${mentor}`, { order: 'free', named: { kind: 'one', address: mentor } }],
    ['RÉGLAGE équilibré', { order: 'preset', preset: 'balanced' }],
    ['reglage : personne sacrifié', { order: 'preset', preset: 'nobody-sacrificed' }],
    ['PRESET nobody sacrificed', { order: 'preset', preset: 'nobody-sacrificed' }],
    ['PRESET total', { order: 'preset', preset: 'total' }],
    ['SEUIL 40', { order: 'floor', floor: 40 }],
    ['FLOOR 100/100', { order: 'floor', floor: 100 }],
    ['ANNULER', { order: 'cancel' }],
    ['Cancel.', { order: 'cancel' }],
    ['ATTENDRE', { order: 'wait' }],
    ['wait!', { order: 'wait' }],
  ])('%s', (line, order) => {
    expect(decisionLine(line)?.order).toEqual(order);
  });

  it.each([
    'PAS P07 ni P12',
    'GARDER P12 sauf si elle refuse',
    'GARDER',
    'KEEP 12',
    `GARDER ${mentor} ${leader}`,
    `RETIRER ${mentor} ${leader}`,
    'RETIRER Samuel',
    `ENSEMBLE ${mentor}`,
    `ENSEMBLE ${mentor} ${mentor}`,
    `ENSEMBLE ${mentor} ${leader} P07`,
    'SEUIL 101',
    'SEUIL 4,5',
    'RÉGLAGE autre',
    'ANNULER P12',
    'ANNULER ?',
    'ATTENDRE demain',
    'Je ne veux pas de P07',
    'P07 non',
  ])('is not read, and not overlooked: %s', (line) => {
    expect(decisionLine(line)).toMatchObject({ order: undefined });
  });

  it.each([
    'A',
    '1: B',
    'Merci, beau travail',
    'Pas de problème',
    'Attendez',
    'Note que tout va bien',
    '',
    'constructor P',
  ])('is nothing of the kind: %s', (line) => {
    expect(decisionLine(line)).toBeUndefined();
  });

  it('never throws, and what it reads is said again the same', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = decisionLine(text);
        if (found !== undefined) expect(decisionLine(found.words)?.order).toEqual(found.order);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a reply to a proposal', () => {
  const definition = formDefinition('MAT', 2);
  const values = { ...valuesFor(definition), code };
  const form = writeForm(definition, 'fr', valuesFor(definition), { code }).text;
  const read = (text: string) => {
    const { lines, reading } = readDecision(definition, values, text);
    return {
      decision: reading.answers.decision,
      lines: lines.map(({ order, words }) => order?.order ?? `? ${words}`),
      remark: reading.remark,
      open: reading.open.filter(({ why }) => why !== 'missing').map(({ question }) => question),
    };
  };
  const quoted = (typed: string, quote: 'marked' | 'outlook' | 'none') =>
    read([typed, ...quoteLines(form, quote)].join('\n'));

  it.each([
    ['B\nPAS P07\nGARDER P12'],
    ['1: B\n2: PAS P07\nGARDER P12'],
    ['1: B / 2: PAS P07 ; GARDER P12'],
    ['PAS P07\nGARDER P12\n\nB'],
    ['Bonjour,\n\nRéponse 1 : B\nRéponse 2 : PAS P07\n- GARDER P12\n\nCordialement\nClaire'],
  ])('takes lines at the top, with any quote: %s', (typed) => {
    for (const quote of ['marked', 'outlook', 'none'] as const)
      expect({ quote, ...quoted(typed, quote) }).toEqual({
        quote,
        decision: 'revise',
        lines: ['not', 'keep'],
        remark: '',
        open: [],
      });
  });

  it('takes lines on the answer line and in the quote', () => {
    for (const quote of ['marked', 'outlook'] as const) {
      const lines = quoteLines(form, quote).flatMap((line) => {
        if (/Réponse 1 :$/.test(line)) return [`${line} B`];
        return /Réponse 2 :$/.test(line) ? [`${line} PAS P07`, 'GARDER P12'] : [line];
      });
      expect(read(lines.join('\n'))).toEqual({ decision: 'revise', lines: ['not', 'keep'], remark: '', open: [] });
    }
  });

  it('takes the words for canceling and waiting wherever a decision may stand', () => {
    for (const typed of ['ANNULER', '1: ANNULER', 'Réponse 1 : ANNULER', 'cancel', 'Bonjour,\n\nANNULER'])
      expect(quoted(typed, 'marked')).toEqual({ decision: undefined, lines: ['cancel'], remark: '', open: [] });
    expect(quoted('ATTENDRE', 'none').lines).toEqual(['wait']);
  });

  it('overlooks nothing where only lines belong', () => {
    expect(quoted('1: B\n2: pas la paire de Samuel', 'none').lines).toEqual(['? pas la paire de Samuel']);
    expect(quoted('1: A\n2: rien', 'none')).toMatchObject({ decision: 'approve', lines: [] });
    expect(quoted('J’approuve sauf P07', 'none')).toMatchObject({
      decision: undefined,
      lines: ['? J’approuve sauf P07'],
    });
  });

  it('leaves a letter alone that no line comes with', () => {
    expect(quoted('A', 'outlook')).toEqual({ decision: 'approve', lines: [], remark: '', open: [] });
    expect(quoted('A\nMerci, beau travail', 'none')).toMatchObject({ decision: 'approve', lines: [] });
    expect(quoted('J’approuve sauf la 7', 'none')).toMatchObject({ decision: undefined, lines: [], open: [1] });
  });
});
