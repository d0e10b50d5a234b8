import type { TiedBy } from '../domain/admission.ts';
import type { Form } from '../domain/form.ts';
import type { PersonId } from '../domain/ids.ts';
import { fold } from '../forms/fold-words.ts';
import { quotedCode } from '../forms/quoted-code.ts';
import { readReplyAddresses, replyAddressHeaders, sameKey } from '../mail/reply-address.ts';
import { sentMessageIds } from '../mail/sent-message-id.ts';
import { formCode } from '../messages/form-values.ts';
import type { Program } from '../ports.ts';
import { threadForm } from './thread-form.ts';

/** A form, and what led from a message to it. */
export interface Tied {
  readonly form: Form;
  readonly by: TiedBy;
}

/** Headers by lower-case name, in document order. */
export type Headers = ReadonlyMap<string, readonly string[]>;

/**
 * The form a message answers, the surest way first: its address among those the message was really delivered to; then in the headers that
 * replies, redirects and gateways leave it in; then the email of ours that it says it answers. None of them says who wrote it.
 */
export async function formAnswered(
  program: Program,
  inboundDomain: string,
  recipients: readonly string[],
  headers: Headers,
): Promise<Tied | undefined> {
  const lines = (names: readonly string[]) => names.flatMap((name) => headers.get(name) ?? []);
  for (const address of readReplyAddresses([...recipients, ...lines(replyAddressHeaders)], inboundDomain)) {
    const form = await program.forms.find(address.formId);
    if (form !== undefined && sameKey(form.key, address.key)) return { form, by: 'address' };
  }
  for (const id of sentMessageIds(lines(['in-reply-to']), lines(['references']))) {
    const entry = await program.ledger.findAccepted(id);
    const form = entry === undefined ? undefined : await threadForm(program, entry);
    if (form !== undefined && form.personId === entry?.to) return { form, by: 'thread' };
  }
  return undefined;
}

/**
 * The sender's own form whose code the message quotes, in a cycle that is not over. Only for a sender whose address is proven: the code is in
 * every quoted copy and is short. Undefined when it fits no form of theirs, or several.
 */
export async function formQuoted(program: Program, personId: PersonId, text: string): Promise<Tied | undefined> {
  const code = quotedCode(text);
  const kind = /^[a-z]{2,8}(?= )/.exec(code ?? '')?.[0]?.toUpperCase();
  if (code === undefined || kind === undefined) return undefined;
  const found: Form[] = [];
  for (const cycleId of await program.cycles.open())
    for (const form of await program.forms.ofCycle(cycleId, kind))
      if (form.personId === personId && `${code} `.startsWith(`${fold(formCode(form))} `)) found.push(form);
  const [only, another] = found;
  return only === undefined || another !== undefined ? undefined : { form: only, by: 'code' };
}
