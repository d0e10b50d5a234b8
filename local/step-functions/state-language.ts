import * as z from 'zod';
import { isExpression } from './jsonata-expressions.ts';

// The part of the Amazon States Language that our machines use, in JSONata. Every object is strict: a field that is
// not written here is refused, because a field that is ignored behaves differently on AWS.

/** Longest wait we let a machine ask for, in seconds: an execution lives one year at most. */
export const MAX_SECONDS = 31_536_000;

const StateName = z.string().min(1).max(80);
const Template = z.json();
const Expression = z.string().refine(isExpression, 'must be an expression {% … %}');
const Assign = z.record(
  z
    .string()
    .regex(/^[\p{ID_Start}_][\p{ID_Continue}]{0,79}$/u)
    .refine((name) => name !== 'states', 'states is reserved'),
  Template,
);
const Seconds = z.union([z.int().min(1).max(MAX_SECONDS), Expression]);

const Retrier = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: z.int().min(1).max(MAX_SECONDS).optional(),
  MaxAttempts: z.int().min(0).max(99_999_999).optional(),
  BackoffRate: z.number().min(1).optional(),
  MaxDelaySeconds: z.int().min(1).max(MAX_SECONDS).optional(),
  JitterStrategy: z.enum(['FULL', 'NONE']).optional(),
  Comment: z.string().optional(),
});
export type Retrier = z.infer<typeof Retrier>;

const Catcher = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  Next: StateName,
  Output: Template.optional(),
  Assign: Assign.optional(),
  Comment: z.string().optional(),
});

const common = { Comment: z.string().optional(), QueryLanguage: z.literal('JSONata').optional() };
const results = { Output: Template.optional(), Assign: Assign.optional() };
const way = { Next: StateName.optional(), End: z.literal(true).optional() };

const Task = z.strictObject({
  Type: z.literal('Task'),
  ...common,
  ...results,
  ...way,
  Resource: z.string(),
  Arguments: z.record(z.string(), Template),
  TimeoutSeconds: Seconds.optional(),
  HeartbeatSeconds: Seconds.optional(),
  Retry: z.array(Retrier).optional(),
  Catch: z.array(Catcher).optional(),
});
export type TaskState = z.infer<typeof Task>;

const Choice = z.strictObject({
  Type: z.literal('Choice'),
  ...common,
  ...results,
  Choices: z
    .array(z.strictObject({ Condition: Expression, Next: StateName, ...results, Comment: z.string().optional() }))
    .min(1),
  Default: StateName.optional(),
});
export type ChoiceState = z.infer<typeof Choice>;

const Wait = z.strictObject({
  Type: z.literal('Wait'),
  ...common,
  ...results,
  ...way,
  Seconds: z.union([z.int().min(0).max(MAX_SECONDS), Expression]).optional(),
  Timestamp: z.union([z.iso.datetime({ offset: true }), Expression]).optional(),
});
export type WaitState = z.infer<typeof Wait>;

const Pass = z.strictObject({ Type: z.literal('Pass'), ...common, ...results, ...way });
const Succeed = z.strictObject({ Type: z.literal('Succeed'), ...common, Output: Template.optional() });
const Fail = z.strictObject({
  Type: z.literal('Fail'),
  ...common,
  Error: z.string().optional(),
  Cause: z.string().optional(),
});
export type FailState = z.infer<typeof Fail>;

/** One state, by its `Type`. */
export const stateSchemas = { Task, Choice, Wait, Pass, Succeed, Fail };
export type State = z.infer<(typeof stateSchemas)[keyof typeof stateSchemas]>;

/** A machine around its states, which are checked one by one. */
export const MachineFrame = z.strictObject({
  Comment: z.string().optional(),
  Version: z.literal('1.0').optional(),
  QueryLanguage: z.literal('JSONata').optional(),
  StartAt: StateName,
  TimeoutSeconds: z.int().min(1).max(MAX_SECONDS).optional(),
  States: z.record(StateName, z.record(z.string(), z.unknown())),
});

/** A machine whose every field is known. */
export type MachineDefinition = {
  readonly StartAt: string;
  readonly TimeoutSeconds?: number | undefined;
  readonly States: ReadonlyMap<string, State>;
};
