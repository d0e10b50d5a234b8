import { between, pick, type Random } from '../../local/employees/random.ts';

/** A message as one character per byte, and draws. */
type Mutation = (raw: string, others: readonly [string, ...string[]], random: Random, label: string) => string;

const charsets: [string, ...string[]] = [
  'utf-7',
  'us-ascii',
  'utf-8',
  'utf-16',
  'iso-2022-jp',
  'x-nothing',
  '',
  'windows-1252',
  'cp037',
];
const headers: [string, ...string[]] = [
  'From',
  'Content-Type',
  'Subject',
  'Content-Transfer-Encoding',
  'MIME-Version',
  'References',
  'Date',
];

function position(raw: string, random: Random, label: string): number {
  return between(random, label, 0, Math.max(0, raw.length - 1));
}

function bodyStart(raw: string): number {
  return Math.max(0, raw.search(/\r?\n\r?\n/));
}

/** What damage and malice do to a message. Each changes it in one place, or in a few. */
const mutations: readonly [Mutation, ...Mutation[]] = [
  function flipBytes(raw, _, random, label) {
    const characters = Array.from(raw);
    for (let flip = 0; flip < between(random, `${label}|flips`, 1, 12); flip += 1) {
      const at = position(raw, random, `${label}|flip ${String(flip)}`);
      characters[at] = String.fromCharCode(between(random, `${label}|byte ${String(flip)}`, 0, 255));
    }
    return characters.join('');
  },
  function truncate(raw, _, random, label) {
    return raw.slice(0, position(raw, random, `${label}|end`));
  },
  function dropAPiece(raw, _, random, label) {
    const at = position(raw, random, `${label}|at`);
    return raw.slice(0, at) + raw.slice(at + between(random, `${label}|length`, 1, 400));
  },
  function repeatAPiece(raw, _, random, label) {
    const at = position(raw, random, `${label}|at`);
    const piece = raw.slice(at, at + between(random, `${label}|length`, 1, 120));
    return raw.slice(0, at) + piece.repeat(between(random, `${label}|times`, 2, 200)) + raw.slice(at);
  },
  function spliceAnother(raw, others, random, label) {
    const other = pick(random, `${label}|other`, others);
    const at = position(raw, random, `${label}|at`);
    return raw.slice(0, at) + other.slice(position(other, random, `${label}|from`));
  },
  function bodyOfAnother(raw, others, random, label) {
    const other = pick(random, `${label}|other`, others);
    return raw.slice(0, bodyStart(raw)) + other.slice(bodyStart(other));
  },
  function duplicateAHeader(raw, others, random, label) {
    const name = pick(random, `${label}|name`, headers);
    const other = new RegExp(`^${name}:.*(?:\\r?\\n[ \\t].*)*`, 'im').exec(pick(random, `${label}|other`, others))?.[0];
    const line = other ?? `${name}: <a@b.example>, "x`;
    return `${line}\r\n`.repeat(between(random, `${label}|times`, 1, 50)) + raw;
  },
  function damageBoundaries(raw, _, random, label) {
    const way = pick(random, `${label}|way`, ['', '--', '-', 'x', '=_f00d\r\n', '"']);
    return raw.replace(/^--(?=\S)/gm, (dashes, at: number) =>
      between(random, `${label}|${String(at)}`, 0, 2) === 0 ? way : dashes,
    );
  },
  function swapCharsets(raw, _, random, label) {
    return raw.replace(
      /charset="?[\w-]*"?/gi,
      (_found, at: number) => `charset=${pick(random, `${label}|${String(at)}`, charsets)}`,
    );
  },
  function swapEncodings(raw, _, random, label) {
    const encodings: [string, ...string[]] = ['base64', 'quoted-printable', '8bit', 'x-uuencode', 'binary', ''];
    return raw.replace(
      /(content-transfer-encoding:) ?\S*/gi,
      (_found, name: string, at: number) => `${name} ${pick(random, `${label}|${String(at)}`, encodings)}`,
    );
  },
  function stretchALine(raw, _, random, label) {
    const at = position(raw, random, `${label}|at`);
    const filler = pick(random, `${label}|filler`, [
      'a',
      ' ',
      '-',
      '>',
      '=',
      '1: A ',
      'Le ',
      '<div>',
      'é',
      '\n',
      '&nbsp;',
      '\0',
      'style="',
    ]);
    return raw.slice(0, at) + filler.repeat(between(random, `${label}|times`, 100, 20_000)) + raw.slice(at);
  },
  function nest(raw, others, random, label) {
    let nested = pick(random, `${label}|other`, others);
    for (let level = 0; level < between(random, `${label}|depth`, 1, 40); level += 1) {
      const type = pick(random, `${label}|type ${String(level)}`, [
        'multipart/mixed',
        'multipart/alternative',
        'message/rfc822',
        'multipart/report',
      ]);
      const boundary = `n${String(level)}`;
      nested = `Content-Type: ${type}; boundary=${boundary}\r\n\r\n--${boundary}\r\n${nested}\r\n--${boundary}--\r\n`;
    }
    return raw.slice(0, bodyStart(raw)).replace(/^content-type:.*(?:\r?\n[ \t].*)*\r?\n/gim, '') + `\r\n${nested}`;
  },
  function manyParts(raw, _, random, label) {
    const part = '--=_f00d\r\nContent-Type: text/plain\r\n\r\n1: A\r\n';
    return raw + part.repeat(between(random, `${label}|parts`, 1, 300));
  },
];

/** A message damaged in one to three ways; the same seed damages it alike. */
export function mutateMessage(raw: string, others: readonly [string, ...string[]], random: Random): string {
  let mutated = raw;
  for (let step = 0; step < between(random, 'steps', 1, 3); step += 1) {
    const mutate = pick(random, `mutation ${String(step)}`, [...mutations]);
    mutated = mutate(mutated, others, random, String(step)).slice(0, 400_000);
  }
  return mutated;
}
