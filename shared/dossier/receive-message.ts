import { receivedMail } from '../contracts/documents.ts';
import type { Form } from '../domain/form.ts';
import type { InboundRecord } from '../domain/inbound.ts';
import { localDate } from '../domain/working-calendar.ts';
import { classifyMessage } from '../mail/classify-message.ts';
import { parseMessage } from '../mail/parse-message.ts';
import { type Notice, type Receipt, receiptFromObject } from '../mail/receipt.ts';
import { readReplyAddresses, replyAddressHeaders, sameKey } from '../mail/reply-address.ts';
import { type Trust, trustOf } from '../mail/trust.ts';
import type { Documents, Inbox } from '../ports.ts';
import type { IssueServices } from './issue.ts';
import { takeReply } from './take-reply.ts';

export type ReceiveServices = IssueServices & { readonly inbox: Inbox; readonly documents: Documents };

/** Where mail comes in, and who may start cycles and decide. */
export interface Door {
  readonly inboundDomain: string;
  readonly startAddress: string;
  readonly coordinators: readonly string[];
}

type Outcome = Pick<InboundRecord, 'outcome' | 'detail' | 'formId' | 'personId' | 'cycleId'>;

/** Handles one received message, once: a message already recorded is left alone. */
export async function receiveMessage(
  services: ReceiveServices,
  door: Door,
  notice: Extract<Notice, { kind: 'message' }>,
): Promise<void> {
  const { program, inbox } = services;
  const inboundId = notice.receipt.messageId;
  if ((await program.inbound.find(inboundId)) !== undefined) return;
  const outcome = await handle(services, door, notice, await inbox.read(notice.key));
  await program.inbound.record({ inboundId, objectKey: notice.key, receivedAt: notice.receipt.receivedAt, ...outcome });
}

/** Handles a stored message of which no news came: the object tells how it was received, if SES itself wrote that above the sender's lines. */
export async function receiveStored(services: ReceiveServices, door: Door, objectKey: string): Promise<void> {
  const { program, inbox, clock } = services;
  const inboundId = objectKey.slice(receivedMail.length);
  if ((await program.inbound.find(inboundId)) !== undefined) return;
  const receipt = receiptFromObject(await inbox.read(objectKey), inboundId);
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
  { receipt, key }: Extract<Notice, { kind: 'message' }>,
  bytes: Uint8Array,
): Promise<Outcome> {
  const message = await parseMessage(bytes);
  const headers =
    message.kind === 'message' ? replyAddressHeaders.flatMap((name) => message.headers.get(name) ?? []) : [];
  const form = await selectedForm(services, door, [...receipt.recipients, ...headers]);
  const flag = flagOf(receipt);
  if (flag === 'virus') return flagged(services, form, receipt.messageId, key, flag);
  if (message.kind === 'unreadable') return unreadable(services, form, receipt.messageId, key, message.reason);
  const today = localDate(receipt.receivedAt, 'UTC');
  const sort = classifyMessage(message, { ownDomains: [door.inboundDomain], today });
  const about = form === undefined ? {} : { formId: form.formId, personId: form.personId, cycleId: form.cycleId };
  if (sort.kind !== 'person') return { outcome: 'machine', detail: sort.kind, ...about };
  if (flag !== undefined) return flagged(services, form, receipt.messageId, key, flag);

  const from = message.from?.address.toLowerCase();
  const trust = trustOf({ ...receipt, fromAddress: from });
  const isCoordinator = from !== undefined && door.coordinators.includes(from);
  if (form === undefined) {
    const toStart = receipt.recipients.some((recipient) => recipient.toLowerCase() === door.startAddress.toLowerCase());
    if (!toStart || !isCoordinator || trust !== 'strong')
      return { outcome: 'nothing', detail: toStart ? 'not a coordinator' : 'no form' };
    const { startCycle } = await import('./start-cycle.ts'); // the roster's reader, for a handful of messages a year
    const started = await startCycle(services, { message, from, inboundId: receipt.messageId, objectKey: key });
    return { outcome: started };
  }
  if (!(await mayAnswer(services, form, from, trust, isCoordinator))) {
    const facts = { trust, kind: form.kind };
    await raise(services, form, { kind: 'held-reply', inboundId: receipt.messageId, objectKey: key, facts });
    return { outcome: 'held', detail: `${trust} trust`, ...about };
  }
  const outcome = await takeReply(services, {
    form,
    message,
    inboundId: receipt.messageId,
    objectKey: key,
    receivedAt: receipt.receivedAt,
  });
  return { outcome, ...about };
}

/** The form an address selects, if the key is its own. An address that selects nothing is as good as none. */
async function selectedForm(
  { program }: ReceiveServices,
  door: Door,
  texts: readonly string[],
): Promise<Form | undefined> {
  for (const address of readReplyAddresses(texts, door.inboundDomain)) {
    const form = await program.forms.find(address.formId);
    if (form !== undefined && sameKey(form.key, address.key)) return form;
  }
  return undefined;
}

const coordinatorKinds = /^(?:START|MAT|FIT)/;

/** Only the registered address answers, proven at least by SPF; a coordinator's decision only from a configured address, beyond doubt. */
async function mayAnswer(
  { people }: ReceiveServices,
  form: Form,
  from: string | undefined,
  trust: Trust,
  isCoordinator: boolean,
): Promise<boolean> {
  if (from === undefined || (await people.idOf(from)) !== form.personId) return false;
  return coordinatorKinds.test(form.kind) ? isCoordinator && trust === 'strong' : trust !== 'weak';
}

/** What SES's scan found wrong. It delivers such a message all the same; a scan that failed or is off finds nothing. */
function flagOf({ verdicts }: Receipt): 'virus' | 'spam' | undefined {
  return verdicts.virus === 'FAIL' ? 'virus' : verdicts.spam === 'FAIL' ? 'spam' : undefined;
}

/** A message that SES flagged answers no form and is never answered; a coordinator hears where it lies. */
async function flagged(
  services: ReceiveServices,
  form: Form | undefined,
  inboundId: string,
  objectKey: string,
  flag: 'virus' | 'spam',
): Promise<Outcome> {
  if (form === undefined) return { outcome: 'nothing', detail: flag };
  await raise(services, form, { kind: flag, inboundId, objectKey });
  return { outcome: 'held', detail: flag, formId: form.formId, personId: form.personId, cycleId: form.cycleId };
}

/** Tells a coordinator of a message about a form, once. */
async function raise(
  { program, clock }: ReceiveServices,
  form: Form,
  {
    kind,
    inboundId,
    objectKey,
    facts = {},
  }: {
    readonly kind: 'held-reply' | 'poison' | 'spam' | 'virus';
    readonly inboundId: string;
    readonly objectKey: string;
    readonly facts?: Record<string, string>;
  },
): Promise<void> {
  await program.tasks.raise({
    taskId: `${kind}-${inboundId}`,
    cycleId: form.cycleId,
    kind,
    raisedAt: clock.now(),
    personId: form.personId,
    formId: form.formId,
    ...(form.pairId === undefined ? {} : { pairId: form.pairId }),
    objectKey,
    facts,
  });
}

async function unreadable(
  services: ReceiveServices,
  form: Form | undefined,
  inboundId: string,
  objectKey: string,
  reason: string,
): Promise<Outcome> {
  if (form === undefined) return { outcome: 'nothing', detail: `unreadable: ${reason}` };
  await raise(services, form, { kind: 'poison', inboundId, objectKey, facts: { reason } });
  return {
    outcome: 'held',
    detail: `unreadable: ${reason}`,
    formId: form.formId,
    personId: form.personId,
    cycleId: form.cycleId,
  };
}
