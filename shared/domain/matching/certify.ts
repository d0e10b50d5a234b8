import type { Assignment, AssignmentProblem } from './assignment-problem.ts';

/**
 * Proof of optimality by prices alone, whatever computed them: how much cheaper an assignment could still be, at most.
 * 0 proves that none is cheaper. Throws when a capacity is exceeded, an arc chosen twice or a price missing.
 */
export function certify(problem: AssignmentProblem, assignment: Assignment): number {
  const { rowPrices, columnPrices } = assignment;
  const chosen = new Set(assignment.chosen);
  if (chosen.size !== assignment.chosen.length) throw new Error('An arc is chosen twice');
  const placed = problem.rows.map(() => 0);
  const held = problem.columns.map(() => 0);
  let gap = 0;

  for (const [position, { row, column, cost }] of problem.arcs.entries()) {
    const reduced = cost - number(rowPrices[row]) - number(columnPrices[column]);
    if (chosen.has(position)) {
      gap += Math.max(0, reduced);
      placed[row] = number(placed[row]) + 1;
      held[column] = number(held[column]) + 1;
    } else gap += Math.max(0, -reduced);
  }
  for (const [position, { capacity, idle, alone }] of problem.rows.entries()) {
    const units = number(placed[position]);
    if (units > capacity) throw new Error(`Row ${position} holds ${units} of ${capacity}`);
    // Its units without an arc: first those that cost `idle`, the last one costs `alone`.
    const idleRoom = Math.max(0, capacity - 1);
    const idleUsed = Math.min(capacity - units, idleRoom);
    gap += excess(idle - number(rowPrices[position]), idleUsed, idleRoom);
    gap += excess(alone - number(rowPrices[position]), capacity - units - idleUsed, capacity - idleRoom);
  }
  for (const [position, { capacity, first, again }] of problem.columns.entries()) {
    const units = number(held[position]);
    if (units > capacity) throw new Error(`Column ${position} holds ${units} of ${capacity}`);
    const firstUsed = Math.min(1, units);
    gap += excess(first + number(columnPrices[position]), firstUsed, Math.min(1, capacity));
    gap += excess(again + number(columnPrices[position]), units - firstUsed, Math.max(0, capacity - 1));
  }
  return gap;
}

/** What a group of equal units adds to the gap: used ones may not cost more than the prices pay, unused ones not less. */
function excess(reduced: number, used: number, room: number): number {
  return Math.max(0, reduced) * used + Math.max(0, -reduced) * (room - used);
}

function number(value: number | undefined): number {
  if (value === undefined || Number.isNaN(value)) throw new Error('A price is missing');
  return value;
}
