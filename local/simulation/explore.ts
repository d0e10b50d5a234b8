import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { handler as expireForm } from '../../functions/expire-form.ts';
import { programTable } from '../../shared/adapters/program-table.ts';
import { systemIds } from '../../shared/adapters/services.ts';
import { wires } from '../../shared/adapters/wires.ts';
import { acceptReply, lateReply, type UnderstoodReply } from '../../shared/domain/accept-reply.ts';
import { ledgerTag } from '../../shared/domain/deterministic-ids.ts';
import { acceptsReplies, expiresAt, type Form } from '../../shared/domain/form.ts';
import { CycleId, FormId, PairId, PersonId } from '../../shared/domain/ids.ts';
import { type Instant, plusMinutes } from '../../shared/domain/instant.ts';
import { issuedForm } from '../../shared/domain/issue-form.ts';
import { claimed, mayClaim } from '../../shared/domain/ledger.ts';
import type { Program } from '../../shared/ports.ts';
import { type EmbeddedDynamo, embeddedDynamo } from '../dynamodb/embedded-dynamo.ts';
import type { TableDefinition } from '../dynamodb/table-definition.ts';
import { bodyText, type HttpRequestLike, jsonResponse, type RequestHandler, wire } from '../wire.ts';

/** What an exploration visited and found. */
export interface Explored {
  /** Distinct states of table, queues, clock and actors. */
  readonly states: number;
  /** Steps between them: each is one AWS call, the moment the form ends itself, or the crash. */
  readonly steps: number;
  /** States in which everybody was done: all of them were judged. */
  readonly ends: number;
  /** What was wrong, each with the order of steps that leads there. */
  readonly violations: readonly { readonly what: string; readonly order: string }[];
}

export interface ExploreOptions {
  /** The program table as the template has it. */
  readonly table: TableDefinition;
  /** How a reply is handled; the program's own way unless said. A test hands a wrong one over to see it found. */
  readonly handleReply?: HandleReply;
  /** Stops at so many violations; ten unless said. */
  readonly most?: number;
}

/** Handles one message to its end, as the door in does with a batch of one. */
export type HandleReply = (program: Program, reply: UnderstoodReply, now: () => Instant) => Promise<void>;

const deadline = '2027-03-15T17:00:00.000Z';
const receivedAt = '2027-03-15T16:59:59.000Z';
const ends = expiresAt({ closesAt: deadline });
/** The form that is explored. */
export const explored = FormId.parse('frm_aaaaaaaaaaaaaaaa');
const formId = explored;

/**
 * Explores every order that can make a difference of the AWS calls of two replies to one form, its expiry once that is due and one crash before
 * any call: each call is atomic, a crashed or beaten actor is delivered again. States that were seen are not visited twice.
 */
export async function explore({ table, handleReply = handle, most = 10 }: ExploreOptions): Promise<Explored> {
  const seen = new Set<string>();
  const open: (readonly string[])[] = [[]];
  const violations: { what: string; order: string }[] = [];
  let steps = 0;
  let ends = 0;
  for (let order = open.pop(); order !== undefined && violations.length < most; order = open.pop()) {
    const stage = await stageOf(table, handleReply);
    for (const choice of order) await stage.step(choice);
    for (;;) {
      steps += 1;
      const { key, choices } = stage.look();
      if (seen.has(key)) break;
      seen.add(key);
      const [next, ...others] = choices;
      if (next === undefined) {
        ends += 1;
        for (const what of await stage.judge())
          if (violations.length < most) violations.push({ what, order: order.join(' ') });
        break;
      }
      for (const other of others) open.push([...order, other]); // to be played from the beginning
      order = [...order, next];
      await stage.step(next);
    }
  }
  return { states: seen.size, steps, ends, violations };
}

/** The door in, without the reading of the message: record last, effect first. */
async function handle(program: Program, reply: UnderstoodReply, now: () => Instant): Promise<void> {
  if ((await program.inbound.find(reply.inboundId)) !== undefined) return;
  const form = await program.forms.load(formId);
  const isLate = !acceptsReplies(form, reply.receivedAt);
  const accepted = isLate
    ? lateReply(form, reply, now())
    : acceptReply(
        form,
        reply,
        {
          missing: ({ useful }) => (useful === undefined ? [1] : []),
          ended: () => false,
          nameOf: () => 'useful',
        },
        { now: now(), remindableAt: now(), echoYesAt: now(), mayBeLast: false },
      );
  if (accepted.outcome !== 'seen') {
    const { to, event, commands } = accepted;
    await program.forms.advance(form, { to, event, commands });
  }
  const outcome = isLate ? 'late' : accepted.outcome === 'seen' ? 'answered' : accepted.outcome;
  await program.inbound.record({ inboundId: reply.inboundId, objectKey: reply.objectKey, receivedAt, outcome, formId });
}

/** Somebody whose next AWS call waits for its turn. */
interface Actor {
  readonly name: string;
  pending: { readonly call: string; readonly go: () => void } | undefined;
  /** What this actor learned since it began: its whole memory. */
  heard: string;
  done: boolean;
  epoch: number;
  readonly begin: () => void;
}

interface Stage {
  /** Where things stand, with a key that stands for everything that can make a difference from here on, and what can happen next. */
  readonly look: () => { readonly key: string; readonly choices: readonly string[] };
  readonly step: (choice: string) => Promise<void>;
  readonly judge: () => Promise<string[]>;
}

/** The form is out, both replies have arrived, and nothing has been done about them. */
async function stageOf(table: TableDefinition, handleReply: HandleReply): Promise<Stage> {
  const dynamo = embeddedDynamo({ tables: [table] });
  const queued: string[] = [];
  const sqs = wire(async (request) => {
    queued.push(await bodyText(request));
    return jsonResponse({ MessageId: String(queued.length), MD5OfMessageBody: undefined });
  });
  let now: Instant = receivedAt; // one clock for all
  let crashed = false;
  const clock = { now: () => now };
  const programOn = (gate: (handler: RequestHandler) => RequestHandler): Program => {
    const environment = {
      PROGRAM_TABLE: table.TableName,
      SEND_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/1/send',
      WAKE_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/1/wake',
    };
    const clients = wires((service) => gate(service === 'sqs' ? sqs : dynamo.requestHandler));
    return programTable(environment, { step: 'explore', wires: clients, clock, ids: systemIds });
  };
  const freely = programOn((handler) => handler);
  await freely.forms.create(theForm(), 'issued');
  queued.length = 0;

  const actors: Actor[] = [];
  const actor = (name: string, work: (gate: (handler: RequestHandler) => RequestHandler) => Promise<unknown>): void => {
    const self: Actor = {
      name,
      pending: undefined,
      heard: '',
      done: false,
      epoch: 0,
      begin: () => {
        self.epoch += 1;
        self.heard = '';
        self.pending = undefined;
        const { epoch } = self;
        work((handler) => gated(self, epoch, handler)).then(
          () => {
            if (self.epoch === epoch) self.done = true;
          },
          () => {
            if (self.epoch === epoch) self.begin(); // beaten or refused: the message comes again
          },
        );
      },
    };
    actors.push(self);
  };
  for (const reply of replies) actor(reply.inboundId, (gate) => handleReply(programOn(gate), reply, () => now));
  const environment = {
    PROGRAM_TABLE: table.TableName,
    SEND_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/1/send',
    WAKE_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/1/wake',
  };
  actor('expiry', (gate) =>
    expireForm.with(environment, {
      clock,
      requestHandlers: (service) => gate(service === 'sqs' ? sqs : dynamo.requestHandler),
      log: () => undefined,
    })({ formId }),
  );
  for (const one of actors) if (one.name !== 'expiry') one.begin();
  await allWait(actors);

  return {
    look: () => {
      const waiting = actors.filter(({ pending }) => pending !== undefined);
      const alone = waiting.find(({ pending }) => !concernsOthers(pending?.call ?? ''));
      const able = (alone === undefined ? waiting : [alone]).map(({ name }) => name);
      return {
        key: keyOf([now, crashed, queued.toSorted(), dynamo.items(table.TableName), ...actors.map(memoryOf)]),
        choices: [
          ...able.map((name) => `call:${name}`),
          ...(crashed ? [] : able.map((name) => `crash:${name}`)),
          ...(now < ends && alone === undefined ? ['end'] : []),
        ],
      };
    },
    step: async (choice) => {
      const [what, name] = choice.split(':');
      const chosen = actors.find((one) => one.name === name);
      if (what === 'end') {
        now = ends;
        actors.find((one) => one.name === 'expiry')?.begin();
      } else if (what === 'crash') {
        crashed = true;
        chosen?.begin();
      } else {
        const { pending } = chosen ?? {};
        if (chosen === undefined || pending === undefined) throw new Error(`${choice} is not possible`);
        chosen.pending = undefined;
        pending.go();
      }
      await allWait(actors);
    },
    judge: () => judge(freely, dynamo, table.TableName, queued),
  };
}

function gated(self: Actor, epoch: number, { handle: perform, ...rest }: RequestHandler): RequestHandler {
  return {
    ...rest,
    handle: async (request: HttpRequestLike) => {
      const call = `${request.headers['x-amz-target'] ?? ''} ${await bodyText(request)}`;
      await new Promise<void>((go) => {
        if (self.epoch === epoch) self.pending = { call, go };
      });
      const answer = await perform(request);
      const { body: sent } = answer.response;
      const body = sent instanceof Uint8Array ? Buffer.from(sent).toString('utf8') : await textOf(sent);
      self.heard = keyOf([self.heard, call, answer.response.statusCode, body]);
      return {
        response: { ...answer.response, body: sent instanceof Uint8Array ? sent : Readable.from([Buffer.from(body)]) },
      };
    },
  };
}

/** Lets everything run until every actor waits for its turn or is done; the expiry begins when the form ends itself. */
async function allWait(actors: readonly Actor[]): Promise<void> {
  const isQuiet = () => actors.every((one) => one.epoch === 0 || one.done || one.pending !== undefined);
  for (let calm = 0; calm < 2; calm = isQuiet() ? calm + 1 : 0) await new Promise((resolve) => setImmediate(resolve));
}

/**
 * True for a call that others may notice: one on the form itself. Audit lines, ledger entries and tasks are put unless they exist, records and
 * messages are each actor's own: in which order those come makes no difference, so only a crash may come before them.
 */
function concernsOthers(call: string): boolean {
  return call.includes(`"Key":{"pk":{"S":"FRM#${formId}"`);
}

function memoryOf({ name, heard, done, pending, epoch }: Actor): unknown {
  return [name, epoch === 0, done, heard, pending?.call];
}

function keyOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

/** What the sweeper and the sender make of the end, and what must be true then. */
async function judge(
  program: Program,
  dynamo: EmbeddedDynamo,
  table: string,
  queued: readonly string[],
): Promise<string[]> {
  await program.repair.drainPending(plusMinutes(ends, 60), 100);
  const wrong: string[] = [];
  const form = await program.forms.load(formId);
  if (form.status !== 'answered' && form.status !== 'expired') wrong.push(`the form ends ${form.status}`);
  for (const { inboundId } of replies) {
    const record = await program.inbound.find(inboundId);
    if (record === undefined) wrong.push(`${inboundId} has no record`);
    if (!form.replies.includes(inboundId)) wrong.push(`${inboundId} is lost`);
  }
  const events = dynamo
    .items(table)
    .map((item) => JSON.stringify(item))
    .filter((text) => text.includes('AUD#'));
  const final = events.filter((text) => /"(?:answered|expired)"/.test(text) && text.includes('"expired"'));
  if (form.status === 'answered' && final.length > 0) wrong.push('the form was expired and answered');
  if (form.status === 'expired' && form.answers['useful'] !== undefined) wrong.push('an expired form has answers');
  const keys = new Set(queued.flatMap((body) => /"key\\*":\\*"([^"\\]+)/.exec(body)?.[1] ?? []));
  for (const key of keys) {
    let sent = 0;
    for (let delivery = 0; delivery < 2; delivery += 1) {
      const entry = await program.ledger.findByTag(ledgerTag(key));
      if (entry === undefined || !mayClaim(entry, ends)) continue;
      if ((await program.ledger.advance(entry, claimed(entry, ends))) === 'done') sent += 1;
    }
    if (sent > 1) wrong.push(`${key} was sent ${String(sent)} times`);
  }
  return wrong;
}

const replies: readonly UnderstoodReply[] = [4, 2].map((useful, index) => ({
  answers: { useful },
  unclear: [],
  remark: '',
  inboundId: `reply${String(index + 1)}`,
  objectKey: `mail/reply${String(index + 1)}`,
  receivedAt,
}));

function theForm(): Form {
  const issued = issuedForm(
    {
      cycleId: CycleId.parse('cyc_a'),
      kind: 'SES-M',
      kindVersion: 1,
      group: 'pair',
      personId: PersonId.parse('per_a'),
      language: 'fr',
      pairId: PairId.parse('pair_a'),
      session: 1,
      ladder: { ladder: ['2027-03-01T09:00:00.000Z'], closesAt: deadline },
    },
    '2027-03-01T09:00:00.000Z',
    'aaaaaaaaaaaaaaaa',
  );
  return { ...issued, formId, sent: 1 };
}
