import type { SimulationOptions } from './simulation.ts';

/** What is fixed in a cycle instead of drawn: who plays, what happens, what fails. Plain data, which travels to a worker process. */
export interface Staging {
  /** Kinds of the colleagues by name, in the order of the roster and over again. */
  readonly kinds?: readonly string[];
  /** Kind of the leading coordinator, by name. */
  readonly lead?: string;
  /** Kind of the other coordinator, by name: drawn unless said, or one that only approves when the lead is said. */
  readonly second?: string;
  /** Events by name, and how many hours after the start email. */
  readonly strikes?: readonly { readonly event: string; readonly hours: number }[];
  readonly faults?: Pick<SimulationOptions, 'rates' | 'forced'>;
  /** A cycle that is not over by then is stuck. */
  readonly longestDays?: number;
}
