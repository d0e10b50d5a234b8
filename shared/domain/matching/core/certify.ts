import type { Assignment, AssignmentProblem } from './assignment-problem.ts';

/**
 * Proof of optimality by prices alone, whatever computed them: how much cheaper an assignment could still be, at most.
 * 0 proves that none is cheaper. Throws when a capacity is exceeded, an arc chosen twice or a price missing.
 */
export function certify(problem: AssignmentProblem, assignment: Assignment): number {
  const { rows, columns, arcs } = problem;
  const { rowPrices, columnPrices } = assignment;
  if (rowPrices.length !== rows.capacity.length || columnPrices.length !== columns.capacity.length)
    throw new Error('A price is missing');
  const chosen = new Uint8Array(arcs.column.length);
  for (const position of assignment.chosen) {
    if (chosen[position] !== 0) throw new Error('An arc is chosen twice, or does not exist');
    chosen[position] = 1;
  }
  const held = new Int32Array(columns.capacity.length);
  let gap = 0;

  for (let row = 0; row < rows.capacity.length; row++) {
    const price = rowPrices[row]!;
    let units = 0;
    const end = arcs.start[row + 1]!;
    for (let arc = arcs.start[row]!; arc < end; arc++) {
      const column = arcs.column[arc]!;
      const reduced = arcs.cost[arc]! - price - columnPrices[column]!;
      if (chosen[arc] === 1) {
        if (reduced > 0) gap += reduced;
        units++;
        held[column]!++;
      } else if (reduced < 0) gap -= reduced;
    }
    const capacity = rows.capacity[row]!;
    if (units > capacity) throw new Error(`Row ${row} holds ${units} of ${capacity}`);
    // Its units without an arc: first those that cost `idle`, the last one costs `alone`.
    const idleRoom = Math.max(0, capacity - 1);
    const idleUsed = Math.min(capacity - units, idleRoom);
    gap += excess(rows.idle[row]! - price, idleUsed, idleRoom);
    gap += excess(rows.alone[row]! - price, capacity - units - idleUsed, capacity - idleRoom);
  }
  for (let column = 0; column < held.length; column++) {
    const [capacity, units, price] = [columns.capacity[column]!, held[column]!, columnPrices[column]!];
    if (units > capacity) throw new Error(`Column ${column} holds ${units} of ${capacity}`);
    const firstUsed = Math.min(1, units);
    gap += excess(columns.first[column]! + price, firstUsed, Math.min(1, capacity));
    gap += excess(columns.again[column]! + price, units - firstUsed, Math.max(0, capacity - 1));
  }
  if (Number.isNaN(gap)) throw new Error('A price is not a number');
  return gap;
}

/** What a group of equal units adds to the gap: used ones may not cost more than the prices pay, unused ones not less. */
function excess(reduced: number, used: number, room: number): number {
  return Math.max(0, reduced) * used + Math.max(0, -reduced) * (room - used);
}
