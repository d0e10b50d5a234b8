import type { MailKind } from '../../shared/domain/command.ts';
import { MailKind as MailKinds } from '../../shared/domain/command.ts';
import { DigestAction } from '../../shared/domain/digest-decisions.ts';
import { defaultCatalog } from '../../shared/domain/expertise/default-catalog.ts';
import type { Form } from '../../shared/domain/form.ts';
import type { Language } from '../../shared/domain/language.ts';
import type { LedgerEntry } from '../../shared/domain/ledger.ts';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import type { LetterFacts } from '../../shared/messages/letter-facts.ts';
import { type Letter, problemsLetter, writeLetter } from '../../shared/messages/write-letter.ts';
import { writtenMap } from '../../shared/report/written-map.ts';
import {
  aCycle,
  aForm,
  aLedgerEntry,
  aPair,
  aSession,
  at,
  claire,
  helene,
  ines,
  marc,
  pairId,
} from '../domain/builders.ts';
import { aMap } from '../domain/expertise/a-map.ts';
import { aDigest, aLine } from './a-digest.ts';
import { formFacts, letterFacts, people } from './letter-facts.ts';

const desk = {
  domain: 'mentoring.example',
  programAddress: 'mentorat@solane.example',
  organizer: { name: 'Solane', address: 'r-abc@mentoring.example' },
};
const languages: Language[] = ['fr', 'en'];

/** Every kind of form and who gets it. */
export const issued: readonly (readonly [string, 'ines' | 'helene' | 'sandrine' | 'claire'])[] = [
  ['NEW', 'claire'],
  ['START', 'claire'],
  ['REF', 'claire'],
  ['DIG', 'claire'],
  ['ENR-M', 'ines'],
  ['ENR-S', 'helene'],
  ['MAT', 'claire'],
  ['OBJ', 'claire'],
  ['PRO-M', 'ines'],
  ['PRO-S', 'helene'],
  ['STA-M', 'ines'],
  ['STA-S', 'helene'],
  ['AGD', 'sandrine'],
  ['AGD-own', 'helene'],
  ['MOV', 'sandrine'],
  ['NXT', 'sandrine'],
  ['SES-fit', 'ines'],
  ['SES-word', 'ines'],
  ['SES-midpoint', 'helene'],
  ['SES-change', 'ines'],
  ['SES-quote', 'helene'],
  ['SES-plain', 'helene'],
  ['CLO-M', 'ines'],
  ['CLO-S', 'helene'],
  ['FIT', 'claire'],
  ['ENDED', 'ines'],
  ['WAITING', 'ines'],
  ['FUP', 'ines'],
  ['BACK', 'ines'],
  ['OTHER', 'ines'],
  ['CONFIRM', 'ines'],
];

export function writtenForm(
  kind: string,
  who: (typeof issued)[number][1],
  language: Language,
  changes: Partial<Form> = {},
) {
  const to = people(language)[who];
  const open = kind === 'DIG' ? { open: [1] } : {};
  const form = aForm({
    kind,
    kindVersion: formDefinition(kind as FormKind).version,
    personId: to.personId,
    language,
    pairId,
    session: 2,
    facts: formFacts,
    ...open,
    ...changes,
  });
  return { form, to };
}

export function letterOf(
  mail: MailKind,
  language: Language,
  changes: Partial<LetterFacts> = {},
  order: Partial<LedgerEntry> = {},
  thread?: Form,
): Letter {
  const entry = aLedgerEntry({
    mail,
    pairId,
    session: 2,
    facts: { meetsAt: at('2027-03-30 08:30'), sequence: '3' },
    ...order,
  });
  return writeLetter(entry, letterFacts(language, changes), thread, desk);
}

/** A digest with one thing to decide, everything being possible, and more next Monday. */
function aMonday() {
  const line = aLine({ kind: 'signal', facts: { signal: 'two-cancellations', side: 'mentee' } });
  return { ...aDigest([]), items: [{ actions: [...DigestAction.options], lines: [line] }], waiting: 2 };
}

/** What some forms speak of beside the cycle and the pair. */
function spokenOf(kind: string, language: Language): Partial<LetterFacts> {
  if (kind === 'DIG') return { digest: aMonday() };
  if (kind !== 'OTHER' && kind !== 'CONFIRM') return {};
  return { about: { form: aForm({ kind: 'ENR-M', language }), sender: people(language).helene } };
}

/** A form as its person gets it. */
export function formLetter(
  kind: string,
  who: (typeof issued)[number][1],
  language: Language,
  changes: Partial<LetterFacts> = {},
): Letter {
  return letterOf('form', language, { ...writtenForm(kind, who, language), ...spokenOf(kind, language), ...changes });
}

/** One letter of every kind that is not a form. */
function notesIn(language: Language): [string, Letter][] {
  const form = aForm({
    kind: 'ENR-M',
    language,
    status: 'answered',
    answers: { role: 'mentor', topics: 'vidéo courte, tricot quantique', gain: 'stratégie' },
    facts: formFacts,
  });
  const feedback = aForm({ language, status: 'answered', answers: { held: 'held', useful: 4, free: 5 } });
  const low = aForm({ language, answers: { held: 'held', useful: 2, free: 1, word: 'Réponse 1 : oui' } });
  const digest = aMonday();
  const report = { subject: 'Bilan', text: 'Bilan du cycle.\n', page: '<p></p>' };
  const byKind: Record<MailKind, () => Letter> = {
    form: () => letterOf('form', language, { form }),
    clarification: () =>
      letterOf('clarification', language, {
        form: {
          ...writtenForm('PRO-M', 'ines', language).form,
          open: [1],
          clarifications: 1,
          startsOn: '2027-03-01',
          unclear: [{ question: 1, words: '1 : oui mais pas avant mars' }],
        },
      }),
    echo: () => letterOf('echo', language, { form }),
    'echo-low': () => letterOf('echo-low', language, { form: low }),
    thanks: () => letterOf('thanks', language),
    late: () => letterOf('late', language, { form }),
    stray: () => letterOf('stray', language),
    personal: () => letterOf('personal', language),
    conversation: () => letterOf('conversation', language),
    paused: () => letterOf('paused', language, {}, { facts: { until: at('2027-05-03 09:00') } }),
    suspended: () => letterOf('suspended', language),
    help: () => letterOf('help', language, { openForms: [letterFacts(language, { form: feedback })] }),
    notice: () => letterOf('notice', language, {}, { facts: { due: '2027-04-30' } }),
    'call-me': () => letterOf('call-me', language),
    'stop-noted': () => letterOf('stop-noted', language),
    sheet: () => letterOf('sheet', language, { lastFeedback: feedback }),
    invitation: () => letterOf('invitation', language),
    cancellation: () => letterOf('cancellation', language),
    certificate: () => letterOf('certificate', language, { form: { ...form, kind: 'CLO-M', answers: {} } }),
    'ended-done': () => letterOf('ended-done', language),
    'will-not-start': () => letterOf('will-not-start', language),
    'start-problems': () => problemsLetter(['Ligne 3 : adresse absente.'], language),
    alert: () => letterOf('alert', language, { form: low }, { facts: { signal: 'read-today', side: 'mentor' } }),
    done: () =>
      letterOf(
        'done',
        language,
        { digest, form: aForm({ kind: 'DIG', language, personId: claire, answers: { item1: 'dates' } }) },
        { facts: { '01': 'item1||done|', '02': 'end|P03|at|2027-03-10T08:00:00.000Z', '03': 'note|P99|unknown|' } },
      ),
    decided: () =>
      letterOf(
        'decided',
        language,
        { form: aForm({ kind: 'MAT', language, personId: claire }) },
        {
          facts: {
            what: 'approved',
            by: claire,
            at: at('2027-02-02 17:12'),
            until: at('2027-02-04 09:00'),
            pairs: '58',
          },
        },
      ),
    'decision-unclear': () =>
      letterOf('decision-unclear', language, {
        form: aForm({
          kind: 'MAT',
          language,
          personId: claire,
          unclear: [
            { question: 1, words: 'Réponse 1 : A', why: 'approve-and-changes' },
            { question: 1, words: 'PAS P99', why: 'unknown-pair' },
          ],
        }),
      }),
    prices: () =>
      letterOf(
        'prices',
        language,
        {},
        { facts: { '01': `${ines}|${helene}|priced|0|0|1|250|-4120`, '02': `${ines}|${marc}|refused|reporting-line` } },
      ),
    'pair-file': () => letterOf('pair-file', language),
    overview: () =>
      letterOf(
        'overview',
        language,
        {
          to: people(language).claire,
          overview: {
            counts: {
              pairs: { all: 2, open: 1, closed: 1 },
              sessions: { held: 3, planned: 4, thisWeek: 1, heardFromOne: 0 },
              feedbackMissing: 0,
            },
            pairs: [
              aPair({ sessions: [aSession({ number: 2, meetsAt: at('2027-06-30 08:30') })] }),
              aPair({ number: 2 }),
            ],
          },
        },
        { facts: { what: 'list', at: at('2027-03-08 09:00') } },
      ),
    'by-phone': () => letterOf('by-phone', language, writtenForm('ENR-S', 'helene', language)),
    bundle: () =>
      letterOf('bundle', language, {
        to: people(language).claire,
        bundle: [
          aLine({ kind: 'stray-message', personId: ines }),
          {
            ...aLine({ kind: 'unclear-reply', personId: helene }),
            form: aForm({ language, unclear: [{ question: 1, words: 'on verra après le comité' }] }),
          },
        ],
      }),
    'ready-message': () => letterOf('ready-message', language),
    announcement: () => letterOf('announcement', language, { to: people(language).claire }),
    'expertise-map': () =>
      letterOf('expertise-map', language, { report: writtenMap(aMap(), aCycle(), defaultCatalog) }),
    report: () => letterOf('report', language, { report: { fr: report, en: report } }),
    canceled: () => letterOf('canceled', language),
    stopped: () => letterOf('stopped', language),
  };
  return MailKinds.options.map((kind) => [kind, byKind[kind]()]);
}

export const everyLetter = languages.flatMap((language) => [
  ...notesIn(language).map(([name, letter]) => [`${name} ${language}`, letter] as const),
  ...issued.map(([kind, who]) => [`${kind} ${language}`, formLetter(kind, who, language)] as const),
]);
