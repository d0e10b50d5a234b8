import { each, hasQuote, isMarked, type Noise } from './noise.ts';

/** What happens to the quoted form: nobody meant anything by it. */
export const inTheQuote: readonly Noise[] = [
  {
    name: 'questions in bold stars',
    suits: hasQuote,
    change: each(['form'], (line) => [{ ...line, text: line.text.replace(/^(\[\d{1,2}\] .*)$/, '*$1*') }]),
  },
  {
    name: 'accents lost',
    suits: hasQuote,
    change: each(['form', 'client'], (line) => [
      { ...line, text: line.text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'") },
    ]),
  },
  { name: 'quoted with |', suits: (plan) => hasQuote(plan) && isMarked(plan), mark: '|' },
  { name: 'quoted with »', suits: (plan) => hasQuote(plan) && isMarked(plan), mark: '»' },
  {
    name: 'wrapped at 44',
    suits: hasQuote,
    change: each(['form'], (line) =>
      line.text.length <= 44
        ? [line]
        : (line.text.match(/.{1,44}(?=\s|$)/g) ?? ['']).map((part) => ({ ...line, text: part.trim() })),
    ),
  },
  {
    name: 'blank lines doubled',
    change: (lines) => lines.flatMap((line) => (line.from === 'form' ? [line, { ...line, text: '' }] : [line])),
    suits: hasQuote,
  },
  {
    name: 'blank lines gone',
    change: (lines) => lines.filter(({ text, from }) => text !== '' || from === 'writer'),
    suits: hasQuote,
  },
  {
    name: 'all blank lines gone',
    change: (lines) => lines.filter(({ text }) => text !== ''),
  },
  {
    name: 'indentation by tabs',
    suits: hasQuote,
    change: each(['form'], (line) => [{ ...line, text: line.text.replace(/^ {4}/, '\t') }]),
  },
  {
    name: 'trailing spaces',
    change: (lines) => lines.map((line) => ({ ...line, text: `${line.text} ` })),
    suits: ({ manner }) => manner.flowed !== true,
  },
  {
    name: 'no-break spaces in the quote',
    suits: hasQuote,
    change: each(['form'], (line) => [{ ...line, text: line.text.replace(/ (?=[:;!?»])|(?<=«) /g, '\u00a0') }]),
  },
  {
    name: 'direction marks and zero-width spaces',
    change: (lines) =>
      lines.map((line) => ({
        ...line,
        text: line.text === '' ? '' : `\u200e${line.text.replace(/ /, ' \u200b')}\u202c`,
      })),
  },
];
