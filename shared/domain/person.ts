import * as z from 'zod';
import { PersonId } from './ids.ts';
import { Language } from './language.ts';

/** Who somebody is: the only record that holds a name and an address. */
export const Person = z.object({
  personId: PersonId,
  address: z.string().min(3),
  first: z.string(),
  last: z.string(),
  jobTitle: z.string().optional(),
  language: Language,
  /** True when the person chose the language by a word of their own: no roster changes it any more. */
  languageChosen: z.boolean().optional(),
  /** "Please do not invite me again": no later cycle does, until the person says otherwise. */
  neverInvite: z.boolean().optional(),
  timeZone: z.string(),
  phone: z.string().optional(),
  /** An address that bounced for good or complained gets nothing more. */
  suppressed: z.enum(['bounced', 'complained', 'asked']).optional(),
});
export type Person = z.infer<typeof Person>;
