import type { Problem } from './problem.ts';
import { addressIn, readAddress } from './read-address.ts';
import type { RosterRow } from './read-row.ts';
import type { ManagerLink } from './reporting-lines.ts';
import type { ColumnName } from './roster-columns.ts';
import { rosterFaults } from './roster-faults.ts';
import type { RosterSheet } from './roster-sheet.ts';

/** What the lines say of other people, as addresses. */
export interface References {
  readonly managers: readonly ManagerLink[];
  /** A second manager (a matrix, a project), by address of the person. */
  readonly otherManagerOf: ReadonlyMap<string, string>;
  /** Who keeps the calendar, by address of the person. */
  readonly assistantOf: ReadonlyMap<string, string>;
  readonly problems: readonly Problem[];
}

const chainColumns: readonly ColumnName[] = ['n1', 'n2', 'n3', 'n4'];

/**
 * Turns every cell that names somebody else (by address, or by employee number) into an address. A manager must have a line,
 * or stand in the columns n1 to n4, whose people need none; a lone n1 column is a manager column like any other.
 */
export function resolveReferences(rows: readonly RosterRow[], sheet: RosterSheet): References {
  const problems: Problem[] = [];
  const hasRow = new Set(rows.flatMap(({ address }) => address ?? []));
  const byNumber = new Map(
    rows.flatMap(({ employeeNumber, address }) =>
      employeeNumber === undefined ? [] : [[employeeNumber, address] as const],
    ),
  );
  const hasChain = chainColumns.slice(1).some((name) => sheet.columns.has(name));
  const inChain = new Set(
    hasChain ? rows.flatMap((row) => chainColumns.flatMap((name) => addressIn(row.record.cell(name)) ?? [])) : [],
  );

  const managers: ManagerLink[] = [];
  const otherManagerOf = new Map<string, string>();
  const assistantOf = new Map<string, string>();

  for (const row of rows) {
    const place = (name: ColumnName) =>
      ({ file: 'roster.csv', line: row.line, column: sheet.columns.get(name)?.header ?? '' }) as const;
    /** Nothing when the cell is empty or a problem. */
    const named = (name: ColumnName, mustBeKnown: boolean): string | undefined => {
      const cell = row.record.cell(name);
      if (cell === '') return undefined;
      if (byNumber.has(cell)) return byNumber.get(cell);
      const problem = { ...place(name), value: cell };
      const read = readAddress(cell);
      if (read.kind !== 'address') {
        const unknownNumber = mustBeKnown && /^[\w-]*\d[\w-]*$/.test(cell) && sheet.columns.has('employee_number');
        if (read.kind === 'accented') problems.push({ ...problem, ...rosterFaults.accentedAddress() });
        else if (!unknownNumber) problems.push({ ...problem, ...rosterFaults.badReference() });
        else if (!sheet.partial) problems.push({ ...problem, ...rosterFaults.unknownManager() });
        return undefined;
      }
      if (mustBeKnown && !hasRow.has(read.address) && !inChain.has(read.address) && sheet.columns.has('email')) {
        if (!sheet.partial) problems.push({ ...problem, ...rosterFaults.unknownManager() });
        return undefined;
      }
      return read.address;
    };

    const link = (person: string | undefined, name: ColumnName, mustBeKnown: boolean): string | undefined => {
      const manager = named(name, mustBeKnown);
      if (person !== undefined && manager !== undefined)
        managers.push({ person, manager, line: row.line, column: place(name).column });
      return manager;
    };

    const { address } = row;
    const direct = [link(address, 'manager_email', true), link(address, 'manager_id', true)];
    let below = link(address, 'n1', !hasChain) ?? direct[0] ?? direct[1];
    let above: ColumnName = 'n1';
    for (const name of chainColumns.slice(1)) {
      const given = above === 'n1' ? (['manager_email', 'manager_id', 'n1'] as const) : [above];
      if (row.record.cell(name) !== '' && given.every((column) => row.record.cell(column) === ''))
        problems.push({ ...place(sheet.columns.has(above) ? above : name), ...rosterFaults.gapInChain(name) });
      below = link(below, name, false);
      above = name;
    }
    const other = named('other_manager', true);
    if (address !== undefined && other !== undefined) otherManagerOf.set(address, other);
    const assistant = named('assistant_email', false);
    if (assistant === undefined || address === undefined) continue;
    if (assistant === address)
      problems.push({ ...place('assistant_email'), value: assistant, ...rosterFaults.ownAssistant() });
    else assistantOf.set(address, assistant);
  }
  return { managers, otherManagerOf, assistantOf, problems };
}
