import { describe, expect, it } from 'vitest';
import type { Language } from '../../shared/domain/language.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import { type Reading, readReply } from '../../shared/forms/read-reply.ts';
import { aReply, code, formText, quoteLines, quotes, valuesFor } from './a-reply.ts';

interface Row {
  form: FormKind;
  language?: Language;
  typed: string;
  answers: Answers;
  open: number[];
}

const enrolled = { role: 'mentor', topics: 'Python', gain: 'voir' };
const leads = { role: 'mentee', topics: 'IA', give: 'réseau' };

const rows: Row[] = [
  // Sessions
  {
    form: 'SES-fit',
    typed: 'Séance au top 😀 1) A 2) 5 3) 5 4) A',
    answers: {},
    open: [1, 2, 3, 4],
  },
  {
    form: 'SES-fit',
    typed: 'oui\n5\n4\noui très bien',
    answers: { held: 'held', useful: 5, free: 4, fit: 'good' },
    open: [],
  },
  { form: 'SES-fit', typed: 'A, 4, 4, B (encore un peu tôt pour dire)', answers: {}, open: [1, 2, 3, 4] },
  {
    form: 'SES-fit',
    typed: 'Bonjour\nA 3 4 B\nmerci de ne pas le dire à Hélène',
    answers: { held: 'held', useful: 3, free: 4, fit: 'unsure' },
    open: [],
  },
  {
    form: 'SES-fit',
    typed: 'Oui 4 5 oui\nInès, depuis le train',
    answers: { held: 'held', useful: 4, free: 5, fit: 'good' },
    open: [],
  },
  {
    form: 'SES-fit',
    typed: 'A 4 5 A\n\nSent from Outlook for Android',
    answers: { held: 'held', useful: 4, free: 5, fit: 'good' },
    open: [],
  },
  { form: 'SES-fit', typed: 'comme la dernière fois', answers: {}, open: [1, 2, 3, 4] },
  { form: 'SES-fit', typed: '5 5', answers: {}, open: [1, 2, 3, 4] },
  { form: 'SES-plain', typed: 'Oui elle a eu lieu. Utile 4, parole libre 5', answers: {}, open: [1, 2, 3] },
  { form: 'SES-plain', typed: '1 oui 2 quatre 3 cinq', answers: {}, open: [1, 2, 3] },
  { form: 'SES-plain', typed: '1. Oui\n2. 4\n3. 4', answers: { held: 'held', useful: 4, free: 4 }, open: [] },
  { form: 'SES-plain', typed: '1- oui 2- 4 3- 5', answers: { held: 'held', useful: 4, free: 5 }, open: [] },
  { form: 'SES-plain', typed: '1: oiu\n2: 4\n3: 5', answers: { useful: 4, free: 5 }, open: [1] },
  { form: 'SES-plain', typed: '1 : A\n2 : 4\n2 : 5', answers: { held: 'held' }, open: [2, 3] },
  { form: 'SES-plain', typed: '1: A\n2: 4 → non plutôt 3\n3: 5', answers: { held: 'held', free: 5 }, open: [2] },
  { form: 'SES-plain', typed: '1;A\n2;4\n3;5', answers: {}, open: [1, 2, 3] },
  { form: 'SES-plain', typed: '1 → A\n2 → 4\n3 → 5', answers: { held: 'held', useful: 4, free: 5 }, open: [] },
  { form: 'SES-plain', typed: '1 -> A\n2 -> 4\n3 -> 5', answers: { held: 'held', useful: 4, free: 5 }, open: [] },
  { form: 'SES-plain', typed: 'a.4.5', answers: {}, open: [1, 2, 3] },
  { form: 'SES-plain', typed: '1A\n24\n35', answers: {}, open: [1, 2, 3] },
  { form: 'SES-plain', language: 'en', typed: '1: yes we did, 2: 4, 3: 5', answers: { useful: 4, free: 5 }, open: [1] },
  {
    form: 'SES-word',
    language: 'en',
    typed: 'Yes, 4, 4, she is great',
    answers: { held: 'held', useful: 4, free: 4, word: 'she is great' },
    open: [],
  },
  {
    form: 'SES-word',
    typed: '1: oui\n2: 5\n3: 5\n4: RAS',
    answers: { held: 'held', useful: 5, free: 5, word: 'RAS' },
    open: [],
  },
  { form: 'SES-word', typed: '1: A\n2: 4\n3: 4\nà bientôt !', answers: { held: 'held', useful: 4, free: 4 }, open: [] },
  {
    form: 'SES-midpoint',
    typed: '1: A\n2: 3\n3: 3\n4: on s’arrête là',
    answers: { held: 'held', useful: 3, free: 3 },
    open: [4],
  },
  {
    form: 'SES-midpoint',
    typed: '1: A\n2: 3\n3: 3\n4: E',
    answers: { held: 'held', useful: 3, free: 3, midpoint: 'stop' },
    open: [],
  },
  {
    form: 'SES-change',
    language: 'en',
    typed: '1: A 2: 4 3: 4 4: not really',
    answers: { held: 'held', useful: 4, free: 4 },
    open: [4],
  },
  {
    form: 'SES-quote',
    language: 'en',
    typed: '1: A\n2: 5\n3: 5\n4: I listen 2x more, and 3: I take notes',
    answers: { held: 'held', useful: 5, free: 5, quote: 'I listen 2x more, and 3: I take notes' },
    open: [],
  },
  { form: 'SES-quote', typed: '4: j’écoute\n1: A', answers: { held: 'held', quote: 'j’écoute' }, open: [2, 3] },

  // The proposal
  { form: 'PRO-M', typed: 'Yes but pas avant la rentrée', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'Oui oui oui !!', answers: { decision: 'yes' }, open: [] },
  { form: 'PRO-M', typed: 'Ok pour moi', answers: { decision: 'yes' }, open: [] },
  { form: 'PRO-M', typed: 'ça marche 👍', answers: {}, open: [1] },
  { form: 'PRO-S', language: 'en', typed: 'Sounds good to me', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'Pourquoi pas', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'Euh... non je crois pas, désolée', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'C', answers: { decision: 'other-person' }, open: [] },
  {
    form: 'PRO-M',
    typed: 'c. je préfère une autre personne, merci de votre compréhension',
    answers: { decision: 'other-person' },
    open: [],
  },
  {
    form: 'PRO-M',
    typed: 'A\nPS : elle est super, merci de me l’avoir proposée',
    answers: { decision: 'yes' },
    open: [],
  },
  { form: 'PRO-M', typed: 'Je suis d’accord', answers: { decision: 'yes' }, open: [] },
  { form: 'PRO-S', typed: 'Bonjour Claire, c’est d’accord pour moi. Hélène', answers: {}, open: [1] },
  { form: 'PRO-M', language: 'en', typed: 'yes please', answers: { decision: 'yes' }, open: [] },
  { form: 'PRO-M', language: 'en', typed: 'Yep!', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'non', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'Je réponds A si c’est possible de faire en visio', answers: {}, open: [1] },
  {
    form: 'PRO-M',
    typed: 'Dans le doute je dis B : est-ce que c’est sur mon temps de travail ?',
    answers: {},
    open: [1],
  },
  { form: 'PRO-M', typed: 'A bientôt !', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'A voir', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'A tout hasard, c’est en anglais ?', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'C’est noté, merci', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'D accord', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'je ne suis pas d’accord', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'pas de problème', answers: {}, open: [1] },
  { form: 'PRO-S', language: 'en', typed: 'no problem', answers: {}, open: [1] },
  { form: 'PRO-S', language: 'en', typed: 'I can’t say no!', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'Yes, avec plaisir', answers: { decision: 'yes' }, open: [] },
  { form: 'PRO-M', typed: 'oui\nnon je rigole, oui !', answers: {}, open: [1] },

  // Enrollment
  {
    form: 'ENR-M',
    typed:
      'Bonjour,\nAvec plaisir ! Je peux transmettre Python et la vidéo courte. J’aimerais mieux comprendre la stratégie. Plutôt libre le mardi matin.',
    answers: {},
    open: [1, 2, 3, 4],
  },
  {
    form: 'ENR-M',
    typed: '1: A\n2: Python (expert),\nExcel (notions)\n3: voir comment on décide\n4: C et G\n6: B',
    answers: {
      role: 'mentor',
      topics: 'Python (expert),\nExcel (notions)',
      gain: 'voir comment on décide',
      times: ['tuesday-am', 'thursday-am'],
      place: ['video'],
    },
    open: [],
  },
  {
    form: 'ENR-M',
    typed: 'Un : A\nDeux : Python\nTrois : réseau\nQuatre : mardi matin',
    answers: {},
    open: [1, 2, 3, 4],
  },
  { form: 'ENR-M', language: 'en', typed: '1: C, maybe next year!', answers: {}, open: [1, 2, 3, 4] },
  { form: 'ENR-M', typed: '1: A\n2: Python\n3: voir\n4: mardi et jeudi matin', answers: enrolled, open: [4] },
  { form: 'ENR-M', typed: '1: A\n2: Python\n3: voir\n4: tous sauf le vendredi', answers: enrolled, open: [4] },
  { form: 'ENR-M', typed: '1: A\n2: Python\n3: voir\n4: C, G ou J', answers: enrolled, open: [4] },
  { form: 'ENR-M', typed: '1: A\n2: Python\n3: voir\n4: C-G', answers: enrolled, open: [4] },
  { form: 'ENR-M', typed: '1: A\n2: Python\n3: voir\n4: de A à E', answers: enrolled, open: [4] },
  {
    form: 'ENR-M',
    typed: '1: A\n2: Python\n3: voir\n4: A/B/C',
    answers: { ...enrolled, times: ['monday-am', 'monday-pm', 'tuesday-am'] },
    open: [],
  },
  {
    form: 'ENR-M',
    typed: 'Pas cette fois, je pars en congé maternité en mars. Bon courage !',
    answers: {},
    open: [1, 2, 3, 4],
  },
  { form: 'ENR-M', typed: 'Non merci', answers: {}, open: [1, 2, 3, 4] },
  { form: 'ENR-M', typed: 'Désolé mais je n’ai pas le temps', answers: {}, open: [1, 2, 3, 4] },
  {
    form: 'ENR-S',
    typed:
      '1: A\n2: l’IA, surtout pour les nuls comme moi 😅\n3: mon carnet d’adresses\n4: mon assistante sandrine.petit@corp.example',
    answers: {
      role: 'mentee',
      topics: 'l’IA, surtout pour les nuls comme moi 😅',
      give: 'mon carnet d’adresses',
      calendar: 'sandrine.petit@corp.example',
    },
    open: [],
  },
  { form: 'ENR-S', typed: '1: A\n2: IA\n3: réseau\n4: personne', answers: { ...leads, calendar: 'self' }, open: [] },
  { form: 'ENR-S', typed: '1: A\n2: IA\n3: réseau\n4: 01 02 03 04 05', answers: leads, open: [4] },

  // Dates
  { form: 'AGD', typed: 'Bonjour, le 4 mars à 9h lui convient. Sandrine', answers: {}, open: [1, 2] },
  { form: 'AGD', typed: 'Je réponds pour Mme Marchand : A et A', answers: {}, open: [1, 2] },
  { form: 'AGD', typed: 'B puis A', answers: {}, open: [1, 2] },
  {
    form: 'AGD',
    typed: '1: B\n2: B\n3: éviter les vacances de Pâques',
    answers: { first: '2', rhythm: 'one-by-one', periods: 'éviter les vacances de Pâques' },
    open: [],
  },
  { form: 'AGD', typed: '1: mardi 9 mars\n2: A', answers: { rhythm: 'every-four-weeks' }, open: [1] },
  {
    form: 'AGD',
    typed: '1: jeudi 11 mars à 9h\n2: même jour même heure',
    answers: { first: '4', rhythm: 'every-four-weeks' },
    open: [],
  },
  { form: 'AGD', typed: '1: A ou B, comme elle préfère\n2: A', answers: { rhythm: 'every-four-weeks' }, open: [1] },
  { form: 'MOV', typed: 'le 2 je préfère', answers: {}, open: [1] },
  { form: 'MOV', typed: 'B si possible sinon C', answers: {}, open: [1] },
  { form: 'MOV', typed: 'celle du jeudi', answers: {}, open: [1] },
  { form: 'MOV', language: 'en', typed: 'None of these work, sorry', answers: {}, open: [1] },

  // The start and the end of a pair
  {
    form: 'STA-M',
    typed: '1: 3\n2: 3\n3: 3\n4: 3\n5: rien\n6: A',
    answers: { speaking: 3, recognition: 3, belonging: 3, visibility: 3, worries: ['none'], workshop: '1' },
    open: [],
  },
  {
    form: 'STA-M',
    typed: '1: 3 voire 4\n2: 6\n3: 0\n4: 3\n5: B\n6: peu importe',
    answers: { visibility: 3, worries: ['clumsy'] },
    open: [1, 2, 3, 6],
  },
  {
    form: 'CLO-M',
    typed: '4/5, 3/5, 4/5, 2/5, B et D, oui',
    answers: {
      speaking: 4,
      recognition: 3,
      belonging: 4,
      visibility: 2,
      gained: ['priorities', 'network'],
      recommend: true,
    },
    open: [],
  },
  {
    form: 'CLO-M',
    typed: '1: 4\n2: 3\n3: 4\n4: 2\n5: B & D\n6: Oui, mille fois oui !',
    answers: {
      speaking: 4,
      recognition: 3,
      belonging: 4,
      visibility: 2,
      gained: ['priorities', 'network'],
      recommend: true,
    },
    open: [],
  },
  {
    form: 'CLO-M',
    typed: '1: 4\n2: 3\n3: 4\n4: 2\n5: B, D\n6: pas vraiment',
    answers: { speaking: 4, recognition: 3, belonging: 4, visibility: 2, gained: ['priorities', 'network'] },
    open: [6],
  },
  {
    form: 'CLO-S',
    typed: '1: 4\n2: idem\n3: 3\n4: 3\n5: un peu amélioré\n6: yes',
    answers: { topic: 4, listening: 3, unknown: 3, management: 'better', recommend: true },
    open: [2],
  },
  { form: 'FUP', typed: '4, oui, A', answers: { use: 4, contact: true, nextTime: 'mentor' }, open: [] },
  { form: 'FUP', typed: '1: souvent\n2: oui\n3: les deux', answers: { contact: true, nextTime: 'both' }, open: [1] },
  { form: 'FUP', language: 'en', typed: '5 - yes - C', answers: { use: 5, contact: true, nextTime: 'both' }, open: [] },
  { form: 'ENDED', typed: 'A (mais plutôt après l’été)', answers: {}, open: [1] },
  { form: 'BACK', typed: 'Reprendre, oui !', answers: { decision: 'resume' }, open: [] },

  // Coordinators and small questions
  { form: 'MAT', typed: 'J’approuve', answers: { decision: 'approve' }, open: [] },
  { form: 'MAT', typed: 'J’approuve sauf P07', answers: {}, open: [1] },
  { form: 'MAT', typed: 'OK pour toutes sauf la 7', answers: {}, open: [1] },
  { form: 'MAT', language: 'en', typed: 'Go', answers: {}, open: [1] },
  { form: 'FIT', typed: 'j’appelle demain', answers: {}, open: [1] },
  { form: 'START', typed: 'oui mais lundi', answers: {}, open: [1] },
  { form: 'START', typed: 'C’est parti !', answers: {}, open: [1] },
  { form: 'WAITING', language: 'en', typed: 'sure, happy to help', answers: { compare: true }, open: [] },
  { form: 'OTHER', typed: 'Non ce n’est pas moi', answers: { mine: false }, open: [] },
];

function check(reading: Reading, { answers, open }: Pick<Row, 'answers' | 'open'>): void {
  expect(reading.answers).toEqual(answers);
  expect(reading.open.map((each) => each.question)).toEqual(open);
}

describe.each(quotes)('a reply written by hand, with the form quoted as %s', (quote) => {
  it.each(rows)('to $form reads "$typed"', ({ form, language = 'fr', typed, ...expected }) => {
    check(aReply(form, language, typed, quote), expected);
  });
});

interface Edited extends Pick<Row, 'form' | 'answers' | 'open'> {
  what: string;
  top: string;
  edit: (form: string) => string;
}

const edited: Edited[] = [
  {
    what: 'answers in red, one with a comment',
    form: 'SES-fit',
    top: 'voir ci-dessous en rouge',
    edit: (form) =>
      ['A', '4 (un peu long)', '5', 'A'].reduce(
        (text, typed, at) => text.replace(`Réponse ${String(at + 1)} :`, `Réponse ${String(at + 1)} : ${typed}`),
        form,
      ),
    answers: { held: 'held', free: 5, fit: 'good' },
    open: [2],
  },
  {
    what: 'an option marked with an X',
    form: 'SES-plain',
    top: '',
    edit: (form) =>
      form
        .replace('A. Oui', 'A. Oui   X')
        .replace('Réponse 2 :', 'Réponse 2 : 4')
        .replace('Réponse 3 :', 'Réponse 3 : 4'),
    answers: { useful: 4, free: 4 },
    open: [1],
  },
  {
    what: 'the other options deleted',
    form: 'SES-plain',
    top: '',
    edit: (form) =>
      form
        .replace(/ {4}[BC]\. Non.*\n/g, '')
        .replace('Réponse 2 :', 'Réponse 2 : 4')
        .replace('Réponse 3 :', 'Réponse 3 : 4'),
    answers: { useful: 4, free: 4 },
    open: [1],
  },
  {
    what: 'the answer over the answer line',
    form: 'SES-plain',
    top: '',
    edit: (form) => form.replace('Réponse 1 :', 'A').replace('Réponse 2 :', '4').replace('Réponse 3 :', '5'),
    answers: { held: 'held', useful: 4, free: 5 },
    open: [],
  },
  {
    what: 'the same answers on top and in the quote',
    form: 'SES-plain',
    top: 'A 4 5',
    edit: (form) =>
      form
        .replace('Réponse 1 :', 'Réponse 1 : oui')
        .replace('Réponse 2 :', 'Réponse 2 : 4')
        .replace('Réponse 3 :', 'Réponse 3 : 5'),
    answers: { held: 'held', useful: 4, free: 5 },
    open: [],
  },
  {
    what: 'another answer on top than in the quote',
    form: 'SES-plain',
    top: 'A 4 5',
    edit: (form) => form.replace('Réponse 3 :', 'Réponse 3 : 2'),
    answers: { held: 'held', useful: 4 },
    open: [3],
  },
];

describe.each(['marked', 'outlook'] as const)('a form edited by hand, quoted as %s', (quote) => {
  it.each(edited)('with $what', ({ form, top, edit, ...expected }) => {
    const definition = formDefinition(form);
    const text = [top, ...quoteLines(edit(formText(form, 'fr')), quote, 'fr')].join('\n');
    check(readReply(definition, { ...valuesFor(definition), code }, text), expected);
  });
});
