import { describe, expect, it } from 'vitest';
import { handler as expireForm } from '../../functions/expire-form.ts';
import { handler } from '../../functions/receive-email.ts';
import { handler as reconcileInbox } from '../../functions/reconcile-inbox.ts';
import type { Findings } from '../../local/mail/inbound.ts';
import { awsError, wire } from '../../local/wire.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { replyAddress } from '../../shared/mail/reply-address.ts';
import { environment, localWires } from '../adapters/local-wires.ts';
import { aCycle, aForm, aParticipant, aPerson, at, cycleId } from '../domain/builders.ts';
import { aDoorIn, inboundDomain } from './a-door-in.ts';

const closesAt = at('2027-03-16 18:00');

/** Inès has her enrollment form open until 18:00 on 16 March and answers "not now" at some moment; SES finds this about her reply. */
async function delivered({ findings = {}, headers = [], when = at('2027-03-02 09:00') }: Delivery) {
  const local = localWires();
  const { program, people, clock, requestHandlers } = local;
  clock.moveTo(when);
  const { personId: _given, ...person } = aPerson();
  const personId = await people.register(person);
  await program.cycles.create(aCycle({ status: 'enrolling', coordinators: [personId] }), 'created');
  await program.participants.put(aParticipant({ personId }));
  const form = aForm({ kind: 'ENR-M', group: 'enrollment', personId, closesAt });
  await program.forms.create(form, 'issued');
  const { deliver, notices } = aDoorIn(local);
  const to = replyAddress(form.formId, form.key, inboundDomain);
  const text = [...headers, `From: ${person.address}`, `To: ${to}`, 'Subject: RE', '', '1: C', ''].join('\r\n');
  const id = await deliver(Buffer.from(text), [to], findings);
  let isBroken = false;
  const s3 = wire(async (request) =>
    isBroken
      ? awsError('rest-xml', 'AccessDenied', 'Not now', { statusCode: 403 })
      : (await requestHandlers('s3').handle(request)).response,
  );
  const receive = handler.with(
    {
      ...environment,
      INBOUND_DOMAIN: inboundDomain,
      START_ADDRESS: `start@${inboundDomain}`,
      COORDINATORS: 'claire@solane.example',
    },
    { clock, requestHandlers: (service) => (service === 's3' ? s3 : requestHandlers(service)), log: () => undefined },
  );
  const take = (bodies: readonly string[] = notices, broken = false) => {
    isBroken = broken;
    return receive({ Records: bodies.map((body) => ({ messageId: 'n1', body })) });
  };
  const outcome = async () => ({
    form: await program.forms.load(form.formId),
    tasks: await program.tasks.untold(cycleId),
    record: await program.inbound.find(id!),
    orders: local.sent(),
  });
  return { ...local, take, outcome, objectKey: `mail/${id!}`, personId, formId: form.formId };
}

interface Delivery {
  readonly findings?: Findings;
  readonly headers?: readonly string[];
  readonly when?: string;
}

/** The news of the reply comes twice, or never. */
async function received(findings: Findings, headers: readonly string[] = [], news: 'twice' | 'never' = 'twice') {
  const { take, outcome, clock, requestHandlers, toRead, objectKey, personId } = await delivered({ findings, headers });
  const takeTwice = async (bodies?: readonly string[]) => {
    for (let time = 1; time <= 2; time += 1) expect(await take(bodies)).toEqual({ batchItemFailures: [] });
  };
  const log: string[] = [];
  const reconcile = reconcileInbox.with(environment, { clock, requestHandlers, log: (line) => log.push(line) });
  const rounds: unknown[] = [];
  if (news === 'twice') await takeTwice();
  else {
    rounds.push(await reconcile({}));
    clock.moveTo(plusMinutes(clock.now(), 15));
    rounds.push(await reconcile({}));
    await takeTwice(toRead());
    clock.moveTo(plusMinutes(clock.now(), 15));
    rounds.push(await reconcile({}));
  }
  return { ...(await outcome()), rounds, log, objectKey, personId };
}

describe('a reply that SES flags', () => {
  it('as spam or as carrying a virus answers nothing, gets no answer, and a coordinator hears where it lies', async () => {
    for (const flag of ['spam', 'virus'] as const) {
      const { form, tasks, record, orders, objectKey, personId } = await received({ [flag]: 'FAIL' });
      expect(form).toMatchObject({ status: 'issued', answers: {}, replies: [] });
      expect(orders).toEqual([]);
      expect(record).toMatchObject({ outcome: 'held', detail: flag, formId: form.formId });
      expect(tasks).toMatchObject([{ kind: flag, objectKey, personId, facts: {} }]);
    }
  });

  it('as spam but which a machine wrote is no coordinator’s business', async () => {
    const { tasks, record } = await received({ spam: 'FAIL' }, ['Auto-Submitted: auto-replied']);
    expect(record).toMatchObject({ outcome: 'machine' });
    expect(tasks).toEqual([]);
  });

  it('as clean, or could not scan, is read', async () => {
    for (const findings of [{}, { spam: 'GRAY', virus: 'PROCESSING_FAILED' }, { spam: 'DISABLED' }] as const) {
      const { form, tasks, record } = await received(findings);
      expect(record).toMatchObject({ outcome: 'answered' });
      expect(form).toMatchObject({ status: 'answered', answers: { role: 'not-now' } });
      expect(tasks).toEqual([]);
    }
  });
});

describe('a reply of which no news came', () => {
  it('is found in the inbox once its news is overdue, and read as any other', async () => {
    const { form, record, rounds, log } = await received({}, [], 'never');
    expect(form).toMatchObject({ status: 'answered' });
    expect(record).toMatchObject({ outcome: 'answered' });
    expect(rounds).toEqual([
      { looked: 0, fetched: 0 },
      { looked: 1, fetched: 1 },
      { looked: 1, fetched: 0 },
    ]);
    expect(log.map((line) => JSON.parse(line) as unknown)).toContainEqual({
      metrics: { MessagesFetched: 1 },
      step: 'reconcile-inbox',
    });
  });
});

describe('a reply that is read after the deadline', () => {
  const justBefore = '2027-03-16T16:59:55.000Z';
  const readAfter = async (when: string, minutes: number) => {
    const { take, outcome, clock, requestHandlers, formId } = await delivered({ when });
    expect(await take(undefined, true)).toEqual({ batchItemFailures: [{ itemIdentifier: 'n1' }] });
    clock.moveTo(plusMinutes(closesAt, minutes));
    await expireForm.with(environment, { clock, requestHandlers, log: () => undefined })({ formId });
    expect(await take()).toEqual({ batchItemFailures: [] });
    return outcome();
  };

  it('counts when it was received before it and its first reading failed', async () => {
    for (const minutes of [2, 14]) {
      const { form, record, tasks, orders } = await readAfter(justBefore, minutes);
      expect(record).toMatchObject({ outcome: 'answered', receivedAt: justBefore });
      expect(form).toMatchObject({ status: 'answered', answers: { role: 'not-now' } });
      expect(tasks).toEqual([]);
      expect(orders).toEqual([{ key: `${form.formId}#echo#1` }]); // the door out keeps its thanks until the morning
    }
  });

  it('is late when it was received at the deadline, or when the form has ended', async () => {
    for (const [when, minutes] of [
      [closesAt, 2],
      [justBefore, 15],
    ] as const) {
      const { form, record, tasks } = await readAfter(when, minutes);
      expect(record).toMatchObject({ outcome: 'late', receivedAt: when });
      expect(form.answers).toEqual({});
      expect(tasks).toMatchObject([{ kind: 'late-reply' }]);
    }
  });
});
