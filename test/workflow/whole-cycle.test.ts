import { beforeAll, describe, expect, it } from 'vitest';
import { type CycleRun, type CycleRunOptions } from '../../local/run/cycle-run.ts';
import { type Records, readRecords } from '../../local/run/records.ts';
import { compareDiaries } from './diaries.ts';
import { lettersOf, printOf, smallRun } from './small-run.ts';

type Call = Parameters<NonNullable<NonNullable<CycleRunOptions['observers']>['onInvoke']>>[0];

let run: CycleRun;
let records: Records;
const calls: Call[] = [];
const logs: string[] = [];

beforeAll(async () => {
  run = await smallRun({
    observers: {
      onInvoke: (call) => calls.push(call),
      onLog: (line) => logs.push(line),
    },
  });
  records = readRecords(run.world);
});

describe('a whole cycle of a small company', () => {
  it('closes, and every execution has ended well', () => {
    expect(run.cycle.status).toBe('closed');
    const machines = run.world.assembly.stateMachines.map(({ arn }) => arn);
    const executions = machines.flatMap((stateMachineArn) => run.world.machines.listExecutions({ stateMachineArn }));
    expect(executions.length).toBeGreaterThan(20);
    expect(executions.filter(({ status }) => status !== 'SUCCEEDED')).toEqual([]);
    expect(run.counts()).toMatchObject({ failedDeliveries: 0, deadLetters: 0, failedExecutions: 0 });
  });

  it('has held sessions and sent closing evaluations', () => {
    const held = [...records.pairs.values()].flatMap(({ sessions }) =>
      sessions.filter(({ status }) => status === 'held'),
    );
    expect(held.length).toBeGreaterThan(6);
    expect([...records.forms.values()].filter(({ kind }) => kind.startsWith('CLO-')).length).toBeGreaterThan(2);
  });

  it('stores what people meant, or asks again: never another value', () => {
    const answers = compareDiaries(run.employees.values(), records.forms.values());
    expect(answers.length).toBeGreaterThan(80);
    const wrong = answers.filter(
      ({ meant, stored, askedAgain }) => !askedAgain && JSON.stringify(stored) !== JSON.stringify(meant),
    );
    expect(wrong).toEqual([]);
  });

  it('sent each ordered email at most once, and left none unsettled', () => {
    const left = records.ledger.filter(({ sentAt }) => sentAt !== undefined);
    expect(run.world.mails).toHaveLength(left.length);
    expect(records.ledger.filter(({ status }) => ['queued', 'claimed', 'unknown'].includes(status))).toEqual([]);
  });

  it('gave every message an outcome', () => {
    // What was sent to the From address is not received at all: it goes back to its sender.
    const received = run.received.filter(({ id }) => id !== undefined);
    expect(received.length).toBeGreaterThan(30);
    for (const { id } of received) expect(records.inbound.get(id ?? '')?.outcome).toBeDefined();
  });

  it('kept an audit trail without a gap', () => {
    for (const [, events] of records.audit) {
      expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
    }
  });

  it('paired nobody with oneself, in a reporting line, or above the mentor’s grade the wrong way round', () => {
    for (const { mentorId, menteeId } of records.pairs.values()) {
      const [mentor, mentee] = [records.participants.get(mentorId), records.participants.get(menteeId)];
      expect(mentorId).not.toBe(menteeId);
      expect(mentor?.managers).not.toContain(menteeId);
      expect(mentee?.managers).not.toContain(mentorId);
      expect(mentor?.rank).toBeLessThan(mentee?.rank ?? -1);
    }
  });

  it('reminds of no form more often than promised: twice at enrollment and closing, once otherwise', () => {
    for (const form of records.forms.values()) {
      const reminders = records.ledger.filter(
        ({ formId, mail, attempt, sentAt }) =>
          formId === form.formId && mail === 'form' && attempt > 0 && sentAt !== undefined,
      );
      const most = ['enrollment', 'closing', 'start', 'decision'].includes(form.group) ? 2 : 1;
      expect(reminders.length, `${form.kind} ${form.formId}`).toBeLessThanOrEqual(most);
    }
  });

  it('sends participants, reminders and answers to themselves aside, no more than content.md 1 counts', () => {
    const unasked = (personId: string) =>
      records.ledger.filter(
        ({ to, mail, attempt, sentAt }) =>
          to === personId &&
          sentAt !== undefined &&
          attempt === 0 &&
          ['form', 'sheet', 'certificate', 'invitation'].includes(mail),
      ).length;
    for (const { personId, side } of records.participants.values()) {
      // 31 and 28 emails less 3 echoes each and the reminders of that walk (1 and 4); moved dates are announced as often as they move.
      const moves = [...records.pairs.values()]
        .filter(({ mentorId, menteeId }) => mentorId === personId || menteeId === personId)
        .flatMap(({ sessions }) => sessions)
        .reduce((sum, { sequence }) => sum + 3 * sequence, 0);
      expect(unasked(personId), personId).toBeLessThanOrEqual((side === 'mentor' ? 27 : 21) + moves);
    }
  });

  it('carries no name, address or answer in payloads between steps or in logs', () => {
    const texts = calls
      .filter(({ name }) => !/receiveemail|settleemail/i.test(name)) // SES's own notifications carry addresses, in encrypted queues
      .map(({ event, result }) => JSON.stringify([event, result]));
    expect(texts.length).toBeGreaterThan(200);
    const words = [...records.people.values()]
      .flatMap(({ address, last }) => [address, last])
      .filter((word) => word.length > 3);
    const typed = [...records.forms.values()]
      .flatMap(({ answers }) => Object.values(answers))
      .filter((answer) => typeof answer === 'string' && answer.length > 12);
    const found = [...words, ...(typed as string[])].filter(
      (word) => texts.some((text) => text.includes(word)) || logs.some((line) => line.includes(word)),
    );
    expect(found).toEqual([]);
  });

  it('is the same again from the same seed, byte for byte, and another from another seed', async () => {
    expect(printOf(await smallRun())).toBe(printOf(run));
    expect(printOf(await smallRun({ seed: 8 }))).not.toBe(printOf(run));
  });

  it('sends the same emails, each once, when every queue delivers every message twice', async () => {
    expect(lettersOf(await smallRun({ faults: { duplicate: () => true } }))).toEqual(lettersOf(run));
  });
});
