import { describe, expect, it } from 'vitest';
import { handler as sendEmail } from '../../functions/send-email.ts';
import { handler as sweep } from '../../functions/sweep.ts';
import { createMailbox } from '../../local/mail/mailbox.ts';
import { attemptKey, type Form } from '../../shared/domain/form.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { issuedForm } from '../../shared/domain/issue-form.ts';
import { departure } from '../../shared/dossier/departure.ts';
import { letterFacts } from '../../shared/dossier/letter-dossier.ts';
import { environment, localWires } from '../adapters/local-wires.ts';
import {
  aCycle,
  aDefinition,
  aPair,
  aParticipant,
  aPerson,
  aSession,
  at,
  cycleId,
  pairId,
} from '../domain/builders.ts';

const meetings = { friday: at('2027-03-05 10:00'), tuesday: at('2027-03-09 10:00') };

/** Inès and Hélène, a pair that meets this Friday and next Tuesday, and the door out with the sweeper that minds it. */
async function aDoorOut({ now = '2027-03-02 10:00', sheetSent = true } = {}) {
  const local = localWires();
  const { program, people, clock, requestHandlers } = local;
  clock.moveTo(at(now));
  const register = async (changes: Parameters<typeof aPerson>[0]) => {
    const { personId: _given, ...person } = aPerson(changes);
    return people.register(person);
  };
  const mentorId = await register({});
  const menteeId = await register({ address: 'helene.marchand@solane.example', first: 'Hélène', last: 'Marchand' });
  const claire = await register({ address: 'claire.dubois@solane.example', first: 'Claire', last: 'Dubois' });
  await program.cycles.create(aCycle({ coordinators: [claire], definition: aDefinition() }), 'created');
  await program.participants.put(aParticipant({ personId: mentorId }));
  await program.participants.put(aParticipant({ personId: menteeId, side: 'mentee' }));
  const sessions = [meetings.friday, meetings.tuesday].map((meetsAt, index) =>
    aSession({ number: index + 1, meetsAt, sheetSent }),
  );
  await program.pairs.create(aPair({ mentorId, menteeId, keeperId: menteeId, sessions, status: 'meeting' }), 'created');
  const mailbox = createMailbox({
    now: () => clock.now(),
    region: 'eu-west-1',
    identities: ['solane.example'],
    configurationSets: new Map([['letters', { topicArn: 'arn:events', types: ['Send'] }]]),
    publish: () => Promise.resolve(),
  });
  const world = {
    requestHandlers: (service: Parameters<typeof requestHandlers>[0]) =>
      service === 'ses' ? mailbox.requestHandler : requestHandlers(service),
    clock,
    log: () => undefined,
  };
  const send = sendEmail.with(
    {
      ...environment,
      INBOUND_DOMAIN: 'reply.solane.example',
      FROM_ADDRESS: 'mentorat@solane.example',
      CONFIGURATION_SET: 'letters',
    },
    world,
  );
  const order = async (key: string, changes: Partial<Parameters<typeof program.ledger.order>[0]> = {}) => {
    const mail = {
      mail: 'will-not-start',
      to: mentorId,
      cycleId,
      pairId,
      attempt: 0,
      facts: {},
      dueAt: clock.now(),
    } as const;
    await program.ledger.order({ ...mail, ifUnsure: 'give up', key, ...changes });
    await send({ Records: [{ messageId: 'm', body: JSON.stringify({ key }) }] });
  };
  return {
    ...local,
    mentorId,
    menteeId,
    claire,
    order,
    send: (key: string) => send({ Records: [{ messageId: 'm', body: JSON.stringify({ key }) }] }),
    sweep: sweep.with(environment, world),
    mails: mailbox.mails,
    entry: async (key: string) => (await program.ledger.find(key))!,
  };
}

/** A form of the pair for one of the two, issued now. */
function aFormTo(
  personId: PersonId,
  now: string,
  asked: Pick<Parameters<typeof issuedForm>[0], 'kind' | 'ladder' | 'session' | 'facts'>,
): Form {
  const ofPair = { cycleId, kindVersion: 1, group: 'pair', personId, language: 'fr', pairId } as const;
  return issuedForm({ ...ofPair, ...asked }, now, 'abcdefghijklmnop');
}

describe('an email at the door', () => {
  it.each([
    ['at night', '2027-03-02 18:00', '2027-03-03 08:00'],
    ['on a Saturday', '2027-03-06 11:00', '2027-03-08 08:00'],
    ['on a public holiday', '2027-03-29 10:00', '2027-03-30 08:00'],
  ])(
    'that is ordered %s waits for the person’s next working hour, and the sweeper sends it then',
    async (_when, now, until) => {
      const { order, entry, sweep, sent, clock, mails } = await aDoorOut({ now });
      await order('echo#1', { mail: 'will-not-start' });
      expect(await entry('echo#1')).toMatchObject({ status: 'queued', dueAt: at(until), tries: 0 });
      expect(mails).toHaveLength(0);
      expect(await sweep({})).toMatchObject({ queued: 0 });
      clock.moveTo(at(until));
      expect(await sweep({})).toMatchObject({ queued: 1 });
      expect(sent().at(-1)).toEqual({ key: 'echo#1' });
    },
  );

  it('waits for the return of somebody who is known to be away, unless it answers them or would be for nothing then', async () => {
    const { order, entry, program, mentorId } = await aDoorOut();
    await program.participants.note(cycleId, mentorId, { awayUntil: at('2027-03-08 00:00') });
    await order('unasked');
    await order('answer', { mail: 'stray' });
    await order('sheet#1', { mail: 'sheet', session: 1, facts: { meetsAt: meetings.friday } });
    await order('sheet#2', { mail: 'sheet', session: 2, facts: { meetsAt: meetings.tuesday } });
    expect(await entry('unasked')).toMatchObject({ status: 'queued', dueAt: at('2027-03-08 08:00') });
    expect(await entry('answer')).toMatchObject({ status: 'sent' });
    expect(await entry('sheet#1')).toMatchObject({ status: 'sent' });
    expect(await entry('sheet#2')).toMatchObject({ status: 'queued', dueAt: at('2027-03-08 08:00') });
  });

  it('that waited for its week when somebody said PAUSE waits for the end of the pause; the pair’s other one is told of it', async () => {
    const { order, entry, program, mentorId, menteeId } = await aDoorOut();
    const pair = await program.pairs.load(pairId);
    const until = at('2027-03-22 08:00');
    await program.participants.note(cycleId, mentorId, { pausedUntil: until });
    const pause = { since: at('2027-03-02 09:00'), until, side: 'mentor' as const };
    await program.pairs.advance(pair, { to: { ...pair, pause }, event: 'paused' });
    await order('unasked');
    await order('answer', { mail: 'stray' });
    await order('sheet#2', { mail: 'sheet', session: 2, to: menteeId, facts: { meetsAt: meetings.tuesday } });
    await order('suspended', { mail: 'suspended', to: menteeId });
    expect(await entry('unasked')).toMatchObject({ status: 'queued', dueAt: until });
    expect(await entry('answer')).toMatchObject({ status: 'sent' });
    expect((await entry('sheet#2')).status).not.toBe('sent');
    expect(await entry('suspended')).toMatchObject({ status: 'sent' });
  });

  it('that the person’s yes of this week has set off waits for the end of a pause said since (seed 10618)', async () => {
    const { order, entry, program, mentorId, clock } = await aDoorOut();
    const ladder = { ladder: [clock.now()] as [string], closesAt: at('2027-03-31 18:00') };
    const formOf = (kind: string) => aFormTo(mentorId, clock.now(), { kind, ladder });
    const proposal = { ...formOf('PRO-M'), answers: { decision: 'yes' }, answeredAt: at('2027-03-01 11:00') };
    await program.forms.create({ ...proposal, status: 'answered' }, 'issued');
    const start = { ...formOf('STA-M'), sent: 1 };
    await program.forms.create(start, 'issued');
    const pair = await program.pairs.load(pairId);
    const until = at('2027-03-22 08:00');
    const pause = { since: at('2027-03-02 09:00'), until, side: 'mentor' as const };
    await program.pairs.advance(pair, { to: { ...pair, mentorProposal: proposal.formId, pause }, event: 'paused' });
    for (const key of ['a', 'b']) await order(key, { mail: 'stray' });
    await order(attemptKey(start.formId, 0), { mail: 'form', formId: start.formId });
    expect(await entry(attemptKey(start.formId, 0))).toMatchObject({ status: 'queued', dueAt: until });
  });

  it('that tells of the partner’s pause waits for the end of the reader’s own, and does not leave once the pair goes on', async () => {
    const { order, send, entry, program, menteeId, clock } = await aDoorOut();
    const pair = await program.pairs.load(pairId);
    const pause = { since: at('2027-03-02 09:00'), until: at('2027-03-29 08:00'), side: 'mentor' as const };
    await program.pairs.advance(pair, { to: { ...pair, pause }, event: 'paused' });
    const until = at('2027-03-22 08:00');
    await program.participants.note(cycleId, menteeId, { pausedUntil: until });
    await order('suspended', { mail: 'suspended', to: menteeId });
    expect(await entry('suspended')).toMatchObject({ status: 'queued', dueAt: until });
    const { pause: _over, ...goesOn } = await program.pairs.load(pairId);
    await program.pairs.advance(goesOn, { to: goesOn, event: 'resumed' });
    clock.moveTo(until);
    await send('suspended');
    expect(await entry('suspended')).toMatchObject({ status: 'dropped', dropped: 'pair resumed' });
  });

  it('that answers what a coordinator just sent leaves at once, what nobody asked for at her hours', async () => {
    const { order, entry, claire } = await aDoorOut({ now: '2027-03-06 11:00' });
    for (const mail of ['done', 'pair-file', 'help', 'alert'] as const) await order(mail, { mail, to: claire });
    for (const key of ['done', 'pair-file', 'help']) expect(await entry(key), key).toMatchObject({ status: 'sent' });
    expect(await entry('alert')).toMatchObject({ status: 'queued', dueAt: at('2027-03-08 08:00') });
    await order('stray', { mail: 'stray' });
    expect(await entry('stray')).toMatchObject({ status: 'queued' });
  });

  it('that is a calendar item leaves at any hour', async () => {
    const { order, entry } = await aDoorOut({ now: '2027-03-02 22:00' });
    await order('item#1', {
      mail: 'cancellation',
      session: 1,
      facts: { meetsAt: at('2027-03-04 10:00'), sequence: '1' },
    });
    expect(await entry('item#1')).toMatchObject({ status: 'sent' });
  });
});

describe('a week', () => {
  it('brings two emails that nobody asked for; the third has its turn next week', async () => {
    const { order, send, entry, clock } = await aDoorOut();
    for (const key of ['a', 'b', 'c']) await order(key);
    expect((await entry('b')).status).toBe('sent');
    expect(await entry('c')).toMatchObject({ status: 'queued', dueAt: at('2027-03-08 08:20') });
    clock.moveTo(at('2027-03-08 08:20'));
    await send('c');
    expect(await entry('c')).toMatchObject({ status: 'sent' });
  });

  it('counts a person’s own emails only, and neither calendar items nor answers', async () => {
    const { order, entry, menteeId } = await aDoorOut();
    await order('item', {
      mail: 'cancellation',
      session: 1,
      facts: { meetsAt: at('2027-03-04 10:00'), sequence: '1' },
    });
    await order('answer', { mail: 'stray' });
    for (const key of ['a', 'b']) await order(key);
    for (const key of ['d', 'e']) await order(key, { to: menteeId });
    for (const key of ['a', 'b', 'd', 'e']) expect((await entry(key)).status).toBe('sent');
  });

  it('keeps an email’s place when its sender dies before SES, and is not used up by a message that comes twice', async () => {
    const { order, send, entry, program, mentorId } = await aDoorOut();
    expect(await program.weeks.take(mentorId, '2027-03-01', 'x', 2)).toBe(true);
    for (let time = 0; time < 5; time += 1) expect(await program.weeks.take(mentorId, '2027-03-01', 'x', 2)).toBe(true);
    await order('a');
    await send('a');
    expect((await entry('a')).status).toBe('sent');
    expect(await program.weeks.take(mentorId, '2027-03-01', 'y', 2)).toBe(false);
    expect(await program.weeks.take(mentorId, '2027-03-08', 'y', 2)).toBe(true);
  });

  it('that is full moves a form as a whole: it reminds and closes as many working days later', async () => {
    const { order, entry, program, clock, mentorId } = await aDoorOut();
    const ladder = {
      ladder: [clock.now(), at('2027-03-08 09:00')] as [string, string],
      closesAt: at('2027-03-16 18:00'),
    };
    const facts = { meetsAt: at('2027-03-01 10:00'), side: 'mentor' };
    const form = aFormTo(mentorId, clock.now(), { kind: 'SES-plain', session: 1, facts, ladder });
    await program.forms.create({ ...form, sent: 1 }, 'issued');
    for (const key of ['a', 'b']) await order(key);
    const key = attemptKey(form.formId, 0);
    for (let time = 0; time < 2; time += 1) await order(key, { mail: 'form', formId: form.formId });
    expect(await entry(key)).toMatchObject({ status: 'queued', dueAt: at('2027-03-08 08:00') });
    const moved = await program.forms.load(form.formId);
    expect(moved).toMatchObject({
      ladder: [at('2027-03-08 08:00'), at('2027-03-12 09:00')],
      closesAt: at('2027-03-22 18:00'),
      version: 2,
    });
  });

  it('puts no form off that left while another copy of its message was being read (seed 81023)', async () => {
    const { order, entry, program, people, documents, mentorId, clock } = await aDoorOut();
    const ladder = {
      ladder: [clock.now(), at('2027-03-05 09:00')] as [string, string],
      closesAt: at('2027-03-16 18:00'),
    };
    const meeting = { meetsAt: at('2027-03-01 10:00'), side: 'mentor' };
    const form = aFormTo(mentorId, clock.now(), { kind: 'SES-plain', session: 1, facts: meeting, ladder });
    await program.forms.create({ ...form, sent: 1 }, 'issued');
    const key = attemptKey(form.formId, 0);
    await order(key, { mail: 'form', formId: form.formId });
    const sent = await entry(key);
    expect(sent.status).toBe('sent');
    const {
      claimedAt: _claimed,
      sesMessageId: _accepted,
      ...queued
    } = { ...sent, status: 'queued' as const, tries: 0 };
    await program.participants.note(cycleId, mentorId, { awayUntil: at('2027-03-08 00:00') }); // her automatic answer came
    const facts = await letterFacts({ program, people, documents }, queued);
    if (facts === undefined) throw new Error('No facts');
    expect((await departure(program, queued, facts, clock.now())).leaves).toBe('later'); // and loses the race for the entry
    expect(await program.forms.load(form.formId)).toMatchObject({ ladder: form.ladder, closesAt: form.closesAt });
  });

  it('keeps a place for each sheet that is due in it, before anything else', async () => {
    const { order, entry, menteeId } = await aDoorOut({ sheetSent: false }); // Friday's is due on Tuesday, next Tuesday's on Thursday
    await order('reminder');
    expect(await entry('reminder')).toMatchObject({ status: 'queued', dueAt: at('2027-03-08 08:20') });
    for (const [at, session] of [meetings.friday, meetings.tuesday].entries())
      await order(`sheet#${String(at)}`, { mail: 'sheet', session: at + 1, facts: { meetsAt: session } });
    for (const key of ['sheet#0', 'sheet#1']) expect(await entry(key)).toMatchObject({ status: 'sent' });
    for (const key of ['d', 'e']) await order(key, { to: menteeId }); // a leader gets the first session's sheet only
    expect([(await entry('d')).status, (await entry('e')).status]).toEqual(['sent', 'queued']);
  });

  it('is full without a sheet that came up too late: one whose session comes before next week is dropped, another waits', async () => {
    const { order, entry } = await aDoorOut();
    for (const key of ['a', 'b']) await order(key);
    for (const [at, session] of [meetings.friday, meetings.tuesday].entries())
      await order(`sheet#${String(at)}`, { mail: 'sheet', session: at + 1, facts: { meetsAt: session } });
    expect(await entry('sheet#0')).toMatchObject({ status: 'dropped', dropped: 'no room before the session' });
    expect(await entry('sheet#1')).toMatchObject({ status: 'queued', dueAt: at('2027-03-08 08:00') });
  });

  it('does not bring the sheet of a date that was given up', async () => {
    const { order, entry } = await aDoorOut();
    await order('sheet', { mail: 'sheet', session: 1, facts: { meetsAt: at('2027-03-04 10:00') } });
    expect(await entry('sheet')).toMatchObject({ status: 'dropped', dropped: 'session moved' });
  });
});
