import type { Ruling } from '../../../shared/domain/by-hand/ruling.ts';

/** What a command changed the entity to; fails with its message when it changed nothing. */
export function changed<Entity>(ruling: Ruling<Entity>): Entity {
  if (ruling.kind !== 'change') throw new Error(`${ruling.kind}: ${ruling.message}`);
  return ruling.to;
}

/** Kind and message in one line. */
export function said({ kind, message }: Ruling<unknown>): string {
  return `${kind}: ${message}`;
}
