import * as z from 'zod';

/** The languages every text exists in. */
export const Language = z.enum(['fr', 'en']);
export type Language = z.infer<typeof Language>;

/** One text in every language. */
export const Translated = z.object({ fr: z.string().min(1), en: z.string().min(1) });
export type Translated = z.infer<typeof Translated>;
