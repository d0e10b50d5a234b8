import { describe, expect, it } from 'vitest';
import { command } from '../../local/run/by-hand.ts';
import type { ReadMail, ScriptedCycle } from './scripted-cycle.ts';
import { bookedDates, claire, enroll, enrolling, helene, ines, matchedPair, sandrine } from './two-people.ts';

const since = (mails: readonly ReadMail[], at: string) =>
  mails.filter((mail) => mail.at > at).map(({ subject }) => subject);
const pairOf = (cycle: ScriptedCycle) => {
  const [pair] = [...cycle.records().pairs.values()];
  if (pair === undefined) throw new Error('there is no pair');
  return pair;
};
const dates = (cycle: ScriptedCycle) =>
  pairOf(cycle).sessions.map(({ meetsAt, status }) => `${status} ${meetsAt.slice(0, 10)}`);

describe('PAUSE until a day', () => {
  it('stops everything at once, tells the other neutral words, and asks on that day how to go on', async () => {
    const cycle = await bookedDates();
    await cycle.until('2027-03-10T09:00:00.000Z'); // session 1 was held; its forms are open
    await cycle.reply(ines, 'une ligne suffit', 'PAUSE jusqu’au 12 avril');
    const saidAt = '2027-03-10T09:00:00.000Z';
    await cycle.until('2027-03-11T09:00:00.000Z');

    const noted = (await cycle.mailsTo(ines, 'C’est noté')).at(-1);
    expect(noted?.text).toContain('tout s’arrête jusqu’au lundi 12 avril');
    expect(noted?.text).toContain('Votre binôme apprend seulement que les séances reprendront.');
    const [told] = await cycle.mailsTo(helene, 'suspendues');
    expect(told?.text).toMatch(/^Vos séances avec Inès sont suspendues et\nreprendront. Rien à faire.$/m);
    for (const person of [ines, helene])
      expect((await cycle.mailsTo(person, 'retirée')).map(({ subject }) => subject)).toEqual([
        'Séance 2/6 retirée de l’agenda',
      ]);
    expect(dates(cycle)[1]).toBe('moving 2027-03-30');

    const before = '2027-03-11T09:00:00.000Z';
    await cycle.until('2027-04-12T06:59:00.000Z');
    for (const person of [ines, helene, sandrine]) expect(since(await cycle.mailsTo(person), before)).toEqual([]);
    expect(cycle.records().tasks.filter(({ raisedAt }) => raisedAt > saidAt)).toEqual([]);

    await cycle.until('2027-04-12T07:00:00.000Z');
    expect(since(await cycle.mailsTo(ines), before)).toEqual(['Reprise de vos séances']);
    await cycle.reply(ines, 'Reprise', 'A');
    await cycle.until('2027-04-14T09:00:00.000Z');
    // The date that stayed in the calendars serves the next session; the last one follows in the same rhythm.
    expect(dates(cycle)).toEqual([
      'planned 2027-03-02',
      'planned 2027-04-27',
      'planned 2027-05-25',
      'planned 2027-06-22',
      'planned 2027-07-13',
      'planned 2027-08-31',
    ]);
    expect(since(await cycle.mailsTo(helene), before)).toEqual(
      expect.arrayContaining([
        'Séance 2/6, Inès Benali et Hélène Marchand',
        'Séance 3/6, Inès Benali et Hélène Marchand',
      ]),
    );
    expect(await cycle.mailsTo(sandrine, 'à déplacer')).toEqual([]);
    expect(pairOf(cycle).pause).toBeUndefined();
  });

  it('lasts a month more on "wait", then another', async () => {
    const cycle = await bookedDates();
    await cycle.until('2027-03-10T09:00:00.000Z');
    await cycle.reply(helene, 'une ligne suffit', 'PAUSE 12/04');
    await cycle.until('2027-04-12T08:00:00.000Z');
    await cycle.reply(helene, 'Reprise', 'ATTENDRE');
    expect((await cycle.mailsTo(helene, 'C’est noté')).at(-1)?.text).toContain('jusqu’au mercredi 12 mai');
    await cycle.until('2027-05-12T08:00:00.000Z');
    const asked = await cycle.mailsTo(helene, 'Reprise');
    expect(asked.map(({ at }) => at.slice(0, 10))).toEqual(['2027-04-12', '2027-05-12']);
    expect(await cycle.mailsTo(ines, 'suspendues')).toHaveLength(1);
    expect(dates(cycle).slice(1, 3)).toEqual(['moving 2027-03-30', 'moving 2027-04-27']);
  });

  it('ends in a coordinator’s hands on "stop", as STOP does', async () => {
    const cycle = await bookedDates();
    await cycle.until('2027-03-10T09:00:00.000Z');
    await cycle.reply(ines, 'une ligne suffit', 'PAUSE 12 avril');
    await cycle.until('2027-04-12T08:00:00.000Z');
    await cycle.reply(ines, 'Reprise', 'C');
    await cycle.until('2027-04-12T09:00:00.000Z');
    expect((await cycle.mailsTo(ines, 'C’est noté')).at(-1)?.text).toContain('rien n’est dit à Hélène');
    await cycle.reply(claire, 'à traiter en privé', 'B');
    await cycle.until('2027-04-14T09:00:00.000Z');
    expect(pairOf(cycle)).toMatchObject({ status: 'closed', closedBecause: 'ended' });
    expect(await cycle.mailsTo(helene, 'Des nouvelles de votre binôme')).toHaveLength(1);
  });

  it('without an answer afterwards goes to the coordinator’s digest and stays paused', async () => {
    const cycle = await bookedDates();
    await cycle.until('2027-03-10T09:00:00.000Z');
    await cycle.reply(ines, 'une ligne suffit', 'PAUSE 22 mars');
    await cycle.until('2027-04-30T09:00:00.000Z');
    expect(cycle.records().tasks.filter(({ facts }) => facts.signal === 'no-return')).toHaveLength(1);
    expect(pairOf(cycle).pause).toBeDefined();
    expect(since(await cycle.mailsTo(ines), '2027-03-11T00:00:00.000Z')).toEqual([
      'Reprise de vos séances',
      'Rappel : Reprise de vos séances',
      'Séance 3/6 retirée de l’agenda',
    ]);
  });
});

describe('PAUSE without a day', () => {
  it('stops a proposed or an invited person for a month, and keeps the forms open', async () => {
    const cycle = await enrolling();
    await cycle.reply(ines, 'aider un dirigeant', 'PAUSE');
    expect((await cycle.mailsTo(ines, 'C’est noté'))[0]?.text).toContain('jusqu’au lundi 15 février');
    expect((await cycle.mailsTo(ines, 'C’est noté'))[0]?.text).not.toContain('Votre binôme');
    await cycle.until('2027-02-02T09:00:00.000Z');
    expect(await cycle.mailsTo(ines, 'Rappel')).toEqual([]);
    expect((await cycle.mailsTo(helene, 'Rappel')).length).toBeGreaterThan(0);
    await enroll(cycle); // she may answer at any time all the same
    await cycle.until('2027-02-03T09:00:00.000Z');
    await cycle.reply(claire, 'à approuver', '1: A');
    await cycle.until('2027-02-14T09:00:00.000Z');
    expect(await cycle.mailsTo(ines, 'Votre binôme proposé')).toEqual([]);
    await cycle.until('2027-02-15T09:00:00.000Z');
    expect(await cycle.mailsTo(ines, 'Votre binôme proposé')).toHaveLength(1);
  });

  it('does not keep a mentor who takes the yes back, and says on the return only that the pair will not start', async () => {
    const cycle = await matchedPair();
    await cycle.reply(ines, 'Votre binôme proposé', 'Oui');
    await cycle.until('2027-02-11T09:00:00.000Z');
    await cycle.reply(helene, 'Votre mentor proposé', 'PAUSE jusqu’au 15 mars');
    await cycle.until('2027-02-12T09:00:00.000Z');
    await cycle.reply(ines, 'Votre binôme proposé', 'C');
    await cycle.until('2027-02-15T09:00:00.000Z');
    expect(pairOf(cycle)).toMatchObject({ status: 'closed', closedBecause: 'declined' });
    const said = '2027-02-12T00:00:00.000Z';
    expect(since(await cycle.mailsTo(helene), said)).toEqual([]);
    await cycle.until('2027-03-16T09:00:00.000Z');
    expect(since(await cycle.mailsTo(helene), said)).toEqual(['Votre binôme proposé']);
  });

  it('of a day that does not exist goes to the coordinator', async () => {
    const cycle = await bookedDates();
    await cycle.reply(ines, 'C’est parti', 'PAUSE 31/02');
    expect(cycle.records().tasks.at(-1)).toMatchObject({ kind: 'stray-message', facts: { word: 'pause' } });
    expect(pairOf(cycle).pause).toBeUndefined();
  });
});

describe('scene 6: absent without a word, paused by the coordinator', () => {
  it('writes nothing to the mentor before the day, tells the leader, keeps no reason, and asks on the day', async () => {
    const cycle = await bookedDates();
    await cycle.until('2027-03-19T09:00:00.000Z');
    const { cycleId } = pairOf(cycle);
    const order = { command: 'pause-pair', cycleId, pair: 'P01', until: '2027-04-12', by: 'per_claire' } as const;
    expect(await command(cycle.world, order)).toMatchObject({ outcome: 'done' });
    expect(await command(cycle.world, order)).toMatchObject({ outcome: 'already so' });
    await cycle.until('2027-04-12T06:00:00.000Z');
    const after = '2027-03-19T09:00:00.000Z';
    const toInes = (await cycle.mailsTo(ines)).filter(({ at }) => at >= after).map(({ subject }) => subject);
    expect(toInes).toEqual(['Séance 2/6 retirée de l’agenda']);
    expect(await cycle.mailsTo(helene, 'suspendues')).toHaveLength(1);
    await cycle.until('2027-04-12T07:00:00.000Z');
    expect(await cycle.mailsTo(ines, 'Reprise')).toHaveLength(1);
    expect(await command(cycle.world, { command: 'resume-pair', cycleId, pair: 'p1', by: 'per_claire' })).toMatchObject(
      {
        outcome: 'done',
      },
    );
    await cycle.until('2027-04-12T12:00:00.000Z');
    expect(pairOf(cycle).pause).toBeUndefined();
    expect(dates(cycle)[1]).toBe('planned 2027-04-27');
  });
});
