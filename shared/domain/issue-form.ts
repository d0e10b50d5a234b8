import { formIdOf } from './deterministic-ids.ts';
import type { Form, FormGroup } from './form.ts';
import type { Ladder } from './form-ladders.ts';
import type { CycleId, FormId, PairId, PersonId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Language } from './language.ts';

/** Length of the random half of a reply address: 80 bits in base32. */
export const keyLength = 16;

export interface FormIssue {
  readonly cycleId: CycleId;
  readonly kind: string;
  readonly kindVersion: number;
  readonly group: FormGroup;
  readonly personId: PersonId;
  readonly language: Language;
  readonly pairId?: PairId | undefined;
  readonly session?: number | undefined;
  readonly round?: number;
  /** The form that this one asks about. */
  readonly about?: FormId;
  readonly facts?: Readonly<Record<string, string>>;
  readonly ladder: Ladder;
}

/** A form as it is first stored. The same question to the same person in the same round has the same id, so issuing twice issues once. */
export function issuedForm(issue: FormIssue, now: Instant, key: string): Form {
  const { ladder, pairId, session, round = 1, facts = {}, about, ...rest } = issue;
  return {
    ...rest,
    formId: formIdOf({
      cycleId: issue.cycleId,
      kind: issue.kind,
      subject: about ?? [pairId ?? '', session === undefined ? '' : String(session)].join('#'),
      personId: issue.personId,
      round,
    }),
    ...(pairId === undefined ? {} : { pairId }),
    ...(session === undefined ? {} : { session }),
    round,
    facts: { ...facts, ...(about === undefined ? {} : { about }) },
    key,
    status: 'issued',
    issuedAt: now,
    ladder: [...ladder.ladder],
    closesAt: ladder.closesAt,
    sent: 0,
    answers: {},
    givenAt: {},
    revision: 0,
    clarifications: 0,
    replies: [],
    held: [],
    unclear: [],
    version: 1,
    epoch: 1,
  };
}
