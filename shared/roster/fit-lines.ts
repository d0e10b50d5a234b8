import { wrapLine } from '../forms/wrap-line.ts';

const longestWord = 50; // with its indent and quotation marks it fits a line of 60

/** Lines for a form's text: wrapped, a longer word cut short, French quotation marks kept on what they quote. */
export function fitLines(lines: readonly string[]): string[] {
  const clip = (word: string) => (word.length <= longestWord ? word : `${word.slice(0, longestWord - 1)}…`);
  return lines
    .map((line) => line.replace(/\S+/g, clip).replace(/« /g, '«\u00a0').replace(/ »/g, '\u00a0»'))
    .flatMap(wrapLine)
    .map((line) => line.replaceAll('\u00a0', ' '));
}
