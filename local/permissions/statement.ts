import * as z from 'zod';

const OneOrMany = z.union([z.string().transform((text) => [text]), z.array(z.string())]);
const Values = z.union([z.boolean().transform((value) => [String(value)]), OneOrMany]);

/** One statement of an identity policy, references resolved. NotAction, NotResource and Principal are refused by the schema. */
export const Statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: OneOrMany,
  Resource: OneOrMany.refine((resources) => !resources.some((resource) => resource.includes('${')), {
    error: 'Policy variables are not supported',
  }),
  Condition: z.record(z.string(), z.record(z.string(), Values)).optional(),
});
export type Statement = z.infer<typeof Statement>;

/** A policy document as in a template. */
export const PolicyDocument = z.strictObject({ Version: z.literal('2012-10-17'), Statement: z.array(Statement) });
