import type { Reader } from '../../shared/domain/form-ladders.ts';
import type { LedgerEntry } from '../../shared/domain/ledger.ts';
import { coordinatorReader, readerOf } from '../../shared/domain/readers.ts';
import type { Records } from '../run/records.ts';

/** Whose working days and clock an email is bound to: the person's own; an assistant's are those of the leader. Undefined before there is a cycle. */
export function readerOfMail(records: Records, { to, formId, pairId }: LedgerEntry): Reader | undefined {
  const [cycle] = records.cycles;
  if (cycle === undefined) return undefined;
  const participant = records.participants.get(to);
  if (participant !== undefined) return readerOf(cycle.definition, participant);
  const coordinator = cycle.coordinators.indexOf(to);
  const about = pairId ?? (formId === undefined ? undefined : records.forms.get(formId)?.pairId);
  const pair = about === undefined ? undefined : records.pairs.get(about);
  const leader = coordinator >= 0 || pair === undefined ? undefined : records.participants.get(pair.menteeId);
  return leader === undefined
    ? coordinatorReader(cycle.definition, Math.max(0, coordinator))
    : readerOf(cycle.definition, leader);
}
