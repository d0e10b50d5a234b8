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
