import { dayText, slotText } from '../domain/date-text.ts';
import { DigestAction, digestPausesUntil } from '../domain/digest-decisions.ts';
import { wordsAskedAbout } from '../domain/expertise/unknown-words.ts';
import type { Task } from '../domain/inbound.ts';
import type { Instant } from '../domain/instant.ts';
import type { Language, Translated } from '../domain/language.ts';
import { nextPlanned, type Pair, pairLabel } from '../domain/pair.ts';
import type { PairCounts } from '../domain/pair-counts.ts';
import { readerOfCoordinator } from '../domain/readers.ts';
import { addWorkingDays, type LocalDate, localDate, wallClock } from '../domain/working-calendar.ts';
import { charterReminder } from './charter-reminder.ts';
import { unclearWords } from './clarification.ts';
import type { Digest, DigestLine, LetterFacts } from './letter-facts.ts';
import { pairCountWords } from './pair-count-words.ts';
import { readyMessageWords } from './ready-message.ts';
import { signalLines } from './signal-text.ts';
import { shortName } from './speaking.ts';

/** Tasks that are not signals, in a coordinator's words. */
export const taskWords: Readonly<Record<Exclude<Task['kind'], 'signal'>, Translated>> = {
  'unclear-reply': { fr: 'réponse non comprise après deux demandes', en: 'a reply not understood after two tries' },
  'held-reply': {
    fr: 'réponse retenue : l’expéditeur n’est pas prouvé',
    en: 'a reply held back: its sender is not proven',
  },
  'late-reply': { fr: 'réponse arrivée après la clôture', en: 'a reply after the deadline' },
  'stray-message': { fr: 'message qui ne répond à aucune question', en: 'a message that answers no question' },
  bounced: { fr: 'adresse refusée : rien n’arrive', en: 'address refused: nothing arrives' },
  complained: { fr: 'ne veut plus de nos courriels', en: 'wants no more of our emails' },
  rejected: { fr: 'un courriel n’a pas pu partir', en: 'an email could not leave' },
  'no-address': { fr: 'sans adresse', en: 'has no address' },
  poison: { fr: 'message illisible', en: 'an unreadable message' },
  spam: { fr: 'message retenu : signalé comme indésirable', en: 'a message held back: marked as spam' },
  virus: { fr: 'message retenu : il porte un virus', en: 'a message held back: it carries a virus' },
  'too-large': { fr: 'message trop gros pour être lu', en: 'a message too large to be read' },
  failed: { fr: 'une étape automatique a échoué', en: 'an automatic step failed' },
  'call-me': { fr: 'demande qu’on l’appelle', en: 'asks to be called' },
  'not-me': {
    fr: 'dit ne pas être la bonne personne : plus rien ne part sur ce formulaire',
    en: 'says it is not the right person: nothing more leaves about that form',
  },
  'data-request': {
    fr: 'demande ses données : à transmettre au délégué à la protection des données, réponse due le {due}',
    en: 'asks for their data: pass it on to the data protection officer, answer due on {due}',
  },
  'pause-proposed': {
    fr: 'de retour le {until} selon une réponse automatique : mettre en pause ?',
    en: 'back on {until}, an automatic answer says: pause until then?',
  },
  'new-time': {
    fr: 'propose une autre heure, {start}, hors des moments du mentor',
    en: 'proposes another time, {start}, outside the mentor’s half-days',
  },
  'unknown-words': {
    fr: 'Mots des inscriptions à expliquer (courriel « Carte des compétences »)',
    en: 'Words of enrollments to explain (email “Expertise map”)',
  },
  'nobody-free': {
    fr: 'Nouveaux binômes : {free} en attente d’un partenaire, {why}',
    en: 'New pairs: without a partner and waiting: {free}, {why}',
  },
  remark: { fr: 'a laissé une remarque', en: 'left a remark' },
};

/** Why no new pairs were proposed. */
const whyNobody: Readonly<Record<string, Translated>> = {
  nobody: { fr: 'personne à leur proposer cette fois', en: 'nobody to propose to them this time' },
  undecided: { fr: 'proposition restée sans décision', en: 'a proposal that nobody decided on' },
  'too-late': { fr: 'plus assez de temps dans ce cycle', en: 'too little time left in this cycle' },
};

/** What can be done about a pair, in the coordinator's words. */
const actionWords: Readonly<Record<DigestAction, Translated>> = {
  message: { fr: 'Envoyer le message 1 à {leader}', en: 'Send message 1 to {leader}' },
  dates: { fr: 'Demander trois dates à qui tient l’agenda', en: 'Ask whoever keeps the calendar for three dates' },
  call: { fr: 'J’appelle ; rappelez-le-moi lundi', en: 'I call; remind me on Monday' },
  nothing: { fr: 'Ne rien faire cette fois', en: 'Do nothing this time' },
  end: { fr: 'Arrêter la paire (message 4.5, {end})', en: 'End the pair (message 4.5, {end})' },
  pause: { fr: 'Mettre en pause jusqu’au {pause}', en: 'Pause until {pause}' },
  remind: {
    fr: 'Glisser le rappel 2 dans le prochain message de toutes les paires',
    en: 'Put reminder 2 into the next message of all pairs',
  },
};

/** The Monday digest: figures of the coordinator's pairs, the decisions with their options, and one line for each thing to know. */
export function digestValues(facts: LetterFacts, language: Language): Record<string, string> {
  const { digest } = facts;
  if (digest === undefined) return {};
  const { items, waiting } = digest;
  const lines = digest.lines.map((line) => itemText(facts, line, language));
  const nothing = { fr: '- Rien de plus cette semaine.', en: '- Nothing else this week.' }[language];
  const messages = items.flatMap(({ actions, lines: [line] }) =>
    actions.includes('message') && line?.pair !== undefined ? [readyMessageLine(facts, line.pair, language)] : [],
  );
  const quoted = (words: string) => ({ fr: `« ${words} »`, en: `"${words}"` })[language];
  const ready = [
    ...(messages.length === 0 ? [] : ['MESSAGE 1', ...messages]),
    ...(items.some(({ actions }) => actions.includes('remind'))
      ? [{ fr: 'RAPPEL 2', en: 'REMINDER 2' }[language], quoted(charterReminder[language])]
      : []),
  ];
  const day = dayText(digest.date, language);
  return {
    day: `${day.charAt(0).toUpperCase()}${day.slice(1)}`,
    count: String(items.length),
    open: pairCountWords(digest.pairs.open, language).pairs,
    figures: figures(digest, language).join('\n'),
    'to decide': toDecide(items.length, waiting, language),
    lines: lines.length === 0 ? nothing : lines.join('\n'),
    message: ready.join('\n'),
    ...Object.fromEntries(items.flatMap((item, index) => itemValues(facts, item, index + 1, language))),
  };
}

function figures({ pairs, sessions }: PairCounts, language: Language): string[] {
  return {
    fr: [
      `Paires : ${String(pairs.all)}, dont ${String(pairs.open)} en route et ${String(pairs.closed)} ${pairs.closed > 1 ? 'closes' : 'close'}.`,
      `Séances tenues : ${String(sessions.held)} sur ${String(sessions.planned)}. Cette semaine : ${String(sessions.thisWeek)}.`,
      `Séances tenues selon un seul des deux : ${String(sessions.heardFromOne)}.`,
    ],
    en: [
      `Pairs: ${String(pairs.all)}, of which ${String(pairs.open)} under way and ${String(pairs.closed)} closed.`,
      `Sessions held: ${String(sessions.held)} of ${String(sessions.planned)}. This week: ${String(sessions.thisWeek)}.`,
      `Sessions held according to one of the two only: ${String(sessions.heardFromOne)}.`,
    ],
  }[language];
}

function toDecide(count: number, waiting: number, language: Language): string {
  if (count === 0) return { fr: 'Rien à décider cette semaine.', en: 'Nothing to decide this week.' }[language];
  const heading = { fr: 'À DÉCIDER', en: 'TO DECIDE' }[language];
  if (waiting === 0) return heading;
  return language === 'fr'
    ? `${heading} (${String(waiting)} de plus lundi prochain)`
    : `${heading} (${String(waiting)} more next Monday)`;
}

/** The words of one decision; an option that is not offered is empty. */
function itemValues(
  facts: LetterFacts,
  { actions, lines }: Digest['items'][number],
  number: number,
  language: Language,
): [string, string][] {
  const name = `item ${String(number)}`;
  const pair = lines[0]?.pair;
  const label = pair === undefined ? '' : pairName(facts, pair, language);
  const leader = pair === undefined ? '' : nameOf(facts, pair.menteeId);
  const end = slotText(digestEndsAt(facts), readerOfCoordinator(facts.cycle, facts.to.personId).timeZone, language);
  const pauseDay = digestPauseDay(facts);
  const pause = pauseDay === undefined ? '' : dayText(pauseDay, language);
  const words = (action: DigestAction) =>
    actions.includes(action)
      ? actionWords[action][language].replace('{leader}', leader).replace('{end}', end).replace('{pause}', pause)
      : '';
  return [
    [name, label],
    [`${name} facts`, lines.flatMap((line) => whatHappened(facts, line, language)).join('\n')],
    ...DigestAction.options.map((action): [string, string] => [`${name} ${action}`, words(action)]),
  ];
}

/** Until when a pair that is paused by a letter of this digest rests. */
export function digestPauseDay({ cycle, digest }: Pick<LetterFacts, 'cycle' | 'digest'>): LocalDate | undefined {
  return digest === undefined ? undefined : digestPausesUntil(digest.date, cycle.definition.lastDay);
}

/** When a pair that is ended by this digest is told: two working days after the digest at 9:00 (a Monday's, on Wednesday). */
export function digestEndsAt({
  cycle,
  to,
  digest,
  form,
}: Pick<LetterFacts, 'cycle' | 'to' | 'digest' | 'form'>): Instant {
  const { site, timeZone } = readerOfCoordinator(cycle, to.personId);
  const date = digest?.date ?? localDate(form?.issuedAt ?? cycle.createdAt, timeZone);
  return wallClock(addWorkingDays(date, 2, { ...site, timeZone }), '09:00', timeZone);
}

function readyMessageLine(facts: LetterFacts, pair: Pair, language: Language): string {
  const mentor = facts.people.get(pair.mentorId);
  const leader = facts.people.get(pair.menteeId);
  const words = readyMessageWords(mentor?.first ?? '', language);
  return language === 'fr'
    ? `« Bonjour ${leader?.first ?? ''}, ${words} »`
    : `"Hello ${leader?.first ?? ''}, ${words}"`;
}

function nameOf(facts: LetterFacts, id: Task['personId']): string {
  const person = id === undefined ? undefined : facts.people.get(id);
  return person === undefined ? '' : shortName(person);
}

function pairName(facts: LetterFacts, pair: Pair, language: Language): string {
  const and = language === 'fr' ? 'et' : 'and';
  return `${pairLabel(pair)} ${nameOf(facts, pair.mentorId)} ${and} ${nameOf(facts, pair.menteeId)}`;
}

/** What brought a pair up, in one line each. */
function whatHappened(facts: LetterFacts, { task, pair, form }: DigestLine, language: Language): string[] {
  if (task.kind !== 'signal') {
    const words = form === undefined || task.kind !== 'unclear-reply' ? '' : unclearWords(form).join(', ');
    const said = words === '' ? '' : language === 'fr' ? ` : « ${words} »` : `: "${words}"`;
    return [`${nameOf(facts, task.personId)}, ${taskText(facts, task.kind, task.facts, language)}${said}`];
  }
  const [what = ''] = signalLines(
    task.facts.signal ?? '',
    sideOf(facts, task, pair, language),
    language,
    task.facts.session,
  );
  return [what];
}

function sideOf(facts: LetterFacts, { facts: { side } }: Task, pair: Pair | undefined, language: Language): string {
  if (side === 'mentor') return nameOf(facts, pair?.mentorId);
  if (side === 'mentee') return nameOf(facts, pair?.menteeId);
  return { fr: 'le binôme', en: 'the pair' }[language];
}

/** What a task is about, with the dates it names. */
function taskText(
  facts: LetterFacts,
  kind: Exclude<Task['kind'], 'signal'>,
  known: Task['facts'],
  language: Language,
): string {
  return taskWords[kind][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    dateWords(known[name] ?? '', facts, language),
  );
}

/** A date or a moment among a task's facts, on the reading coordinator's clock. */
function dateWords(value: string, { to }: LetterFacts, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayText(value, language);
  return value === '' ? '?' : slotText(value, to.timeZone, language);
}

/** What a coordinator hears of the same day, one line for each, with the words that were not understood. */
export function bundleValues(facts: LetterFacts, language: Language): Record<string, string> {
  const lines = facts.bundle.map((line) => {
    const about = line.pair === undefined ? '' : ` (${pairName(facts, line.pair, language)})`;
    return `- ${whatHappened(facts, line, language).join(' ')}${about}`;
  });
  return { count: String(lines.length), matters: lines.join('\n') };
}

/** Every pair that a coordinator follows, in one line each. */
export function overviewValues(
  facts: LetterFacts,
  language: Language,
  { isList, now }: { readonly isList: boolean; readonly now: Instant },
): Record<string, string> {
  const { overview, cycle, to } = facts;
  if (overview === undefined) return {};
  const { timeZone } = readerOfCoordinator(cycle, to.personId);
  const line = (pair: Pair): string => {
    const next = nextPlanned(pair, now);
    const stands = pair.pause !== undefined && pair.status !== 'closed' ? pairWords.paused : pairWords[pair.status];
    const session = { fr: 'séance', en: 'session' }[language];
    const when =
      next === undefined ? '' : `, ${session} ${String(next.number)} ${slotText(next.meetsAt, timeZone, language)}`;
    return `- ${pairName(facts, pair, language)}${language === 'fr' ? ' :' : ':'} ${stands[language]}${when}`;
  };
  const list = isList ? overview.pairs.map(line).join('\n') : '';
  return { figures: figures(overview.counts, language).join('\n'), list };
}

/** Where a pair stands, in a coordinator's words. */
const pairWords: Readonly<Record<Pair['status'] | 'paused', Translated>> = {
  consulting: { fr: 'proposée', en: 'proposed' },
  dating: { fr: 'dates demandées', en: 'asked for dates' },
  meeting: { fr: 'en route', en: 'under way' },
  closed: { fr: 'close', en: 'closed' },
  paused: { fr: 'en pause', en: 'paused' },
};

/** "- P07 Samuel K. et Paul D. : …" with the suggestion under it. */
function itemText(facts: LetterFacts, { task, pair }: DigestLine, language: Language): string {
  const colon = language === 'fr' ? ' : ' : ': ';
  const about = pair === undefined ? '' : pairName(facts, pair, language);
  if (task.kind === 'signal') {
    const who = sideOf(facts, task, pair, language);
    const [what = '', ...suggestions] = signalLines(task.facts.signal ?? '', who, language, task.facts.session);
    return [`- ${about}${colon}${what}`, ...suggestions.map((suggestion) => `  ${suggestion}`)].join('\n');
  }
  if (task.kind === 'unknown-words')
    return `- ${taskWords[task.kind][language]}${colon}${String(wordsAskedAbout(task).length)}`;
  if (task.kind === 'nobody-free') {
    const { free = '', why = '' } = task.facts;
    const words = taskWords[task.kind][language]
      .replace('{free}', free)
      .replace('{why}', whyNobody[why]?.[language] ?? '');
    return `- ${words}`;
  }
  const subject = [nameOf(facts, task.personId), about === '' ? '' : `(${about})`]
    .filter((part) => part !== '')
    .join(' ');
  const what = taskText(facts, task.kind, task.facts, language);
  return `- ${subject === '' ? what : `${subject}${colon}${what}`}`;
}
