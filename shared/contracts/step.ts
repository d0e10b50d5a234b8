import * as z from 'zod';

/** What infra and a function agree on: the Lambda's name, its environment, its input and its output. */
export interface Step<Env extends z.ZodObject, Input extends z.ZodType, Output extends z.ZodType> {
  /** File name, construct id and log name. */
  readonly name: string;
  readonly env: Env;
  readonly input: Input;
  readonly output: Output;
}

export function defineStep<Env extends z.ZodObject, Input extends z.ZodType, Output extends z.ZodType>(
  contract: Step<Env, Input, Output>,
): Step<Env, Input, Output> {
  return contract;
}

/** Environment variables by step: what infra must give, no more and no less. */
export type EnvironmentOf<S> = S extends Step<infer Env, z.ZodType, z.ZodType> ? z.input<Env> : never;

/** Tables and queues of a function that changes facts: consequences leave through the two queues. */
export const ProgramEnv = z.object({
  PROGRAM_TABLE: z.string().min(3),
  SEND_QUEUE_URL: z.string().min(1),
  WAKE_QUEUE_URL: z.string().min(1),
});

/** The program table, for a function that only reads it. */
export const HistoryEnv = z.object({ PROGRAM_HISTORY: z.string().min(3) });
export const PeopleEnv = z.object({ PEOPLE_TABLE: z.string().min(3) });
export const DocumentsEnv = z.object({ DOCUMENTS_BUCKET: z.string().min(3) });
export const InboxEnv = z.object({ INBOX_BUCKET: z.string().min(3) });
/** The bucket of received emails, to be listed and not read. */
export const InboxListingEnv = z.object({ INBOX_LISTING: z.string().min(3) });
/** And the queue by which one of them is read. */
export const ArrivalsEnv = z.object({ ...InboxListingEnv.shape, RECEIVE_QUEUE_URL: z.string().min(1) });
export const MachinesEnv = z.object({
  CYCLE_MACHINE: z.string().min(1),
  FORM_MACHINE: z.string().min(1),
  PAIR_MACHINE: z.string().min(1),
});
export const PostmanEnv = z.object({ FROM_ADDRESS: z.email(), CONFIGURATION_SET: z.string().min(1) });

/** What SQS hands to a function, as far as we read it. */
export const QueueBatch = z.object({
  Records: z.array(
    z.object({ messageId: z.string(), body: z.string(), attributes: z.record(z.string(), z.string()).optional() }),
  ),
});
export const QueueAnswer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });
