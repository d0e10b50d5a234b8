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
  const counted = onePerPerson(forms, firstHeld);
  const answered = (kind: string) => counted.filter((form) => form.kind.startsWith(kind) && form.status === 'answered');
  const before = (form: Form) => isBefore(form, firstHeld);
  const measured = counted.flatMap((form) => {
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

/** A baseline counts only if it was given before the first session took place (content.md 3.6). */
function isBefore({ personId, answeredAt = '' }: Form, firstHeld: ReadonlyMap<Form['personId'], string>): boolean {
  const held = firstHeld.get(personId);
  return held === undefined || answeredAt < held;
}

/**
 * The forms of which each person counts once: who had two partners has two baselines, and may have been asked the last closing question and then
 * all of them. The baseline given in time and the whole closing form count; of equals the later one.
 */
function onePerPerson(forms: readonly Form[], firstHeld: ReadonlyMap<Form['personId'], string>): Form[] {
  const once = /^(?:STA|CLO)-/;
  const counts = (form: Form): boolean =>
    form.kind.startsWith('STA-') ? form.status === 'answered' && isBefore(form, firstHeld) : form.asked === undefined;
  const byPerson = new Map<string, Form>();
  const inOrder = forms
    .filter(({ kind, status }) => once.test(kind) && status !== 'canceled')
    .toSorted((a, b) => Number(counts(a)) - Number(counts(b)) || (a.issuedAt < b.issuedAt ? -1 : 1));
  for (const form of inOrder) byPerson.set(`${form.kind} ${form.personId}`, form);
  return [...forms.filter(({ kind }) => !once.test(kind)), ...byPerson.values()];
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
