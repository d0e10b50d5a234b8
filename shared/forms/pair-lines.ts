import { fold } from './fold-words.ts';

/** What a coordinator's line about one pair asks for. */
export type PairOrder = 'file' | 'end' | 'other' | 'resume' | 'note' | 'pause';

/** "NOTE P03 vu avec son assistante". */
export interface PairLine {
  readonly order: PairOrder;
  /** 3 for P03. */
  readonly number: number;
  /** What stands behind the pair. */
  readonly rest: string;
  readonly line: string;
}

const words: Readonly<Record<string, PairOrder>> = {
  fiche: 'file',
  file: 'file',
  arret: 'end',
  arreter: 'end',
  end: 'end',
  autre: 'other',
  other: 'other',
  reprise: 'resume',
  reprendre: 'resume',
  resume: 'resume',
  attendre: 'resume',
  wait: 'resume',
  note: 'note',
  pause: 'pause',
};

/** What the digest prints behind a pair to say what the word does: copied with it, it means nothing more. */
const explained: Readonly<Partial<Record<PairOrder, RegExp>>> = {
  other: /^\(?(?:nouveau bin[oô]me|new partner)\b[^()]*\)?$/iu,
};

/** A line that says what to do with one pair; undefined for any other. Only a note and a pause have something behind the pair. */
export function pairLine(line: string): PairLine | undefined {
  const [, word = '', number = '', rest = ''] =
    /^[\s*•–-]*(\p{L}+)\s+P\s?0*(\d{1,4})\b[\s:.,-]*(.*)$/iu.exec(line) ?? [];
  const order = words[fold(word)];
  if (order === undefined) return undefined;
  if (rest !== '' && order !== 'note' && order !== 'pause' && explained[order]?.test(rest) !== true) return undefined;
  return { order, number: Number(number), rest: rest.trim(), line };
}

/** A line that is about no pair: "LISTE", "SAISIR Marchand". */
export interface DeskLine {
  readonly order: 'list' | 'figures' | 'enter';
  /** Whom it names. */
  readonly rest: string;
  readonly line: string;
}

const deskWords: Readonly<Record<string, DeskLine['order']>> = {
  liste: 'list',
  list: 'list',
  chiffres: 'figures',
  figures: 'figures',
  saisir: 'enter',
  enter: 'enter',
};

/** Such a line; undefined for any other. Only ENTER has something behind it: a name of at most four words, or an address. */
export function deskLine(line: string): DeskLine | undefined {
  const text = line.trim().replace(/[.,;!]+$/, '');
  const [, word = '', behind = ''] = /^[\s*•–-]*(\p{L}+)(?:[\s:]+(\S.{0,80}))?$/u.exec(text) ?? [];
  const order = deskWords[fold(word)];
  const rest = behind.trim();
  if (order === undefined || (order === 'enter') !== (rest !== '')) return undefined;
  return rest.split(/\s+/).length > 4 ? undefined : { order, rest, line };
}
