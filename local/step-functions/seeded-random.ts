import { createHash } from 'node:crypto';

/**
 * One draw in [0, 1) that depends on its label alone. Draws named after execution and count do not depend on how
 * executions interleave, and survive a restart without any generator state.
 */
export function seededRandom(label: string): number {
  let hash = 0x811c9dc5; // FNV-1a
  for (let index = 0; index < label.length; index++) hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b); // murmur3's finalizer: neighboring labels give unrelated draws
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A version 4 UUID that depends on its label alone. */
export function seededUuid(label: string): string {
  const hex = createHash('sha256').update(label).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
