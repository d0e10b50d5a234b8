import * as z from 'zod';
import { Instant, plusMinutes } from './instant.ts';

/** The automatic answers that were lately given to one sender, or about one form; newest last. */
export const AnswersGiven = z.object({
  subject: z.string(),
  given: z.array(z.object({ inboundId: z.string(), at: Instant })),
  version: z.int(),
});
export type AnswersGiven = z.infer<typeof AnswersGiven>;

/** findings/mail.md 5: what a loop or a bomb of replies gets at most. */
const mostPerHour = 3;
const mostPerDay = 10;

export const answersBy = (personId: string): string => `person#${personId}`;
export const answersAbout = (formId: string): string => `form#${formId}`;

/** True when one more message may be answered by itself; a message that was counted stays counted once. */
export function mayBeAnswered({ given }: AnswersGiven, inboundId: string, now: Instant): boolean {
  if (given.some((each) => each.inboundId === inboundId)) return true;
  const since = (minutes: number) => given.filter(({ at }) => at > plusMinutes(now, -minutes)).length;
  return since(60) < mostPerHour && since(24 * 60) < mostPerDay;
}

/** With the answer to this message counted; what is older than a day counts no more. */
export function withAnswer(answers: AnswersGiven, inboundId: string, now: Instant): AnswersGiven {
  const { given, version } = answers;
  if (given.some((each) => each.inboundId === inboundId)) return answers;
  const lately = given.filter(({ at }) => at > plusMinutes(now, -24 * 60));
  return { ...answers, given: [...lately, { inboundId, at: now }], version: version + 1 };
}
