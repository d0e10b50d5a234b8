import * as z from 'zod';

/** One change of one entity: what happened in a few words, never names or answers. */
export const AuditEvent = z.object({
  kind: z.literal('audit'),
  /** The version that the change led to. */
  version: z.int(),
  event: z.string(),
  /** `program`, a person's id, or what a command by hand was signed with. */
  actor: z.string(),
  at: z.string(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;
