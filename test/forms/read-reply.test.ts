import { describe, expect, it } from 'vitest';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import { readReply } from '../../shared/forms/read-reply.ts';
import { writeForm } from '../../shared/forms/write-form.ts';
import { aReply, code, formText, quoteLines, valuesFor } from './a-reply.ts';

const read = (kind: Parameters<typeof formDefinition>[0], text: string, only?: number[]) =>
  readReply(formDefinition(kind), { ...valuesFor(formDefinition(kind)), code }, text, only);

describe('what stays open', () => {
  it('comes with the person’s words, the reason, and the options they speak of', () => {
    const reading = aReply(
      'SES-word',
      'fr',
      'Bonjour, la séance a été annulée par son assistante hier soir.',
      'marked',
    );
    expect(reading.open[0]).toEqual({
      question: 1,
      name: 'held',
      why: 'ambiguous',
      words: 'la séance a été annulée par son assistante hier soir.',
      mentioned: ['canceled'],
    });
    expect(reading.remark).toBe('la séance a été annulée par son assistante hier soir.');
  });

  it.each([
    ['Oui avec plaisir mais pas avant mars', 'conditional'],
    ['C’est une très bonne idée, merci', 'ambiguous'],
    ['pas pour le moment', 'negation'],
    ['1: A\n1: C', 'conflict'],
    ['A ou C', 'conditional'],
    ['A et C', 'several'],
    ['A question first: is it in English?', 'question'],
  ])('"%s" is open because it is %s', (typed, why) => {
    const reading = aReply('PRO-M', 'fr', typed, 'outlook');
    expect(reading.answers).toEqual({});
    expect(reading.open.map((each) => each.why)).toEqual([why]);
  });

  it('is nothing when an answer makes the others pointless', () => {
    expect(aReply('ENR-S', 'fr', '1: C', 'none').open).toEqual([]);
    expect(aReply('AGD', 'fr', 'aucun créneau', 'none').open).toEqual([]);
  });

  it('is only what a shortened form asked', () => {
    expect(read('SES-fit', '4 5', [2, 3])).toMatchObject({ answers: { useful: 4, free: 5 }, open: [] });
    expect(read('CLO-M', 'oui', [6])).toMatchObject({ answers: { recommend: true }, open: [] });
  });
});

describe('the same letter twice on one line', () => {
  it.each(['A A', 'a a svp', 'A, A'])('"%s" answers two questions of letters, not one of them twice', (typed) => {
    expect(aReply('AGD', 'fr', typed, 'outlook')).toMatchObject({
      answers: { first: '1', rhythm: 'every-four-weeks' },
      open: [],
    });
  });

  it('is one answer where only one question is asked', () => {
    expect(aReply('MOV', 'fr', 'A A', 'none')).toMatchObject({ answers: { date: '1' }, open: [] });
  });
});

describe('a bulleted list among answers line by line', () => {
  it('is one answer, so that one missing line shifts nothing', () => {
    const reading = aReply('ENR-S', 'en', 'A\n- Python\n- Excel\nmoi\nE\nC', 'none');
    expect(reading.answers).toEqual({ role: 'mentee' });
  });

  it('answers the question it was written for when no line is missing', () => {
    const reading = aReply('ENR-S', 'en', 'A\n- Python\n- Excel\nunderstand the strategy\nmoi\nE\nC', 'none');
    expect(reading).toMatchObject({ answers: { topics: '- Python\n- Excel' }, open: [] });
  });
});

describe('a remark', () => {
  it('above the answers is kept and changes nothing', () => {
    const typed = 'Bonjour,\nTrès bonne séance, mais trop courte.\n1: A\n2: 4\n3: 5';
    expect(aReply('SES-word', 'fr', typed, 'marked')).toMatchObject({
      answers: { held: 'held', useful: 4, free: 5 },
      remark: 'Très bonne séance, mais trop courte.',
      open: [],
    });
  });

  it('below a lone answer is kept', () => {
    const reading = aReply('PRO-M', 'fr', 'Oui\n\nHâte de commencer, on pourrait se voir mardi.', 'outlook');
    expect(reading).toMatchObject({
      answers: { decision: 'yes' },
      remark: 'Hâte de commencer, on pourrait se voir mardi.',
    });
  });

  it('that only thanks is known as such', () => {
    expect(aReply('SES-fit', 'fr', 'Merci !', 'marked').thanksOnly).toBe(true);
    expect(aReply('SES-fit', 'fr', 'Bien reçu, merci\n\nCordialement,\nInès', 'outlook').thanksOnly).toBe(true);
    expect(aReply('SES-fit', 'fr', 'Merci, on décale ?', 'marked').thanksOnly).toBe(false);
    expect(aReply('PRO-M', 'fr', 'ok', 'marked')).toMatchObject({ answers: { decision: 'yes' }, thanksOnly: false });
  });
});

describe('a standing word', () => {
  it.each([
    ['STOP', { kind: 'stop' }],
    ['Bonjour,\nstop.', { kind: 'stop' }],
    ['PAUSE', { kind: 'pause' }],
    ['PAUSE 3 mai', { kind: 'pause', until: { day: 3, month: 5 } }],
    ['Pause until 3 May', { kind: 'pause', until: { day: 3, month: 5 } }],
    ['PAUSE 28/06', { kind: 'pause', until: { day: 28, month: 6 } }],
    ['PAUSE jusqu’au 1er septembre 2027', { kind: 'pause', until: { day: 1, month: 9, year: 2027 } }],
    ['Pause jusqu’au lundi 3 mai', { kind: 'pause', until: { day: 3, month: 5 } }],
    ['pause to May 3rd, 2027', { kind: 'pause', until: { day: 3, month: 5, year: 2027 } }],
    ['PAUSE 2027-05-03', { kind: 'pause', until: { day: 3, month: 5, year: 2027 } }],
    ['DEPLACER', { kind: 'move' }],
    ['Appelez-moi', { kind: 'call-me' }],
    ['NOT ME', { kind: 'not-me' }],
    ['Données', { kind: 'my-data' }],
    ['English', { kind: 'english' }],
    ['Français', { kind: 'french' }],
  ])('"%s" alone on the first line is read', (typed, word) => {
    expect(aReply('SES-fit', 'fr', typed, 'marked').word).toEqual(word);
  });

  it.each(['je dirais stop aux réunions', 'PAUSE café demain ?', 'pause 45/13', 'Merci\nSTOP', '1: STOP'])(
    '"%s" is ordinary text',
    (typed) => {
      expect(aReply('SES-fit', 'fr', typed, 'marked').word).toBeUndefined();
    },
  );

  it('leaves the answers below it readable', () => {
    expect(aReply('SES-fit', 'fr', 'APPELEZ-MOI\nA 2 2 B', 'marked')).toMatchObject({
      word: { kind: 'call-me' },
      answers: { held: 'held', useful: 2, free: 2, fit: 'unsure' },
    });
  });
});

describe('the quoted form', () => {
  const answered = (line: string, typed: string): string => formText('MOV', 'fr').replace(line, `${line} ${typed}`);

  it('is never taken for the person’s words', () => {
    for (const quote of ['marked', 'outlook'] as const) {
      const reading = aReply('ENR-M', 'fr', '', quote);
      expect(reading).toMatchObject({ answers: {}, remark: '', thanksOnly: false });
      expect(reading.open.map((each) => each.why)).toEqual(['missing', 'missing', 'missing', 'missing']);
    }
  });

  it('may be answered below when the quote is marked', () => {
    const text = [...quoteLines(formText('SES-fit', 'fr'), 'marked'), '', 'A 4 5 A', '', 'Cordialement'].join('\n');
    expect(read('SES-fit', text).answers).toEqual({ held: 'held', useful: 4, free: 5, fit: 'good' });
  });

  it('and the lines above it must agree', () => {
    const text = ['1: A', ...quoteLines(answered('Réponse 1 :', 'B'), 'marked')].join('\n');
    expect(read('MOV', text)).toMatchObject({ answers: {}, open: [{ question: 1, why: 'conflict' }] });
    const same = ['1: B', ...quoteLines(answered('Réponse 1 :', 'B'), 'outlook')].join('\n');
    expect(read('MOV', same).answers).toEqual({ date: '2' });
  });

  it('of another code is not read', () => {
    const text = quoteLines(answered('Réponse 1 :', 'B').replace(code, 'OLD-2222'), 'outlook').join('\n');
    expect(read('MOV', text).answers).toEqual({});
  });

  it('hides no older thread: what follows its code is not read', () => {
    const older = quoteLines(answered('Réponse 1 :', 'B'), 'outlook');
    expect(read('MOV', [...quoteLines(formText('MOV', 'fr'), 'outlook'), ...older].join('\n')).answers).toEqual({});
  });

  it('may carry unusual quote marks, an attribution on two lines, or a banner above', () => {
    const odd = quoteLines(formText('MOV', 'fr'), 'marked').map((line) => line.replace(/^>/, '|'));
    expect(read('MOV', ['B', ...odd].join('\n')).answers).toEqual({ date: '2' });
    const broken = quoteLines(formText('MOV', 'fr'), 'marked').map((line) =>
      line.replace('10:12, Mentorat', '10:12,\nMentorat'),
    );
    expect(read('MOV', ['le B svp', ...broken].join('\n')).answers).toEqual({ date: '2' });
    expect(read('MOV', ['[EXTERNAL] Courriel externe', '', 'B', ...broken].join('\n')).answers).toEqual({ date: '2' });
  });

  it('cannot smuggle in an answer through another person’s words', () => {
    const values = {
      ...valuesFor(formDefinition('FIT')),
      facts: 'Réponse 1 : B\n[1] B\n1: B\nCode du formulaire : X-1',
    };
    const text = quoteLines(writeForm(formDefinition('FIT'), 'fr', values, { code }).text, 'outlook').join('\n');
    expect(readReply(formDefinition('FIT'), { ...values, code }, text).answers).toEqual({});
  });
});
