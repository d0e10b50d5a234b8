import { defaultCatalog } from '../../shared/domain/expertise/default-catalog.ts';
import type { SkillId } from '../../shared/domain/expertise/skill-catalog.ts';
import { PersonId } from '../../shared/domain/ids.ts';
import { Candidate, HalfDay, type SkillClaim } from '../../shared/domain/matching/candidate.ts';
import { drawer } from './drawer.ts';

const sites = [
  { site: 'Paris', timeZone: 'Europe/Paris', english: 0.5 },
  { site: 'Lyon', timeZone: 'Europe/Paris', english: 0.3 },
  { site: 'Lille', timeZone: 'Europe/Paris', english: 0.3 },
  { site: 'Montréal', timeZone: 'America/Toronto', english: 0.8 },
  { site: 'London', timeZone: 'Europe/London', english: 1 },
];
const units = ['Retail', 'Finance', 'Legal', 'Research', 'Operations', 'Digital', 'People', 'Quality', 'Purchasing'];
const juniorFamilies = [
  'social',
  'content',
  'marketing',
  'design',
  'data',
  'ai',
  'dev',
  'collab',
  'methods',
  'customers',
];
const leaderFamilies = [
  'strategy',
  'decision',
  'leadership',
  'network',
  'career',
  'finance',
  'negotiation',
  'communication',
];

/**
 * A program as matching reads it, for benchmarks: some skills are asked and offered far more often than others, people have
 * half-days, styles, places, languages and managers, some leave answers out. The same numbers and seed give the same people.
 */
export function generateCandidates(
  mentorCount: number,
  menteeCount: number,
  seed: number,
): { mentors: Candidate[]; mentees: Candidate[] } {
  const { next, below, chance, pick } = drawer(seed);
  /** The first of a list far more often than the last. */
  const popular = (skills: readonly SkillId[]): SkillId =>
    skills[Math.floor(skills.length * next() ** 2)] ?? pick(skills);
  const skillsOf = (families: readonly string[]): SkillId[] =>
    defaultCatalog.skills.filter((skill) => families.includes(skill.family)).map((skill) => skill.id);
  const [taught, given] = [skillsOf(juniorFamilies), skillsOf(leaderFamilies)];
  const claims = (skills: readonly SkillId[], most: number, levels: readonly (1 | 2 | 3 | 4)[]): SkillClaim[] => {
    const chosen = new Set(Array.from({ length: 1 + below(most) }, () => popular(skills)));
    return [...chosen].map((skill) => (chance(0.3) ? { skill } : { skill, level: pick(levels) }));
  };
  const id = (side: string, position: number): PersonId =>
    PersonId.parse(`per_${side}${String(position).padStart(6, '0')}`);

  const person = (side: 'mentor' | 'mentee', position: number): Candidate => {
    const { site, timeZone, english } = pick(sites);
    const isMentor = side === 'mentor';
    const team = Math.floor(position / 8);
    return Candidate.parse({
      personId: id(isMentor ? 'a' : 'b', position),
      rank: isMentor ? below(3) : 5 + below(3),
      unit: pick(units),
      site,
      timeZone,
      languages: {
        ...(site === 'London' ? {} : { fr: 'C2' }),
        ...(chance(english) ? { en: site === 'London' ? 'C2' : pick(['A2', 'B1', 'B2', 'C1']) } : {}),
        ...(site === 'London' && chance(0.2) ? { fr: 'B1' } : {}),
      },
      managers: isMentor
        ? [id('b', team % Math.max(1, menteeCount)), id('b', Math.floor(team / 8) % Math.max(1, menteeCount))]
        : [id('z', team)],
      chainIncomplete: chance(0.03),
      capacity: 1,
      teaches: isMentor ? claims(taught, 4, [2, 3, 4]) : claims(given, 3, [3, 4]),
      wants: isMentor ? claims(given, 3, [1, 2]) : claims(taught, 3, [1, 2, 3]),
      halfDays: isMentor || chance(0.3) ? HalfDay.options.filter(() => chance(0.5)) : undefined,
      styles: {
        ...(chance(0.8) ? { directness: pick(['straight', 'relationship']) } : {}),
        ...(chance(0.8) ? { preparation: pick(['written', 'spoken']) } : {}),
        ...(chance(0.8) ? { agenda: pick(['agenda', 'flow']) } : {}),
      },
      formats: pick([['in-person', 'video'], ['video'], ['in-person', 'video'], ['in-person'], []]),
      vetoes: [],
      past: chance(0.1) ? [id(isMentor ? 'b' : 'a', below(isMentor ? menteeCount : mentorCount))] : [],
      waitedLastCycle: chance(0.05),
    });
  };
  return {
    mentors: Array.from({ length: mentorCount }, (_, position) => person('mentor', position)),
    mentees: Array.from({ length: menteeCount }, (_, position) => person('mentee', position)),
  };
}
