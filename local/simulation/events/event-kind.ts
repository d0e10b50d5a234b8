import type { Instant } from '../../../shared/domain/instant.ts';
import type { Random } from '../../employees/random.ts';
import type { World } from '../../world/world.ts';

/** What an event may do to the world. */
export interface Struck {
  readonly world: World;
  readonly random: Random;
  readonly label: string;
  /** SES refuses everything until then. */
  readonly exhaustQuota: (until: Instant) => void;
  /** Half of all addresses bounce until then. */
  readonly bounce: (until: Instant) => void;
  /** Nothing runs until then: neither functions nor executions; people go on writing. */
  readonly stop: (until: Instant) => void;
}

/** Something that happens to a whole deployment. Adding one is one small file and its line in `kinds.ts`. */
export interface EventKind {
  readonly name: string;
  /** Share of the cycles it happens to. */
  readonly share: number;
  /** How often it happens to one of them, least and most. */
  readonly times: readonly [number, number];
  readonly strike: (struck: Struck) => void;
}
