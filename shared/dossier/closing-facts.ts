import type { Cycle } from '../domain/cycle.ts';
import { isEnrolled } from '../domain/enrollment.ts';
import type {
  ClosingFacts,
  MenteeBaseline,
  MenteeClosing,
  MentorBaseline,
  MentorClosing,
  SessionFeedback,
} from '../domain/evaluation/closing-facts.ts';
import type { Form } from '../domain/form.ts';
import { type Pair, sessionsHeld } from '../domain/pair.ts';
import type { Participant } from '../domain/participant.ts';
import { answersSchema } from '../forms/answers.ts';
import type { FormKind } from '../forms/form-definition.ts';
import { formDefinition } from '../forms/form-registry.ts';

/** What the closing report is computed from: every measured form of the cycle, read by the definition it was issued with. */
export function closingFacts(
  cycle: Cycle,
  participants: readonly Participant[],
  pairs: readonly Pair[],
  forms: readonly Form[],
): ClosingFacts {
  const sides = new Map(participants.map(({ personId, side }) => [personId, side]));
  const firstHeld = firstSessions(pairs);
  const answered = (kind: string) => forms.filter((form) => form.kind.startsWith(kind) && form.status === 'answered');
  /** A baseline counts only if it was given before the first session took place (content.md 3.6). */
  const before = (form: Form) => {
    const held = firstHeld.get(form.personId);
    return held === undefined || (form.answeredAt ?? '') < held;
  };
  const measured = forms.flatMap((form) => {
    const name = measuredForm(form.kind);
    const side = sides.get(form.personId);
    if (name === undefined || side === undefined || form.status === 'canceled') return [];
    return [
      {
        form: name,
        personId: form.personId,
        side,
        ...(form.session === undefined ? {} : { session: form.session }),
        answered: form.status === 'answered',
      },
    ];
  });
  return {
    participants: participants.map(({ personId, side, unit, site }) => ({ personId, side, unit, site })),
    readers: [...cycle.coordinators, cycle.sponsorId],
    enrolled: forms.filter(isEnrolled).map(({ personId }) => personId),
    matched: [...new Set(pairs.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]))],
    pairs: pairs.map((pair) => ({
      pairId: pair.pairId,
      mentorId: pair.mentorId,
      menteeId: pair.menteeId,
      held: sessionsHeld(pair),
      planned: pair.sessions.length,
    })),
    asked: measured,
    mentorBaselines: answered('STA-M')
      .filter(before)
      .map((form) => read<MentorBaseline>(form)),
    menteeBaselines: answered('STA-S')
      .filter(before)
      .map((form) => read<MenteeBaseline>(form)),
    mentorClosings: answered('CLO-M').map((form) => read<MentorClosing>(form)),
    menteeClosings: answered('CLO-S').map((form) => read<MenteeClosing>(form)),
    feedback: answered('SES').flatMap((form) => {
      const side = sides.get(form.personId);
      if (side === undefined || form.pairId === undefined || form.session === undefined) return [];
      return [{ ...read<SessionFeedback>(form), pairId: form.pairId, side, session: form.session }];
    }),
    followUps: [],
  };
}

function measuredForm(kind: string): 'STA-M' | 'STA-S' | 'SES' | 'CLO-M' | 'CLO-S' | undefined {
  if (kind.startsWith('SES')) return 'SES';
  return kind === 'STA-M' || kind === 'STA-S' || kind === 'CLO-M' || kind === 'CLO-S' ? kind : undefined;
}

/** A form's answers under their question names. The definition checked them when they were stored, and checks them again here. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller knows which type the kind of form has
function read<Answers extends { readonly personId: Form['personId'] }>(form: Form): Answers {
  const definition = formDefinition(form.kind as FormKind, form.kindVersion); // stored by us, from the same registry
  const answers = answersSchema(definition).parse(form.answers);
  return { ...answers, personId: form.personId } as unknown as Answers; // names and values are the definition's, which the report's types follow
}

/** When each person's first session took place. */
function firstSessions(pairs: readonly Pair[]): Map<Form['personId'], string> {
  const first = new Map<Form['personId'], string>();
  for (const pair of pairs) {
    const held = pair.sessions.find(({ status }) => status === 'held');
    if (held === undefined) continue;
    for (const person of [pair.mentorId, pair.menteeId]) {
      const known = first.get(person);
      if (known === undefined || held.meetsAt < known) first.set(person, held.meetsAt);
    }
  }
  return first;
}
