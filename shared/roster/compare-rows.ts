import type { Problem } from './problem.ts';
import type { RosterRow } from './read-row.ts';
import { rosterFaults } from './roster-faults.ts';
import { sideWords } from './roster-notes.ts';
import type { RosterSheet } from './roster-sheet.ts';

/** What only shows when all lines are read: addresses and employee numbers that come twice, a side nobody is invited to. */
export function compareRows(rows: readonly RosterRow[], sheet: RosterSheet): Problem[] {
  return [...duplicates(rows, sheet), ...emptySides(rows, sheet)];
}

function emptySides(rows: readonly RosterRow[], sheet: RosterSheet): Problem[] {
  const column = sheet.columns.get('role');
  const understood = rows.every((row) => row.side !== undefined || row.record.cell('role') === '');
  if (column === undefined || rows.length === 0 || sheet.partial || !understood) return []; // something else is told
  return (['mentor', 'mentee'] as const)
    .filter((side) => !rows.some((row) => row.side === side))
    .map((side) => ({
      file: 'roster.csv',
      line: 1,
      column: column.header,
      ...rosterFaults.nobodyInvited(sideWords[side]),
    }));
}

function duplicates(rows: readonly RosterRow[], sheet: RosterSheet): Problem[] {
  const problems: Problem[] = [];
  const seen = { email: new Map<string, number>(), employee_number: new Map<string, number>() };
  for (const row of rows) {
    const values = { email: row.address, employee_number: row.employeeNumber };
    for (const name of ['email', 'employee_number'] as const) {
      const value = values[name];
      if (value === undefined) continue;
      const line = seen[name].get(value);
      if (line === undefined) {
        seen[name].set(value, row.line);
        continue;
      }
      const fault = name === 'email' ? rosterFaults.duplicateAddress(line) : rosterFaults.duplicateNumber(line);
      problems.push({
        file: 'roster.csv',
        line: row.line,
        column: sheet.columns.get(name)?.header ?? '',
        value,
        ...fault,
      });
    }
  }
  return problems;
}
