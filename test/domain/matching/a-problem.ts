import type { AssignmentProblem } from '../../../shared/domain/matching/core/assignment-problem.ts';

/** A problem as one writes it down: people by position, arcs in any order. */
export interface Written {
  rows: { capacity: number; idle: number; alone: number }[];
  columns: { capacity: number; first: number; again: number }[];
  arcs: { row: number; column: number; cost: number }[];
}

/** The same problem as the core reads it. */
export function aProblem({ rows, columns, arcs }: Written): AssignmentProblem {
  const sorted = arcs.toSorted((a, b) => a.row - b.row || a.column - b.column);
  const start = new Int32Array(rows.length + 1);
  for (const arc of sorted) start[arc.row + 1]!++;
  for (let row = 0; row < rows.length; row++) start[row + 1]! += start[row]!;
  return {
    rows: {
      capacity: Int32Array.from(rows, (row) => row.capacity),
      idle: Float64Array.from(rows, (row) => row.idle),
      alone: Float64Array.from(rows, (row) => row.alone),
    },
    columns: {
      capacity: Int32Array.from(columns, (column) => column.capacity),
      first: Float64Array.from(columns, (column) => column.first),
      again: Float64Array.from(columns, (column) => column.again),
    },
    arcs: {
      start,
      column: Int32Array.from(sorted, (arc) => arc.column),
      cost: Float64Array.from(sorted, (arc) => arc.cost),
    },
  };
}

/** What an assignment costs, counted without prices. */
export function costOf({ rows, columns, arcs }: AssignmentProblem, chosen: Int32Array): number {
  const placed = new Int32Array(rows.capacity.length);
  const held = new Int32Array(columns.capacity.length);
  let cost = 0;
  for (const arc of chosen) {
    cost += arcs.cost[arc]!;
    placed[arcs.start.findLastIndex((start) => start <= arc)]!++;
    held[arcs.column[arc]!]!++;
  }
  for (let row = 0; row < placed.length; row++) {
    const [capacity, units] = [rows.capacity[row]!, placed[row]!];
    cost += rows.idle[row]! * (capacity - units);
    if (capacity > 0 && units === 0) cost += rows.alone[row]! - rows.idle[row]!;
  }
  for (let column = 0; column < held.length; column++)
    if (held[column]! > 0) cost += columns.first[column]! + columns.again[column]! * (held[column]! - 1);
  return cost;
}
