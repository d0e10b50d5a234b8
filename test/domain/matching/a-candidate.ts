import { defaultWeights } from '../../../shared/domain/cycle-definition.ts';
import { defaultCatalog } from '../../../shared/domain/expertise/default-catalog.ts';
import { SkillId } from '../../../shared/domain/expertise/skill-catalog.ts';
import { PersonId } from '../../../shared/domain/ids.ts';
import { Candidate, type SkillClaim } from '../../../shared/domain/matching/candidate.ts';
import type { MatchingInput } from '../../../shared/domain/matching/form-matching.ts';
import type { NamedPair } from '../../../shared/domain/matching/named-pair.ts';

type Changes = Partial<Omit<Candidate, 'personId' | 'managers' | 'vetoes' | 'past' | 'teaches' | 'wants'>> & {
  managers?: string[];
  vetoes?: string[];
  past?: string[];
  teaches?: SkillClaim[];
  wants?: SkillClaim[];
};

export function personId(name: string): PersonId {
  return PersonId.parse(`per_${name}`);
}

/** "content.podcast" or, with a level, "content.podcast:4". */
export function claim(words: string): SkillClaim {
  const [id = '', level] = words.split(':');
  const skill = SkillId.parse(id);
  return level === undefined ? { skill } : { skill, level: Number(level) as 1 | 2 | 3 | 4 };
}

/** A junior who teaches short video and hopes to understand the strategy. */
export function aMentor(name: string, changes: Changes = {}): Candidate {
  return aCandidate(name, {
    rank: 1,
    unit: 'Retail',
    teaches: [claim('content.short-video')],
    wants: [claim('strategy.strategy')],
    ...changes,
  });
}

/** A leader who wants to learn short video and gives strategy back. */
export function aMentee(name: string, changes: Changes = {}): Candidate {
  return aCandidate(name, {
    rank: 7,
    unit: 'Finance',
    teaches: [claim('strategy.strategy')],
    wants: [claim('content.short-video')],
    ...changes,
  });
}

function aCandidate(name: string, { managers = [], vetoes = [], past = [], ...changes }: Changes): Candidate {
  return Candidate.parse({
    personId: personId(name),
    site: 'paris',
    timeZone: 'Europe/Paris',
    languages: { fr: 'C2' },
    chainIncomplete: false,
    capacity: 1,
    styles: {},
    formats: ['in-person', 'video'],
    waitedLastCycle: false,
    ...changes,
    managers: managers.map(personId),
    vetoes: vetoes.map(personId),
    past: past.map(personId),
  });
}

export function named(mentor: string, mentee: string): NamedPair {
  return { mentorId: personId(mentor), menteeId: personId(mentee) };
}

/** What a coordinator who changes nothing would compute. */
export function anInput(
  mentors: Candidate[],
  mentees: Candidate[],
  changes: Partial<MatchingInput> = {},
): MatchingInput {
  return {
    mentors,
    mentees,
    catalog: defaultCatalog,
    weights: defaultWeights,
    floor: 0,
    locks: [],
    vetoes: [],
    day: '2027-02-01',
    ...changes,
  };
}
