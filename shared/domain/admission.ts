import type { Form } from './form.ts';
import type { PersonId } from './ids.ts';

/** How sure it is that the From address is the sender's (shared/mail/trust.ts). */
export type Proof = 'strong' | 'medium' | 'weak';

/** By what a message was tied to its form: the form's own address, the email it answers, or the code it quotes. */
export type TiedBy = 'address' | 'thread' | 'code';

/** Who sent a message about a form, as far as that can be told. */
export interface Claimant {
  /** The person the From address is registered for. */
  readonly personId: PersonId | undefined;
  readonly proof: Proof;
  /** True when From has the domain of the registered person's own address. */
  readonly sameCompany: boolean;
  /** True for an address configured as a coordinator's. */
  readonly isCoordinator: boolean;
  /** True for whoever the roster, the pair or the leader names as keeping the calendar the form asks about. */
  readonly keepsCalendar: boolean;
  readonly tiedBy: TiedBy;
}

/** What the form's definition says about who may answer. */
export interface AnsweredBy {
  readonly confidential: boolean;
  readonly delegate: boolean;
}

/** Why a reply is held back. */
export type HeldFor = 'weak proof' | 'other address' | 'somebody else' | 'personal' | 'coordinators only';

export type Admission =
  | { readonly kind: 'take' }
  /** `ask`: the form by which the registered person is asked whose reply it is. */
  | { readonly kind: 'hold'; readonly why: HeldFor; readonly ask?: Confirming }
  /** A confidential form and somebody else's address: the person gets the form again, once; `tell`: the sender hears that nothing was read. */
  | { readonly kind: 'refuse'; readonly why: HeldFor; readonly tell: boolean };

/** The forms that ask the registered person about a held reply: somebody else's (content.md 4.7), or one that may be the person's own. */
export type Confirming = 'OTHER' | 'CONFIRM';

const confirming: readonly string[] = ['OTHER', 'CONFIRM'] satisfies Confirming[];

/** True for a form that asks about another form's held reply. */
export function isConfirming(kind: string): boolean {
  return confirming.includes(kind);
}

/**
 * True for a form that a coordinator may answer for somebody on the telephone: enrollment, yes or no to a partner, dates, how to go on. Never what one of
 * the two thinks of the other, of the sessions or of themselves (content.md 6.2).
 */
export function mayBeByPhone(kind: string): boolean {
  return /^(?:ENR|PRO|AGD|MOV|NXT|BACK|WAITING)/.test(kind);
}

/** True for a form by which coordinators decide. */
export function isDecision(kind: string): boolean {
  return /^(?:NEW|START|MAT|OBJ|FIT|REF|DIG)/.test(kind);
}

/**
 * Whether a reply counts (design.md 6). Employees: the registered address, proven at least by SPF. Coordinators' decisions: a configured
 * address beyond doubt. Date forms: also whoever keeps the calendar. Everything else is held, and who gave the address to HR is asked at that
 * address; the answer to that question proves itself, as its address was never sent anywhere else.
 */
export function admit(
  form: Pick<Form, 'kind' | 'personId' | 'byPhone'>,
  answeredBy: AnsweredBy,
  sender: Claimant,
): Admission {
  const isOwn = sender.personId === form.personId;
  if (isDecision(form.kind))
    return isOwn && sender.isCoordinator && sender.proof === 'strong'
      ? { kind: 'take' }
      : { kind: 'hold', why: 'coordinators only' };
  if (isConfirming(form.kind))
    return isOwn && (sender.proof !== 'weak' || sender.tiedBy === 'address')
      ? { kind: 'take' }
      : { kind: 'hold', why: isOwn ? 'weak proof' : 'other address' };
  if (isOwn) return sender.proof === 'weak' ? { kind: 'hold', why: 'weak proof', ask: 'CONFIRM' } : { kind: 'take' };

  const { personId, isCoordinator, proof } = sender;
  if (isCoordinator && proof === 'strong' && personId !== undefined && form.byPhone?.includes(personId) === true)
    return { kind: 'take' };

  const isProven = sender.proof !== 'weak';
  if (answeredBy.delegate && sender.keepsCalendar && isProven) return { kind: 'take' };
  if (answeredBy.confidential)
    return { kind: 'refuse', why: 'personal', tell: isProven && sender.personId !== undefined };
  const isColleague = isProven && (sender.personId !== undefined || sender.sameCompany);
  return isColleague
    ? { kind: 'hold', why: 'somebody else', ask: 'OTHER' }
    : { kind: 'hold', why: 'other address', ask: 'CONFIRM' };
}
