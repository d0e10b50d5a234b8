import type { Side } from '../participant.ts';
import type { ClosingFacts, SessionFeedback } from './closing-facts.ts';
import type { Disclosure } from './disclosure.ts';
import { type Figure, meanFigure, type Observation, shareFigure } from './figures.ts';
import { observe } from './observations.ts';

/** What one side said of one session, or of several. */
export interface Ratings {
  readonly useful: Figure;
  readonly free: Figure;
  /** Share at 4 or 5 of "free to speak". */
  readonly freeHigh: Figure;
}

/** One side's ratings. `overall` covers only what is printed by session, so that no session can be computed from it. */
export interface SessionFigures {
  readonly bySession: readonly (Ratings & { readonly session: number })[];
  readonly overall: Ratings;
}

/** Ratings of the sessions that were held, session by session. */
export function sessionFigures(side: Side, facts: ClosingFacts, disclosure: Disclosure): SessionFigures {
  const held = facts.feedback.filter((answer) => answer.side === side && answer.held === 'held');
  const numbers = [...new Set(held.map(({ session }) => session))].sort((a, b) => a - b);
  const asked = (sessions: readonly number[]): number =>
    facts.asked.filter((sent) => sent.form === 'SES' && sent.side === side && sessions.includes(sent.session ?? 0))
      .length;
  const ratings = (sessions: readonly number[], of: 'useful' | 'free'): Figure =>
    meanFigure(rated(held, sessions, of), asked(sessions), disclosure);
  const high = (sessions: readonly number[]): Figure =>
    shareFigure(
      rated(held, sessions, 'free').map((observed) => ({ ...observed, value: observed.value >= 4 })),
      asked(sessions),
      disclosure,
    );
  const printed = (of: 'useful' | 'free'): number[] =>
    numbers.filter((session) => ratings([session], of).kind === 'mean');
  return {
    bySession: numbers.map((session) => ({
      session,
      useful: ratings([session], 'useful'),
      free: ratings([session], 'free'),
      freeHigh: high([session]),
    })),
    overall: {
      useful: ratings(printed('useful'), 'useful'),
      free: ratings(printed('free'), 'free'),
      freeHigh: high(printed('free')),
    },
  };
}

/** "Is this pairing right for you?": each person's last answer on each pair; an undecided or negative few are not told. */
export function goodFit(side: Side, facts: ClosingFacts, disclosure: Disclosure): Figure {
  const last = new Map<string, SessionFeedback>();
  for (const answer of [...facts.feedback].sort((a, b) => a.session - b.session)) {
    if (answer.side === side && answer.fit !== undefined) last.set(answer.pairId, answer);
  }
  const asked = facts.asked.filter((sent) => sent.form === 'SES' && sent.side === side && sent.session === 1).length;
  const observed = observe([...last.values()], ({ fit }) => fit === 'good');
  return shareFigure(observed, asked, disclosure, 'few no untold');
}

function rated(
  held: readonly SessionFeedback[],
  sessions: readonly number[],
  of: 'useful' | 'free',
): Observation<number>[] {
  return observe(held, (answer) => (sessions.includes(answer.session) ? answer[of] : undefined));
}
