import type { Instant } from '../../../shared/domain/instant.ts';
import { letterOf } from '../../employees/choose.ts';
import { between, chance, pick } from '../../employees/random.ts';
import type { Letter } from '../../employees/read-letter.ts';
import type { Demand, Outgoing, Self } from '../people/person-kind.ts';
import { writeWords } from '../people/write-reply.ts';
import type { ProposedTwo } from './read-proposal.ts';

/** A line of a coordinator about a proposal, and what it asks for. */
interface Line {
  readonly words: string;
  readonly demand: Demand;
}

/** Verbs as the form prints them. */
const verbs = {
  fr: { keep: 'GARDER', not: 'PAS', out: 'RETIRER', together: 'ENSEMBLE', free: 'LIBRE', floor: 'SEUIL' },
  en: { keep: 'KEEP', not: 'NOT', out: 'OUT', together: 'TOGETHER', free: 'FREE', floor: 'FLOOR' },
} as const;

/** One to three lines about the pairs of a proposal that do not contradict each other, in her language; at least one. */
export function validLines(self: Self, { language }: Letter, pairs: readonly ProposedTwo[], label: string): Line[] {
  const { random } = self;
  const say = verbs[language];
  const lines: Line[] = [];
  let left = pairs;
  const count = between(random, `${label}|lines`, 1, 3);
  for (let at = 0; at < count; at += 1) {
    const place = `${label}|${String(at)}`;
    const [first, ...others] = left;
    if (first === undefined) break;
    const pair = pick(random, `${place}|pair`, [first, ...others]);
    const stranger = left.find((each) => each.mentor !== pair.mentor && each.leader !== pair.leader);
    const verb = pick(random, `${place}|verb`, ['keep', 'not', 'not', 'out', 'together'] as const);
    switch (verb) {
      case 'keep':
      case 'not': {
        const named = chance(random, `${place}|by address`, 0.3) && verb === 'not';
        const who = named ? `${pair.mentor} ${pair.leader}` : pair.label;
        lines.push({ words: `${say[verb]} ${who}`, demand: { kind: verb, mentor: pair.mentor, leader: pair.leader } });
        left = withoutPeople(left, pair);
        break;
      }
      case 'out': {
        const person = pick(random, `${place}|person`, [pair.mentor, pair.leader]);
        lines.push({ words: `${say.out} ${person}`, demand: { kind: 'out', person } });
        left = withoutPeople(left, pair);
        break;
      }
      case 'together': {
        if (stranger === undefined) break;
        const two = { mentor: pair.mentor, leader: stranger.leader };
        lines.push({ words: `${say.together} ${two.mentor} ${two.leader}`, demand: { kind: 'keep', ...two } });
        left = withoutPeople(withoutPeople(left, pair), stranger);
        break;
      }
    }
  }
  if (lines.length > 0) return lines;
  const floor = between(random, `${label}|floor`, 0, 30);
  return [{ words: `${say.floor} ${String(floor)}`, demand: { kind: 'floor', floor } }];
}

/** Nobody is spoken of twice in one message: a mentor may have two partners. */
function withoutPeople(pairs: readonly ProposedTwo[], { mentor, leader }: ProposedTwo): readonly ProposedTwo[] {
  return pairs.filter((each) => each.mentor !== mentor && each.leader !== leader);
}

/** The line that takes a demand of hers back. */
export function freeingLine({ language }: Letter, demand: Demand): Line | undefined {
  const { free } = verbs[language];
  switch (demand.kind) {
    case 'keep':
    case 'not': {
      const { mentor, leader } = demand;
      return { words: `${free} ${mentor} ${leader}`, demand: { kind: 'free', mentor, leader } };
    }
    case 'out':
      return { words: `${free} ${demand.person}`, demand: { kind: 'free', person: demand.person } };
    default:
      return undefined;
  }
}

/** A reply that asks for changes: the letter B and the lines below it, as the form says. */
export function askChanges(
  self: Self,
  letter: Letter,
  lines: readonly Line[],
  about: { readonly at: Instant; readonly label: string },
): Outgoing {
  const [first = '', ...others] = lines.map(({ words }) => words);
  const outgoing = writeWords(self, letter, ['1: B', `2: ${first}`, ...others], { ...about, purpose: 'answer' });
  const [question] = letter.content.kind === 'form' ? letter.content.shown.questions : [];
  return {
    ...outgoing,
    ...(question === undefined ? {} : { meaning: { [question.number]: letterOf(question, 'B') } }),
    demands: lines.map(({ demand }) => demand),
  };
}
