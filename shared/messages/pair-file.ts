import { slotText } from '../domain/date-text.ts';
import type { Language, Translated } from '../domain/language.ts';
import { pairLabel, type Session, sessionsHeld } from '../domain/pair.ts';
import { readerOfCoordinator } from '../domain/readers.ts';
import { neutralize } from '../forms/neutralize.ts';
import type { LetterFacts } from './letter-facts.ts';
import { signalLines } from './signal-text.ts';
import { dayOf, fullName, shortName } from './speaking.ts';

const statusWords: Readonly<Record<Session['status'], Translated>> = {
  planned: { fr: 'prévue', en: 'planned' },
  moving: { fr: 'sans date pour l’instant', en: 'without a date for now' },
  held: { fr: 'tenue', en: 'held' },
  canceled: { fr: 'annulée', en: 'canceled' },
  unknown: { fr: 'on ne sait pas', en: 'nobody said' },
};

/** What a coordinator may know of one pair: who, where its sessions stand, what came up, what was noted. Never an answer of one of the two. */
export function pairFileValues({ pair, cycle, to }: LetterFacts, language: Language): Record<string, string> {
  if (pair === undefined) return {};
  const { timeZone } = readerOfCoordinator(cycle, to.personId);
  const french = language === 'fr';
  const { sessions, signals, notes, ending } = pair.pair;
  const side = (name: string) =>
    name === 'mentor' ? shortName(pair.mentor.person) : name === 'mentee' ? shortName(pair.mentee.person) : '-';
  const lines = [
    `Mentor${french ? ' :' : ':'} ${fullName(pair.mentor.person)}, ${pair.mentor.participant.unit}`,
    `${french ? 'Dirigeant :' : 'Leader:'} ${fullName(pair.mentee.person)}, ${pair.mentee.participant.unit}`,
    `${french ? 'Séances tenues :' : 'Sessions held:'} ${String(sessionsHeld(pair.pair))}`,
    ...sessions.map(
      ({ number, status, meetsAt }) =>
        `- ${french ? 'séance' : 'session'} ${String(number)}, ${status === 'moving' ? '' : `${slotText(meetsAt, timeZone, language)}, `}${statusWords[status][language]}`,
    ),
    ...(ending === undefined || pair.pair.status === 'closed'
      ? []
      : [`${french ? 'S’arrête le' : 'Ends on'} ${slotText(ending.at, timeZone, language)}`]),
    ...(signals.length === 0 ? [] : ['', french ? 'CE QUI EST REMONTÉ' : 'WHAT CAME UP']),
    ...signals.map(
      (raised) =>
        `- ${dayOf(raised.at, timeZone, language)}, ${signalLines(raised.signal, side(raised.side), language, raised.session === undefined ? '?' : String(raised.session))[0] ?? ''}`,
    ),
    ...(notes.length === 0 ? [] : ['', french ? 'VOS NOTES' : 'YOUR NOTES']),
    ...notes.map(({ at, text }) => `- ${dayOf(at, timeZone, language)}, ${neutralize(text)}`),
  ];
  return { pair: pairLabel(pair.pair), file: lines.join('\n') };
}
