import { describe, expect, it } from 'vitest';
import { answerInCalendar } from './machine-mail.ts';
import type { ScriptedCycle } from './scripted-cycle.ts';
import { bookedDates, helene, ines, sandrine } from './two-people.ts';

const sessionsOf = (cycle: ScriptedCycle) => [...cycle.records().pairs.values()][0]?.sessions ?? [];
const subjects = async (cycle: ScriptedCycle, person: string, about: string) =>
  (await cycle.mailsTo(person, about)).map(({ subject }) => subject);
const first = 'Séance 1/6, ';

describe('an invitation accepted in the calendar', () => {
  it('is kept for the side that accepted, and nobody is written to', async () => {
    const cycle = await bookedDates();
    const before = cycle.world.mails.length;
    await answerInCalendar(cycle, ines, first, { partstat: 'ACCEPTED' });
    await answerInCalendar(cycle, helene, first, { partstat: 'TENTATIVE' });
    expect(sessionsOf(cycle)[0]?.attendance).toEqual({ mentor: 'accepted', mentee: 'tentative' });
    expect(cycle.world.mails).toHaveLength(before);
  });
});

describe('an invitation declined in the calendar', () => {
  it('does what MOVE does to that session, and takes the new date out of the same calendar item', async () => {
    const cycle = await bookedDates();
    await answerInCalendar(cycle, ines, 'Séance 2/6, ', { partstat: 'DECLINED' });
    await cycle.until('2027-02-16T09:00:00.000Z');
    expect(
      sessionsOf(cycle)
        .map(({ status }) => status)
        .slice(0, 3),
    ).toEqual(['planned', 'moving', 'planned']);
    for (const person of [ines, helene])
      expect(await subjects(cycle, person, 'retirée')).toEqual(['Séance 2/6 retirée de l’agenda']);
    expect(await subjects(cycle, sandrine, 'à déplacer')).toEqual(['Séance 2 à déplacer']);
    await cycle.reply(sandrine, 'Séance 2 à déplacer', 'A');
    await cycle.until('2027-02-17T09:00:00.000Z');
    expect(sessionsOf(cycle)[1]).toMatchObject({ status: 'planned', sequence: 1, invited: true });
    // An answer to the old date comes late: it is no longer about anything.
    const old = { partstat: 'DECLINED', sequence: 0 } as const;
    await answerInCalendar(cycle, helene, 'Séance 2/6, ', old);
    expect(sessionsOf(cycle)[1]?.status).toBe('planned');
    await answerInCalendar(cycle, helene, 'Séance 2/6, ', {
      partstat: 'DECLINED',
      sequence: 'left out',
      start: '2027-03-30T06:30:00.000Z',
    });
    expect(sessionsOf(cycle)[1]?.status).toBe('planned');
  });

  it('counts from the assistant in the leader’s place, and within five working days as a cancellation by the keeper', async () => {
    const cycle = await bookedDates();
    await cycle.until('2027-02-25T15:00:00.000Z');
    await answerInCalendar(cycle, helene, first, { partstat: 'DECLINED', from: sandrine });
    expect(sessionsOf(cycle)[0]).toMatchObject({ status: 'moving', canceledBy: 'keeper' });
  });

  it('counts for nothing from anybody else, without proof, or of a session that is over', async () => {
    const cycle = await bookedDates();
    const declined = { partstat: 'DECLINED' } as const;
    await answerInCalendar(cycle, helene, first, { ...declined, from: 'karim.saidi@solane.example' });
    await answerInCalendar(cycle, helene, first, { ...declined, from: ines });
    await answerInCalendar(cycle, ines, first, { ...declined, from: sandrine });
    await answerInCalendar(cycle, ines, first, { ...declined, findings: { dmarc: 'FAIL' } });
    expect(sessionsOf(cycle)[0]?.status).toBe('planned');
    await cycle.until('2027-03-02T09:00:00.000Z');
    await answerInCalendar(cycle, ines, first, declined);
    expect(sessionsOf(cycle)[0]).toMatchObject({ status: 'planned', sequence: 0 });
    expect(await subjects(cycle, sandrine, 'à déplacer')).toEqual([]);
  });
});

describe('another time proposed in the calendar', () => {
  it('inside the mentor’s half-days is the first one offered', async () => {
    const cycle = await bookedDates();
    await answerInCalendar(cycle, helene, first, {
      partstat: 'TENTATIVE',
      method: 'COUNTER',
      start: '2027-03-04T09:30:00.000Z',
    });
    await cycle.until('2027-02-16T09:00:00.000Z');
    const asked = (await cycle.mailsTo(sandrine, 'Séance 1 à déplacer'))[0];
    expect(asked?.text).toContain('A. jeudi 4 mars à 10 h 30');
    await cycle.reply(sandrine, 'Séance 1 à déplacer', 'A');
    expect(sessionsOf(cycle)[0]).toMatchObject({ status: 'planned', meetsAt: '2027-03-04T09:30:00.000Z' });
    expect(sessionsOf(cycle)[0]?.proposed).toBeUndefined();
  });

  it('outside them goes to the coordinator, and other times are asked', async () => {
    const cycle = await bookedDates();
    await answerInCalendar(cycle, helene, first, {
      partstat: 'DECLINED',
      method: 'COUNTER',
      start: '2027-03-05T15:00:00.000Z',
    });
    await cycle.until('2027-02-16T09:00:00.000Z');
    const [asked] = await cycle.mailsTo(sandrine, 'Séance 1 à déplacer');
    expect(asked?.text).not.toContain('vendredi 5 mars');
    expect(cycle.records().tasks).toContainEqual(
      expect.objectContaining({ kind: 'new-time', facts: { start: '2027-03-05T15:00:00.000Z', session: '1' } }),
    );
  });

  it('of the mentor may be any working time', async () => {
    const cycle = await bookedDates();
    await answerInCalendar(cycle, ines, first, {
      partstat: 'TENTATIVE',
      method: 'COUNTER',
      start: '2027-03-05T15:00:00.000Z',
    });
    await cycle.until('2027-02-16T09:00:00.000Z');
    expect((await cycle.mailsTo(sandrine, 'Séance 1 à déplacer'))[0]?.text).toContain('A. vendredi 5 mars à 16 h');
  });
});
