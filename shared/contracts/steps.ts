import * as z from 'zod';
import { SkillId } from '../domain/expertise/skill-catalog.ts';
import { CycleId, FormId, PairId } from '../domain/ids.ts';
import { Instant } from '../domain/instant.ts';
import {
  ArrivalsEnv,
  DocumentsEnv,
  defineStep,
  HistoryEnv,
  InboxEnv,
  InboxListingEnv,
  MachinesEnv,
  PeopleEnv,
  PostmanEnv,
  ProgramEnv,
  QueueAnswer,
  QueueBatch,
} from './step.ts';

const OfCycle = z.object({ cycleId: CycleId });
const OfForm = z.object({ formId: FormId });
const OfPair = z.object({ pairId: PairId });
const Done = z.object({});

/** A plan: what is next, the version and the number of wake-ups it was made on, and how long to wait at most (whole seconds, 1 to a year). */
const planOf = <const Next extends readonly [string, ...string[]]>(next: Next) =>
  z.object({ next: z.enum(next), version: z.int(), wakes: z.int(), waitSeconds: z.int().min(1) });

// ---- doors and repair -------------------------------------------------------------------------------------------

export const receiveEmail = defineStep({
  name: 'receive-email',
  env: z.object({
    ...ProgramEnv.shape,
    ...PeopleEnv.shape,
    ...InboxEnv.shape,
    ...DocumentsEnv.shape,
    INBOUND_DOMAIN: z.string().min(3),
    START_ADDRESS: z.email(),
    /** Addresses that may start cycles and decide, comma separated. */
    COORDINATORS: z.string().min(3),
  }),
  input: QueueBatch,
  output: QueueAnswer,
});

export const sendEmail = defineStep({
  name: 'send-email',
  env: z.object({
    ...ProgramEnv.shape,
    ...PeopleEnv.shape,
    ...DocumentsEnv.shape,
    ...PostmanEnv.shape,
    INBOUND_DOMAIN: z.string().min(3),
  }),
  input: QueueBatch,
  output: QueueAnswer,
});

export const settleEmail = defineStep({
  name: 'settle-email',
  env: z.object({ ...ProgramEnv.shape, ...PeopleEnv.shape }),
  input: QueueBatch,
  output: QueueAnswer,
});

export const wakeExecutions = defineStep({
  name: 'wake-executions',
  env: z.object({ ...ProgramEnv.shape, ...MachinesEnv.shape }),
  input: QueueBatch,
  output: QueueAnswer,
});

export const sweep = defineStep({
  name: 'sweep',
  env: ProgramEnv,
  input: z.looseObject({}),
  output: z.object({ drained: z.int(), stuck: z.int(), queued: z.int(), givenUp: z.int(), woken: z.int() }),
});

export const reconcileInbox = defineStep({
  name: 'reconcile-inbox',
  env: z.object({ ...ProgramEnv.shape, ...ArrivalsEnv.shape }),
  input: z.looseObject({}),
  output: z.object({ looked: z.int(), fetched: z.int() }),
});

export const park = defineStep({
  name: 'park',
  env: ProgramEnv,
  input: z.object({
    target: z.enum(['cycle', 'pair']),
    id: z.string(),
    version: z.int(),
    /** Executions started before plans counted wake-ups send none, and are not held to it. */
    wakes: z.int().optional(),
    waitSeconds: z.int().min(1),
    token: z.string().min(1),
  }),
  output: Done,
});

export const recordFailure = defineStep({
  name: 'record-failure',
  env: ProgramEnv,
  input: z.object({ target: z.enum(['cycle', 'form', 'pair']), id: z.string(), error: z.string() }),
  output: Done,
});

// ---- by hand ----------------------------------------------------------------------------------------------------

/** Who gives a command, as the audit trail keeps it: a person's id or the number of a ticket, never a name. */
const By = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/, 'an id or the number of a ticket: letters, digits, _ and -')
  .default('command');
/** A moment, or a day: 18:00 of it where the lead coordinator works. */
const Until = z.union([Instant, z.iso.date()]);

/** A pair as coordinators write it: P07. */
const PairNumber = z.string().regex(/^P\d{1,4}$/i, 'a pair as the digest names it: P07');

/** What coordinators and engineers may change by hand. Every command may be given twice. */
export const runCommand = defineStep({
  name: 'run-command',
  env: z.object({ ...ProgramEnv.shape, ...DocumentsEnv.shape }),
  input: z.discriminatedUnion('command', [
    z.object({
      command: z.literal('decide'),
      cycleId: CycleId,
      /** The proposal that was read: a later one is not approved unseen. */
      round: z.int().min(1),
      decision: z.enum(['approve', 'cancel']),
      by: By,
    }),
    z.object({ command: z.literal('cancel'), cycleId: CycleId, by: By }),
    z.object({ command: z.literal('extend-enrollment'), cycleId: CycleId, until: Until, by: By }),
    z.object({ command: z.literal('extend-evaluation'), cycleId: CycleId, until: Until, by: By }),
    z.object({ command: z.literal('extend-form'), formId: FormId, until: Until, by: By }),
    z.object({ command: z.literal('resend'), formId: FormId, by: By }),
    z.object({ command: z.literal('resume'), cycleId: CycleId, by: By }),
    z.object({
      command: z.literal('pause-pair'),
      cycleId: CycleId,
      pair: PairNumber,
      /** The day on which the person is asked how to go on. */
      until: z.iso.date(),
      /** Who is away; left out, whoever is known to be, else the mentor. */
      side: z.enum(['mentor', 'leader']).optional(),
      by: By,
    }),
    z.object({ command: z.literal('resume-pair'), cycleId: CycleId, pair: PairNumber, by: By }),
    /** The expertise map of those enrolled so far, to the coordinators. */
    z.object({ command: z.literal('map'), cycleId: CycleId, by: By }),
    z.object({
      command: z.literal('learn'),
      cycleId: CycleId,
      /** Words of an enrollment that were not recognized, as the expertise map calls them. */
      wordsId: z.string().regex(/^wrd_[a-z2-7]{16}$/, 'the id of words, from the expertise map'),
      /** What they stand for in the catalog of that cycle; 'none' when they name nothing. */
      skill: z.union([z.literal('none'), SkillId]),
      by: By,
    }),
  ]),
  output: z.object({ outcome: z.enum(['done', 'already so', 'refused']), message: z.string() }),
});

/** Tells the life of a cycle, form, pair, person, email or task; a task needs its cycle as well. */
export const tellWhy = defineStep({
  name: 'tell-why',
  env: HistoryEnv,
  input: z.object({
    /** An entity's id, a ledger key, an SES tag or message id, or a task's id: never an address. */
    id: z.string().regex(/^[\w#:.-]{3,300}$/, 'an id, not an address or a name'),
    cycleId: CycleId.optional(),
  }),
  output: z.object({ found: z.boolean(), lines: z.array(z.string()) }),
});

// ---- cycle ------------------------------------------------------------------------------------------------------

export const planCycle = defineStep({
  name: 'plan-cycle',
  env: ProgramEnv,
  input: OfCycle,
  output: planOf([
    'wait',
    'closed',
    'import-roster',
    'issue-enrollment',
    'close-enrollment',
    'form-pairs',
    'ask-decision',
    'create-pairs',
    'send-digest',
    'end-pairs',
    'issue-closing',
    'start-evaluation',
    'write-report',
    'cancel-cycle',
  ]),
});

export const importRoster = defineStep({
  name: 'import-roster',
  env: z.object({ ...ProgramEnv.shape, ...PeopleEnv.shape, ...InboxEnv.shape }),
  input: OfCycle,
  output: Done,
});

export const issueEnrollment = defineStep({
  name: 'issue-enrollment',
  env: z.object({ ...ProgramEnv.shape, ...PeopleEnv.shape }),
  input: OfCycle,
  output: Done,
});

export const closeEnrollment = defineStep({
  name: 'close-enrollment',
  env: z.object({ ...ProgramEnv.shape, ...DocumentsEnv.shape }),
  input: OfCycle,
  output: Done,
});

export const formPairs = defineStep({
  name: 'form-pairs',
  env: z.object({ ...ProgramEnv.shape, ...DocumentsEnv.shape }),
  input: OfCycle,
  output: Done,
});

export const askDecision = defineStep({
  name: 'ask-decision',
  env: z.object({ ...ProgramEnv.shape, ...PeopleEnv.shape }),
  input: OfCycle,
  output: Done,
});

export const createPairs = defineStep({
  name: 'create-pairs',
  env: z.object({ ...ProgramEnv.shape, ...PeopleEnv.shape, ...DocumentsEnv.shape, ...InboxListingEnv.shape }),
  input: OfCycle,
  output: Done,
});

export const sendDigest = defineStep({
  name: 'send-digest',
  env: z.object({ ...ProgramEnv.shape, ...PeopleEnv.shape, ...DocumentsEnv.shape }),
  input: OfCycle,
  output: Done,
});

export const endPairs = defineStep({ name: 'end-pairs', env: ProgramEnv, input: OfCycle, output: Done });

export const issueClosing = defineStep({
  name: 'issue-closing',
  env: z.object({ ...ProgramEnv.shape, ...PeopleEnv.shape }),
  input: OfCycle,
  output: Done,
});

export const startEvaluation = defineStep({ name: 'start-evaluation', env: ProgramEnv, input: OfCycle, output: Done });

export const writeReport = defineStep({
  name: 'write-report',
  env: z.object({ ...ProgramEnv.shape, ...DocumentsEnv.shape }),
  input: OfCycle,
  output: Done,
});

export const cancelCycle = defineStep({ name: 'cancel-cycle', env: ProgramEnv, input: OfCycle, output: Done });

// ---- form -------------------------------------------------------------------------------------------------------

export const planForm = defineStep({
  name: 'plan-form',
  env: ProgramEnv,
  input: OfForm,
  output: planOf(['send', 'wait', 'expire', 'closed']),
});

export const sendForm = defineStep({
  name: 'send-form',
  env: ProgramEnv,
  input: z.object({ formId: FormId, token: z.string().min(1) }),
  output: Done,
});

export const expireForm = defineStep({ name: 'expire-form', env: ProgramEnv, input: OfForm, output: Done });

// ---- pair -------------------------------------------------------------------------------------------------------

export const planPair = defineStep({
  name: 'plan-pair',
  env: ProgramEnv,
  input: OfPair,
  output: planOf([
    'wait',
    'closed',
    'introduce-pair',
    'ask-dates',
    'place-sessions',
    'invite-to-sessions',
    'send-sheet',
    'ask-feedback',
    'weigh-feedback',
    'conclude-session',
    'intervene',
    'settle-hold',
    'see-to-pause',
    'close-pair',
  ]),
});

const pairEnv = z.object({ ...ProgramEnv.shape, ...PeopleEnv.shape });
export const introducePair = defineStep({ name: 'introduce-pair', env: pairEnv, input: OfPair, output: Done });
export const askDates = defineStep({ name: 'ask-dates', env: pairEnv, input: OfPair, output: Done });
export const placeSessions = defineStep({ name: 'place-sessions', env: ProgramEnv, input: OfPair, output: Done });
export const inviteToSessions = defineStep({
  name: 'invite-to-sessions',
  env: ProgramEnv,
  input: OfPair,
  output: Done,
});
export const sendSheet = defineStep({ name: 'send-sheet', env: ProgramEnv, input: OfPair, output: Done });
export const askFeedback = defineStep({ name: 'ask-feedback', env: pairEnv, input: OfPair, output: Done });
export const weighFeedback = defineStep({ name: 'weigh-feedback', env: pairEnv, input: OfPair, output: Done });
export const concludeSession = defineStep({ name: 'conclude-session', env: ProgramEnv, input: OfPair, output: Done });
export const intervene = defineStep({ name: 'intervene', env: pairEnv, input: OfPair, output: Done });
export const settleHold = defineStep({ name: 'settle-hold', env: pairEnv, input: OfPair, output: Done });
export const seeToPause = defineStep({ name: 'see-to-pause', env: pairEnv, input: OfPair, output: Done });
export const closePair = defineStep({
  name: 'close-pair',
  env: z.object({ ...ProgramEnv.shape, ...PeopleEnv.shape }),
  input: OfPair,
  output: Done,
});
