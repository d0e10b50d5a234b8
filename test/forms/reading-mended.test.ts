import { describe, expect, it } from 'vitest';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import { readReply } from '../../shared/forms/read-reply.ts';
import { aReply, code, formText, quoteLines, valuesFor } from './a-reply.ts';

// Each of these was read wrongly, or asked again without need, before the generated and hand-written replies found it.

const read = (kind: Parameters<typeof formDefinition>[0], text: string) =>
  readReply(formDefinition(kind), { ...valuesFor(formDefinition(kind)), code }, text);
const session = { held: 'held', useful: 4, free: 5 };

describe('several letters', () => {
  const times = (typed: string) =>
    aReply('ENR-M', 'fr', `1: A\n2: Python\n3: voir\n4: ${typed}`, 'outlook').answers['times'];

  it('joined by a dash, dots or "a" may mean all between them, and are asked again', () => {
    for (const typed of ['C-G', 'C - G', 'C..G', 'C…G', 'C a G', 'C->G']) expect(times(typed), typed).toBeUndefined();
    expect(times('C, G')).toEqual(['tuesday-am', 'thursday-am']);
    expect(times('C - Mardi matin')).toEqual(['tuesday-am']);
  });

  it('may be small and without spaces when they follow the list and stand alone', () => {
    expect(times('cg')).toEqual(['tuesday-am', 'thursday-am']);
    expect(times('gc')).toBeUndefined();
    expect(times('le cg')).toBeUndefined();
  });
});

describe('a number before an answer', () => {
  it.each(['1 -> A\n2 -> 4\n3 -> 5', '1 => A\n2 => 4\n3 => 5', '1) A 2) 4 3) 5', '1. A 2. 4 3. 5', '1- oui 2- 4 3- 5'])(
    'is read in "%s"',
    (typed) => {
      expect(aReply('SES-plain', 'fr', typed, 'marked')).toMatchObject({ answers: session, open: [] });
    },
  );

  it.each(['1: A\n2: 4/5.\n3: 5/5.', '1. A.\n2. 4.\n3. 5.', '1: A.\n2: 4 !\n3: 5.'])(
    'and a full stop behind the answer are read in "%s"',
    (typed) => {
      expect(aReply('SES-plain', 'fr', typed, 'none')).toMatchObject({ answers: session, open: [] });
    },
  );

  it('behind a quote mark is read although the mark is all that is left of the quote', () => {
    expect(read('MOV', 'Bonjour\n» Réponse 1 : B').answers).toEqual({ date: '2' });
  });

  it('that does not follow the one before it belongs to the text', () => {
    const typed = '1. A\n2. Python 4. niveau\n3. voir\n4. C';
    expect(aReply('ENR-M', 'fr', typed, 'none').answers).toMatchObject({ topics: 'Python 4. niveau' });
  });
});

describe('a free text', () => {
  it('keeps the comma at the end of its line', () => {
    const typed = '1: A\n2: Python (expert),\nExcel (notions)\n3: voir\n4: C';
    expect(aReply('ENR-M', 'fr', typed, 'marked').answers['topics']).toBe('Python (expert),\nExcel (notions)');
  });

  it('at the end of answers in order keeps its article', () => {
    expect(aReply('SES-quote', 'fr', 'A 5 3 la créa', 'outlook').answers['quote']).toBe('la créa');
  });

  it('may end a list with slashes', () => {
    const typed = 'A / 3 / 1 / les réseaux sociaux ; un peu d’IA';
    expect(aReply('SES-quote', 'fr', typed, 'outlook').answers).toMatchObject({ useful: 3, free: 1 });
    expect(aReply('SES-quote', 'fr', 'A 3 / 4', 'outlook').answers).toEqual({});
  });

  it('that could be answers of several questions stays a remark', () => {
    const reading = aReply('AGD', 'fr', 'B / B / A et B', 'none');
    expect(reading.answers).toEqual({ first: '2', rhythm: 'one-by-one' });
    expect(reading.remark).toContain('A et B');
  });
});

describe('a sentence around an answer', () => {
  it.each(['je dirais 4', 'I would say 4', 'pour moi c’est 4', 'I’d say 4'])('leaves "%s" a mark', (typed) => {
    expect(aReply('SES-plain', 'fr', `1: A\n2: ${typed}\n3: 5`, 'none')).toMatchObject({ answers: session, open: [] });
  });

  it.each(['ce sera B', 'it will be B', 'je réponds B', 'I’ll take B'])('leaves "%s" a letter', (typed) => {
    expect(aReply('MOV', 'fr', typed, 'marked').answers).toEqual({ date: '2' });
  });

  it.each(['je dirais plutôt B', 'ce n’est pas B', 'ce sera B ou C', 'je ne suis pas d’accord', 'it is not B'])(
    'makes no answer of "%s"',
    (typed) => {
      expect(aReply('MOV', 'fr', typed, 'marked').answers).toEqual({});
      expect(aReply('PRO-M', 'fr', typed, 'marked').answers).toEqual({});
    },
  );

  it('says whether an answer was one’s own', () => {
    const mine = (typed: string) => aReply('OTHER', 'fr', typed, 'outlook').answers['mine'];
    expect(mine('Oui, c’est bien moi')).toBe(true);
    expect(mine('Non, ce n’est pas moi')).toBe(false);
    expect(mine('Oui ce n’est pas moi')).toBeUndefined();
    expect(aReply('START', 'fr', 'c’est moi', 'outlook').answers).toEqual({});
  });
});

describe('below the quote', () => {
  const quoted = quoteLines(formText('SES-plain', 'fr'), 'outlook');
  const marked = quoteLines(formText('SES-plain', 'fr'), 'marked');

  it('numbered answers are read, also when the quote has no marks', () => {
    const text = [...quoted, '', '1: A', '2: 4', '3: 5', '', 'Cordialement,', 'Inès'].join('\n');
    expect(read('SES-plain', text)).toMatchObject({ answers: session, open: [], remark: '' });
  });

  it('and below an unmarked one nothing else is an answer, and nothing is lost', () => {
    expect(read('SES-plain', [...quoted, '', 'A 4 5'].join('\n'))).toMatchObject({ answers: {}, remark: 'A 4 5' });
  });

  it('an older thread is not read, and answers above it are', () => {
    const older = ['De : Inès', 'Envoyé : lundi 1 mars 2027', 'À : Mentorat', 'Objet : RE: séance', '', '1: C'];
    expect(read('SES-plain', [...quoted, '', ...older].join('\n'))).toMatchObject({ answers: {}, remark: '' });
    const typed = ['', '1: A', '2: 4', '3: 5', ''];
    expect(read('SES-plain', [...quoted, ...typed, ...older].join('\n')).answers).toEqual(session);
  });

  it('a remark is kept when the answers stand above', () => {
    const text = ['A 4 5', ...marked, '', 'PS : la salle était trop petite.'].join('\n');
    expect(read('SES-plain', text)).toMatchObject({ answers: session, remark: 'PS : la salle était trop petite.' });
  });

  it('answers are read although a gateway put its banner on top', () => {
    for (const banner of ['*** EXTERNAL EMAIL ***', '[EXTERNAL] Courriel externe']) {
      const text = [banner, '', ...marked, '', '1: A', '2: 4', '3: 5'].join('\n');
      expect(read('SES-plain', text).answers, banner).toEqual(session);
    }
  });
});

describe('what a client adds', () => {
  it('is no remark when nothing stands above it', () => {
    for (const footer of [
      'Envoyé de mon iPhone',
      'Get Outlook for iOS<https://aka.ms/x>',
      '-- \nInès',
      'Cordialement,\nInès',
    ])
      expect(aReply('SES-plain', 'fr', footer, 'outlook').remark, footer).toBe('');
  });

  it.each([
    ['German', 'Am Di., 2. März 2027 um 10:12 schrieb Mentorat inversé:'],
    ['Spanish', 'El mar, 2 mar 2027 a las 10:12, Mentorat inversé escribió:'],
    ['Italian', 'Il giorno mar 2 mar 2027 Mentorat inversé ha scritto:'],
    ['Dutch', 'Op di 2 mrt 2027 om 10:12 schreef Mentorat inversé:'],
    ['Portuguese', 'Em 2027-03-02 10:12, Mentorat inversé escreveu:'],
  ])('above a quote is no answer in %s', (_, said) => {
    const quoted = formText('SES-word', 'fr')
      .split('\n')
      .map((line) => `> ${line}`);
    const reading = read('SES-word', ['A / 4 / 5', '', said, ...quoted].join('\n'));
    expect(reading).toMatchObject({ answers: session, remark: '' });
    expect(reading.answers['word']).toBeUndefined();
  });

  it.each([
    ['German', ['Von', 'Gesendet', 'An', 'Betreff']],
    ['Spanish', ['De', 'Enviado el', 'Para', 'Asunto']],
    ['Italian', ['Da', 'Inviato', 'A', 'Oggetto']],
    ['Dutch', ['Van', 'Verzonden', 'Aan', 'Onderwerp']],
    ['Portuguese', ['De', 'Enviado', 'Para', 'Assunto']],
  ])('as a header block in %s ends what was written', (_, names) => {
    const block = names.map((name) => `${name}: Mentorat 2 mars 2027`);
    const reading = read('SES-word', ['A 4 5 très bien', '', ...block, '', formText('SES-word', 'fr')].join('\n'));
    expect(reading).toMatchObject({ answers: { ...session, word: 'très bien' }, open: [] });
  });
});

describe('a line below a question', () => {
  it('is the answer although the question in the other language ends with that word', () => {
    const text = quoteLines(formText('FUP', 'en'), 'outlook', 'en')
      .flatMap((line) => (line.startsWith('[1]') ? [line, '5'] : [line]))
      .join('\n');
    expect(read('FUP', text).answers).toEqual({ use: 5 });
  });
});
