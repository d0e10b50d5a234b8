import { describe, expect, it } from 'vitest';
import { bookedDates, claire, enrolling, helene, ines, introducedPair, matchedPair, sandrine } from './two-people.ts';

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

  it('offers the mentor’s own "not before April" under the letter of the yes, and places no session before', async () => {
    const cycle = await matchedPair();
    const stored = () => [...cycle.records().forms.values()].find(({ kind }) => kind === 'PRO-M');
    await cycle.reply(ines, 'Votre binôme proposé', 'Oui avec plaisir mais pas avant avril');
    expect(stored()?.answers).toEqual({});
    const asked = (await cycle.mailsTo(ines, 'Juste une précision')).at(-1);
    expect(asked?.text).toContain('Vous avez écrit : « Oui avec plaisir mais pas avant avril ».');
    expect(asked?.text).toContain('A. Oui, j’accepte la charte et je commence en avril');
    expect(asked?.text).toContain('E. Autre chose : que la coordination m’appelle');
    expect(await cycle.mailsTo(helene, 'Votre mentor proposé')).toEqual([]);
    await cycle.reply(ines, 'Juste une précision', 'A');
    expect((await cycle.mailsTo(ines, 'C’est noté')).at(-1)?.text).toMatch(/je commence en\s+avril/);
    await cycle.until('2027-02-11T09:00:00.000Z');
    await cycle.reply(helene, 'Votre mentor proposé', 'A');
    await cycle.reply(sandrine, 'Agenda de', '1: A\n2: A');
    await cycle.until('2027-02-15T09:00:00.000Z');
    const [pair] = cycle.records().pairs.values();
    expect(pair?.sessions[0]?.meetsAt.slice(0, 7)).toBe('2027-04');
  });

  it('hands a second unclear reply to the coordinator, and says so', async () => {
    const cycle = await matchedPair();
    await cycle.reply(ines, 'Votre binôme proposé', 'Oui avec plaisir mais cela dépend');
    await cycle.reply(ines, 'Juste une précision', 'cela dépend vraiment');
    expect((await cycle.mailsTo(ines, 'Votre message est transmis')).at(-1)?.text).toContain(
      'merci pour votre réponse',
    );
    expect([...cycle.records().tasks.values()].map(({ kind }) => kind)).toContain('unclear-reply');
    expect((await cycle.mailsTo(ines, 'Juste une précision')).length).toBe(1);
  });

  it('has a way out: the coordinator calls, and no answer is stored', async () => {
    const cycle = await matchedPair();
    await cycle.reply(ines, 'Votre binôme proposé', 'Oui avec plaisir mais cela dépend');
    await cycle.reply(ines, 'Juste une précision', 'E');
    expect((await cycle.mailsTo(ines, 'C’est noté')).at(-1)?.text).toContain('vous appelle');
    expect([...cycle.records().tasks.values()].map(({ kind }) => kind)).toContain('call-me');
    expect([...cycle.records().forms.values()].find(({ kind }) => kind === 'PRO-M')?.answers).toEqual({});
  });

  it('proposes the assistant the roster knows when the leader names one without an address', async () => {
    const cycle = await enrolling();
    await cycle.reply(
      helene,
      'apprendre d’un collaborateur',
      '1: A\n2: vidéo courte\n3: réseau\n4: voir avec Sandrine\n6: B, C',
    );
    expect((await cycle.mailsTo(helene, 'Juste une précision')).at(-1)?.text).toContain(`Est-ce ${sandrine} ?`);
    await cycle.reply(helene, 'Juste une précision', '4: oui');
    expect([...cycle.records().forms.values()].find(({ kind }) => kind === 'ENR-S')).toMatchObject({
      status: 'answered',
      answers: { calendar: sandrine },
    });
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
