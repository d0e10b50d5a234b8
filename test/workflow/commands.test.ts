import { describe, expect, it } from 'vitest';
import { command, why } from '../../local/run/by-hand.ts';
import { expiresAt } from '../../shared/domain/form.ts';
import type { ScriptedCycle } from './scripted-cycle.ts';
import { claire, enroll, helene, ines, introducedPair, enrolling as invited } from './two-people.ts';

const marker = 'grenouille'; // a word that somebody writes and that no line of a timeline may hold

/** A day after the first reminder, nobody has answered. */
async function enrolling(): Promise<ScriptedCycle> {
  const cycle = await invited();
  await cycle.until('2027-01-26T12:00:00.000Z');
  return cycle;
}

const cycleOf = (cycle: ScriptedCycle) => cycle.records().cycles[0]!;
const formOf = (cycle: ScriptedCycle, kind: string) =>
  [...cycle.records().forms.values()].find((form) => form.kind === kind)!;
/** Names of the executions that run. */
const running = ({ world }: ScriptedCycle) =>
  world.assembly.stateMachines
    .flatMap(({ arn }) => world.machines.listExecutions({ stateMachineArn: arn, statusFilter: 'RUNNING' }))
    .map(({ name }) => name)
    .toSorted();
const subjectsTo = async (cycle: ScriptedCycle, person: string) =>
  (await cycle.mailsTo(person)).map(({ at, subject }) => `${at.slice(0, 16)} ${subject}`);

describe('extend', () => {
  it('keeps enrollment open a week longer: reminders stay on their ladder, one tells the new day, and the forms end after it', async () => {
    const cycle = await enrolling();
    const { cycleId } = cycleOf(cycle);
    const before = formOf(cycle, 'ENR-M');
    const order = { command: 'extend-enrollment', cycleId, until: '2027-02-10', by: 'T-17' } as const;
    const answer = await command(cycle.world, order);
    expect(answer).toEqual({
      outcome: 'done',
      message:
        `The enrollment of ${cycleId} closes at 2027-02-10T17:00:00.000Z, no longer at 2027-02-03T17:00:00.000Z. ` +
        'Open forms that follow: 2.',
    });
    expect((await command(cycle.world, order)).outcome).toBe('already so');
    await cycle.until('2027-02-09T12:00:00.000Z');
    const enrollmentMails = (await subjectsTo(cycle, ines)).map((line) => line.slice(0, 16));
    expect(enrollmentMails).toEqual([...before.ladder, '2027-02-08T08:00:00.000Z'].map((at) => at.slice(0, 16)));
    expect((await cycle.mailsTo(ines)).at(-1)?.text).toMatch(/avant le mercredi 10\s+février/);
    expect(cycleOf(cycle).status).toBe('enrolling');
    await cycle.until(expiresAt({ closesAt: '2027-02-10T17:00:00.000Z' }));
    expect(formOf(cycle, 'ENR-M').status).toBe('expired');
    expect(cycleOf(cycle).status).not.toBe('enrolling');
  });

  it('gives one person more time only where nobody else is kept waiting', async () => {
    const cycle = await introducedPair();
    const { formId, closesAt } = formOf(cycle, 'AGD');
    const later = new Date(Date.parse(closesAt) + 86_400_000).toISOString();
    const answer = await command(cycle.world, { command: 'extend-form', formId, until: later });
    expect(answer.outcome).toBe('done');
    await cycle.until(expiresAt({ closesAt }));
    expect(formOf(cycle, 'AGD').status).toBe('issued');
    await cycle.until(expiresAt({ closesAt: later }));
    expect(formOf(cycle, 'AGD').status).toBe('expired');
  });
});

describe('resend', () => {
  it('sends exactly one more email, the next attempt of the same form, however often it is given', async () => {
    const cycle = await enrolling();
    const { formId } = formOf(cycle, 'ENR-M');
    const before = await cycle.mailsTo(ines);
    const first = await command(cycle.world, { command: 'resend', formId });
    expect(first).toMatchObject({ outcome: 'done', message: expect.stringContaining(`${formId}#2`) as string });
    expect((await command(cycle.world, { command: 'resend', formId })).outcome).toBe('already so');
    const after = await cycle.mailsTo(ines);
    expect(after).toHaveLength(before.length + 1);
    expect(after.at(-1)?.message.headers.get('reply-to')).toEqual(before[0]?.message.headers.get('reply-to'));
    // The reminder that was to come still comes, under the next key.
    await cycle.until('2027-02-03T16:00:00.000Z');
    const keys = cycle.records().ledger.flatMap(({ key }) => (key.startsWith(`${formId}#`) ? [key] : []));
    expect(keys.toSorted()).toEqual([0, 1, 2, 3].map((attempt) => `${formId}#${String(attempt)}`));
    await cycle.reply(ines, 'aider un dirigeant', '1: A\n2: vidéo courte\n3: stratégie\n4: C, G\n6: B, C');
    expect((await command(cycle.world, { command: 'resend', formId })).message).toContain('is answered');
  });
});

describe('cancel', () => {
  it('stops all mail of an enrollment, tells those who had enrolled, and is given twice without effect', async () => {
    const cycle = await enrolling();
    const { cycleId } = cycleOf(cycle);
    await cycle.reply(ines, 'aider un dirigeant', '1: A\n2: vidéo courte\n3: stratégie\n4: C, G\n6: B, C');
    const toInes = (await cycle.mailsTo(ines)).length;
    const toHelene = (await cycle.mailsTo(helene)).length;
    expect((await command(cycle.world, { command: 'cancel', cycleId })).outcome).toBe('done');
    expect(cycleOf(cycle).status).toBe('canceled');
    expect((await command(cycle.world, { command: 'cancel', cycleId })).outcome).toBe('already so');
    await cycle.until('2027-04-01T12:00:00.000Z');
    expect((await cycle.mailsTo(ines)).slice(toInes).map(({ subject }) => subject)).toEqual([
      'Ce cycle n’aura pas lieu',
    ]);
    expect(await cycle.mailsTo(helene)).toHaveLength(toHelene);
    expect([...cycle.records().forms.values()].filter(({ status }) => status === 'issued')).toEqual([]);
  });

  it('of a running cycle takes the sessions out of both calendars, tells both people once, and then nothing more leaves', async () => {
    const cycle = await introducedPair();
    await cycle.reply('sandrine.petit@solane.example', 'Agenda de', '1: A\n2: A');
    await cycle.until('2027-02-15T09:00:00.000Z');
    const before = { ines: (await cycle.mailsTo(ines)).length, helene: (await cycle.mailsTo(helene)).length };
    const { cycleId } = cycleOf(cycle);
    expect((await command(cycle.world, { command: 'cancel', cycleId })).outcome).toBe('done');
    await cycle.until('2027-09-01T09:00:00.000Z');
    for (const [person, count] of [
      [ines, before.ines],
      [helene, before.helene],
    ] as const) {
      const subjects = (await cycle.mailsTo(person)).slice(count).map(({ subject }) => subject);
      expect(subjects.filter((subject) => subject.includes('retirée de l’agenda'))).toHaveLength(3);
      expect(subjects.filter((subject) => subject === 'Ce cycle s’arrête')).toHaveLength(1);
      expect(subjects).toHaveLength(4);
    }
    expect([...cycle.records().pairs.values()][0]).toMatchObject({ status: 'closed', closedBecause: 'canceled' });
    expect(running(cycle)).toEqual([]);
  });
});

describe('decide', () => {
  const deciding = async () => {
    const cycle = await enrolling();
    await enroll(cycle);
    await cycle.until('2027-02-03T09:00:00.000Z');
    return cycle;
  };

  it('approves the round that was read, without a reply: the pair is asked, and the coordinator reminded of nothing', async () => {
    const cycle = await deciding();
    const { cycleId } = cycleOf(cycle);
    const approve = (round: number) =>
      command(cycle.world, { command: 'decide', cycleId, round, decision: 'approve', by: 'T-18' });
    expect(await approve(2)).toMatchObject({
      outcome: 'refused',
      message: expect.stringContaining('round 1') as string,
    });
    expect((await approve(1)).outcome).toBe('done');
    expect((await approve(1)).outcome).toBe('already so');
    const asked = (await cycle.mailsTo(claire, 'à approuver')).length;
    await cycle.until('2027-02-12T09:00:00.000Z');
    expect(cycleOf(cycle)).toMatchObject({ status: 'running', approvedRound: 1 });
    expect(await cycle.mailsTo(ines, 'Votre binôme proposé')).not.toEqual([]);
    expect(await cycle.mailsTo(claire, 'à approuver')).toHaveLength(asked);
    const asking = [...cycle.records().forms.values()].filter(({ kind }) => kind === 'MAT');
    expect(asking.map(({ status }) => status).toSorted()).toEqual(['canceled', 'expired']);
    const audit = cycle.records().audit.get(cycleId) ?? [];
    expect(audit).toContainEqual(expect.objectContaining({ event: 'round 1 approved', actor: 'T-18' }));
  });

  it('cancels instead, and an approval that comes after it is refused', async () => {
    const cycle = await deciding();
    const { cycleId } = cycleOf(cycle);
    const decide = (decision: 'approve' | 'cancel') =>
      command(cycle.world, { command: 'decide', cycleId, round: 1, decision });
    expect((await decide('cancel')).outcome).toBe('done');
    expect(cycleOf(cycle).status).toBe('canceled');
    expect((await decide('approve')).outcome).toBe('refused');
    expect((await decide('cancel')).outcome).toBe('already so');
  });
});

describe('resume', () => {
  it('replaces what stands still: the cycle and everything open in it run again, and nothing is sent twice', async () => {
    const cycle = await enrolling();
    const { cycleId } = cycleOf(cycle);
    const mails = cycle.world.mails.length;
    cycle.world.machines.killAll({ Error: 'Killed' });
    expect(running(cycle)).toEqual([]);
    const open = [cycleId, formOf(cycle, 'ENR-M').formId, formOf(cycle, 'ENR-S').formId];
    expect(await command(cycle.world, { command: 'resume', cycleId })).toEqual({
      outcome: 'done',
      message: `${cycleId} (enrolling) goes on, with its open pairs (0) and forms (2).`,
    });
    expect(running(cycle)).toEqual(open.map((id) => `${id}-2`).toSorted());
    await command(cycle.world, { command: 'resume', cycleId });
    expect(running(cycle)).toEqual(open.map((id) => `${id}-2`).toSorted());
    expect(cycle.world.mails).toHaveLength(mails);
    await cycle.until('2027-02-01T12:00:00.000Z');
    expect(await cycle.mailsTo(ines)).toHaveLength(3); // the last reminder comes on its ladder
    await command(cycle.world, { command: 'cancel', cycleId });
    expect(await command(cycle.world, { command: 'resume', cycleId })).toEqual({
      outcome: 'refused',
      message: `${cycleId} is canceled: nothing of it is left to resume.`,
    });
  });
});

describe('why', () => {
  it('tells the life of a form, its emails and its cycle in ids and codes, never in names, addresses or answers', async () => {
    const cycle = await enrolling();
    const { cycleId } = cycleOf(cycle);
    await cycle.reply(ines, 'aider un dirigeant', `1: A\n2: ${marker}, vidéo courte\n3: stratégie\n4: C, G\n6: B, C`);
    const form = formOf(cycle, 'ENR-M');
    const lines = await why(cycle.world, form.formId);
    const codes = lines.map((line) =>
      line
        .replace(/SES \S+/, 'SES …')
        .replace(/reply \w+/, 'reply …')
        .replaceAll(/(frm|cyc|per)_\w+/g, '$1_'),
    );
    expect(codes).toMatchInlineSnapshot(`
      [
        "frm_: ENR-M v1 of cyc_, to per_",
        "answered; sent 2 of 3, asked again 0, replies 1, closes 2027-02-03T17:00:00.000Z",
        "execution frm_-1",
        "",
        "2027-01-11T09:00:00.000Z  frm_ v1: issued",
        "2027-01-14T08:00:00.000Z  frm_ v2: sent",
        "2027-01-14T08:00:00.000Z  email frm_#0 ordered: form to per_",
        "2027-01-14T08:00:00.000Z  email frm_#0 claimed by the sender, try 1",
        "2027-01-14T08:00:00.000Z  email frm_#0 sent, SES …",
        "2027-01-14T08:00:00.000Z  email frm_#0 is delivered",
        "2027-01-25T08:00:00.000Z  frm_ v3: reminded",
        "2027-01-25T08:00:00.000Z  email frm_#1 ordered: form to per_",
        "2027-01-25T08:00:00.000Z  email frm_#1 claimed by the sender, try 1",
        "2027-01-25T08:00:00.000Z  email frm_#1 sent, SES …",
        "2027-01-25T08:00:00.000Z  email frm_#1 is delivered",
        "2027-01-26T12:00:00.000Z  frm_ v4: answered, by per_",
        "2027-01-26T12:00:00.000Z  reply … from per_: answered",
        "2027-01-26T12:00:00.000Z  email frm_#echo#1 ordered: echo to per_",
        "2027-01-26T12:00:00.000Z  email frm_#echo#1 claimed by the sender, try 1",
        "2027-01-26T12:00:00.000Z  email frm_#echo#1 sent, SES …",
        "2027-01-26T12:00:00.000Z  email frm_#echo#1 is delivered",
      ]
    `);

    const [key] = cycle.records().ledger.flatMap((entry) => (entry.key.startsWith(form.formId) ? [entry.key] : []));
    expect(await why(cycle.world, key ?? '')).toContainEqual(expect.stringMatching(/ sent, SES /));
    const sesIds = cycle.records().ledger.flatMap((entry) => (entry.key === key ? [entry.sesMessageId] : []));
    expect(await why(cycle.world, sesIds[0] ?? '')).toEqual(await why(cycle.world, key ?? ''));
    expect((await why(cycle.world, form.personId)).length).toBeGreaterThan(3);
    expect(await why(cycle.world, cycleId)).toContain('forms: ENR-M answered 1, ENR-S issued 1, START answered 1');
    await expect(why(cycle.world, 'frm_nobody')).rejects.toThrow('There is no frm_nobody');

    const everything = [form.formId, form.personId, cycleId, key ?? ''].map((id) => why(cycle.world, id));
    const told = (await Promise.all(everything)).flat().join('\n');
    for (const word of ['Benali', 'Inès', 'solane', 'Marchand', marker, 'stratégie']) expect(told).not.toContain(word);
  });

  it('tells the life of a pair', async () => {
    const cycle = await introducedPair();
    const [pair] = [...cycle.records().pairs.values()];
    const told = (await why(cycle.world, pair!.pairId)).join('\n');
    expect(told).toContain(`${pair!.pairId} v1: created`);
    expect(told).toMatch(/form frm_\w+ issued: PRO-M to per_\w+, now answered/);
    expect(told).toMatch(/email frm_\w+#0 sent/);
    for (const word of ['Benali', 'Inès', 'Hélène', 'solane']) expect(told).not.toContain(word);
  });
});
