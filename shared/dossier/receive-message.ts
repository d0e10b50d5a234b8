import { receivedMail } from '../contracts/documents.ts';
import type { Form } from '../domain/form.ts';
import type { Task } from '../domain/inbound.ts';
import { localDate } from '../domain/working-calendar.ts';
import { classifyMessage } from '../mail/classify-message.ts';
import { headerFields } from '../mail/header-block.ts';
import { parseMessage, type ReadableMessage, readAtMost } from '../mail/parse-message.ts';
import { type Notice, type Receipt, receiptFromObject } from '../mail/receipt.ts';
import { markOf } from '../mail/same-message.ts';
import { trustOf } from '../mail/trust.ts';
import type { Arrival, Door, Handled, ReceiveServices, Sender } from './arrival.ts';
import { cycleOfPerson } from './cycle-of-person.ts';
import { formAnswered, formQuoted, type Headers } from './find-form.ts';
import { receiveReply } from './receive-reply.ts';
import { receiveUnplaced } from './unplaced-message.ts';

type Received = Extract<Notice, { kind: 'message' }>;

/** Handles one received message, once: a message already recorded is left alone. */
export async function receiveMessage(services: ReceiveServices, door: Door, notice: Received): Promise<void> {
  const { program, inbox } = services;
  const inboundId = notice.receipt.messageId;
  if ((await program.inbound.find(inboundId)) !== undefined) return;
  const outcome = await handle(services, door, notice, await inbox.read(notice.key, readAtMost));
  await program.inbound.record({ inboundId, objectKey: notice.key, receivedAt: notice.receipt.receivedAt, ...outcome });
}

/** Handles a stored message of which no news came: the object tells how it was received, if SES itself wrote that above the sender's lines. */
export async function receiveStored(services: ReceiveServices, door: Door, objectKey: string): Promise<void> {
  const { program, inbox, clock } = services;
  const inboundId = objectKey.slice(receivedMail.length);
  if ((await program.inbound.find(inboundId)) !== undefined) return;
  const receipt = receiptFromObject(await inbox.read(objectKey, readAtMost), inboundId);
  if (receipt !== undefined)
    return receiveMessage(services, door, { kind: 'message', receipt, bucket: '', key: objectKey });
  await program.inbound.record({
    inboundId,
    objectKey,
    receivedAt: clock.now(),
    outcome: 'nothing',
    detail: 'not received by SES',
  });
}

async function handle(
  services: ReceiveServices,
  door: Door,
  { receipt, key }: Received,
  bytes: Uint8Array,
): Promise<Handled> {
  const { program } = services;
  const { messageId: inboundId, receivedAt, recipients } = receipt;
  const message = await parseMessage(bytes);
  const tied = await formAnswered(program, door.inboundDomain, recipients, headersOf(bytes));
  const form = tied?.form;
  const setAside = async (kind: Problem, reason?: string) => {
    const sender = message.kind === 'message' ? await senderOf(services, door, receipt, message) : undefined;
    const about = form ?? (await provenSender(services, sender));
    return setAsideMessage(services, about, { kind, reason, inboundId, objectKey: key });
  };
  const flag = flagOf(receipt);
  if (flag === 'virus') return setAside(flag);
  if (message.kind === 'unreadable') return setAside('poison', message.reason);
  const today = localDate(receivedAt, 'UTC');
  const sort = classifyMessage(message, { ownDomains: [door.inboundDomain], today });
  const about = form === undefined ? {} : { formId: form.formId, personId: form.personId, cycleId: form.cycleId };
  if (sort.kind !== 'person') {
    const { takeMachineMail } = await import('./machine-mail.ts'); // the calendar's reader, for one message in many
    const detail = await takeMachineMail(services, { sort, message, receipt, form, inboundDomain: door.inboundDomain });
    return { outcome: 'machine', detail, ...about };
  }
  if (flag !== undefined) return setAside(flag);
  if (message.cut && message.text === '') return setAside('too-large');

  const sender = await senderOf(services, door, receipt, message);
  const arrival: Arrival = { inboundId, objectKey: key, receivedAt, recipients, message, sender };
  if (await isCopy(services, arrival)) return { outcome: 'nothing', detail: 'copy', ...about };
  const found = tied ?? (await quotedBySender(services, arrival));
  return found === undefined ? receiveUnplaced(services, door, arrival) : receiveReply(services, arrival, found);
}

async function senderOf(
  { people }: ReceiveServices,
  door: Door,
  receipt: Receipt,
  message: ReadableMessage,
): Promise<Sender> {
  const address = message.from?.address.toLowerCase();
  return {
    address,
    personId: address === undefined ? undefined : await people.idOf(address),
    proof: trustOf({ ...receipt, fromAddress: address }),
    isCoordinator: address !== undefined && door.coordinators.includes(address),
  };
}

/** True when the same message was delivered before and handled: a gateway's second delivery is not answered again. */
async function isCopy({ program }: ReceiveServices, { inboundId, message, sender }: Arrival): Promise<boolean> {
  const mark = markOf(message);
  if (mark === undefined) return false;
  const first = await program.inbound.firstWith(`${sender.proof}-${mark}`, inboundId);
  return first !== inboundId && (await program.inbound.find(first)) !== undefined;
}

async function quotedBySender({ program }: ReceiveServices, { sender, message }: Arrival) {
  return sender.personId === undefined || sender.proof === 'weak'
    ? undefined
    : formQuoted(program, sender.personId, message.text);
}

/** The headers as they were sent, whether or not the rest of the message can be read. */
function headersOf(bytes: Uint8Array): Headers {
  const headers = new Map<string, string[]>();
  for (const { name, value } of headerFields(Buffer.from(bytes.subarray(0, 262_144)).toString('latin1')))
    headers.set(name, [...(headers.get(name) ?? []), value]);
  return headers;
}

/** What SES's scan found wrong. It delivers such a message all the same; a scan that failed or is off finds nothing. */
function flagOf({ verdicts }: Receipt): 'virus' | 'spam' | undefined {
  return verdicts.virus === 'FAIL' ? 'virus' : verdicts.spam === 'FAIL' ? 'spam' : undefined;
}

type Problem = Extract<Task['kind'], 'virus' | 'spam' | 'poison' | 'too-large'>;

/** Whom a message that is not read comes from and in which cycle, when its sender is known and proven. */
async function provenSender({ program }: ReceiveServices, sender: Sender | undefined): Promise<About | undefined> {
  if (sender?.personId === undefined || sender.proof === 'weak') return undefined;
  const { personId } = sender;
  const known = await cycleOfPerson(program, personId);
  return known === undefined ? undefined : { personId, cycleId: known.cycle.cycleId };
}

type About = Pick<Form, 'personId' | 'cycleId'> & Partial<Pick<Form, 'formId' | 'pairId'>>;

/** A message that is not read answers no form and is never answered; a coordinator hears where it lies, if it can be told whom it concerns. */
async function setAsideMessage(
  { program, clock }: ReceiveServices,
  about: About | undefined,
  {
    kind,
    reason,
    inboundId,
    objectKey,
  }: {
    readonly kind: Problem;
    readonly reason: string | undefined;
    readonly inboundId: string;
    readonly objectKey: string;
  },
): Promise<Handled> {
  const detail = reason === undefined ? kind : `unreadable: ${reason}`;
  if (about === undefined) return { outcome: 'nothing', detail };
  const { formId, personId, cycleId, pairId } = about;
  await program.tasks.raise({
    taskId: `${kind}-${inboundId}`,
    cycleId,
    kind,
    raisedAt: clock.now(),
    personId,
    ...(formId === undefined ? {} : { formId }),
    ...(pairId === undefined ? {} : { pairId }),
    objectKey,
    facts: reason === undefined ? {} : { reason },
  });
  return { outcome: 'held', detail, ...(formId === undefined ? {} : { formId }), personId, cycleId };
}
