import { each, type Noise } from './noise.ts';

/** What keyboards and phones do to what is typed. */
export const ofKeyboards: readonly Noise[] = [
  {
    name: 'a phone’s autocorrection',
    change: each(['writer'], (line) => [
      {
        ...line,
        text: line.text
          .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
          .replaceAll("'", '’')
          .replaceAll('...', '…')
          .replace(/"([^"]*)"/g, '“$1”'),
      },
    ]),
  },
  {
    name: 'no-break spaces before colons',
    change: each(['writer'], (line) => [{ ...line, text: line.text.replace(/ ?:(?= |$)/, '\u00a0:') }]),
  },
  {
    name: 'narrow no-break spaces and double spaces',
    change: each(['writer'], (line) => [{ ...line, text: line.text.replace(/ :/, '\u202f:').replace(/: /, ':  ') }]),
  },
  {
    name: 'a full stop after two spaces',
    change: each(['writer'], (line) => [
      { ...line, text: /[\p{L}\d]$/u.test(line.text) && /^\D{0,8}\d/.test(line.text) ? `${line.text}.` : line.text },
    ]),
  },
];
