import { type Disclosure, type Group, publishableGroups } from '../evaluation/disclosure.ts';
import type { PersonId } from '../ids.ts';
import type { Side } from '../participant.ts';
import { wordsIdFor } from './learned-words.ts';
import type { SkillCatalog, SkillId } from './skill-catalog.ts';

/** One enrolled person, as the map counts them. */
export interface Contributor {
  readonly personId: PersonId;
  readonly side: Side;
  readonly unit: string;
  /** How many partners at once. */
  readonly capacity: number;
  readonly teaches: readonly SkillId[];
  /** In order of importance. */
  readonly wants: readonly SkillId[];
  /** Words that no catalog holds. */
  readonly unknown: readonly string[];
}

/** People who teach something and people who want to learn it. */
export interface Coverage {
  readonly taught: number;
  readonly wanted: number;
}

export interface SkillCoverage extends Coverage {
  readonly skill: SkillId;
}

/** A family in one unit; a number that may not be printed is absent. */
export interface UnitCoverage {
  readonly unit: string;
  readonly taught?: number;
  readonly wanted?: number;
}

export interface FamilyCoverage extends Coverage {
  readonly family: string;
  /** The most wanted first. */
  readonly skills: readonly SkillCoverage[];
  /** Units with a number that may be printed beside the family's. */
  readonly units: readonly UnitCoverage[];
  readonly someWithheld: boolean;
}

/** A skill that more people want than teach. */
export interface Missing extends SkillCoverage {
  /** People who teach another skill of the family, and could help a little. */
  readonly near: number;
  /** Units whose people teach most of the family, as far as that may be printed. */
  readonly taughtIn: readonly string[];
}

/** What one side teaches and the other wants. */
export interface Exchange {
  /** The most wanted first; families that nobody names are left out. */
  readonly families: readonly FamilyCoverage[];
  /** What to look for, where most is missing first. */
  readonly missing: readonly Missing[];
  /** Skills with a single person to teach them, the most wanted first. */
  readonly single: readonly SkillCoverage[];
}

/** What a cycle's people can teach and want to learn: where mentors are missing, before anybody is matched. */
export interface ExpertiseMap {
  readonly people: Readonly<Record<Side, number>>;
  /** Leaders whom the mentors can take together. */
  readonly places: number;
  /** Mentors teach, leaders learn. */
  readonly topics: Exchange;
  /** Leaders give, mentors gain. */
  readonly returns: Exchange;
  /** Words nobody could place, by how many people used them. */
  readonly unknown: readonly { readonly wordsId: string; readonly words: string; readonly people: number }[];
  readonly threshold: number;
}

/** A skill's units named as places to look at. */
const mostUnits = 2;

/**
 * Counts people, each once per skill and once per family. Numbers by unit obey the disclosure rules beside the family's total; numbers of the
 * whole cycle do not, since its coordinators read the answers.
 */
export function expertiseMap(
  people: readonly Contributor[],
  catalog: SkillCatalog,
  disclosure: Disclosure,
): ExpertiseMap {
  const of = (side: Side) => people.filter((person) => person.side === side);
  const exchange = (teachers: Side, learners: Side) => exchangeOf(of(teachers), of(learners), catalog, disclosure);
  return {
    people: { mentor: of('mentor').length, mentee: of('mentee').length },
    places: of('mentor').reduce((sum, { capacity }) => sum + capacity, 0),
    topics: exchange('mentor', 'mentee'),
    returns: exchange('mentee', 'mentor'),
    unknown: unknownWords(people),
    threshold: disclosure.threshold,
  };
}

function exchangeOf(
  teachers: readonly Contributor[],
  learners: readonly Contributor[],
  catalog: SkillCatalog,
  disclosure: Disclosure,
): Exchange {
  const families = catalog.families.flatMap(({ id }): FamilyCoverage[] => {
    const skills = catalog.skills
      .filter(({ family }) => family === id)
      .map(({ id: skill }) => ({
        skill,
        taught: teachers.filter(({ teaches }) => teaches.includes(skill)).length,
        wanted: learners.filter(({ wants }) => wants.includes(skill)).length,
      }))
      .filter(({ taught, wanted }) => taught + wanted > 0)
      .sort(mostWantedFirst);
    if (skills.length === 0) return [];
    const known = new Set(skills.map(({ skill }) => skill));
    const taughtBy = teachers.filter(({ teaches }) => teaches.some((skill) => known.has(skill)));
    const wantedBy = learners.filter(({ wants }) => wants.some((skill) => known.has(skill)));
    return [
      {
        family: id,
        taught: taughtBy.length,
        wanted: wantedBy.length,
        skills,
        ...byUnit(taughtBy, wantedBy, disclosure),
      },
    ];
  });
  const all = families.flatMap(({ skills }) => skills).sort(mostWantedFirst);
  const missing = families
    .flatMap(({ skills, taught: near, units }) =>
      skills
        .filter(({ taught, wanted }) => wanted > taught)
        .map((skill): Missing => ({ ...skill, near: near - skill.taught, taughtIn: strongest(units) })),
    )
    .sort((a, b) => b.wanted - b.taught - (a.wanted - a.taught) || mostWantedFirst(a, b));
  return {
    families: families.sort((a, b) => b.wanted - a.wanted || b.taught - a.taught || (a.family < b.family ? -1 : 1)),
    missing,
    single: all.filter(({ taught }) => taught === 1),
  };
}

function mostWantedFirst(a: SkillCoverage, b: SkillCoverage): number {
  return b.wanted - a.wanted || b.taught - a.taught || (a.skill < b.skill ? -1 : 1);
}

/** Who teaches and who wants, each by unit: what may be printed of the two. */
function byUnit(
  taughtBy: readonly Contributor[],
  wantedBy: readonly Contributor[],
  disclosure: Disclosure,
): Pick<FamilyCoverage, 'units' | 'someWithheld'> {
  const [taught, wanted] = [taughtBy, wantedBy].map((people) => printed(people, disclosure)) as [Printed, Printed];
  const names = [...new Set([...taught.numbers.keys(), ...wanted.numbers.keys()])].sort();
  return {
    units: names.map((unit) => {
      const numbers = { taught: taught.numbers.get(unit), wanted: wanted.numbers.get(unit) };
      return {
        unit,
        ...(numbers.taught === undefined ? {} : { taught: numbers.taught }),
        ...(numbers.wanted === undefined ? {} : { wanted: numbers.wanted }),
      };
    }),
    someWithheld: taught.someWithheld || wanted.someWithheld,
  };
}

interface Printed {
  readonly numbers: ReadonlyMap<string, number>;
  readonly someWithheld: boolean;
}

function printed(people: readonly Contributor[], disclosure: Disclosure): Printed {
  const units = [...new Set(people.map(({ unit }) => unit))].sort();
  const groups: Group[] = units.map((name) => ({
    name,
    people: new Set(people.filter(({ unit }) => unit === name).map(({ personId }) => personId)),
  }));
  const [kept = []] = publishableGroups(new Set(people.map(({ personId }) => personId)), [groups], disclosure);
  return {
    numbers: new Map(kept.map(({ name, people: members }) => [name, members.size])),
    someWithheld: kept.length < groups.length,
  };
}

function strongest(units: readonly UnitCoverage[]): string[] {
  return units
    .filter(({ taught }) => taught !== undefined)
    .toSorted((a, b) => (b.taught ?? 0) - (a.taught ?? 0) || (a.unit < b.unit ? -1 : 1))
    .slice(0, mostUnits)
    .map(({ unit }) => unit);
}

function unknownWords(people: readonly Contributor[]): ExpertiseMap['unknown'] {
  const found = new Map<string, { words: string; people: Set<PersonId> }>();
  for (const { personId, unknown } of people)
    for (const words of unknown) {
      const id = wordsIdFor(words);
      const entry = found.get(id) ?? { words, people: new Set() };
      entry.people.add(personId);
      found.set(id, { ...entry, words: words < entry.words ? words : entry.words });
    }
  return [...found]
    .map(([wordsId, { words, people: who }]) => ({ wordsId, words, people: who.size }))
    .sort((a, b) => b.people - a.people || (a.words < b.words ? -1 : 1));
}
