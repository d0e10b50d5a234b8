import type { Preset } from '../domain/matching/named-pair.ts';
import type { FormValues } from './fill-lines.ts';
import { fold } from './fold-words.ts';
import type { FormDefinition } from './form-definition.ts';
import { cutNumbered, numberedAnswer } from './numbered-answer.ts';
import { quotedLines } from './quoted-mail.ts';
import { type Reading, readReply } from './read-reply.ts';
import { replyParts } from './reply-parts.ts';

/** What a line about a proposal names, as it was written: a pair of that proposal, two people, one person, or a demand that holds. */
export type Named =
  | { readonly kind: 'pair'; readonly number: number }
  | { readonly kind: 'two'; readonly mentor: string; readonly mentee: string }
  | { readonly kind: 'one'; readonly address: string }
  | { readonly kind: 'demand'; readonly number: number };

/** One line of a coordinator about a proposal. Addresses are in lower case, a floor is 0 to 100. */
export type DecisionOrder =
  | { readonly order: 'keep' | 'not' | 'out' | 'together' | 'price' | 'free'; readonly named: Named }
  | { readonly order: 'preset'; readonly preset: Preset }
  | { readonly order: 'floor'; readonly floor: number }
  | { readonly order: 'cancel' | 'wait' };

/** A line that asks for something, with its words; without an order when it cannot be read. */
export interface DecisionLine {
  readonly words: string;
  readonly order: DecisionOrder | undefined;
}

/** What a reply to a proposal says: its lines, and the rest as its form reads it. */
export interface DecisionReading {
  readonly lines: readonly DecisionLine[];
  readonly reading: Reading;
}

type Verb = DecisionOrder['order'];

const verbs: Readonly<Record<string, Verb>> = {
  garder: 'keep',
  keep: 'keep',
  pas: 'not',
  not: 'not',
  retirer: 'out',
  out: 'out',
  ensemble: 'together',
  together: 'together',
  prix: 'price',
  cost: 'price',
  libre: 'free',
  free: 'free',
  reglage: 'preset',
  preset: 'preset',
  seuil: 'floor',
  floor: 'floor',
  annuler: 'cancel',
  cancel: 'cancel',
  attendre: 'wait',
  wait: 'wait',
};

const presets: Readonly<Record<string, Preset>> = {
  'personne sacrifie': 'nobody-sacrificed',
  "personne n'est sacrifie": 'nobody-sacrificed',
  'nobody sacrificed': 'nobody-sacrificed',
  equilibre: 'balanced',
  balanced: 'balanced',
  total: 'total',
};

/** What each verb may name. */
const takes: Readonly<Partial<Record<Verb, readonly Named['kind'][]>>> = {
  keep: ['pair'],
  not: ['pair', 'two'],
  out: ['one'],
  together: ['two'],
  price: ['pair', 'two'],
  free: ['pair', 'two', 'one', 'demand'],
};

const pairNumber = /(?<![\p{L}\p{N}])P\s?0*(\d{1,4})(?!\p{N})/giu;
const address = /[^\s<>()"',;:[\]@]{1,64}@[^\s<>()"',;:[\]@]{1,190}/g;

/** Reads one line as an order; undefined when it has nothing of one, and without an order when it speaks of one and is not exactly one. */
export function decisionLine(line: string): DecisionLine | undefined {
  const words = line.replace(/^[\s*•–—-]+/, '').replace(/[\s.!,;]+$/, '');
  const [, first = '', rest = ''] = /^(\p{L}+)(?![\p{L}'’])[\s:+-]*(.*)$/u.exec(words) ?? [];
  const verb = Object.hasOwn(verbs, fold(first)) ? verbs[fold(first)] : undefined;
  if (verb === undefined) return words.search(pairNumber) < 0 ? undefined : { words, order: undefined };
  if (verb === 'not' && /^(?:de|d['’]|a)(?:\s|$|\p{L})/iu.test(rest) && !/[@\d]/.test(rest)) return undefined; // "pas de problème"
  return { words, order: orderOf(verb, rest) };
}

function orderOf(verb: Verb, rest: string): DecisionOrder | undefined {
  if (verb === 'cancel' || verb === 'wait') return rest === '' ? { order: verb } : undefined;
  if (verb === 'preset') {
    const preset = Object.hasOwn(presets, fold(rest)) ? presets[fold(rest)] : undefined;
    return preset === undefined ? undefined : { order: verb, preset };
  }
  if (verb === 'floor') {
    const points = /^(\d{1,3})(?:\s?(?:%|\/\s?100|sur 100|out of 100|of 100))?$/i.exec(rest)?.[1];
    return points === undefined || Number(points) > 100 ? undefined : { order: verb, floor: Number(points) };
  }
  const named = namedIn(rest);
  return named !== undefined && takes[verb]?.includes(named.kind) === true ? { order: verb, named } : undefined;
}

/** Exactly one pair, one demand, or one or two addresses, and nothing else but what joins them. */
function namedIn(text: string): Named | undefined {
  const plain = text.replace(/<mailto:[^<>]*>/gi, ' ').replace(/mailto:/gi, '');
  const addresses = (plain.match(address) ?? []).map((each) => each.toLowerCase().replace(/\.+$/, ''));
  const pairs = [...plain.replace(address, ' ').matchAll(pairNumber)].map(([, number]) => Number(number));
  const others = plain.replace(address, ' ').replace(pairNumber, ' ');
  const demand = /^\s*D\s?0*(\d{1,3})\s*$/i.exec(others)?.[1];
  if (demand !== undefined)
    return addresses.length + pairs.length === 0 ? { kind: 'demand', number: Number(demand) } : undefined;
  if (!/^(?:\s|[+,<>()-]|\b(?:et|and|avec|with|la|the|paire|pair)\b)*$/iu.test(others)) return undefined;
  const [one, two, three] = addresses;
  const [number, another] = pairs;
  if (number !== undefined && another === undefined && one === undefined) return { kind: 'pair', number };
  if (one === undefined || three !== undefined || number !== undefined) return undefined;
  if (two === undefined) return { kind: 'one', address: one };
  return one === two ? undefined : { kind: 'two', mentor: one, mentee: two };
}

const asksNothing = new Set(['', 'rien', 'aucun', 'aucune', 'neant', 'non', 'no', 'none', 'nothing', 'n a']);

/**
 * Reads a reply to a proposal. Lines may stand at the top, behind a number, on an answer line or in the quote; whatever was written where only
 * lines belong, or speaks of a pair, and is not exactly a line, is one that cannot be read. Nothing is decided here.
 */
export function readDecision(
  definition: FormDefinition,
  values: FormValues,
  text: string,
  only?: readonly number[],
  alternative?: string,
): DecisionReading {
  const found = takeLines(definition, values, text);
  const other = alternative === undefined ? undefined : takeLines(definition, values, alternative);
  const isSilent = found.lines.length === 0 && (other?.lines.length ?? 0) > 0;
  const used = isSilent && other !== undefined ? other : found;
  const reading = readReply(definition, values, used.rest, only, isSilent ? undefined : other?.rest);
  const place = definition.questions.find(({ name }) => name === 'changes')?.name;
  const typed = place === undefined ? undefined : reading.answers[place];
  const left = typeof typed === 'string' ? typed.split('\n') : [];
  const unread = left.flatMap((line) =>
    asksNothing.has(fold(line)) ? [] : [{ words: line.trim(), order: undefined }],
  );
  const { changes: _changes, ...answers } = reading.answers;
  return {
    lines: [...used.lines, ...unread],
    reading: { ...reading, answers, open: reading.open.filter(({ name }) => name !== 'changes') },
  };
}

/** The lines in a text, and the text without them. */
function takeLines(
  definition: FormDefinition,
  values: FormValues,
  text: string,
): { readonly lines: readonly DecisionLine[]; readonly rest: string } {
  const numbers = new Set(definition.questions.map(({ number }) => number));
  const parts = replyParts(definition, values, text);
  const written = [...parts.own, ...[...parts.slots.values()].flat(), ...parts.loose];
  const taken = new Map<string, DecisionLine[]>();
  for (const line of written)
    for (const piece of cutNumbered(line, numbers)) {
      const chunk = (numberedAnswer(piece, numbers)?.text ?? piece).trim();
      const lines = linesIn(chunk);
      if (lines.length > 0) taken.set(chunk, lines);
    }
  const chunks = [...taken.keys()].toSorted((a, b) => b.length - a.length);
  const rest = text.split('\n').flatMap((raw) => {
    const [{ text: line } = { text: '' }] = quotedLines(raw);
    const bare = line.replace(/^[*_]+|[*_]+$/g, '').trim();
    if (taken.has(bare)) return [];
    const chunk = chunks.find((each) => bare.includes(each) && isBehindNumber(bare.slice(0, bare.indexOf(each))));
    return chunk === undefined ? [raw] : [raw.replace(chunk, '-')];
  });
  return { lines: [...taken.values()].flat(), rest: rest.join('\n').replaceAll(/^(.*1\]?\s?[:：]\s*)-$/gmu, '$1') };
}

/** "PAS P07 ; GARDER P12" is two lines. One that cannot be read makes the others no less lines. */
function linesIn(chunk: string): DecisionLine[] {
  const found = chunk.split(';').map((part) => ({ part, line: decisionLine(part) }));
  if (found.every(({ line }) => line === undefined)) return [];
  return found.flatMap(({ part, line }) => {
    if (line !== undefined) return [line];
    return part.trim() === '' ? [] : [{ words: part.trim(), order: undefined }];
  });
}

/** True for what may stand before an answer on its line: "2:", "Réponse 2 :", "1: B / 2:". */
function isBehindNumber(before: string): boolean {
  return /\d\]?\s{0,3}[:：=)./–—-]\s*$|\d\]\s*$/u.test(before);
}
