import type { Random } from '../../../local/employees/random.ts';
import type { Answer } from '../answers.ts';
import type { Draft } from '../draft.ts';
import type { ReceivedForm } from '../received-form.ts';

/** A way to lay answers out in a reply. */
export interface Style {
  readonly name: string;
  /** It cannot be done where the client leaves the quote out. */
  readonly needsQuote?: boolean;
  /** True when somebody in their right mind would answer this form in this way. */
  readonly suits: (answers: readonly Answer[], received: ReceivedForm) => boolean;
  readonly lay: (answers: readonly Answer[], received: ReceivedForm, random: Random) => Draft;
}

export const always = (): boolean => true;

/** The form as it was received, untouched. */
export function untouched({ text }: ReceivedForm): { text: string; typed: boolean }[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => ({ text: line, typed: false }));
}
