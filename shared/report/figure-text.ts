import type { Count, Figure } from '../domain/evaluation/figures.ts';
import type { Language } from '../domain/language.ts';

/** How figures are written in one language: a text that stands alone, without the chart. */
export interface FigureText {
  readonly count: (count: Count) => string;
  /** "+1.4 (from 2.0 to 3.4), 95% interval +0.3 to +2.5": all there is to say. */
  readonly figure: (figure: Figure) => string;
  /** The same without its interval. */
  readonly point: (figure: Figure) => string;
  /** "+0.3 to +2.5"; empty for a figure without one. */
  readonly interval: (figure: Figure) => string;
  /** The value alone: "3.9", "62%". */
  readonly short: (figure: Figure) => string;
  readonly asked: (figure: Figure) => string;
  readonly answered: (figure: Figure) => string;
  /** "asked 7, answered 6". */
  readonly answers: (figure: Figure) => string;
  readonly askedAnswered: (asked: Count, answered: Count) => string;
  /** "6 answers of 7". */
  readonly ratio: (figure: Figure) => string;
  /** Between a label and what it says. */
  readonly colon: string;
  readonly decimal: (value: number) => string;
  readonly signed: (value: number) => string;
  readonly percent: (share: number) => string;
}

const nbsp = '\u00a0';

/** The words and number formats of one language; `threshold` is what "fewer than 5" says. */
export function figureText(language: Language, threshold: number): FigureText {
  const isFrench = language === 'fr';
  const few = isFrench ? `moins de${nbsp}${String(threshold)}` : `fewer than${nbsp}${String(threshold)}`;
  const decimal = (value: number): string => {
    const text = Math.abs(value).toFixed(1);
    return `${value < 0 && text !== '0.0' ? '−' : ''}${isFrench ? text.replace('.', ',') : text}`;
  };
  const signed = (value: number): string => (Number(value.toFixed(1)) > 0 ? `+${decimal(value)}` : decimal(value));
  const percent = (share: number): string => wholePercent(Math.round(share * 100));
  const wholePercent = (hundredths: number): string => `${String(hundredths)}${isFrench ? nbsp : ''}%`;
  const count = (value: Count): string => (value === 'few' ? few : String(value));
  const point = (one: Figure): string => {
    switch (one.kind) {
      case 'mean':
        return isFrench ? `${decimal(one.mean)} sur${nbsp}5` : `${decimal(one.mean)} of${nbsp}5`;
      case 'share':
        return `${percent(one.share)} (${String(one.count)} ${isFrench ? 'sur' : 'of'} ${String(one.answered)})`;
      case 'at-least':
        return `${isFrench ? 'au moins' : 'at least'}${nbsp}${wholePercent(Math.floor(one.share * 100))}`; // rounded up it would claim too much
      case 'change': {
        const [from, to] = isFrench ? ['de', 'à'] : ['from', 'to'];
        const { levels } = one;
        const told = levels === undefined ? '' : ` (${from} ${decimal(levels.before)} ${to} ${decimal(levels.after)})`;
        return `${signed(one.change)}${told}`;
      }
      case 'withheld':
        return isFrench ? 'trop peu de réponses, non publié' : 'too few answers, not published';
    }
  };
  const interval = (one: Figure): string => {
    if (one.kind !== 'share' && one.kind !== 'change') return '';
    const [low, high] = one.interval.map(one.kind === 'share' ? percent : signed);
    return `${low ?? ''} ${isFrench ? 'à' : 'to'}${nbsp}${high ?? ''}`;
  };
  const figure = (one: Figure): string => {
    const ends = interval(one);
    if (ends === '') return point(one);
    return isFrench ? `${point(one)}, intervalle à 95${nbsp}%${nbsp}: ${ends}` : `${point(one)}, 95% interval ${ends}`;
  };
  const short = (one: Figure): string => {
    switch (one.kind) {
      case 'mean':
        return decimal(one.mean);
      case 'share':
        return percent(one.share);
      case 'change':
        return signed(one.change);
      case 'at-least':
        return point(one);
      case 'withheld':
        return isFrench ? 'non publié' : 'not published';
    }
  };
  const asked = (one: Figure): string => count(one.asked);
  const answered = (one: Figure): string => (one.kind === 'withheld' ? few : count(one.answered));
  const askedAnswered = (sent: Count, came: Count): string =>
    isFrench ? `demandé à ${count(sent)}, ${count(came)} réponses` : `asked ${count(sent)}, answered ${count(came)}`;
  const answers = (one: Figure): string => askedAnswered(one.asked, one.kind === 'withheld' ? 'few' : one.answered);
  const ratio = (one: Figure): string =>
    `${answered(one)} ${isFrench ? 'réponses sur' : 'answers of'}${nbsp}${asked(one)}`;
  return {
    count,
    figure,
    point,
    interval,
    short,
    asked,
    answered,
    answers,
    askedAnswered,
    ratio,
    colon: isFrench ? `${nbsp}: ` : ': ',
    decimal,
    signed,
    percent,
  };
}
