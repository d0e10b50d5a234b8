import type { AttributeValue, Item } from './attribute-value.ts';

/** Where a value lies in an item: an attribute name, then members and list positions. */
export type DocumentPath = readonly [string, ...(string | number)[]];

/** The value at a path; undefined when there is none. */
export function valueAt(item: Item, path: DocumentPath): AttributeValue | undefined {
  let value = item[path[0]];
  for (let at = 1; at < path.length && value !== undefined; at += 1) {
    const piece = path[at];
    if (typeof piece === 'number') value = 'L' in value ? value.L[piece] : undefined;
    else value = 'M' in value ? value.M[piece ?? ''] : undefined;
  }
  return value;
}

/** What is left of an item when only these paths are asked for. List members close ranks. */
export function projected(item: Item, paths: readonly DocumentPath[]): Item {
  const kept: Kept = { members: new Map() };
  for (const path of paths) {
    const value = valueAt(item, path);
    if (value === undefined) continue;
    let parent = kept;
    for (const piece of path.slice(0, -1)) {
      const member = parent.members.get(piece) ?? { members: new Map() };
      parent.members.set(piece, member);
      parent = member;
    }
    parent.members.set(path.at(-1) ?? '', { members: new Map(), value });
  }
  return Object.fromEntries([...kept.members].map(([name, member]) => [String(name), wireForm(member)]));
}

type Kept = { readonly members: Map<string | number, Kept>; readonly value?: AttributeValue };

function wireForm({ members, value }: Kept): AttributeValue {
  if (value !== undefined) return value;
  const inside = [...members];
  if (inside.some(([piece]) => typeof piece === 'number')) {
    return {
      L: inside.toSorted(([one], [other]) => Number(one) - Number(other)).map(([, member]) => wireForm(member)),
    };
  }
  return { M: Object.fromEntries(inside.map(([name, member]) => [String(name), wireForm(member)])) };
}

/** A path as DynamoDB prints it in messages. */
export function pathText(path: DocumentPath): string {
  return `[${path.map((piece) => (typeof piece === 'number' ? `[${String(piece)}]` : piece)).join(', ')}]`;
}

/** Refuses paths of which one lies within another, or that take the same place for a list and for a map. */
export function checkOverlap(paths: readonly DocumentPath[], refuse: (why: string) => Error): void {
  paths.forEach((path, at) => {
    for (const earlier of paths.slice(0, at)) {
      const shared = Math.min(path.length, earlier.length);
      const differs = Array.from({ length: shared }, (_, depth) => depth).find(
        (depth) => path[depth] !== earlier[depth],
      );
      const found = `must remove or rewrite one of these paths; path one: ${pathText(earlier)}, path two: ${pathText(path)}`;
      if (differs === undefined) throw refuse(`Two document paths overlap with each other; ${found}`);
      if (typeof path[differs] !== typeof earlier[differs]) {
        throw refuse(`Two document paths conflict with each other; ${found}`);
      }
    }
  });
}
