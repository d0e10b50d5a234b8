import type { CycleDefinition } from '../domain/cycle-definition.ts';
import { nameOfAddress } from './read-address.ts';
import type { RosterRow } from './read-row.ts';
import { managersAbove } from './reporting-lines.ts';
import type { RosterPerson } from './roster-person.ts';

/** Who stands above and beside whom, by address. */
export interface RosterLinks {
  readonly managerOf: ReadonlyMap<string, string>;
  readonly otherManagerOf: ReadonlyMap<string, string>;
  readonly assistantOf: ReadonlyMap<string, string>;
}

export interface RosterPeople {
  /** Whom the program must know: those invited, the managers above them, their assistants, and the coordinators. */
  readonly people: readonly RosterPerson[];
  /** How many others have a line; nothing of them is kept. */
  readonly aside: number;
  /** Where reporting lines stop without reaching the top: the last known address, with how many invited people stand under it. */
  readonly chainStops: ReadonlyMap<string, number>;
}

/** Makes people out of lines without problems, and of the managers and assistants who have no line of their own. */
export function peopleOf(rows: readonly RosterRow[], links: RosterLinks, definition: CycleDefinition): RosterPeople {
  const rankOf = new Map(rows.map(({ address, rank }) => [address, rank]));
  const highest = Math.max(...rows.map(({ rank }) => rank ?? -1));
  const assistants = new Set(links.assistantOf.values());
  const home = { site: definition.coordinators[0]?.site ?? '' };

  const above = (address: string) => {
    const direct = managersAbove(address, links.managerOf);
    const other = links.otherManagerOf.get(address);
    const lines = [direct, ...(other === undefined ? [] : [[other, ...managersAbove(other, links.managerOf)]])];
    const tops = lines.map((line) => line.at(-1) ?? address);
    return { managers: [...new Set(lines.flat())], stops: tops.filter((top) => (rankOf.get(top) ?? -1) < highest) };
  };
  const placed = (site: string) => {
    const place = definition.sites[site];
    if (place === undefined) throw new Error(`Site ${site} is not in the definition: readCycleDefinition refuses it`);
    return { site, language: place.language, timeZone: place.timeZone };
  };
  const standing = (address: string) => {
    const { managers, stops } = above(address);
    return {
      managerAddress: links.managerOf.get(address),
      managers,
      chainIncomplete: stops.length > 0,
      assistantAddress: links.assistantOf.get(address),
      kind: assistants.has(address) ? ('assistant' as const) : ('listed' as const),
    };
  };

  const people: RosterPerson[] = [];
  const known = new Set(rows.map(({ address }) => address));
  for (const row of rows) {
    const person = personOf(row, placed(row.site ?? home.site), standing);
    people.push(person);
    for (const address of [...person.managers, person.assistantAddress]) {
      if (address === undefined || known.has(address)) continue;
      known.add(address);
      const { site } = person;
      people.push({
        line: row.line,
        address,
        ...nameOfAddress(address),
        ...placed(site),
        otherLanguages: {},
        capacity: 1,
        ...standing(address),
      });
    }
  }

  const needed = new Set(definition.coordinators.map(({ email }) => email));
  const chainStops = new Map<string, number>();
  for (const person of people) {
    if (person.kind !== 'invited') continue;
    for (const address of [person.address, ...person.managers]) needed.add(address);
    if (person.assistantAddress !== undefined) needed.add(person.assistantAddress);
    for (const stop of above(person.address).stops) chainStops.set(stop, (chainStops.get(stop) ?? 0) + 1);
  }
  const aside = rows.filter(({ address }) => address !== undefined && !needed.has(address)).length;
  return { people: people.filter(({ address }) => needed.has(address)), aside, chainStops };
}

type Placed = Pick<RosterPerson, 'site' | 'language' | 'timeZone'>;
type Standing = Pick<RosterPerson, 'managerAddress' | 'managers' | 'chainIncomplete' | 'assistantAddress'> & {
  readonly kind: 'assistant' | 'listed';
};

function personOf(row: RosterRow, place: Placed, standing: (address: string) => Standing): RosterPerson {
  const { address, side, grade, rank, unit } = row;
  if (address === undefined) throw new Error(`Line ${row.line} has no address, and its problem was not told`);
  const known = {
    line: row.line,
    address,
    first: row.first,
    last: row.last,
    site: place.site,
    timeZone: row.timeZone ?? place.timeZone,
    language: row.language ?? place.language,
    otherLanguages: row.otherLanguages,
    capacity: row.capacity,
    employeeNumber: row.employeeNumber,
    hireDate: row.hireDate,
    jobTitle: row.jobTitle,
    ...standing(address),
  };
  if (side === undefined) return { ...known, grade, rank, unit };
  if (grade === undefined || rank === undefined || unit === undefined)
    throw new Error(`Line ${row.line} is invited without grade or unit, and its problem was not told`);
  return { ...known, kind: 'invited', side, grade, rank, unit };
}
