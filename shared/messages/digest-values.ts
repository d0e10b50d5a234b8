import { dayText, slotText } from '../domain/date-text.ts';
import type { Task } from '../domain/inbound.ts';
import type { Language, Translated } from '../domain/language.ts';
import { pairLabel } from '../domain/pair.ts';
import type { DigestLine, LetterFacts } from './letter-facts.ts';
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
  remark: { fr: 'a laissé une remarque', en: 'left a remark' },
};

/** The Monday digest as a plain list: figures of the coordinator's pairs, then one line for each thing to know, with a suggestion. */
export function digestValues(facts: LetterFacts, language: Language): Record<string, string> {
  const { digest } = facts;
  if (digest === undefined) return {};
  const { pairs, sessions } = digest;
  const lines = digest.lines.map((line) => itemText(facts, line, language));
  const figures = {
    fr: [
      `Paires : ${String(pairs.all)}, dont ${String(pairs.open)} en route et ${String(pairs.closed)} closes.`,
      `Séances tenues : ${String(sessions.held)} sur ${String(sessions.planned)}. Cette semaine : ${String(sessions.thisWeek)}.`,
      `Séances tenues selon un seul des deux : ${String(sessions.heardFromOne)}.`,
    ],
    en: [
      `Pairs: ${String(pairs.all)}, of which ${String(pairs.open)} under way and ${String(pairs.closed)} closed.`,
      `Sessions held: ${String(sessions.held)} of ${String(sessions.planned)}. This week: ${String(sessions.thisWeek)}.`,
      `Sessions held according to one of the two only: ${String(sessions.heardFromOne)}.`,
    ],
  }[language];
  const nothing = { fr: 'Rien n’attend cette semaine.', en: 'Nothing waits this week.' }[language];
  const day = dayText(digest.date, language);
  return {
    day: `${day.charAt(0).toUpperCase()}${day.slice(1)}`,
    count: String(lines.length),
    open: String(pairs.open),
    figures: figures.join('\n'),
    items: lines.length === 0 ? nothing : lines.join('\n'),
  };
}

/** A date or a moment among a task's facts, on the reading coordinator's clock. */
function dateWords(value: string, { to }: LetterFacts, language: Language): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayText(value, language);
  return value === '' ? '?' : slotText(value, to.timeZone, language);
}

/** "- P07 Samuel K. et Paul D. : …" with the suggestion under it. */
function itemText(facts: LetterFacts, { task, pair }: DigestLine, language: Language): string {
  const colon = language === 'fr' ? ' : ' : ': ';
  const name = (id: Task['personId']) => {
    const person = id === undefined ? undefined : facts.people.get(id);
    return person === undefined ? '' : shortName(person);
  };
  const pairName =
    pair === undefined
      ? ''
      : `${pairLabel(pair)} ${name(pair.mentorId)} ${language === 'fr' ? 'et' : 'and'} ${name(pair.menteeId)}`;
  if (task.kind === 'signal') {
    const side = task.facts.side;
    const who =
      side === 'mentor'
        ? name(pair?.mentorId)
        : side === 'mentee'
          ? name(pair?.menteeId)
          : { fr: 'le binôme', en: 'the pair' }[language];
    const [what = '', ...suggestions] = signalLines(task.facts.signal ?? '', who, language, task.facts.session);
    return [`- ${pairName}${colon}${what}`, ...suggestions.map((suggestion) => `  ${suggestion}`)].join('\n');
  }
  const subject = [name(task.personId), pairName === '' ? '' : `(${pairName})`].filter((part) => part !== '').join(' ');
  const what = taskWords[task.kind][language].replace(/\{(\w+)\}/g, (_, name: string) =>
    dateWords(task.facts[name] ?? '', facts, language),
  );
  return `- ${subject === '' ? what : `${subject}${colon}${what}`}`;
}
