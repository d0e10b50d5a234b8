import type { Language, Translated } from '../domain/language.ts';
import { plainForm } from './plain-form.ts';

/** The columns a roster may have, under the name of their English header. */
export type ColumnName =
  | 'email'
  | 'first_name'
  | 'last_name'
  | 'role'
  | 'language'
  | 'other_languages'
  | 'time_zone'
  | 'grade'
  | 'unit'
  | 'site'
  | 'manager_email'
  | 'manager_id'
  | 'other_manager'
  | 'n1'
  | 'n2'
  | 'n3'
  | 'n4'
  | 'assistant_email'
  | 'employee_number'
  | 'hire_date'
  | 'capacity'
  | 'job_title';

/** Headers in use, in each language; the first one is the one we name when we ask for the column. */
const headers: Readonly<Record<ColumnName, Readonly<Record<Language, readonly string[]>>>> = {
  email: {
    fr: [
      'courriel',
      'adresse',
      'adresse courriel',
      'adresse électronique',
      'adresse e-mail',
      'adresse mail',
      'adresse de courriel',
      'courriel professionnel',
      'e-mail professionnel',
      'mél',
      'mail',
    ],
    en: ['email', 'e-mail', 'address', 'email address', 'e-mail address', 'work email', 'business email'],
  },
  first_name: {
    fr: ['prénom', 'prénom usuel', 'prénoms'],
    en: ['first_name', 'first', 'given name', 'preferred first name'],
  },
  last_name: {
    fr: ['nom', 'nom de famille', 'nom usuel', 'nom d’usage'],
    en: ['last_name', 'last', 'surname', 'family name'],
  },
  role: { fr: ['rôle', 'côté'], en: ['role', 'side', 'program role'] },
  language: { fr: ['langue', 'langue préférée', 'langue de correspondance'], en: ['language', 'preferred language'] },
  other_languages: {
    fr: ['autres langues', 'autre langue', 'langues parlées'],
    en: ['other_languages', 'other language', 'languages spoken'],
  },
  time_zone: { fr: ['fuseau', 'fuseau horaire'], en: ['time_zone', 'timezone', 'tz'] },
  grade: {
    fr: ['niveau', 'niveau hiérarchique', 'classification', 'classe'],
    en: ['grade', 'level', 'job level', 'job grade', 'pay grade', 'band'],
  },
  unit: {
    fr: ['direction', 'unité', 'département', 'service', 'entité', 'équipe', 'organisation'],
    en: ['unit', 'department', 'business unit', 'division', 'team', 'organization'],
  },
  site: {
    fr: ['site', 'lieu', 'lieu de travail', 'établissement', 'ville'],
    en: ['site', 'location', 'work location', 'office', 'city'],
  },
  manager_email: {
    fr: [
      'responsable',
      'courriel du responsable',
      'courriel responsable',
      'adresse du responsable',
      'e-mail du responsable',
      'mail du responsable',
      'responsable hiérarchique',
      'supérieur',
      'courriel du supérieur',
    ],
    en: [
      'manager_email',
      'manager',
      'manager e-mail',
      'manager address',
      'line manager',
      'line manager email',
      'supervisor',
      'supervisor email',
    ],
  },
  manager_id: {
    fr: ['matricule du responsable', 'matricule responsable', 'numéro du responsable', 'matricule du supérieur'],
    en: ['manager_id', 'manager number', 'manager employee number', 'manager employee id', 'supervisor id'],
  },
  other_manager: {
    fr: ['autre responsable', 'responsable fonctionnel'],
    en: ['other_manager', 'dotted line manager', 'matrix manager', 'functional manager'],
  },
  n1: { fr: ['n1', 'n+1', 'courriel n+1', 'n+1 courriel'], en: ['n1', 'n+1 email', 'manager 1'] },
  n2: { fr: ['n2', 'n+2', 'courriel n+2', 'n+2 courriel'], en: ['n2', 'n+2 email', 'manager 2'] },
  n3: { fr: ['n3', 'n+3', 'courriel n+3', 'n+3 courriel'], en: ['n3', 'n+3 email', 'manager 3'] },
  n4: { fr: ['n4', 'n+4', 'courriel n+4', 'n+4 courriel'], en: ['n4', 'n+4 email', 'manager 4'] },
  assistant_email: {
    fr: [
      'assistant(e)',
      'assistant',
      'assistante',
      'courriel de l’assistant(e)',
      'courriel de l’assistante',
      'courriel assistant(e)',
      'courriel assistante',
      'adresse de l’assistant(e)',
    ],
    en: ['assistant_email', 'assistant address', 'executive assistant', 'executive assistant email'],
  },
  employee_number: {
    fr: ['matricule', 'numéro d’employé', 'numéro employé', 'no employé', 'n° employé', 'n° matricule'],
    en: ['employee_number', 'employee id', 'employee no', 'personnel number', 'staff number'],
  },
  hire_date: {
    fr: ['date d’embauche', 'embauche', 'date d’entrée', 'date d’arrivée', 'date d’ancienneté'],
    en: ['hire_date', 'hired on', 'start date', 'date hired', 'date of hire'],
  },
  capacity: { fr: ['capacité', 'binômes', 'nombre de binômes'], en: ['capacity', 'partners', 'number of partners'] },
  job_title: {
    fr: ['poste', 'fonction', 'intitulé du poste', 'intitulé de poste', 'emploi', 'titre'],
    en: ['job_title', 'job', 'position', 'title'],
  },
};

/** What we never want to receive, by the words of its header. Nothing under such a header is read. */
const refused: readonly RegExp[] = [
  /\b(birth|birthday|birthdate|birthplace|born|dob|naissance|ne le|nee le|age)\b/,
  /\b(sexe?|gender|genre|civilite|civility)\b/,
  /\b(nationality|nationalite|citizenship|citoyennete|immigration)\b/,
  /\b(salary|salaire|salaires|wages?|pay|remuneration|compensation|bonus|primes?)\b/,
  /\b(ssn|nir|nas|social security|social insurance|securite sociale|assurance sociale|passport|passeport|iban|rib|bank|banque)\b/,
  /\b(ethnic|ethnicity|ethnie|race|religion|origine?|minorite|minority|veteran)\b/,
  /\b(handicap|rqth|disability|disabled|health|sante|medical|medicale?)\b/,
  /\b(marital|matrimoniale?|familiale?|family status|children|enfants|spouse|conjointe?|maiden)\b/,
  /\b(syndicat|syndicale?|trade union|union member|political|politique)\b/,
  /\b(photo|picture|portrait)\b/,
  /\b(home|domicile|personnelle?|personal|private|privee?|adresse postale|postal address|street|rue)\b/,
  /\b(appraisal|performance|rating|evaluation|potentiel|potential|talent)\b/,
];

export type ColumnMeaning =
  | { readonly kind: 'column'; readonly name: ColumnName; readonly language: Language }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unread' };

const meanings = new Map<string, ColumnMeaning>();
// Object.entries forgets that the keys are the names.
for (const language of ['en', 'fr'] as const)
  for (const [name, words] of Object.entries(headers))
    for (const word of words[language])
      meanings.set(plainForm(word), { kind: 'column', name: name as ColumnName, language });

/** What a header announces. A header both languages share counts as French. */
export function columnMeaning(header: string): ColumnMeaning {
  const plain = plainForm(header);
  const known = meanings.get(plain);
  if (known !== undefined) return known;
  return refused.some((words) => words.test(plain)) ? { kind: 'refused' } : { kind: 'unread' };
}

/** The header we ask for. */
export function columnHeader(name: ColumnName): Translated {
  return { fr: headers[name].fr[0] ?? name, en: headers[name].en[0] ?? name };
}
