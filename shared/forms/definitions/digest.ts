import { mostDecisions } from '../../domain/digest-decisions.ts';
import type { ChoiceQuestion, FormDefinition } from '../form-definition.ts';

/** Words of the day about one decision. */
const wordsOf = (number: number, name: string) => {
  const variable = `{item ${String(number)} ${name}}`;
  return { fr: variable, en: variable };
};

/** One decision about one pair; its words, and which options it has, are those of the day. */
const decision = (number: number): ChoiceQuestion => {
  const item = `item ${String(number)}`;
  const words = (name: string) => wordsOf(number, name);
  return {
    name: `item${String(number)}`,
    number,
    type: 'choice',
    required: false,
    label: { fr: `{${item}}`, en: `{${item}}` },
    hint: { fr: 'une lettre', en: 'one letter' },
    help: { fr: [`{${item} facts}`], en: [`{${item} facts}`] },
    options: [
      { letter: 'A', value: 'message', label: words('message') },
      { letter: 'B', value: 'dates', label: words('dates') },
      { letter: 'C', value: 'call', label: words('call') },
      { letter: 'D', value: 'nothing', label: words('nothing') },
      { letter: 'E', value: 'end', label: words('end') },
    ],
  };
};

/** The first digests did not know how to ask for another partner. */
export const digestWithoutOther: FormDefinition = {
  id: 'DIG',
  version: 1,
  confidential: true,
  delegate: false,
  subject: {
    fr: '{day} : {count} à décider, {open} en route',
    en: '{day}: {count} to decide, {open} under way',
  },
  opening: {
    fr: ['Bonjour {first},', '', '{figures}', '', '{to decide}'],
    en: ['Hello {first},', '', '{figures}', '', '{to decide}'],
  },
  questions: Array.from({ length: mostDecisions }, (_, index) => decision(index + 1)),
  closing: {
    fr: [
      'SANS DÉCISION',
      '{lines}',
      '',
      '{message}',
      '',
      'AUTREMENT, une ligne en haut de votre réponse :',
      '- FICHE P12 (tout ce que nous savons de la paire)',
      '- ARRÊT P12, PAUSE P12 28/06',
      '- REPRISE P12 (après une pause ; avant que l’arrêt soit dit)',
      '- NOTE P12 votre texte',
      '- SAISIR nom (répondre pour quelqu’un au téléphone)',
      '- LISTE, CHIFFRES',
      'Sans réponse, une décision revient lundi prochain.',
      'Code du formulaire : {code}',
    ],
    en: [
      'NO DECISION NEEDED',
      '{lines}',
      '',
      '{message}',
      '',
      'OTHERWISE, one line at the top of your reply:',
      '- FILE P12 (all we know of the pair)',
      '- END P12, PAUSE P12 28/06',
      '- RESUME P12 (after a pause; before anybody was told)',
      '- NOTE P12 your text',
      '- ENTER name (answer for somebody on the phone)',
      '- LIST, FIGURES',
      'Without an answer, a decision returns next Monday.',
      'Form code: {code}',
    ],
  },
};

/** What later digests offer as well. */
const withPauseAndReminder = (question: ChoiceQuestion): ChoiceQuestion => ({
  ...question,
  options: [
    ...question.options,
    { letter: 'F', value: 'pause', label: wordsOf(question.number, 'pause') },
    { letter: 'G', value: 'remind', label: wordsOf(question.number, 'remind') },
  ],
});

const lastLines = 2; // what happens without an answer, and the code

const withOther = (lines: readonly string[], line: string): string[] => [
  ...lines.slice(0, -lastLines),
  line,
  ...lines.slice(-lastLines),
];

/** The second digests did not know a pause or a reminder as a letter. */
export const digestWithOther: FormDefinition = {
  ...digestWithoutOther,
  version: 2,
  closing: {
    fr: withOther(
      digestWithoutOther.closing?.fr ?? [],
      '- AUTRE P12 (nouveau binôme : les deux changent de partenaire)',
    ),
    en: withOther(digestWithoutOther.closing?.en ?? [], '- OTHER P12 (new partner for both)'),
  },
};

/** The Monday digest (content.md 6.2): what to decide, worst first, then what only needs to be known. Sent even when nothing waits. */
export const digest: FormDefinition = {
  ...digestWithOther,
  version: 3,
  questions: Array.from({ length: mostDecisions }, (_, index) => withPauseAndReminder(decision(index + 1))),
};
