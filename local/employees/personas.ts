import type { ClientManner } from './client-manners.ts';
import { between, chance, seeded, weighted } from './random.ts';
import type { ReplyStyle } from './reply-styles.ts';

/** How somebody behaves towards the emails of a program; each but the first two does its own thing once, then answers. */
type Character =
  | 'prompt'
  | 'late'
  /** Answers a form only when reminded of it. */
  | 'after-reminder'
  | 'silent'
  /** Says "not this time" at enrollment. */
  | 'declines'
  /** Prefers another person at the first proposal. */
  | 'says-no-to-proposal'
  /** Away when the first email comes: an automatic reply, then an answer on return. */
  | 'out-of-office'
  /** The address does not exist any more. */
  | 'bounces'
  /** The first answer to each form holds something unclear; asked again, it is clear. */
  | 'unclear-first'
  /** No date suits at first. */
  | 'picky-dates'
  /** Asks to move the first session it is invited to. */
  | 'moves'
  /** Tells that the second session was canceled. */
  | 'cancels'
  /** After session 1, prefers to change. */
  | 'unhappy'
  /** Thanks for every note. */
  | 'thanks';

/** One simulated person. */
export interface Persona {
  readonly role: 'employee' | 'assistant' | 'coordinator';
  readonly character: Character;
  /** How long an answer takes. */
  readonly promptness: 'minutes' | 'hours' | 'days';
  readonly manner: ClientManner;
  readonly style: ReplyStyle;
  /** IANA: when this person is awake, and the clock in the lines above a quote. */
  readonly timeZone: string;
  /** Presses "Accept" on invitations. */
  readonly acceptsInvitations: boolean;
  /** Whole days away, for `out-of-office`. */
  readonly awayDays: number;
  /** Who keeps this leader's calendar, when that is somebody else. */
  readonly assistant?: string;
  /** What a coordinator decides. */
  readonly decisions: { readonly matching: 'approve' | 'cancel'; readonly fit: 'call' | 'end' | 'talk-only' };
}

/** What is known of some people in advance, by address. */
export type Casting = Readonly<Record<string, Partial<Persona>>>;

const characters: [[Character, number], ...[Character, number][]] = [
  ['prompt', 38],
  ['late', 24],
  ['after-reminder', 15],
  ['silent', 8],
  ['declines', 6],
  ['says-no-to-proposal', 1.5],
  ['out-of-office', 1.5],
  ['unclear-first', 1.5],
  ['picky-dates', 1],
  ['moves', 1],
  ['thanks', 1],
  ['cancels', 0.5],
  ['unhappy', 0.5],
  ['bounces', 0.5],
];
// About the shares of mail clients in French companies; Notes and inline answers are rare but must be read.
const manners: [[ClientManner, number], ...[ClientManner, number][]] = [
  ['outlook-desktop', 34],
  ['outlook-mobile', 18],
  ['gmail', 14],
  ['iphone', 12],
  ['apple-mail', 7],
  ['thunderbird', 6],
  ['notes', 4],
  ['no-quote', 5],
];
const styles: [[ReplyStyle, number], ...[ReplyStyle, number][]] = [
  ['numbered', 42],
  ['one-line', 20],
  ['inline', 16],
  ['words', 14],
  ['under', 8],
];

/** The person behind an address: the same address and seed are the same person. What the casting says of the address wins. */
export function personaFor(address: string, seed: string, casting: Casting = {}): Persona {
  const random = seeded(seed);
  const label = `persona|${address}`;
  const character = weighted(random, `${label}|character`, characters);
  return {
    role: 'employee',
    character,
    promptness: character === 'late' ? 'days' : chance(random, `${label}|quick`, 0.4) ? 'minutes' : 'hours',
    manner: weighted(random, `${label}|manner`, manners),
    style: weighted(random, `${label}|style`, styles),
    timeZone: 'Europe/Paris',
    acceptsInvitations: chance(random, `${label}|accepts`, 0.4),
    awayDays: between(random, `${label}|away`, 4, 12),
    decisions: { matching: 'approve', fit: 'call' },
    ...casting[address],
  };
}
