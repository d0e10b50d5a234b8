import * as z from 'zod';
import { decodeText } from '../../shared/roster/decode-text.ts';

const Contacts = z.object({
  opensOn: z.iso.date().optional().catch(undefined),
  coordinators: z
    .array(z.object({ email: z.email().toLowerCase(), name: z.string().default('') }).catch({ email: '', name: '' }))
    .catch([]),
});

/** Who sends the start email, and when enrollment opens: all that must be known before the program itself reads cycle.json. */
export interface CompanyContacts {
  readonly opensOn: string | undefined;
  readonly coordinators: readonly { readonly email: string; readonly name: string }[];
}

/** What a cycle.json says of its coordinators, however wrong the rest is; nothing when it is no JSON at all. */
export function companyContacts(cycle: Uint8Array): CompanyContacts {
  let json: unknown;
  try {
    json = JSON.parse(decodeText(cycle).text);
  } catch {
    return { opensOn: undefined, coordinators: [] }; // the program's answer tells what is wrong with it, and where
  }
  const { opensOn, coordinators } = Contacts.catch({ opensOn: undefined, coordinators: [] }).parse(json);
  return { opensOn, coordinators: coordinators.filter(({ email }) => email !== '') };
}
