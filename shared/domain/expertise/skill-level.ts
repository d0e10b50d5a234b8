import * as z from 'zod';

/** How well somebody knows a skill: 1 the basics, 2 some practice, 3 a good level, 4 expert. */
export const SkillLevel = z.literal([1, 2, 3, 4]);
export type SkillLevel = z.infer<typeof SkillLevel>;
