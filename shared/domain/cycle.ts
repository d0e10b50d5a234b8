import * as z from 'zod';
import { CycleDefinition } from './cycle-definition.ts';
import { Deciding, type DecisionPlan, planDecision } from './deciding.ts';
import { expiresAt, type Form, type GateGroup } from './form.ts';
import { CycleId, FormId, PersonId } from './ids.ts';
import { Instant, plusMinutes } from './instant.ts';
import { Rematching } from './rematching.ts';

/** Where a cycle stands. Each status names what is being waited for or done. */
export const CycleStatus = z.enum([
  'preparing', // the coordinator's answers and her roster define it
  'draft', // the coordinator's yes
  'importing', // the roster becomes people
  'enrolling',
  'matching',
  'deciding', // the coordinator's approval
  'pairing', // pairs become executions
  'running',
  'evaluating',
  'reporting',
  'closed',
  'canceled',
  'failed',
]);
export type CycleStatus = z.infer<typeof CycleStatus>;

/** One run of a program. */
export const Cycle = z.object({
  cycleId: CycleId,
  status: CycleStatus,
  definition: CycleDefinition,
  /** The stored email that its roster came with. */
  sourceObject: z.string(),
  /** Coordinators in the order of the definition; the first one leads. */
  coordinators: z.array(PersonId).min(1),
  sponsorId: PersonId,
  createdAt: Instant,
  /** The form that defines it, when no cycle.json does. */
  newForm: FormId.optional(),
  startForm: FormId.optional(),
  /** What the start form says is the state after this many corrections, the last one by this message. */
  draft: z.object({ round: z.int().min(1), message: z.string() }).optional(),
  /** A newer roster that a coordinator sent: its stored message, and the form whose yes applies it. */
  refresh: z.object({ form: FormId, source: z.string(), message: z.string() }).optional(),
  refreshes: z.int().default(0),
  /** Where a bounded batch goes on: the number of entries already done in the present status. */
  cursor: z.int().default(0),
  enrollmentOpensAt: Instant.optional(),
  enrollmentClosesAt: Instant.optional(),
  /** The decision on the proposed pairs. */
  ...Deciding.shape,
  /** When the pairs were last formed: letters read topics with what coordinators had explained by then, so that a form keeps its words. */
  wordsUntil: Instant.optional(),
  approvedRound: z.int().optional(),
  /** New pairs while it runs, once somebody wished for another partner. */
  rematch: Rematching.optional(),
  runningSince: Instant.optional(),
  nextDigestAt: Instant.optional(),
  /** When a line of the charter was ordered for every pair, and by which digest: each reads it after its next session. */
  charterReminder: z.object({ at: Instant, digest: FormId }).optional(),
  /** After this instant nothing is waited for and open pairs are closed. */
  endsAt: Instant.optional(),
  evaluationClosesAt: Instant.optional(),
  closedAt: Instant.optional(),
  /** Somebody ended it: from then on only what closes it is done, and no email leaves but those that say so. */
  cancelOrderedAt: Instant.optional(),
  version: z.int(),
  epoch: z.int().default(1),
  wakes: z.int().optional(),
});
export type Cycle = z.infer<typeof Cycle>;

/** True when nothing of the cycle is left to do. */
export function isOver(cycle: Pick<Cycle, 'status'>): boolean {
  return cycle.status === 'closed' || cycle.status === 'canceled' || cycle.status === 'failed';
}

/** Where the proposal of pairs stands: the first one leads the whole cycle, a later one goes beside it while it runs. */
export type ProposalStage = NonNullable<Rematching['stage']>;

export function proposalStage({ status, rematch }: Pick<Cycle, 'status' | 'rematch'>): ProposalStage | undefined {
  if (status === 'running') return rematch?.stage;
  return status === 'matching' || status === 'deciding' || status === 'pairing' ? status : undefined;
}

/** The cycle with its proposal at another stage. */
export function atStage(cycle: Cycle, stage: ProposalStage): Cycle {
  return cycle.status === 'running' && cycle.rematch !== undefined
    ? { ...cycle, rematch: { ...cycle.rematch, stage } }
    : { ...cycle, status: stage };
}

/** The cycle whose pairs are to be computed again: whoever asked for that, or approved what was not there, is asked about the next proposal first. */
export function computedAgain(cycle: Cycle, askedBy: PersonId): Cycle {
  return {
    ...atStage(cycle, 'matching'),
    approval: undefined,
    decisionForm: undefined,
    decisionAsked: Math.max(0, cycle.coordinators.indexOf(askedBy)),
  };
}

/** What a running cycle becomes once its proposal of new pairs is settled or dropped. */
export function withoutProposal({ rematch }: Pick<Cycle, 'rematch'>): Pick<Cycle, 'rematch' | 'approval' | 'pricing'> {
  return {
    rematch: rematch === undefined ? undefined : { ...rematch, stage: undefined },
    approval: undefined,
    pricing: [],
  };
}

/** What a plan looks at besides the cycle itself. */
export interface CycleFacts {
  readonly newForm?: { readonly status: string; readonly closesAt: Instant } | undefined;
  /** A coordinator said yes to a newer roster. */
  readonly refreshConfirmed?: boolean;
  readonly startForm?: { readonly status: string; readonly starts: boolean; readonly closesAt: Instant } | undefined;
  readonly decision?: Pick<Form, 'status' | 'closesAt' | 'answeredAt'> | undefined;
  /** True while a form of `gateOf(status)` is open. */
  readonly formsOpen: boolean;
  readonly pairsOpen: boolean;
  readonly pairsToEvaluate: boolean;
  /** Of the pairs that ended before their time, when none is open: when the last one did. */
  readonly endedAt?: Instant | undefined;
  /** When new pairs are to be thought of, if somebody wishes for another partner. */
  readonly rematchAt?: Instant | undefined;
}

export type CycleStep =
  | 'import-roster'
  | 'issue-enrollment'
  | 'close-enrollment'
  | 'form-pairs'
  | 'ask-decision'
  | 'create-pairs'
  | 'send-digest'
  | 'end-pairs'
  | 'issue-closing'
  | 'start-evaluation'
  | 'write-report'
  | 'cancel-cycle';

export type CyclePlan =
  | { readonly next: CycleStep }
  | { readonly next: 'wait'; readonly until: Instant }
  | { readonly next: 'closed' };

/** The forms a cycle in this status waits for: when none of them is open, it goes on before its deadline. Their kinds begin with `kinds`. */
export function gateOf(status: Cycle['status']): { readonly group: GateGroup; readonly kinds: string } | undefined {
  if (status === 'enrolling') return { group: 'enrollment', kinds: 'ENR-' };
  return status === 'evaluating' ? { group: 'closing', kinds: 'CLO-' } : undefined;
}

/**
 * Until when a gate waits for its open forms. Each form ends itself soon after the deadline, in one write that either a reply or the expiry wins; going
 * on before that could leave out an answer that was accepted. Two hours later the gate goes on whatever holds a form up.
 */
function gateWaits(closesAt: Instant, now: Instant): Instant | undefined {
  if (now < closesAt) return closesAt;
  return now < plusMinutes(closesAt, 120) ? plusMinutes(now, 10) : undefined;
}

/** Minutes after which a wish that follows from the end of a pair has been noted, even if a crash came between: sweeps repair every 15. */
const wishMinutes = 60;

/** What a cycle needs now, from its facts and the clock alone: any execution may ask at any time. */
export function planCycle(cycle: Cycle, facts: CycleFacts, now: Instant): CyclePlan {
  if (cycle.cancelOrderedAt !== undefined && !isOver(cycle)) return { next: 'cancel-cycle' };
  switch (cycle.status) {
    case 'preparing': {
      // Answered and not yet good enough for a definition, it is corrected by reply: only its deadline ends it.
      const form = facts.newForm;
      const isAsked = form?.status === 'issued' || form?.status === 'answered';
      return !isAsked || now >= expiresAt(form) ? { next: 'cancel-cycle' } : { next: 'wait', until: expiresAt(form) };
    }
    case 'draft': {
      const form = facts.startForm;
      if (form?.status === 'answered') return { next: form.starts ? 'import-roster' : 'cancel-cycle' };
      if (form === undefined || form.status !== 'issued') return { next: 'cancel-cycle' };
      return { next: 'wait', until: expiresAt(form) };
    }
    case 'importing':
      return { next: 'import-roster' };
    case 'enrolling': {
      if (cycle.enrollmentOpensAt === undefined || cycle.enrollmentClosesAt === undefined)
        return { next: 'issue-enrollment' };
      if (facts.refreshConfirmed === true) return { next: 'import-roster' };
      const until = facts.formsOpen ? gateWaits(cycle.enrollmentClosesAt, now) : undefined;
      return until === undefined ? { next: 'close-enrollment' } : { next: 'wait', until };
    }
    case 'matching':
    case 'deciding':
    case 'pairing':
      return planProposal(cycle, cycle.status, facts, now);
    case 'running': {
      if (facts.refreshConfirmed === true) return { next: 'import-roster' };
      if (facts.pairsToEvaluate) return { next: 'issue-closing' };
      if (cycle.endsAt !== undefined && now >= cycle.endsAt)
        return { next: facts.pairsOpen ? 'end-pairs' : 'start-evaluation' };
      const rematch = planRematch(cycle, facts, now);
      if (rematch !== undefined && rematch.next !== 'wait') return rematch;
      // As long as somebody may still get a partner, a cycle without an open pair goes on.
      const heard = facts.endedAt === undefined ? now : plusMinutes(facts.endedAt, wishMinutes);
      if (!facts.pairsOpen && rematch === undefined && heard <= now) return { next: 'start-evaluation' };
      if (cycle.nextDigestAt !== undefined && now >= cycle.nextDigestAt) return { next: 'send-digest' };
      const waits = [cycle.endsAt, cycle.nextDigestAt, rematch?.until, heard > now ? heard : undefined].filter(
        (at) => at !== undefined,
      );
      return { next: 'wait', until: waits.toSorted()[0] ?? now };
    }
    case 'evaluating': {
      const until = facts.formsOpen ? gateWaits(cycle.evaluationClosesAt ?? now, now) : undefined;
      return until === undefined ? { next: 'write-report' } : { next: 'wait', until };
    }
    case 'reporting':
      return { next: 'write-report' };
    case 'closed':
    case 'canceled':
    case 'failed':
      return { next: 'closed' };
  }
}

/** From the computation of pairs to their creation. */
function planProposal(deciding: Deciding, stage: ProposalStage, { decision }: CycleFacts, now: Instant): DecisionPlan {
  if (stage === 'matching') return { next: 'form-pairs' };
  return stage === 'pairing' ? { next: 'create-pairs' } : planDecision(deciding, decision, now);
}

/** New pairs while the cycle runs; undefined when nobody waits for any. */
function planRematch(cycle: Cycle, facts: CycleFacts, now: Instant): DecisionPlan | undefined {
  const { rematch } = cycle;
  if (rematch?.stage !== undefined) return planProposal(cycle, rematch.stage, facts, now);
  if (facts.rematchAt === undefined) return undefined;
  return facts.rematchAt <= now ? { next: 'form-pairs' } : { next: 'wait', until: facts.rematchAt };
}
