import { fold } from './fold-words.ts';
import { withoutGreeting } from './mail-phrases.ts';

export type StandingKind = 'stop' | 'pause' | 'move' | 'call-me' | 'help' | 'not-me' | 'my-data' | 'english' | 'french';

/** A word that always works, alone on the first line of any email (content.md 3.12). */
export interface StandingWord {
  kind: StandingKind;
  /** When a pause ends, as written; whether the day exists is not yet known. */
  until?: { day: number; month: number; year?: number };
}

const kinds = new Map<string, StandingKind>([
  ['stop', 'stop'],
  ['arret', 'stop'],
  ['pause', 'pause'],
  ['deplacer', 'move'],
  ['move', 'move'],
  ['appelez moi', 'call-me'],
  ['call me', 'call-me'],
  ['aide', 'help'],
  ['help', 'help'],
  ['pas moi', 'not-me'],
  ['not me', 'not-me'],
  ['donnees', 'my-data'],
  ['mes donnees', 'my-data'],
  ['my data', 'my-data'],
  ['english', 'english'],
  ['francais', 'french'],
]);

const months = [
  ['janvier', 'january', 'janv', 'jan'],
  ['fevrier', 'february', 'fevr', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'april', 'avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'july', 'juil', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
];
const weekday =
  /^(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday) /;

/** The standing word a message's first line is, if it is one; in a sentence the same word is ordinary text. */
export function standingWord(line: string): StandingWord | undefined {
  const text = fold(withoutGreeting(line));
  const kind = kinds.get(text);
  if (kind !== undefined) return { kind };
  const pause = /^pause (?:jusqu'au |jusqu'a |until |till |au |to )?(?:le |the )?(.+)$/.exec(text)?.[1];
  const until = pause === undefined ? undefined : dayAndMonth(pause.replace(weekday, ''));
  return until === undefined ? undefined : { kind: 'pause', until };
}

/** "3 mai", "May 3rd, 2027", "3 5 2027" (day first) or "2027 5 3"; separators are gone by then. */
function dayAndMonth(text: string): StandingWord['until'] {
  const parts = text
    .replace(/(\d) (?:er|st|nd|rd|th)\b/, '$1')
    .replace(/\b(\d+)(?:er|st|nd|rd|th)\b/, '$1')
    .split(' ');
  const iso = /^\d{4}$/.test(parts[0] ?? '');
  const [first = '', second = '', third, ...others] = iso
    ? [parts[2] ?? '', parts[1] ?? '', parts[0], ...parts.slice(3)]
    : parts;
  if (others.length > 0 || (third !== undefined && !/^\d{4}$/.test(third))) return undefined;
  const [day, month] = /^\d+$/.test(first) ? [first, second] : [second, first];
  const named = months.findIndex((names) => names.includes(month)) + 1;
  const found = { day: Number(day), month: named === 0 ? Number(month) : named };
  const exists = found.day >= 1 && found.day <= 31 && found.month >= 1 && found.month <= 12;
  if (!exists) return undefined;
  return third === undefined ? found : { ...found, year: Number(third) };
}
