import type { PersonId } from '../ids.ts';

/** Who may be told from a published figure. */
export interface Disclosure {
  /** Nothing is printed about fewer people than this, readers not counted. */
  readonly threshold: number;
  readonly readers: ReadonlySet<PersonId>;
}

/** Some people under one heading of a breakdown: a unit, a site. */
export interface Group {
  readonly name: string;
  readonly people: ReadonlySet<PersonId>;
}

/** True when enough people other than the readers stand behind a figure. */
export function isPublishable(people: Iterable<PersonId>, { threshold, readers }: Disclosure): boolean {
  return without(new Set(people), readers).size >= threshold;
}

/**
 * The groups of each breakdown that may be printed beside their total. A group below the threshold is withheld, and so is the
 * smallest of its neighbors as long as the total, or up to three groups of a breakdown together (what it withholds being one),
 * minus the groups of another inside it, leave fewer people than the threshold: nothing withheld comes back by subtraction.
 */
export function publishableGroups(
  total: ReadonlySet<PersonId>,
  breakdowns: readonly (readonly Group[])[],
  disclosure: Disclosure,
): Group[][] {
  let printed = breakdowns.map((groups) => groups.filter(({ people }) => isPublishable(people, disclosure)));
  for (;;) {
    const culprit = groupToWithhold(total, printed, disclosure);
    if (culprit === undefined) return printed;
    printed = printed.map((groups) => groups.filter((group) => group !== culprit));
  }
}

function groupToWithhold(
  total: ReadonlySet<PersonId>,
  printed: readonly (readonly Group[])[],
  disclosure: Disclosure,
): Group | undefined {
  const isTold = (people: ReadonlySet<PersonId>): boolean => people.size > 0 && !isPublishable(people, disclosure);
  const telling = printed.find((groups) => isTold(restOf(groups, total)));
  if (telling !== undefined) return smallest(telling);
  if (printed.length === 1) return undefined; // its groups have nobody in common: only their total could tell of another
  const known = printed.map((groups) => [...groups, { name: '', people: restOf(groups, total) }]);
  const wholes = [total, ...known.flatMap((groups) => unions(groups))];
  for (const whole of wholes) {
    for (const [index, groups] of known.entries()) {
      const inside = groups.filter(({ people }) => people.size > 0 && without(people, whole).size === 0);
      const left = inside.reduce((rest, { people }) => without(rest, people), whole);
      if (inside.length === 0 || !isTold(left)) continue;
      const lines = printed[index] ?? [];
      return smallest(lines.filter((group) => inside.includes(group))) ?? smallest(lines);
    }
  }
  return undefined;
}

/** What a breakdown withholds is known as one group: the total minus its lines. */
function restOf(groups: readonly Group[], total: ReadonlySet<PersonId>): ReadonlySet<PersonId> {
  return groups.reduce((left, { people }) => without(left, people), total);
}

/** One group may lie across several of another breakdown, so up to three are looked at together. */
function unions(groups: readonly Group[], most = 3): ReadonlySet<PersonId>[] {
  if (most === 0) return [];
  return groups.flatMap(({ people }, index) => [
    people,
    ...unions(groups.slice(index + 1), most - 1).map((others) => new Set([...people, ...others])),
  ]);
}

function smallest(groups: readonly Group[]): Group | undefined {
  return [...groups].sort((a, b) => a.people.size - b.people.size || (a.name < b.name ? -1 : 1))[0];
}

function without(people: ReadonlySet<PersonId>, others: ReadonlySet<PersonId>): ReadonlySet<PersonId> {
  return new Set([...people].filter((person) => !others.has(person)));
}
