import { type Command, type MailKind, mail } from '../domain/command.ts';
import type { Form } from '../domain/form.ts';
import type { Instant } from '../domain/instant.ts';
import { type Pair, sideOf } from '../domain/pair.ts';
import { remembered } from '../domain/remembered.ts';
import type { StandingWord } from '../forms/standing-word.ts';
import type { Program } from '../ports.ts';

/** A word that always works, in the thread of some form. */
export interface SaidWord {
  readonly form: Form;
  readonly word: StandingWord;
  readonly inboundId: string;
  readonly objectKey: string;
  /** When it is obeyed. */
  readonly now: Instant;
}

/** The last write about a word: the form remembers the message, and what answers it rides along. */
export async function noteAnswered(
  { program }: { readonly program: Program },
  { form, word, inboundId }: SaidWord,
  {
    to = form,
    event = `said ${word.kind}`,
    commands = [],
  }: { readonly to?: Form; readonly event?: string; readonly commands?: readonly Command[] },
): Promise<void> {
  await program.forms.advance(form, {
    to: { ...to, replies: remembered(to.replies, inboundId) },
    event,
    actor: form.personId,
    commands,
  });
}

/** A direct answer to whoever wrote the word. */
export function toWriter(
  { form, inboundId, now }: SaidWord,
  kind: MailKind,
  {
    pairId = form.pairId,
    facts = {},
  }: { readonly pairId?: Form['pairId']; readonly facts?: Readonly<Record<string, string>> } = {},
): Command {
  return mail({
    key: `${kind}#${form.personId}#${inboundId}`,
    mail: kind,
    to: form.personId,
    cycleId: form.cycleId,
    formId: form.formId,
    ...(pairId === undefined ? {} : { pairId }),
    facts: { ...facts },
    dueAt: now,
    ifUnsure: 'give up',
  });
}

/** The pair a word is about: that of the form, else the only open one of its writer. */
export async function pairOf(program: Program, { cycleId, personId, pairId }: Form): Promise<Pair | undefined> {
  const own = pairId === undefined ? undefined : await program.pairs.find(pairId);
  if (own !== undefined && own.status !== 'closed') return own;
  const open = (await program.pairs.ofCycle(cycleId)).filter(
    (pair) => pair.status !== 'closed' && sideOf(pair, personId) !== undefined,
  );
  return open.length === 1 ? open[0] : undefined;
}

/** Where its writer stands: what is open, the next session, whom to call. */
export async function standing({ program }: { readonly program: Program }, said: SaidWord): Promise<Command> {
  const pair = await pairOf(program, said.form);
  return toWriter(said, 'help', { pairId: pair?.pairId });
}
