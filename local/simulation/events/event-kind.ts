import type { Instant } from '../../../shared/domain/instant.ts';
import type { SimulatedWorld } from '../../world/simulated-world.ts';

/** Something that happens to a whole deployment. Adding one is one small file and its line in `kinds.ts`. */
export interface EventKind {
  readonly name: string;
  /** Share of the cycles it happens to. */
  readonly share: number;
  /** How often it happens to one of them, least and most. */
  readonly times: readonly [number, number];
  /** It happens in the first so many days of a cycle; anywhere in it unless said. */
  readonly withinDays?: number;
  /** Lets it happen now; answers until when nothing can be expected of the program. */
  readonly strike: (world: SimulatedWorld) => Promise<Instant> | Instant;
}
