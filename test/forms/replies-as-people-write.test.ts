import { describe, expect, it } from 'vitest';
import type { Language } from '../../shared/domain/language.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { aReply, quotes } from './a-reply.ts';

interface Row {
  form: FormKind;
  language?: Language;
  typed: string;
  answers: Answers;
  open: number[];
}

const rows: Row[] = [
  { form: 'SES-fit', typed: 'A 4 5 A', answers: { held: 'held', useful: 4, free: 5, fit: 'good' }, open: [] },
  { form: 'SES-fit', typed: 'oui, 4, 5, oui', answers: { held: 'held', useful: 4, free: 5, fit: 'good' }, open: [] },
  { form: 'SES-fit', typed: 'a,4,5,a', answers: { held: 'held', useful: 4, free: 5, fit: 'good' }, open: [] },
  { form: 'SES-fit', typed: 'A 3 2 C', answers: { held: 'held', useful: 3, free: 2, fit: 'change' }, open: [] },
  {
    form: 'SES-fit',
    typed: 'A\n4\n5\nA\n\nCordialement\nInès Benali',
    answers: { held: 'held', useful: 4, free: 5, fit: 'good' },
    open: [],
  },
  {
    form: 'SES-fit',
    typed: 'Bonjour Claire,\nA45B\nInès',
    answers: { held: 'held', useful: 4, free: 5, fit: 'unsure' },
    open: [],
  },
  { form: 'SES-fit', typed: 'A 4', answers: { held: 'held' }, open: [2, 3, 4] },
  { form: 'SES-fit', typed: '4 5', answers: {}, open: [1, 2, 3, 4] },
  { form: 'SES-fit', typed: 'A 4,5 A', answers: {}, open: [1, 2, 3, 4] },
  { form: 'SES-fit', typed: 'A 4/5 5/5 A', answers: { held: 'held', useful: 4, free: 5, fit: 'good' }, open: [] },
  { form: 'SES-plain', typed: 'A 4/5', answers: { held: 'held' }, open: [2, 3] },
  { form: 'SES-plain', typed: 'A 3 - 4', answers: {}, open: [1, 2, 3] },
  { form: 'SES-plain', typed: 'A - 3 - 4', answers: { held: 'held', useful: 3, free: 4 }, open: [] },
  {
    form: 'SES-word',
    typed: 'Oui 4 5 très bien',
    answers: { held: 'held', useful: 4, free: 5, word: 'très bien' },
    open: [],
  },
  { form: 'SES-word', typed: '1: A déplacer', answers: {}, open: [1, 2, 3] },
  { form: 'SES-word', typed: '1: Non', answers: {}, open: [1, 2, 3] },
  { form: 'SES-word', typed: 'Non', answers: {}, open: [1, 2, 3] },
  { form: 'SES-word', typed: '1: déplacée', answers: { held: 'moved' }, open: [] },
  { form: 'SES-word', language: 'en', typed: 'moved', answers: { held: 'moved' }, open: [] },
  { form: 'SES-word', typed: 'B. Non', answers: { held: 'moved' }, open: [] },
  { form: 'SES-word', typed: '1: A\n2: 16/20\n3: 4', answers: { held: 'held', free: 4 }, open: [2] },
  { form: 'SES-word', typed: '1: A\n2: 4,5\n3: 4', answers: { held: 'held', free: 4 }, open: [2] },
  { form: 'SES-word', typed: 'je ne pourrai pas mardi prochain, on peut décaler ?', answers: {}, open: [1, 2, 3] },
  {
    form: 'SES-word',
    typed: 'Bonjour, la séance a été annulée par son assistante hier soir.',
    answers: {},
    open: [1, 2, 3],
  },
  { form: 'SES-word', typed: 'Merci !', answers: {}, open: [1, 2, 3] },
  {
    form: 'SES-fit',
    typed: '1: oui\n2: 4\n3: 4\n4 : je ne sais pas encore',
    answers: { held: 'held', useful: 4, free: 4, fit: 'unsure' },
    open: [],
  },
  {
    form: 'SES-midpoint',
    typed: '1: A / 2: 4 / 3: 4 / 4: B et C',
    answers: { held: 'held', useful: 4, free: 4 },
    open: [4],
  },
  {
    form: 'SES-quote',
    typed: '1: A 2: 5 3: 5\n4: je laisse parler avant de conclure. CITER',
    answers: { held: 'held', useful: 5, free: 5, quote: 'je laisse parler avant de conclure. CITER' },
    open: [],
  },
  { form: 'PRO-M', typed: 'A', answers: { decision: 'yes' }, open: [] },
  { form: 'PRO-M', typed: 'Oui', answers: { decision: 'yes' }, open: [] },
  { form: 'PRO-S', typed: 'D’accord, merci', answers: { decision: 'yes' }, open: [] },
  { form: 'PRO-M', typed: "Oui, et j'accepte la charte", answers: { decision: 'yes' }, open: [] },
  { form: 'PRO-M', typed: 'OUI !\n\nEnvoyé de mon iPhone', answers: { decision: 'yes' }, open: [] },
  { form: 'PRO-M', typed: 'C’est une très bonne idée, merci', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'Oui avec plaisir mais pas avant mars', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'Oui\nmais pas avant mars', answers: {}, open: [1] },
  { form: 'PRO-M', language: 'en', typed: 'A question first: is it in English?', answers: {}, open: [1] },
  { form: 'PRO-M', language: 'en', typed: '1: A, thanks!', answers: { decision: 'yes' }, open: [] },
  { form: 'PRO-M', typed: '1: A\nOu plutôt C', answers: {}, open: [1] },
  { form: 'PRO-M', typed: '1: A\n1: C', answers: {}, open: [1] },
  { form: 'PRO-M', typed: 'A ?', answers: {}, open: [1] },
  { form: 'ENR-M', typed: 'Pas cette fois, merci', answers: { role: 'not-now' }, open: [] },
  { form: 'ENR-M', typed: '1: pas cette fois', answers: { role: 'not-now' }, open: [] },
  { form: 'ENR-M', typed: 'Oui', answers: {}, open: [1, 2, 3, 4] },
  {
    form: 'ENR-M',
    typed: '1: A\n2: Python\n3: voir\n4: tous les matins sauf mercredi',
    answers: { role: 'mentor', topics: 'Python', gain: 'voir' },
    open: [4],
  },
  {
    form: 'ENR-M',
    typed: '1: A\n2: Python\n3: voir\n4: mardi matin et jeudi matin\n6: visio, français',
    answers: {
      role: 'mentor',
      topics: 'Python',
      gain: 'voir',
      times: ['tuesday-am', 'thursday-am'],
      place: ['video', 'fr'],
    },
    open: [],
  },
  {
    form: 'ENR-M',
    typed: '1: A\n2: la créa\n3: je ne sais pas\n4: CG',
    answers: { role: 'mentor', topics: 'la créa', gain: 'je ne sais pas', times: ['tuesday-am', 'thursday-am'] },
    open: [],
  },
  { form: 'ENR-M', typed: '1. Python\n2. Excel\n3. Canva', answers: {}, open: [1, 2, 3, 4] },
  {
    form: 'ENR-M',
    typed: '1: A\n2: mes sujets\n1. Python\n2. Excel\n3: réseau\n4: C',
    answers: { role: 'mentor', topics: 'mes sujets\n1. Python\n2. Excel', gain: 'réseau', times: ['tuesday-am'] },
    open: [],
  },
  {
    form: 'ENR-S',
    typed: '1: A\n2: IA\n3: réseau\n4: voir avec Sandrine',
    answers: { role: 'mentee', topics: 'IA', give: 'réseau' },
    open: [4],
  },
  {
    form: 'ENR-S',
    typed: '1: A\n2: IA\n3: réseau\n4: moi',
    answers: { role: 'mentee', topics: 'IA', give: 'réseau', calendar: 'self' },
    open: [],
  },
  {
    form: 'ENR-S',
    typed: '1: A\n2: IA\n3: réseau\n4: Sandrine.Petit@corp.example',
    answers: { role: 'mentee', topics: 'IA', give: 'réseau', calendar: 'sandrine.petit@corp.example' },
    open: [],
  },
  { form: 'AGD', typed: '1: A / 2: A', answers: { first: '1', rhythm: 'every-four-weeks' }, open: [] },
  {
    form: 'AGD',
    typed: '1: A / 2: A\n3: pas la semaine du 24 mai',
    answers: { first: '1', rhythm: 'every-four-weeks', periods: 'pas la semaine du 24 mai' },
    open: [],
  },
  {
    form: 'AGD',
    typed: '1: E / 3: plutôt vendredi 12 mars à 9h',
    answers: { first: 'none', periods: 'plutôt vendredi 12 mars à 9h' },
    open: [],
  },
  { form: 'AGD', typed: 'Mme Marchand est disponible mardi 2 mars à 8h30', answers: {}, open: [1, 2] },
  { form: 'AGD', language: 'en', typed: '1: A or C', answers: {}, open: [1, 2] },
  { form: 'MOV', typed: 'le B svp', answers: { date: '2' }, open: [] },
  { form: 'MOV', typed: 'mardi 2 mars à 8h30', answers: { date: '1' }, open: [] },
  { form: 'MOV', typed: 'A la rigueur le C', answers: {}, open: [1] },
  { form: 'MOV', typed: 'aucune, merci', answers: { date: 'none' }, open: [] },
  {
    form: 'CLO-S',
    typed: '1: 4\n2: 2\n3: 3\n4: 3\n5: un peu / 6: oui mais pas à tout le monde',
    answers: { topic: 4, topicBefore: 2, listening: 3, unknown: 3, management: 'better' },
    open: [6],
  },
  {
    form: 'CLO-M',
    typed: '1: 4\n2: 2\n3: 3\n4: 3\n5: tout sauf F\n6: oui',
    answers: { speaking: 4, recognition: 2, belonging: 3, visibility: 3, recommend: true },
    open: [5],
  },
  {
    form: 'CLO-M',
    typed: '1: 4\n2: 2\n3: 3\n4: 3\n5: A F\n6: non merci',
    answers: { speaking: 4, recognition: 2, belonging: 3, visibility: 3, recommend: false },
    open: [5],
  },
  {
    form: 'STA-M',
    typed: '3 2 4 2\nB D\nA',
    answers: { speaking: 3, recognition: 2, belonging: 4, visibility: 2, worries: ['clumsy', 'career'], workshop: '1' },
    open: [],
  },
  { form: 'STA-M', typed: '3 2 4', answers: {}, open: [1, 2, 3, 4, 5, 6] },
  {
    form: 'STA-M',
    typed: '3 2 4 2 B D C',
    answers: { speaking: 3, recognition: 2, belonging: 4, visibility: 2 },
    open: [5, 6],
  },
  { form: 'STA-M', typed: '1 3\n2 2\n3 4\n4 2', answers: {}, open: [1, 2, 3, 4, 5, 6] },
  { form: 'STA-M', typed: '3 - 4', answers: {}, open: [1, 2, 3, 4, 5, 6] },
  { form: 'START', typed: 'Oui.', answers: { start: true }, open: [] },
  { form: 'MAT', typed: 'APPROUVER', answers: { decision: 'approve' }, open: [] },
  { form: 'MAT', typed: 'A\n1: B', answers: { decision: 'revise' }, open: [] },
];

describe.each(quotes)('a reply with the form quoted as %s', (quote) => {
  it.each(rows)('to $form reads "$typed"', ({ form, language = 'fr', typed, answers, open }) => {
    const reading = aReply(form, language, typed, quote);
    expect(reading.answers).toEqual(answers);
    expect(reading.open.map((each) => each.question)).toEqual(open);
  });
});
