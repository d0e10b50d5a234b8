import { describe, expect, it } from 'vitest';
import { claire, enrolling, helene, ines, introducedPair, sandrine } from './two-people.ts';

type Cycle = Awaited<ReturnType<typeof introducedPair>>;

const pairOf = (cycle: Cycle) => [...cycle.records().pairs.values()][0];
const formOf = (cycle: Cycle, kind: string) =>
  [...cycle.records().forms.values()].findLast((form) => form.kind.startsWith(kind));
const lateReplies = (cycle: Cycle) => cycle.records().tasks.filter(({ kind }) => kind === 'late-reply').length;
const late = 'après la clôture';

describe('an answer corrected after the program has acted on it', () => {
  it('feedback: "not a fit", two days after both had answered, reaches the coordinator in private', async () => {
    const cycle = await introducedPair();
    await cycle.reply(sandrine, 'Agenda de', '1: A\n2: A');
    await cycle.until('2027-03-02T18:40:00.000Z');
    await cycle.reply(ines, 'une ligne suffit', 'A 4 4 A');
    await cycle.until('2027-03-03T09:00:00.000Z');
    await cycle.reply(helene, 'une ligne suffit', 'A 4 4 A');
    expect(pairOf(cycle)?.sessions[0]).toMatchObject({ status: 'held', heardFrom: 'both' });
    await cycle.until('2027-03-05T09:00:00.000Z');
    await cycle.reply(ines, 'une ligne suffit', '4: C');
    expect(pairOf(cycle)?.signals.at(-1)).toMatchObject({ signal: 'not-a-fit', side: 'mentor' });
    expect(await cycle.mailsTo(claire, 'à traiter en privé')).toHaveLength(1);
  });

  it('proposal: a yes taken back after the introduction stops the pair', async () => {
    const cycle = await introducedPair();
    await cycle.reply(ines, 'Votre binôme proposé', 'D');
    expect(pairOf(cycle)?.stopAsked).toBe('mentor');
    expect(pairOf(cycle)?.signals.at(-1)).toMatchObject({ signal: 'wants-to-stop', side: 'mentor' });
    expect(await cycle.mailsTo(claire, 'à traiter en privé')).toHaveLength(1);
    await cycle.reply(claire, 'à traiter en privé', 'B');
    await cycle.until('2027-02-12T12:00:00.000Z');
    expect(pairOf(cycle)).toMatchObject({ status: 'closed', closedBecause: 'ended' });
    expect(await cycle.mailsTo(helene, 'Des nouvelles de votre binôme')).toHaveLength(1);
  });

  it('dates: other letters after the invitations left change nothing in silence', async () => {
    const cycle = await introducedPair();
    await cycle.reply(sandrine, 'Agenda de', '1: A\n2: A');
    const placed = pairOf(cycle)?.sessions[0]?.meetsAt;
    await cycle.reply(sandrine, 'Agenda de', '1: C');
    await cycle.until('2027-02-12T12:00:00.000Z');
    expect(formOf(cycle, 'AGD')?.answers.first).toBe('1');
    expect(pairOf(cycle)?.sessions[0]?.meetsAt).toBe(placed);
    expect((await cycle.mailsTo(sandrine, late))[0]?.text).toContain('n’est plus en cours');
    expect(lateReplies(cycle)).toBe(1);
  });

  it('decisions: "cancel" after the pairs were created is told what was decided, "no" after the start that it is late', async () => {
    const cycle = await introducedPair();
    await cycle.reply(claire, 'à approuver', 'ANNULER');
    await cycle.reply(claire, 'à confirmer', 'non');
    await cycle.until('2027-02-12T12:00:00.000Z');
    expect(await cycle.mailsTo(claire, 'Déjà décidé')).toHaveLength(1);
    expect(await cycle.mailsTo(claire, late)).toHaveLength(1);
    expect(lateReplies(cycle)).toBe(1);
    expect([...cycle.records().cycles.values()][0]?.status).toBe('running');
  });

  it('STOP in the thread of enrollment stops a pair that runs, and does not say that all is over', async () => {
    const cycle = await introducedPair();
    await cycle.reply(ines, 'aider un dirigeant', 'STOP');
    expect(formOf(cycle, 'ENR-M')?.answers.role).toBe('mentor');
    expect(pairOf(cycle)).toMatchObject({ stopAsked: 'mentor' });
    expect(await cycle.mailsTo(claire, 'à traiter en privé')).toHaveLength(1);
  });
});

describe('"not this time", then a yes', () => {
  it('is asked the questions it had left out, and enrolls only when they are answered', async () => {
    const cycle = await enrolling();
    const stored = () => formOf(cycle, 'ENR-S');
    await cycle.reply(helene, 'apprendre d’un collaborateur', '1: C');
    expect(stored()?.status).toBe('answered');
    await cycle.reply(helene, 'apprendre d’un collaborateur', '1: A');
    expect(stored()).toMatchObject({ status: 'issued', epoch: 2, open: [2, 3, 4] });
    const asked = (await cycle.mailsTo(helene, 'Juste une précision')).at(-1);
    expect(asked?.text).toContain('[2]');
    await cycle.until('2027-01-26T09:00:00.000Z'); // reminded by its new execution
    expect(await cycle.mailsTo(helene, 'Rappel')).toHaveLength(1);
    await cycle.reply(helene, 'Juste une précision', '2: vidéo courte\n3: stratégie\n4: moi');
    expect(stored()).toMatchObject({ status: 'answered', answers: { role: 'mentee', topics: 'vidéo courte' } });
  });
});
