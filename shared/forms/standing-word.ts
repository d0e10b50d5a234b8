import { fold } from './fold-words.ts';
import { withoutGreeting } from './mail-phrases.ts';

export type StandingKind =
  | 'stop'
  | 'pause'
  | 'move'
  | 'call-me'
  | 'help'
  | 'not-me'
  | 'my-data'
  | 'english'
  | 'french'
  | 'wait';

/** A word that always works, alone on the first line of any email (content.md 3.12); `wait` is a coordinator's. */
export interface StandingWord {
  kind: StandingKind;
  /** A pause's last day as written, without a year. */
  until?: { day: number; month: number };
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
  ['attendre', 'wait'],
  ['wait', 'wait'],
]);

const months = [
  ['janvier', 'january', 'jan'],
  ['fevrier', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['avril', 'april', 'apr'],
  ['mai', 'may'],
  ['juin', 'june', 'jun'],
  ['juillet', 'july', 'jul'],
  ['aout', 'august', 'aug'],
  ['septembre', 'september', 'sept', 'sep'],
  ['octobre', 'october', 'oct'],
  ['novembre', 'november', 'nov'],
  ['decembre', 'december', 'dec'],
];

/** The standing word a message's first line is, if it is one; in a sentence the same word is ordinary text. */
export function standingWord(line: string): StandingWord | undefined {
  const text = fold(withoutGreeting(line));
  const kind = kinds.get(text);
  if (kind !== undefined) return { kind };
  const pause = /^pause (?:jusqu'au |until |au |to )?(.+)$/.exec(text)?.[1];
  const until = pause === undefined ? undefined : dayAndMonth(pause);
  return until === undefined ? undefined : { kind: 'pause', until };
}

function dayAndMonth(text: string): { day: number; month: number } | undefined {
  const [first = '', second = '', ...others] = text.replace(/(\d) (?:er|st|nd|rd|th)\b/, '$1').split(' ');
  if (others.length > 1 || (others[0] !== undefined && !/^\d{4}$/.test(others[0]))) return undefined;
  const [day, month] = /^\d+$/.test(first) ? [first, second] : [second, first];
  const named = months.findIndex((names) => names.includes(month)) + 1;
  const found = { day: Number(day), month: named === 0 ? Number(month) : named };
  const exists = found.day >= 1 && found.day <= 31 && found.month >= 1 && found.month <= 12;
  return exists ? found : undefined;
}
