import { describe, expect, it } from 'vitest';
import { command } from '../../local/run/by-hand.ts';
import type { Pair } from '../../shared/domain/pair.ts';
import { addresses, type Changes, claire, enroll, enrolling, helene, ines, leo, nora, paul } from './five-people.ts';
import type { ScriptedCycle } from './scripted-cycle.ts';

const strong = 'vidéo courte expert';
const weak = 'vidéo courte notions';

/** Every pair in order of number, as "P01 mentor leader status". */
function pairsOf(cycle: ScriptedCycle): string[] {
  const name = addresses(cycle);
  const first = (personId: string) => name(personId).split('.')[0] ?? '';
  return [...cycle.records().pairs.values()].map(
    ({ number, mentorId, menteeId, status }: Pair) =>
      `P0${String(number)} ${first(mentorId)} ${first(menteeId)} ${status}`,
  );
}

const cycleOf = (cycle: ScriptedCycle) => cycle.records().cycles[0]!;
const subjectsTo = async (cycle: ScriptedCycle, address: string) =>
  (await cycle.mailsTo(address)).map(({ subject }) => subject);
/** Who of the two leads with Inès in the first proposal, and who with Léo. */
function leaders(cycle: ScriptedCycle): { withInes: string; withLeo: string } {
  const withInes =
    pairsOf(cycle)
      .find((pair) => pair.includes('ines'))
      ?.includes('helene') === true
      ? helene
      : paul;
  return { withInes, withLeo: withInes === helene ? paul : helene };
}

/** Proposals as they first came, without reminders and echoes. */
const proposals = async (cycle: ScriptedCycle) =>
  (await cycle.mailsTo(claire, 'à approuver')).filter(({ subject }) => /^\d/.test(subject));

/** Two pairs approved, Inès's and Léo's; Nora waits. It is Monday 18 January 2027 and the mentors are asked. */
async function asked(mentors: Record<string, string> = { [nora]: weak }, changes?: Changes): Promise<ScriptedCycle> {
  const cycle = await enrolling(changes);
  await enroll(cycle, { mentors: { [ines]: strong, [leo]: strong, ...mentors }, leaders: [helene, paul] });
  await cycle.reply(claire, 'à approuver', '1: A');
  await cycle.until('2027-01-18T10:00:00.000Z');
  return cycle;
}

describe('a mentor who would rather have another leader', () => {
  it('is heard in silence: the leader, never asked, gets the mentor who waited, by the coordinator’s approval', async () => {
    const cycle = await asked();
    const { withInes, withLeo } = leaders(cycle);
    const before = await subjectsTo(cycle, withInes);
    await cycle.reply(ines, 'Votre binôme proposé', 'C');
    await cycle.reply(leo, 'Votre binôme proposé', 'A');
    // Monday's wish is gathered with others until the second working day at 8:00.
    await cycle.until('2027-01-20T06:59:00.000Z');
    expect(await proposals(cycle)).toHaveLength(1);
    await cycle.until('2027-01-20T07:00:00.000Z');
    const proposal = (await proposals(cycle)).at(-1);
    expect(proposal?.at).toBe('2027-01-20T07:00:00.000Z');
    const text = proposal?.text.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('Nouveaux binômes en cours de cycle : 1. Libres : 2 côté mentors, 1 côté dirigeants.');
    expect(text).toContain('P03');
    expect(text).not.toContain('Léo');
    expect(cycleOf(cycle)).toMatchObject({ status: 'running', rematch: { stage: 'deciding' } });
    expect(await subjectsTo(cycle, withInes)).toEqual(before);

    await cycle.reply(claire, 'à approuver', '1: A');
    await cycle.until('2027-01-21T10:00:00.000Z');
    expect(pairsOf(cycle).at(-1)).toBe(`P03 nora ${withInes.split('.')[0] ?? ''} consulting`);
    expect(await subjectsTo(cycle, withInes)).toEqual(before);
    await cycle.reply(nora, 'Votre binôme proposé', 'A');
    await cycle.until('2027-01-25T10:00:00.000Z');
    for (const leader of [withInes, withLeo]) await cycle.reply(leader, 'Votre mentor proposé', 'A');
    await cycle.until('2027-12-20T10:00:00.000Z');
    expect(cycleOf(cycle)).toMatchObject({ status: 'closed', approvedRound: 1, matchingRound: 2 });
    expect(cycleOf(cycle).rematch?.stage).toBeUndefined();
    expect(pairsOf(cycle).map((pair) => pair.split(' ').at(-1))).toEqual(['closed', 'closed', 'closed']);
  });
});

describe('leaders who would rather have another mentor', () => {
  it('after the mentors’ yes: the mentors read neutral words, and all four meet somebody else', async () => {
    const cycle = await asked();
    const { withInes } = leaders(cycle);
    for (const mentor of [ines, leo]) await cycle.reply(mentor, 'Votre binôme proposé', 'A');
    await cycle.until('2027-01-19T10:00:00.000Z');
    for (const leader of [helene, paul]) await cycle.reply(leader, 'Votre mentor proposé', 'C');
    await cycle.until('2027-01-20T10:00:00.000Z');
    for (const mentor of [ines, leo]) {
      const told = (await cycle.mailsTo(mentor, 'Votre binôme proposé')).at(-1)?.text;
      expect(told).toContain('Ce binôme ne se fera pas cette fois');
      expect(told).not.toMatch(/préfèr|refus|autre personne/);
    }
    await cycle.until('2027-01-21T10:00:00.000Z');
    await cycle.reply(claire, 'à approuver', '1: A');
    await cycle.until('2027-01-22T15:00:00.000Z');
    const other = withInes === helene ? 'paul' : 'helene';
    const withoutNumber = (pair: string) => pair.slice(4);
    expect(pairsOf(cycle).slice(2).map(withoutNumber).toSorted()).toEqual([
      `ines ${other} consulting`,
      `leo ${other === 'paul' ? 'helene' : 'paul'} consulting`,
    ]);
    expect(pairsOf(cycle).map((pair) => pair.slice(0, 3))).toEqual(['P01', 'P02', 'P03', 'P04']);
    // Nobody but who said it knows whose no it was: no task, no digest, no page names a side.
    const told = cycle.records().tasks.filter(({ facts }) => facts.signal === 'proposal-declined');
    expect(told.map(({ facts, formId, personId }) => [facts.side, formId, personId])).toEqual([
      ['both', undefined, undefined],
      ['both', undefined, undefined],
    ]);
  });
});

describe('when nobody is left to propose', () => {
  it('the digest says so in a line and no email asks anything; who waits is told once, as everybody without a partner is', async () => {
    const cycle = await asked({}, { rows: { [nora]: undefined } });
    const { withInes, withLeo } = leaders(cycle);
    await cycle.reply(leo, 'Votre binôme proposé', 'A');
    await cycle.reply(ines, 'Votre binôme proposé', 'C');
    await cycle.until('2027-01-19T10:00:00.000Z');
    await cycle.reply(withLeo, 'Votre mentor proposé', 'A');
    await cycle.until('2027-01-25T10:00:00.000Z');
    expect(await proposals(cycle)).toHaveLength(1);
    const digest = (await cycle.mailsTo(claire, 'à décider')).at(-1)?.text.replace(/\s+/g, ' ');
    expect(digest).toContain('Nouveaux binômes : 2 en attente d’un partenaire, personne à leur proposer cette fois');
    for (const person of [ines, withInes]) {
      const told = await cycle.mailsTo(person, 'pas encore de binôme');
      expect(told).toHaveLength(1);
      expect(told[0]?.text.replace(/\s+/g, ' ')).toContain('trop de volontaires sur vos sujets');
      expect(told[0]?.text).not.toMatch(/refus|préfèr/);
    }
    await cycle.until('2027-02-15T10:00:00.000Z');
    expect(await proposals(cycle)).toHaveLength(1);
    expect(await cycle.mailsTo(ines, 'pas encore de binôme')).toHaveLength(1);
  });
});

/** Both pairs met each other by email; it is Monday 25 January, and the digest has come. */
async function introduced(): Promise<ScriptedCycle> {
  const cycle = await asked();
  for (const mentor of [ines, leo]) await cycle.reply(mentor, 'Votre binôme proposé', 'A');
  await cycle.until('2027-01-19T10:00:00.000Z');
  for (const leader of [helene, paul]) await cycle.reply(leader, 'Votre mentor proposé', 'A');
  await cycle.until('2027-01-25T10:00:00.000Z');
  return cycle;
}

const numberOfInes = (cycle: ScriptedCycle) =>
  pairsOf(cycle)
    .find((pair) => pair.includes('ines'))
    ?.slice(0, 3) ?? '';

describe('OTHER P01 in a reply to the digest', () => {
  it.each([
    ['AUTRE', ''],
    ['OTHER', ' (new partner)'],
  ])('%s ends the pair on Wednesday and has new pairs proposed at that moment', async (word, rest) => {
    const cycle = await introduced();
    const { withInes } = leaders(cycle);
    await cycle.reply(claire, 'à décider', `${word} ${numberOfInes(cycle)}${rest}`);
    const done = (await cycle.mailsTo(claire, 'C’est fait : votre lundi')).at(-1)?.text.replace(/\s+/g, ' ');
    expect(done).toContain(`${numberOfInes(cycle)}, autre binôme : partira mercredi 27 janvier à 9 h`);
    await cycle.until('2027-01-27T07:59:00.000Z');
    expect(await proposals(cycle)).toHaveLength(1);
    await cycle.until('2027-01-27T08:00:00.000Z');
    for (const person of [ines, withInes]) expect(await cycle.mailsTo(person, 'Des nouvelles')).toHaveLength(1);
    const proposal = (await proposals(cycle)).at(-1);
    expect(proposal?.at).toBe('2027-01-27T08:00:00.000Z');
    expect(proposal?.text.replace(/\s+/g, ' ')).toContain('Libres : 2 côté mentors, 1 côté dirigeants');

    // She has had Inès: of those free it can only be Nora. Who stops meanwhile is proposed nobody.
    await cycle.reply(ines, 'Des nouvelles', 'B');
    await cycle.reply(claire, 'à approuver', '1: A');
    await cycle.until('2027-01-28T15:00:00.000Z');
    expect(pairsOf(cycle).at(-1)).toBe(`P03 nora ${withInes.split('.')[0] ?? ''} consulting`);
    expect(await cycle.mailsTo(ines, 'pas encore de binôme')).toEqual([]);
  });

  it('is taken back until then', async () => {
    const cycle = await introduced();
    await cycle.reply(claire, 'à décider', `AUTRE ${numberOfInes(cycle)}`);
    await cycle.reply(claire, 'à décider', `REPRISE ${numberOfInes(cycle)}`);
    await cycle.until('2027-01-29T10:00:00.000Z');
    expect(pairsOf(cycle).map((pair) => pair.split(' ').at(-1))).toEqual(['dating', 'dating']);
    expect(await proposals(cycle)).toHaveLength(1);
  });
});

describe('a new pair that was approved', () => {
  it('is not created when one of the two stopped meanwhile', async () => {
    const cycle = await asked();
    const { withInes } = leaders(cycle);
    await cycle.reply(ines, 'Votre binôme proposé', 'C');
    await cycle.reply(leo, 'Votre binôme proposé', 'A');
    await cycle.until('2027-01-20T10:00:00.000Z');
    await cycle.reply(nora, 'pas encore de binôme', 'STOP');
    await cycle.reply(claire, 'à approuver', '1: A');
    await cycle.until('2027-01-22T15:00:00.000Z');
    expect(pairsOf(cycle)).toHaveLength(2);
    expect(await cycle.mailsTo(nora, 'Votre binôme proposé')).toEqual([]);
    expect(await cycle.mailsTo(withInes, 'Votre mentor proposé')).toEqual([]);
  });

  it('comes once, however often executions die and the approval is delivered', async () => {
    const run = async (kill: (cycle: ScriptedCycle) => void) => {
      const cycle = await asked();
      kill(cycle);
      await cycle.reply(ines, 'Votre binôme proposé', 'C');
      await cycle.reply(leo, 'Votre binôme proposé', 'A');
      for (let hour = 0; hour < 60; hour += 6) {
        kill(cycle);
        await cycle.until(new Date(Date.parse('2027-01-18T10:00:00.000Z') + hour * 3_600_000).toISOString());
      }
      await cycle.reply(claire, 'à approuver', '1: A');
      kill(cycle);
      await cycle.reply(claire, 'à approuver', '1: A');
      for (let hour = 0; hour < 60; hour += 6) {
        kill(cycle);
        await cycle.until(new Date(Date.parse('2027-01-20T22:00:00.000Z') + hour * 3_600_000).toISOString());
      }
      const letters = await Promise.all([ines, leo, nora, helene, paul].map((person) => subjectsTo(cycle, person)));
      return { letters, pairs: pairsOf(cycle), proposals: (await proposals(cycle)).length };
    };
    const killed = await run(({ world }) => {
      world.machines.killAll({ Error: 'Killed' });
    });
    expect(killed).toEqual(await run(() => undefined));
    expect(killed.pairs).toHaveLength(3);
  });
});

describe('a proposal of new pairs', () => {
  /** Inès would rather have another leader; Nora is proposed to that leader as P03. */
  const proposed = async () => {
    const cycle = await asked();
    await cycle.reply(ines, 'Votre binôme proposé', 'C');
    await cycle.reply(leo, 'Votre binôme proposé', 'A');
    await cycle.until('2027-01-20T08:00:00.000Z');
    return cycle;
  };

  it('is changed line by line, by the numbers it gives, and tells what changed since it began', async () => {
    const cycle = await proposed();
    expect((await proposals(cycle)).at(-1)?.text).not.toContain('CE QUI CHANGE');
    await cycle.reply(claire, 'à approuver', 'B\nPAS P03');
    await cycle.until('2027-01-20T09:00:00.000Z');
    const text = (await proposals(cycle)).at(-1)?.text.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('Nouveaux binômes en cours de cycle : 0.');
    expect(text).toMatch(/Ne sont plus proposées \(1\) : P03 Nora/);
    expect(text).toContain('D1 PAS Nora');
    expect(cycleOf(cycle)).toMatchObject({
      status: 'running',
      rematch: { stage: 'deciding' },
      review: { vetoes: [{}] },
    });
    await cycle.reply(claire, 'à approuver', 'LIBRE D1');
    await cycle.until('2027-01-20T10:00:00.000Z');
    expect((await proposals(cycle)).at(-1)?.text).toContain('P03');
    await cycle.reply(claire, 'à approuver', 'A');
    await cycle.until('2027-01-21T10:00:00.000Z');
    expect(pairsOf(cycle)).toHaveLength(3);
  });

  it('tells what another pair of the free would cost, by its number or by name; who is not free is said to be none of them', async () => {
    const cycle = await proposed();
    const { withInes } = leaders(cycle);
    await cycle.reply(claire, 'à approuver', `PRIX P03\nPRIX ${ines} ${withInes}`);
    const [prices] = await cycle.mailsTo(claire, 'Ce que coûterait');
    const said = prices?.text.replace(/\s+/g, ' ');
    expect(said).toMatch(/- Nora H\., Lyon, et .*, Paris : rien - Inès B\., Lyon, et .*, Paris : impossible/);
    await cycle.reply(claire, 'à approuver', `PRIX ${leo} ${withInes}`);
    expect((await cycle.mailsTo(claire)).at(-1)?.text.replace(/\s+/g, ' ')).toContain(
      '» : quelqu’un de cette ligne n’est pas libre, ou ne participe pas',
    );
    await cycle.reply(claire, 'à approuver', `RETIRER personne@solane.example`);
    expect((await cycle.mailsTo(claire)).at(-1)?.text.replace(/\s+/g, ' ')).toContain('personne n’est inscrit');
    expect(await proposals(cycle)).toHaveLength(2);
    expect(cycleOf(cycle)).toMatchObject({ status: 'running', rematch: { stage: 'deciding' }, pricing: [] });
    expect(pairsOf(cycle)).toHaveLength(2);
  });

  it('is dropped by CANCEL, and the cycle goes on', async () => {
    const cycle = await proposed();
    expect((await proposals(cycle)).at(-1)?.text.replace(/\s+/g, ' ')).toContain(
      'ANNULER, seul, abandonne ces nouveaux binômes.',
    );
    await cycle.reply(claire, 'à approuver', 'ANNULER');
    await cycle.until('2027-01-26T10:00:00.000Z');
    expect(await cycle.mailsTo(claire, 'Nouveaux binômes abandonnés')).toHaveLength(1);
    expect(cycleOf(cycle)).toMatchObject({ status: 'running' });
    expect(cycleOf(cycle).rematch?.stage).toBeUndefined();
    expect(pairsOf(cycle)).toHaveLength(2);
    expect(await cycle.mailsTo(leo, 'Ce cycle')).toEqual([]);
  });

  it('is approved by command, once', async () => {
    const cycle = await proposed();
    const { cycleId } = cycleOf(cycle);
    const decide = (round: number) =>
      command(cycle.world, { command: 'decide', cycleId, round, decision: 'approve', by: 'T-18' });
    expect((await decide(1)).outcome).toBe('already so');
    expect((await decide(2)).outcome).toBe('done');
    expect((await decide(2)).outcome).not.toBe('done');
    await cycle.until('2027-01-21T10:00:00.000Z');
    expect(pairsOf(cycle)).toHaveLength(3);
  });

  it('that nobody decides on is asked of each coordinator twice, then dropped, and the digest says so', async () => {
    const cycle = await proposed();
    await cycle.reply(leaders(cycle).withLeo, 'Votre mentor proposé', 'A');
    await cycle.until('2027-02-22T10:00:00.000Z');
    const rounds = [...cycle.records().forms.values()].filter(
      ({ kind, facts }) => kind === 'MAT' && facts.matching === '2',
    );
    expect(rounds).toHaveLength(4);
    expect(cycle.records().tasks.map(({ kind, facts }) => [kind, facts.why])).toContainEqual([
      'nobody-free',
      'undecided',
    ]);
    expect(cycleOf(cycle).rematch?.stage).toBeUndefined();
  });
});
