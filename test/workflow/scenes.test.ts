import { describe, expect, it } from 'vitest';
import { bookedDates, claire, helene, ines, introducedPair, sandrine } from './two-people.ts';

describe('scene 1: the assistant books six dates in one reply', () => {
  it('places the series at her hour, around the pause, invites three by three, and asks the mentor nothing', async () => {
    const cycle = await bookedDates('1: A\n2: A');
    const [pair] = [...cycle.records().pairs.values()];
    expect(pair?.sessions.map(({ meetsAt }) => meetsAt)).toEqual([
      '2027-03-02T07:30:00.000Z',
      '2027-03-30T06:30:00.000Z',
      '2027-04-27T06:30:00.000Z',
      '2027-05-25T06:30:00.000Z',
      '2027-06-22T06:30:00.000Z',
      '2027-07-13T06:30:00.000Z',
    ]);
    for (const person of [ines, helene]) {
      const invitations = (await cycle.mailsTo(person)).filter(({ subject }) => /^Séance \d\/6/.test(subject));
      expect(invitations.map(({ subject }) => subject.slice(0, 10))).toEqual([
        'Séance 1/6',
        'Séance 2/6',
        'Séance 3/6',
      ]);
    }
    expect(await cycle.mailsTo(ines, 'Agenda')).toEqual([]);
    const toSandrine = (await cycle.mailsTo(sandrine)).map(({ subject }) => subject);
    expect(toSandrine).toEqual([
      'Agenda de Hélène Marchand : six rendez-vous d’une heure',
      expect.stringContaining('C’est noté'),
    ]);
  });

  it('moves the fourth date out of the period she names', async () => {
    const cycle = await bookedDates('1: A\n2: A\n3: pas la semaine du 24 mai');
    const [pair] = [...cycle.records().pairs.values()];
    expect(pair?.sessions[3]?.meetsAt).toBe('2027-05-18T06:30:00.000Z');
  });
});

describe('scene 3: "yes, but"', () => {
  it('stores nothing, asks again with her words, and takes the clear answer', async () => {
    const cycle = await introducedPair();
    await cycle.reply(sandrine, 'Agenda de', '1: A ou C\n2: A');
    const asked = (await cycle.mailsTo(sandrine, 'Juste une précision')).at(-1);
    expect(asked?.text).toContain('A ou C');
    expect(asked?.text).not.toContain('[2]');
    const stored = () => [...cycle.records().forms.values()].find(({ kind }) => kind === 'AGD');
    expect(stored()?.answers.first).toBeUndefined();
    await cycle.reply(sandrine, 'Juste une précision', '1: C');
    expect(stored()).toMatchObject({ status: 'answered', answers: { first: '3', rhythm: 'every-four-weeks' } });
  });
});

describe('scene 4: the mentor wants out, safely', () => {
  it('tells the coordinator alone, then the leader only neutral words, and clears both calendars', async () => {
    const cycle = await bookedDates('1: A\n2: A');
    await cycle.until('2027-03-02T18:40:00.000Z');
    await cycle.reply(ines, 'une ligne suffit', 'A 3 2 C');
    const before = (await cycle.mailsTo(helene)).length;
    await cycle.until('2027-03-03T07:30:00.000Z');
    const alerts = await cycle.mailsTo(claire, 'à traiter en privé');
    expect(alerts.map(({ at }) => at)).toEqual(['2027-03-03T07:00:00.000Z']); // 8:00 in Paris, the next working day
    const since = (await cycle.mailsTo(helene)).slice(before);
    expect(since.map(({ subject }) => subject)).toEqual(['Votre séance du mardi 2 mars : une ligne suffit']);
    expect(since[0]?.text).not.toContain('[4]');

    await cycle.reply(claire, 'à traiter en privé', 'B');
    await cycle.until('2027-03-05T12:00:00.000Z');
    const told = (await cycle.mailsTo(helene, 'Des nouvelles de votre binôme'))[0];
    expect(told?.text).toContain('ne demandons pas de raison');
    expect(told?.text).not.toMatch(/préfèr|mentor a|arrêter de/);
    for (const person of [ines, helene]) expect(await cycle.mailsTo(person, 'retirée de l’agenda')).toHaveLength(2);
    expect((await cycle.mailsTo(ines, 'C’est fait'))[0]?.text).toContain('rien de plus');
    expect([...cycle.records().pairs.values()][0]).toMatchObject({ status: 'closed', closedBecause: 'ended' });
  });
});

describe('moving a date by a word', () => {
  it('releases the next session, asks whoever keeps the calendar, and announces the new date in the same calendar item', async () => {
    const cycle = await bookedDates('1: A\n2: A');
    await cycle.reply(helene, 'C’est parti', 'DÉPLACER');
    await cycle.until('2027-02-16T09:00:00.000Z');
    expect(await cycle.mailsTo(ines, 'Séance 1/6 retirée')).toHaveLength(1);
    await cycle.reply(sandrine, 'Séance 1 à déplacer', 'le B svp');
    const [pair] = [...cycle.records().pairs.values()];
    expect(pair?.sessions[0]).toMatchObject({ status: 'planned', sequence: 1, invited: true });
    expect(pair?.sessions[0]?.meetsAt).not.toBe('2027-03-02T07:30:00.000Z');
  });
});

describe('somebody else’s answer', () => {
  it('changes nothing and waits for a coordinator', async () => {
    const cycle = await introducedPair();
    const form = [...cycle.records().forms.values()].find(({ kind }) => kind === 'STA-S');
    const to = `r-${form?.formId.slice(4) ?? ''}${form?.key ?? ''}@reply.mentoring.example.com`;
    await cycle.world.deliver(
      Buffer.from(`From: <karim.saidi@solane.example>\r\nTo: <${to}>\r\nSubject: RE\r\n\r\n3 4 4\r\nB\r\nA\r\n`),
      [to],
    );
    await cycle.world.settle();
    expect([...cycle.records().forms.values()].find(({ kind }) => kind === 'STA-S')?.answers).toEqual({});
    expect(cycle.records().tasks.map(({ kind }) => kind)).toContain('held-reply');
  });
});
