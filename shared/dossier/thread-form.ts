import type { Form } from '../domain/form.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Program } from '../ports.ts';

/**
 * The form in whose thread an email stands: the one it is about; for a note about a pair, its reader's own proposal, where
 * words such as MOVE work too. Undefined for an email that has no form.
 */
export async function threadForm(
  program: Program,
  { to, formId, pairId }: Pick<LedgerEntry, 'to' | 'formId' | 'pairId'>,
): Promise<Form | undefined> {
  if (formId !== undefined) return program.forms.find(formId);
  if (pairId === undefined) return undefined;
  const pair = await program.pairs.find(pairId);
  const own = pair === undefined ? undefined : to === pair.mentorId ? pair.mentorProposal : pair.menteeProposal;
  return own === undefined ? undefined : program.forms.find(own);
}
