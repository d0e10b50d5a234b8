import type { Problem } from './problem.ts';
import { rosterFaults } from './roster-faults.ts';

/** One cell's word on who manages whom. */
export interface ManagerLink {
  readonly person: string;
  readonly manager: string;
  readonly line: number;
  readonly column: string;
}

export interface ReportingLines {
  readonly managerOf: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

/** One manager per person out of everything the file says; people who manage themselves, contradictions and loops are problems. */
export function reportingLines(links: readonly ManagerLink[]): ReportingLines {
  const said = new Map<string, ManagerLink>();
  const problems: Problem[] = [];
  for (const link of links) {
    const problem = { file: 'roster.csv', line: link.line, column: link.column, value: link.manager } as const;
    const before = said.get(link.person);
    if (link.person === link.manager) problems.push({ ...problem, ...rosterFaults.ownManager() });
    else if (before === undefined) said.set(link.person, link);
    else if (before.manager !== link.manager)
      problems.push({ ...problem, ...rosterFaults.twoManagers(`${link.person} → ${before.manager}`, before.line) });
  }
  const managerOf = new Map([...said].map(([person, { manager }]) => [person, manager]));
  for (const loop of loops(managerOf)) {
    const [first] = loop.flatMap((person) => said.get(person) ?? []).sort((a, b) => a.line - b.line);
    if (first === undefined) continue; // a loop has links; the type does not know it
    const start = loop.indexOf(first.person);
    const names = [...loop.slice(start), ...loop.slice(0, start), first.person];
    problems.push({
      file: 'roster.csv',
      line: first.line,
      column: first.column,
      value: first.manager,
      ...rosterFaults.managerLoop(names),
    });
  }
  return { managerOf, problems };
}

/** The managers above somebody, nearest first; each once, so that it ends even where the file goes round. */
export function managersAbove(person: string, managerOf: ReadonlyMap<string, string>): string[] {
  const above: string[] = [];
  let next = managerOf.get(person);
  while (next !== undefined && !above.includes(next)) {
    above.push(next);
    next = managerOf.get(next);
  }
  return above;
}

function loops(managerOf: ReadonlyMap<string, string>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  for (const start of managerOf.keys()) {
    const path: string[] = [];
    let person: string | undefined = start;
    while (person !== undefined && !done.has(person)) {
      done.add(person);
      path.push(person);
      person = managerOf.get(person);
    }
    const entry = person === undefined ? -1 : path.indexOf(person);
    if (entry !== -1) found.push(path.slice(entry));
  }
  return found;
}
