import { acceptReply, changesAnswers, lateReply, type UnderstoodReply } from '../domain/accept-reply.ts';
import { isActedUpon } from '../domain/acted-upon.ts';
import { acceptsReplies, type Form } from '../domain/form.ts';
import { remindableAfter } from '../domain/form-ladders.ts';
import type { PersonId } from '../domain/ids.ts';
import type { InboundRecord } from '../domain/inbound.ts';
import type { Instant } from '../domain/instant.ts';
import { sendableAt } from '../domain/sending-hours.ts';
import { addWorkingDays, localDate } from '../domain/working-calendar.ts';
import { isEnded, missingQuestions } from '../forms/answers.ts';
import type { FormDefinition } from '../forms/form-definition.ts';
import { type Reading, readReply } from '../forms/read-reply.ts';
import { startCondition } from '../forms/start-condition.ts';
import { unflow } from '../forms/unflow.ts';
import { wayOut } from '../forms/way-out.ts';
import type { ReadableMessage } from '../mail/parse-message.ts';
import { quotableForm, quotedWords } from '../messages/clarification.ts';
import { formInHand } from '../messages/form-values.ts';
import type { LetterFacts } from '../messages/letter-facts.ts';
import { withBundles } from './bundle.ts';
import { formReader } from './form-reader.ts';
import type { IssueServices } from './issue.ts';
import { type LetterServices, letterDossier } from './letter-dossier.ts';
import { mayBeLast } from './may-be-last.ts';
import { weighNext } from './weigh-next.ts';

export interface ReceivedReply {
  readonly form: Form;
  readonly message: ReadableMessage;
  readonly inboundId: string;
  readonly objectKey: string;
  readonly receivedAt: Instant;
  /** Who answered, when it is not the person of the form: whoever keeps the calendar. */
  readonly by?: PersonId;
  /** True when the partner reads along: only what is numbered and standing words count, the rest is between the two. */
  readonly amongTwo?: boolean;
  /** It brings files, which are what it says when its text answers nothing. */
  readonly bringsFiles?: boolean;
}

/** A message whose text is no longer folded (format=flowed). */
export function unfolded({ flowed, ...message }: ReadableMessage): ReadableMessage {
  return flowed === undefined ? message : { ...message, text: unflow(message.text, flowed.deleteSpaces) };
}

/** A message as its form reads it. */
export async function readingOf(
  services: LetterServices,
  form: Form,
  message: ReadableMessage,
): Promise<{ readonly dossier: LetterFacts; readonly definition: FormDefinition; readonly reading: Reading }> {
  const dossier = await letterDossier(services, { cycleId: form.cycleId, to: form.personId, formId: form.formId });
  const { definition, values } = formInHand(dossier, form);
  return {
    dossier,
    definition,
    reading: readReply(
      quotableForm(definition, form),
      { ...values, 'you wrote': quotedWords(form) },
      unfolded(message).text,
      form.open,
      message.alternative,
    ),
  };
}

/** Reads a person's reply to a form and stores what it changes, in one write with everything that follows from it. */
export async function takeReply(
  services: IssueServices & LetterServices,
  received: ReceivedReply,
): Promise<InboundRecord['outcome']> {
  const { program, clock } = services;
  const { form, message, inboundId, objectKey, receivedAt, by = form.personId, amongTwo = false } = received;
  const { dossier, definition, reading: whole } = await readingOf(services, form, message);
  const reading = amongTwo ? numberedOnly(whole) : whole;
  const now = clock.now();
  const reader = formReader(dossier);

  const saysNothing = Object.keys(reading.answers).length === 0 && reading.open.every(({ why }) => why === 'missing');
  if (reading.thanksOnly || (received.bringsFiles === true && saysNothing && reading.word === undefined))
    return 'nothing';
  if (reading.word !== undefined) {
    const { obeyWord } = await import('./standing-words.ts'); // few replies are a word
    return obeyWord(services, { form, word: reading.word, inboundId, objectKey, now });
  }
  const withoutWayOut = Object.fromEntries(Object.entries(reading.answers).filter(([, value]) => value !== wayOut));
  const asksForCall = Object.keys(withoutWayOut).length < Object.keys(reading.answers).length;
  const startsOn = form.kind.startsWith('PRO-')
    ? startCondition(reading.open.map(({ words }) => words).join('\n'), localDate(now, reader.timeZone))
    : undefined;
  const reply: UnderstoodReply = {
    answers: withoutWayOut,
    asksForCall,
    ...(startsOn === undefined ? {} : { startsOn }),
    unclear: reading.open.filter(({ why }) => why !== 'missing').map(({ question, words }) => ({ question, words })),
    remark: reading.remark,
    inboundId,
    objectKey,
    receivedAt,
  };
  const changes = changesAnswers(form, reply) || reply.unclear.length > 0;
  const late =
    !acceptsReplies(form, receivedAt) ||
    (changes && isActedUpon(form, { cycle: dossier.cycle, pair: dossier.pair?.pair }));
  const accepted = late
    ? lateReply(form, reply, now)
    : acceptReply(
        form,
        reply,
        {
          missing: (answers) => missingQuestions(definition, answers),
          ended: (answers) => isEnded(definition, answers),
          nameOf: (question) => definition.questions.find(({ number }) => number === question)?.name,
        },
        {
          now,
          remindableAt: remindableAfter(sendableAt(now, reader), reader),
          echoYesAt: sendableAt(
            addWorkingDays(now, echoedWithinDays, { ...reader.site, timeZone: reader.timeZone }),
            reader,
          ),
          mayBeLast: await mayBeLast(program, form),
        },
      );
  if (accepted.outcome === 'seen') {
    await rememberWish(services, form);
    await weighAfterClosing(services, form); // a crash may have come between its storing and this
    return outcomeOfSeen(form, receivedAt);
  }
  const wakeSelf =
    accepted.to.status === form.status ? [] : [{ kind: 'wake' as const, target: 'form' as const, id: form.formId }];
  await program.forms.advance(form, {
    to: accepted.to,
    event: accepted.event,
    actor: by,
    commands: [...(await withBundles(program, accepted.commands)), ...wakeSelf],
  });
  await rememberWish(services, accepted.to);
  await weighAfterClosing(services, form);
  return late ? 'late' : accepted.outcome;
}

/** Working days in which the start of a pair echoes its yeses (content.md 3.3). */
const echoedWithinDays = 5;

/** What counts of a message that two people read. */
function numberedOnly(reading: Reading): Reading {
  const answers = Object.fromEntries(
    Object.entries(reading.answers).filter(([name]) => reading.numbered.includes(name)),
  );
  return { ...reading, answers, open: [], remark: '', thanksOnly: false };
}

/** "Never again" is said to one invitation and outlasts its cycle; whoever changes their mind is invited again. */
async function rememberWish({ people }: IssueServices, { group, personId, answers }: Form): Promise<void> {
  if (group !== 'enrollment' || answers.role === undefined) return;
  const never = answers.role === 'never';
  if (((await people.find(personId))?.neverInvite ?? false) !== never) await people.wishNoInvitation(personId, never);
}

/** What became of a reply that the form already knows, for the record that a crash left out. */
function outcomeOfSeen(form: Form, receivedAt: Instant): InboundRecord['outcome'] {
  if (!acceptsReplies(form, receivedAt) && !Object.values(form.givenAt).includes(receivedAt)) return 'late';
  return form.open === undefined ? 'answered' : 'clarified';
}

/** Feedback counts longer than its pair is watched over. Looked at after the answer is stored: a pair that closes later sees it by itself. */
async function weighAfterClosing(services: IssueServices, { kind, pairId }: Form): Promise<void> {
  if (!kind.startsWith('SES') || pairId === undefined) return;
  if ((await services.program.pairs.load(pairId)).status !== 'closed') return;
  while ((await weighNext(services, pairId)) === 'weighed');
}
