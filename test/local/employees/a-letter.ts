import { createEmployee, type Employee } from '../../../local/employees/employee.ts';
import type { DiaryEntry, PlannedReply } from '../../../local/employees/employee-state.ts';
import type { Meanings } from '../../../local/employees/meaning.ts';
import { type Persona, personaFor } from '../../../local/employees/personas.ts';
import { seeded } from '../../../local/employees/random.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { Answers, AnswerValue } from '../../../shared/forms/answers.ts';
import type { FormKind } from '../../../shared/forms/form-definition.ts';
import { formDefinition } from '../../../shared/forms/form-registry.ts';
import { type Reading, readReply } from '../../../shared/forms/read-reply.ts';
import { unflow } from '../../../shared/forms/unflow.ts';
import { writeForm } from '../../../shared/forms/write-form.ts';
import { composeMessage } from '../../../shared/mail/compose-message.ts';
import { parseMessage, type ReadableMessage } from '../../../shared/mail/parse-message.ts';

export const at = '2027-03-02T09:12:00.000Z';
export const replyAddress = 'r-bo7de54v5jidu3z3jl6goxibqgdkxxkt@reponses.example';
export const code = 'TST-4K7M';

const given: Record<string, string> = {
  first: 'Inès',
  'partner first': 'Hélène',
  'slot 1': 'mardi 2 mars à 14 h 30 (Paris), 8 h 30 à Montréal',
  'slot 2': 'jeudi 4 mars à 15 h (Paris), 9 h à Montréal',
  'slot 3': 'mardi 9 mars à 14 h 30 (Paris), 8 h 30 à Montréal',
  'slot 4': 'jeudi 11 mars à 15 h (Paris), 9 h à Montréal',
  'workshop 1': 'lundi 15 février à 14 h',
  'workshop 2': 'mardi 16 février à 10 h',
  'briefing 1': 'mercredi 17 février à 11 h',
  'briefing 2': 'vendredi 19 février à 9 h',
  'meaning 1': 'Oui, et je commence en mars',
  'meaning 2': 'Non, pas ce cycle',
  'their words': 'Oui avec plaisir mais pas avant mars',
  'sponsor message': 'J’apprends cette année d’un collaborateur, et je vous propose d’en faire autant.',
  n: '58',
  places: '40',
  volunteers: 'Cent',
  coordinator: 'Claire Dubois',
  deadline: '3 février',
  date: 'mardi 2 mars',
};

const pairs: Record<Language, Record<string, string>> = {
  fr: { pairs: '58 paires', 'the pairs': 'les 58 paires', 'pairs approved': '58 paires approuvées' },
  en: { pairs: '58 pairs', 'the pairs': 'the 58 pairs', 'pairs approved': '58 pairs approved' },
};

/** Values for all variables of a form. */
function valuesOf(kind: FormKind, language: Language = 'fr'): Record<string, string> {
  const names = [...JSON.stringify(formDefinition(kind)).matchAll(/\{([a-z0-9 ]+)\}/g)].map(([, name = '']) => name);
  const known = names
    .filter((name) => name !== 'end' && name !== 'how')
    .map((name): [string, string] => [name, given[name] ?? pairs[language][name] ?? `le ${name} prévu`]);
  return { ...Object.fromEntries(known), code };
}

/** A form as it arrives in a mailbox. */
export function aFormLetter(
  kind: FormKind,
  options: {
    language?: Language;
    prefix?: string;
    subject?: string;
    only?: number[];
    key?: string;
    replyTo?: string;
    code?: string;
    date?: string;
  } = {},
): Promise<Uint8Array> {
  const { language = 'fr', prefix = '', only, key = `frm_${kind}#0`, replyTo = replyAddress, date } = options;
  const values = date === undefined ? valuesOf(kind, language) : { ...valuesOf(kind, language), date };
  const written = writeForm(formDefinition(kind), language, values, {
    code: options.code ?? code,
    ...(only === undefined ? {} : { only }),
  });
  return composeMessage({
    key,
    at,
    from: { address: 'mentorat@solane.example', name: language === 'fr' ? 'Mentorat inversé' : 'Reverse mentoring' },
    to: { address: 'ines.benali@solane.example', name: 'Inès Benali' },
    replyTo: { address: replyTo, name: 'Mentorat inversé' },
    subject: `${prefix}${options.subject ?? written.subject}`,
    language,
    text: written.text,
    html: written.html,
    thread: ['0102019a-1111-2222-000000@eu-west-1.amazonses.com'],
  });
}

/** A note as it arrives: nothing to answer. */
export function aNote(language: Language = 'fr'): Promise<Uint8Array> {
  return composeMessage({
    key: 'note#1',
    at,
    from: { address: 'mentorat@solane.example', name: 'Mentorat inversé' },
    to: { address: 'ines.benali@solane.example' },
    replyTo: { address: replyAddress },
    subject: 'Merci, c’est noté',
    language,
    text: 'Merci Inès, c’est noté.\nUne erreur ? Répondez en ne donnant que ce qui change.\n',
    html: '<p>Merci Inès, c’est noté.</p>',
  });
}

/** Somebody called Inès, prompt unless said otherwise. */
export function anEmployee(persona: Partial<Persona> = {}, seed = 'test'): Employee {
  const address = 'ines.benali@solane.example';
  const plain = {
    character: 'prompt',
    promptness: 'hours',
    manner: 'outlook-desktop',
    style: 'numbered',
    acceptsInvitations: false,
  } as const;
  return createEmployee({
    address,
    name: 'Inès Benali',
    persona: personaFor(address, seed, { [address]: { ...plain, ...persona } }),
    random: seeded(seed),
  });
}

/** What the diary says was meant, last. */
export function lastMeant({ diary }: Employee): DiaryEntry & { answers: Meanings } {
  const entry = diary.findLast(({ kind }) => kind === 'meant');
  if (entry?.answers === undefined) throw new Error('Nothing was meant yet');
  return { ...entry, answers: entry.answers };
}

/** A sent reply as our own inbound door reads it. */
export async function parsed(reply: PlannedReply | undefined): Promise<ReadableMessage> {
  if (reply === undefined) throw new Error('No reply was sent');
  const message = await parseMessage(reply.raw);
  if (message.kind !== 'message') throw new Error(message.reason);
  return message;
}

/** What the program understands of a reply to a form in this language. */
export async function readingOf(
  kind: FormKind,
  reply: PlannedReply | undefined,
  { only, language }: { readonly only?: number[]; readonly language?: Language } = {},
): Promise<Reading> {
  const message = await parsed(reply);
  const text = message.flowed === undefined ? message.text : unflow(message.text, message.flowed.deleteSpaces);
  return readReply(formDefinition(kind), valuesOf(kind, language), text, only);
}

/** Meanings in the program's own terms. */
export function asAnswers(kind: FormKind, meanings: Meanings, without: readonly number[] = []): Answers {
  const definition = formDefinition(kind);
  const meant = Object.entries(meanings).flatMap(([number, meaning]): [string, AnswerValue][] => {
    const question = definition.questions.find((each) => each.number === Number(number));
    if (question === undefined || without.includes(question.number)) return [];
    const options = 'options' in question ? question.options : [];
    const valueOf = (letter: string): string => options.find((option) => option.letter === letter)?.value ?? letter;
    if ('letter' in meaning) return [[question.name, valueOf(meaning.letter)]];
    if ('letters' in meaning) return [[question.name, meaning.letters.map(valueOf)]];
    if ('rating' in meaning) return [[question.name, meaning.rating]];
    if ('yes' in meaning) return [[question.name, meaning.yes]];
    return [[question.name, 'reads' in question && /^(?:moi|me)$/.test(meaning.text) ? 'self' : meaning.text]];
  });
  return Object.fromEntries(meant);
}
