import { createHash } from 'node:crypto';
import { base32 } from './base32.ts';
import { type CycleId, FormId, PairId, type PersonId } from './ids.ts';

/** Always the same id for the same question to the same person, so that issuing a form again issues nothing new. 80 bits. */
export function formIdOf(form: {
  readonly cycleId: CycleId;
  readonly kind: string;
  /** What the form is about: a pair, a session of a pair, or '' when the person is the subject. */
  readonly subject: string;
  readonly personId: PersonId;
  readonly round: number;
}): FormId {
  return FormId.parse(
    `frm_${hash80('form', form.cycleId, form.kind, form.subject, form.personId, String(form.round))}`,
  );
}

/** Always the same id for the same mentor and mentee of a cycle. 80 bits. */
export function pairIdOf(pair: {
  readonly cycleId: CycleId;
  readonly mentorId: PersonId;
  readonly menteeId: PersonId;
}): PairId {
  return PairId.parse(`pair_${hash80('pair', pair.cycleId, pair.mentorId, pair.menteeId)}`);
}

/** Always the same id for the same words of an answer. 80 bits. It keeps an answer out of commands and logs; it is no secret. */
export function wordsIdOf(words: string): string {
  return `wrd_${hash80('words', words)}`;
}

/** What a stored proposal is recognized by: an approval holds for exactly this document. 80 bits. */
export function proposalHash(stored: unknown): string {
  return hash80('proposal', JSON.stringify(stored));
}

/** The name of an email's ledger key as an SES tag: 52 letters and digits, which is all a tag value allows. */
export function ledgerTag(key: string): string {
  return base32(createHash('sha256').update(key).digest());
}

/** JSON keeps the parts apart: ('a','bc') and ('ab','c') differ. */
function hash80(...parts: readonly string[]): string {
  return base32(createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 10));
}
