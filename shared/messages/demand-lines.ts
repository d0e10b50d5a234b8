import type { PersonId } from '../domain/ids.ts';
import type { Language, Translated } from '../domain/language.ts';
import type { NamedPair, Preset } from '../domain/matching/named-pair.ts';
import { isSamePair } from '../domain/matching/named-pair.ts';
import type { Proposal } from '../domain/proposal.ts';
import { type Standing, standingDemands } from '../domain/review.ts';
import type { LetterFacts } from './letter-facts.ts';
import { refusedLockText } from './refused-lock-text.ts';
import { cityOf, shortName } from './speaking.ts';

type Named = Pick<LetterFacts, 'people' | 'participants' | 'cycle'>;

/** "Samuel K., Lyon". */
export function oneNamed({ people, participants, cycle }: Named, id: PersonId, language: Language): string {
  const person = people.get(id);
  const participant = participants.get(id);
  const name = person === undefined ? '?' : shortName(person);
  return participant === undefined ? name : `${name}, ${cityOf(cycle.definition, participant, language)}`;
}

/** "Samuel K., Lyon, et Paul D., Paris". */
export function bothNamed(facts: Named, { mentorId, menteeId }: NamedPair, language: Language): string {
  const and = language === 'fr' ? 'et' : 'and';
  return `${oneNamed(facts, mentorId, language)}, ${and} ${oneNamed(facts, menteeId, language)}`;
}

/** P07: the number a pair will have. */
export function label(index: number): string {
  return `P${String(index + 1).padStart(2, '0')}`;
}

/** Presets in the words that a coordinator types. */
const presetWords: Readonly<Record<Preset, Translated>> = {
  'nobody-sacrificed': { fr: 'personne sacrifié', en: 'nobody sacrificed' },
  balanced: { fr: 'équilibré', en: 'balanced' },
  total: { fr: 'total', en: 'total' },
};

/** Every demand a proposal was computed under, numbered, with the reason where one could not be met. */
export function demandLines(facts: Named, proposal: Proposal, language: Language): string[] {
  const { review, refusedLocks } = proposal;
  if (review === undefined) return [];
  return standingDemands(review).map((demand, index) => {
    const refused = demand.kind === 'keep' ? refusedLocks.find((lock) => isSamePair(lock, demand.pair)) : undefined;
    const why = refused === undefined ? '' : impossible(refused.reason, language);
    return `- D${String(index + 1)} ${demandText(facts, proposal, demand, language)}${why}`;
  });
}

function impossible(reason: string, language: Language): string {
  const because = refusedLockText(reason, language);
  return language === 'fr' ? ` : IMPOSSIBLE, ${because}` : `: IMPOSSIBLE, ${because}`;
}

function demandText(facts: Named, proposal: Proposal, demand: Standing, language: Language): string {
  const verb = verbs[demand.kind][language];
  switch (demand.kind) {
    case 'keep':
    case 'not': {
      const index = proposal.pairs.findIndex((pair) => isSamePair(pair, demand.pair));
      const number = index < 0 ? '' : ` ${label(index)}`;
      return `${verb}${number} ${bothNamed(facts, demand.pair, language)}`;
    }
    case 'out':
      return `${verb} ${oneNamed(facts, demand.personId, language)}`;
    case 'preset':
      return `${verb} ${presetWords[demand.preset][language]}`;
    case 'floor':
      return `${verb} ${String(demand.floor / 100)}`;
  }
}

const verbs: Readonly<Record<Standing['kind'], Translated>> = {
  keep: { fr: 'GARDER', en: 'KEEP' },
  not: { fr: 'PAS', en: 'NOT' },
  out: { fr: 'RETIRER', en: 'OUT' },
  preset: { fr: 'RÉGLAGE', en: 'PRESET' },
  floor: { fr: 'SEUIL', en: 'FLOOR' },
};
