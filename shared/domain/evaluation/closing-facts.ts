import type { PairId, PersonId } from '../ids.ts';
import type { Side } from '../participant.ts';

/** Forms whose answers the closing report adds up. */
export type MeasuredForm = 'STA-M' | 'STA-S' | 'SES' | 'CLO-M' | 'CLO-S' | 'FUP';

/** Everything the closing report is computed from; answers under the names and values of shared/forms. */
export interface ClosingFacts {
  /** Everybody who was invited. */
  readonly participants: readonly {
    readonly personId: PersonId;
    readonly side: Side;
    readonly unit: string;
    readonly site: string;
  }[];
  /** Who reads the report: what they answered is no secret to them, so they do not help to reach the threshold. */
  readonly readers: readonly PersonId[];
  readonly enrolled: readonly PersonId[];
  readonly matched: readonly PersonId[];
  readonly pairs: readonly ClosedPair[];
  /** One entry per form sent, answered or not: "asked". */
  readonly asked: readonly {
    readonly form: MeasuredForm;
    readonly personId: PersonId;
    readonly side: Side;
    readonly session?: number | undefined;
    readonly answered: boolean;
  }[];
  readonly mentorBaselines: readonly MentorBaseline[];
  readonly menteeBaselines: readonly MenteeBaseline[];
  readonly mentorClosings: readonly MentorClosing[];
  readonly menteeClosings: readonly MenteeClosing[];
  readonly feedback: readonly SessionFeedback[];
  /** Empty until the three-month form was sent. */
  readonly followUps: readonly FollowUp[];
}

export interface ClosedPair {
  readonly pairId: PairId;
  readonly mentorId: PersonId;
  readonly menteeId: PersonId;
  readonly held: number;
  readonly planned: number;
}

/** STA-M; ratings are 1..5. */
export interface MentorBaseline {
  readonly personId: PersonId;
  readonly speaking?: number | undefined;
  readonly recognition?: number | undefined;
  readonly belonging?: number | undefined;
  readonly visibility?: number | undefined;
  readonly worries?: readonly string[] | undefined;
}

/** STA-S; ratings are 1..5. */
export interface MenteeBaseline {
  readonly personId: PersonId;
  readonly topic?: number | undefined;
  readonly listening?: number | undefined;
  readonly unknown?: number | undefined;
  readonly worries?: readonly string[] | undefined;
}

/** CLO-M; ratings are 1..5. */
export interface MentorClosing {
  readonly personId: PersonId;
  readonly speaking?: number | undefined;
  readonly recognition?: number | undefined;
  readonly belonging?: number | undefined;
  readonly visibility?: number | undefined;
  readonly gained?: readonly string[] | undefined;
  readonly recommend?: boolean | undefined;
}

/** CLO-S; ratings are 1..5. */
export interface MenteeClosing {
  readonly personId: PersonId;
  readonly topic?: number | undefined;
  readonly topicBefore?: number | undefined;
  readonly listening?: number | undefined;
  readonly unknown?: number | undefined;
  readonly management?: 'much-better' | 'better' | 'same' | 'harder' | 'unsure' | undefined;
  readonly recommend?: boolean | undefined;
}

/** SES, one answer of one side after one session of one pair; ratings are 1..5. */
export interface SessionFeedback {
  readonly pairId: PairId;
  readonly personId: PersonId;
  readonly side: Side;
  readonly session: number;
  readonly held: 'held' | 'moved' | 'canceled';
  readonly useful?: number | undefined;
  readonly free?: number | undefined;
  readonly fit?: 'good' | 'unsure' | 'change' | undefined;
  readonly change?: 'clearly' | 'little' | 'no' | 'unsure' | undefined;
  readonly quote?: string | undefined;
}

/** FUP; `use` is 1..5. */
export interface FollowUp {
  readonly personId: PersonId;
  readonly use?: number | undefined;
  readonly contact?: boolean | undefined;
}
