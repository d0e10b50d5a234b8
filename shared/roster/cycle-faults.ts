import type { core } from 'zod';
import type { JsonFault } from './locate-json.ts';
import { type Fault, fault } from './problem.ts';

/** The words for a text that is not JSON. */
export const syntaxFaults: Readonly<Record<JsonFault, Fault>> = {
  empty: fault(
    'Le fichier est vide.',
    'The file is empty.',
    'Partez de l’exemple fourni.',
    'Start from the sample provided.',
  ),
  'end-missing': fault(
    'Le fichier s’arrête avant la fin.',
    'The file stops before its end.',
    'Fermez ce qui reste ouvert : " puis ] puis }.',
    'Close what is still open: " then ] then }.',
  ),
  'not-a-value': fault(
    'Il faut ici une valeur.',
    'A value is needed here.',
    'Mettez un texte entre guillemets droits ("), un nombre, true ou false.',
    'Put a text in straight quotation marks ("), a number, true or false.',
  ),
  'curly-quotes': fault(
    'Les guillemets sont typographiques.',
    'The quotation marks are curly ones.',
    'Remplacez-les par des guillemets droits (") dans un éditeur de texte simple.',
    'Replace them with straight ones (") in a plain text editor.',
  ),
  'string-not-closed': fault(
    'Ce texte n’est pas fermé sur sa ligne.',
    'This text is not closed on its line.',
    'Ajoutez le guillemet (") qui manque ; un retour à la ligne s’écrit \\n.',
    'Add the missing quotation mark ("); a line break is written \\n.',
  ),
  'bad-escape': fault(
    'Une barre inverse (\\) est mal employée dans ce texte.',
    'A backslash (\\) is misused in this text.',
    'Supprimez-la, ou doublez-la (\\\\).',
    'Delete it, or double it (\\\\).',
  ),
  'comma-missing': fault('Il manque une virgule avant.', 'A comma is missing before this.', 'Ajoutez-la.', 'Add it.'),
  'comma-extra': fault('Cette virgule est de trop.', 'This comma is one too many.', 'Supprimez-la.', 'Delete it.'),
  'colon-missing': fault(
    'Il manque un deux-points après le nom.',
    'A colon is missing after the name.',
    'Ajoutez-le : "nom": valeur.',
    'Add it: "name": value.',
  ),
  'key-missing': fault(
    'Il faut ici un nom entre guillemets droits.',
    'A name in straight quotation marks is needed here.',
    'Écrivez "nom": valeur.',
    'Write "name": value.',
  ),
  'key-twice': fault(
    'Ce nom est déjà donné au même endroit.',
    'This name is already given in the same place.',
    'Gardez-en un.',
    'Keep one of them.',
  ),
  comment: fault(
    'Ce fichier n’admet pas de commentaire.',
    'Comments are not allowed in this file.',
    'Supprimez-le.',
    'Delete it.',
  ),
  'text-after-end': fault(
    'Il y a du texte après la fin.',
    'There is text after the end.',
    'Supprimez-le.',
    'Delete it.',
  ),
  'too-deep': fault(
    'Trop de niveaux imbriqués.',
    'Too many nested levels.',
    'Partez de l’exemple fourni.',
    'Start from the sample provided.',
  ),
};

const kinds: Readonly<Record<string, { fr: string; en: string }>> = {
  string: { fr: 'un texte entre guillemets', en: 'a text in quotation marks' },
  number: { fr: 'un nombre, sans guillemets', en: 'a number, without quotation marks' },
  int: { fr: 'un nombre entier', en: 'a whole number' },
  array: { fr: 'une liste entre crochets, [ … ]', en: 'a list in brackets, [ … ]' },
  object: { fr: 'un groupe entre accolades, { … }', en: 'a group in braces, { … }' },
  record: { fr: 'un groupe entre accolades, { … }', en: 'a group in braces, { … }' },
};

const formats: Readonly<Record<string, { fr: string; en: string }>> = {
  date: { fr: 'une date qui existe, comme "2027-01-14"', en: 'a date that exists, like "2027-01-14"' },
  datetime: { fr: 'un jour et une heure, comme "2027-02-12T10:00"', en: 'a day and an hour, like "2027-02-12T10:00"' },
  email: { fr: 'une adresse, comme "claire.dubois@example.com"', en: 'an address, like "claire.dubois@example.com"' },
};

/** Unions and other shapes the general words would not explain, by JSON pointer. */
const shapes: readonly [RegExp, { fr: string; en: string }][] = [
  [/^\/enrollment$/, { fr: '{"until": "2027-02-03"} ou {"days": 20}', en: '{"until": "2027-02-03"} or {"days": 20}' }],
];

/** One of zod's findings in words. `missing` when the file has no such value. */
export function schemaFault(issue: core.$ZodIssue, pointer: string, missing: boolean): Fault {
  const wanted = wantedBy(issue, pointer);
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  if (missing)
    return fault(
      `Il manque « ${name} ».`,
      `"${name}" is missing.`,
      `Ajoutez-le : ${wanted.fr}.`,
      `Add it: ${wanted.en}.`,
    );
  return fault('Cette valeur ne va pas.', 'This value does not fit.', `Il faut ${wanted.fr}.`, `Write ${wanted.en}.`);
}

function wantedBy(issue: core.$ZodIssue, pointer: string): { fr: string; en: string } {
  const shape = shapes.find(([pattern]) => pattern.test(pointer))?.[1];
  if (shape !== undefined) return shape;
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? { fr: issue.expected, en: issue.expected };
    case 'invalid_format':
      return formats[issue.format] ?? { fr: issue.format, en: issue.format };
    case 'invalid_value': {
      const values = issue.values.map((value) => `"${String(value)}"`);
      return { fr: values.join(' ou '), en: values.join(' or ') };
    }
    case 'too_small': {
      const least = Number(issue.minimum) + (issue.inclusive === false ? 1 : 0);
      if (issue.origin === 'string') return { fr: 'un texte qui n’est pas vide', en: 'a text that is not empty' };
      if (issue.origin === 'array') return { fr: `au moins ${least} élément(s)`, en: `at least ${least} item(s)` };
      return { fr: `un nombre d’au moins ${least}`, en: `a number of at least ${least}` };
    }
    case 'too_big': {
      const most = String(issue.maximum);
      if (issue.origin === 'array') return { fr: `au plus ${most} éléments`, en: `at most ${most} items` };
      return { fr: `un nombre d’au plus ${most}`, en: `a number of at most ${most}` };
    }
    default:
      return { fr: 'ce que montre l’exemple fourni', en: 'what the sample provided shows' };
  }
}
