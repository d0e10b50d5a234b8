import { describe, expect, it } from 'vitest';
import { type FeedbackKind, feedbackKind } from '../../shared/domain/feedback-kind.ts';
import type { PairSide } from '../../shared/domain/pair.ts';
import { aForm, answered } from './builders.ts';

const fit = (value: string) => answered(aForm({ session: 1 }), { fit: value });

function kinds(side: PairSide, count: number, first = fit('yes')): FeedbackKind[] {
  return Array.from({ length: count }, (_, index) =>
    feedbackKind({ number: index + 1, count, side, first: index === 0 ? undefined : first, mentorForm: undefined }),
  );
}

describe('feedbackKind', () => {
  it('asks about the fit first, at the middle about the second half, at the end what changed', () => {
    expect(kinds('mentor', 6)).toEqual(['SES-fit', 'SES-word', 'SES-midpoint', 'SES-word', 'SES-word', 'SES-change']);
    expect(kinds('mentee', 6)).toEqual(['SES-fit', 'SES-word', 'SES-midpoint', 'SES-word', 'SES-word', 'SES-quote']);
  });

  it('asks about the fit again after session 2 of whoever was unsure', () => {
    expect(kinds('mentor', 6, fit('unsure'))[1]).toBe('SES-fit');
    expect(kinds('mentee', 6, fit('unsure'))[2]).toBe('SES-midpoint');
  });

  it('does not ask a leader about the fit whose mentor prefers to change', () => {
    const session = { number: 1, count: 6, first: undefined, mentorForm: fit('change') };
    expect(feedbackKind({ ...session, side: 'mentee' })).toBe('SES-plain');
    expect(feedbackKind({ ...session, side: 'mentor' })).toBe('SES-fit');
    expect(feedbackKind({ ...session, side: 'mentee', mentorForm: fit('yes') })).toBe('SES-fit');
  });

  it('keeps the fit check and the closing question in short cycles', () => {
    expect(kinds('mentor', 2)).toEqual(['SES-fit', 'SES-change']);
    expect(kinds('mentor', 1)).toEqual(['SES-fit']);
    expect(kinds('mentee', 3)).toEqual(['SES-fit', 'SES-midpoint', 'SES-quote']);
  });
});
