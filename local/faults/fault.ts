import type { Service } from '../../shared/adapters/wires.ts';
import type { Generator } from '../simulation/generator.ts';
import type { HttpResponseLike } from '../wire.ts';

/** How often a kind of fault strikes in one run: drawn per seed and kind, so that runs differ in what goes wrong in them. */
export type Level = 'none' | 'light' | 'normal' | 'heavy';

/** What the `usually` of a fault is multiplied by. */
export const levels: Readonly<Record<Level, number>> = { none: 0, light: 0.3, normal: 1, heavy: 2.5 };

/** Where an AWS call is made: by which function (the name of its step), to which operation. */
export interface CallSite {
  readonly function: string;
  readonly service: Service;
  readonly operation: string;
}

/** One attempt of one AWS call, as a fault may shape it. Durations are virtual milliseconds. */
export interface Call {
  readonly site: CallSite;
  /** How long the request travels, and the answer. */
  readonly there: number;
  readonly back: number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Lets the service do its work, at this moment. */
  readonly perform: () => Promise<HttpResponseLike>;
  /** Kills the sandbox: nothing of the invocation happens any more, and this never resolves. */
  readonly crash: () => Promise<never>;
  readonly draw: Generator;
}

/** Something that can go wrong with one attempt of an AWS call. Adding one is a file of its own and a line in call-faults.ts. */
export interface CallFault {
  readonly kind: string;
  /** Probability per attempt at the level `normal`. */
  readonly usually: number;
  readonly canStrike: (site: CallSite) => boolean;
  /** Now and then it lasts: for a while every call of the same site meets it, and the SDK's retries are no help. */
  readonly spell?: { readonly probability: number; readonly milliseconds: readonly [low: number, high: number] };
  /** Plays the attempt out in place of the normal course: sleep there, perform, sleep back. */
  readonly strike: (call: Call) => Promise<HttpResponseLike>;
}

/**
 * What passes through the world's hands: a `message` sent to a queue (name: the queue), one `handled` and about to be deleted, an
 * `ses-event` (name: Send, Delivery, Bounce), the `notice` of a stored email, an eventually consistent read (name: the index).
 */
export interface Passage {
  readonly what: 'message' | 'handled' | 'ses-event' | 'notice' | 'index-read';
  readonly name: string;
}

/** The copies that arrive, each so many virtual milliseconds later than usual: none is a loss. Or where it goes instead. */
export type Fate = readonly number[] | 'dead letters';

/** Something that can go wrong with a message, an event or a read. Adding one is a file of its own and a line in passage-faults.ts. */
export interface PassageFault {
  readonly kind: string;
  /** Probability per passage at the level `normal`. */
  readonly usually: number;
  readonly canStrike: (passage: Passage) => boolean;
  readonly fate: (draw: Generator) => Fate;
}

/** A moment between two steps of which a crash or a race would love to be in the middle: a pause before the calls that match. */
export interface HandOver {
  readonly kind: string;
  /** Probability per call at the level `normal`. */
  readonly usually: number;
  readonly before: (site: CallSite) => boolean;
  readonly milliseconds: readonly [low: number, high: number];
}
