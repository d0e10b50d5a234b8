import type { Form } from './form.ts';
import type { PairSide } from './pair.ts';

export type FeedbackKind = 'SES-fit' | 'SES-word' | 'SES-midpoint' | 'SES-change' | 'SES-quote' | 'SES-plain';

/**
 * Which fourth question a session's form carries (content.md 3.8): the fit check after session 1 and again after session 2 for who was unsure,
 * the midpoint in the middle, what changed at the end. A leader whose mentor prefers to change is not asked about the fit.
 */
export function feedbackKind(session: {
  readonly number: number;
  readonly count: number;
  readonly side: PairSide;
  /** The same side's form of session 1. */
  readonly first: Form | undefined;
  /** The mentor's form of this session. */
  readonly mentorForm: Form | undefined;
}): FeedbackKind {
  const { number, count, side, first, mentorForm } = session;
  if (number === 1) return side === 'mentee' && mentorForm?.answers.fit === 'change' ? 'SES-plain' : 'SES-fit';
  if (number === count) return side === 'mentor' ? 'SES-change' : 'SES-quote';
  if (number === 2 && first?.answers.fit === 'unsure') return 'SES-fit';
  return number === Math.ceil(count / 2) ? 'SES-midpoint' : 'SES-word';
}
