import { describe, expect, it } from 'vitest';
import { claire, enrolling, helene, ines, introducedPair, roster } from './two-people.ts';

const bytes = (text: string) => ({ roster: new TextEncoder().encode(text) });
const without = (address: string) =>
  bytes(
    roster
      .split('\r\n')
      .filter((line) => !line.startsWith(address))
      .join('\r\n'),
  );
const another =
  'paul.morel@solane.example;Paul;Morel;mentor;Spécialiste;Achats;Paris;fr;bertrand.aumont@solane.example;';
const anotherToo = bytes(`${roster}${another}\r\n`);
const theOther = bytes(roster.replace(/^ines.*$/m, another));
const pairOf = (cycle: Awaited<ReturnType<typeof introducedPair>>) => [...cycle.records().pairs.values()][0];
const subjectsTo = async (cycle: Awaited<ReturnType<typeof introducedPair>>, address: string) =>
  (await cycle.mailsTo(address)).map(({ subject }) => subject);

describe('scene 7: the July reorganization', () => {
  it('flags a pair that comes to stand in a reporting line, in the same reply and in the digest, and breaks nothing', async () => {
    const cycle = await introducedPair();
    const reorganized = bytes(roster.replace(/^(karim.*);bertrand\.aumont@solane\.example;$/m, `$1;${helene};`));
    const before = { ines: await subjectsTo(cycle, ines), helene: await subjectsTo(cycle, helene) };
    await cycle.reply(claire, 'à approuver', 'Voici la liste de juillet', reorganized);
    const asked = (await cycle.mailsTo(claire, 'Nouvelle liste'))[0]?.text.replaceAll('\n', ' ');
    expect(asked).toMatch(/Inès Benali : responsables karim.*helene.* \(avant /);
    expect(asked).toContain('P01');
    expect(asked).toMatch(/l’un est responsable de\s+l’autre/);

    await cycle.reply(claire, 'Nouvelle liste', 'A');
    await cycle.until('2027-02-12T09:00:00.000Z');
    expect(pairOf(cycle)?.signals.map(({ signal }) => signal)).toContain('reporting-line');
    expect(pairOf(cycle)?.status).not.toBe('closed');
    expect(cycle.records().tasks.map(({ facts }) => facts.signal)).toContain('reporting-line');
    expect({ ines: await subjectsTo(cycle, ines), helene: await subjectsTo(cycle, helene) }).toEqual(before);
  });

  it('closes the pair of somebody who left at the hour she chose, with neutral words to the partner alone', async () => {
    const cycle = await introducedPair();
    await cycle.reply(claire, 'à approuver', 'La nouvelle liste', theOther);
    await cycle.reply(claire, 'Nouvelle liste', 'B');
    const leaver = (await subjectsTo(cycle, ines)).length;
    await cycle.until('2027-02-17T09:00:00.000Z');
    expect(await cycle.mailsTo(helene, 'Des nouvelles de votre binôme')).toEqual([]);
    await cycle.until('2027-02-19T09:00:00.000Z');
    const told = await cycle.mailsTo(helene, 'Des nouvelles de votre binôme');
    expect(told.map(({ at }) => at)).toEqual(['2027-02-18T08:00:00.000Z']); // five working days later, 9:00 in Paris
    expect(told[0]?.text).toContain('ne demandons pas de raison');
    expect(pairOf(cycle)).toMatchObject({ status: 'closed', closedBecause: 'ended' });
    expect(await subjectsTo(cycle, ines)).toHaveLength(leaver);
    await cycle.until('2027-10-20T09:00:00.000Z');
    expect(await subjectsTo(cycle, ines)).toHaveLength(leaver);
    expect(await cycle.mailsTo('paul.morel@solane.example')).toEqual([]);
  });

  it('changes nothing before it is confirmed, nor when it is declined', async () => {
    const cycle = await introducedPair();
    const before = JSON.stringify([pairOf(cycle), cycle.records().participants]);
    await cycle.reply(claire, 'à approuver', 'La nouvelle liste', theOther);
    await cycle.reply(claire, 'Nouvelle liste', 'C');
    await cycle.until('2027-02-11T15:00:00.000Z');
    expect(JSON.stringify([pairOf(cycle), cycle.records().participants])).toBe(before);
  });

  it('refuses a birth-date column by name and takes nothing from the file', async () => {
    const cycle = await introducedPair();
    const born = roster
      .trimEnd()
      .split('\r\n')
      .map((line, index) => `${line};${index === 0 ? 'date de naissance' : '1990-01-02'}`);
    await cycle.reply(claire, 'à approuver', 'La nouvelle liste', bytes(born.join('\r\n')));
    const [problems] = await cycle.mailsTo(claire, 'à corriger');
    expect(problems?.text).toContain('colonne « date de naissance »');
    expect(await cycle.mailsTo(claire, 'Nouvelle liste')).toEqual([]);
  });

  it('replaces a roster that still waited by the one sent after it', async () => {
    const cycle = await introducedPair();
    await cycle.reply(claire, 'à approuver', '', theOther);
    await cycle.reply(claire, 'à approuver', '', bytes(roster));
    const asked = await cycle.mailsTo(claire, 'Nouvelle liste');
    expect(asked[1]?.text).toContain('Rien ne change.');
    const open = [...cycle.records().forms.values()].filter(({ kind }) => kind === 'REF');
    expect(open.map(({ status }) => status).toSorted()).toEqual(['canceled', 'issued']);
  });
});

describe('a newer roster while people enroll', () => {
  it('invites those who are new and asks nothing more of those who left', async () => {
    const cycle = await enrolling();
    await cycle.reply(claire, 'à confirmer', 'Deux changements', anotherToo);
    await cycle.reply(claire, 'Nouvelle liste', 'A');
    await cycle.until('2027-01-18T09:00:00.000Z');
    expect(await cycle.mailsTo('paul.morel@solane.example', 'aider un dirigeant')).toHaveLength(1);

    await cycle.reply(claire, 'à confirmer', 'Elle part', theOther);
    await cycle.reply(claire, 'Nouvelle liste', 'A');
    await cycle.until('2027-02-05T09:00:00.000Z');
    expect(await cycle.mailsTo(ines, 'aider un dirigeant')).toHaveLength(1);
    expect((await cycle.mailsTo('paul.morel@solane.example')).length).toBeGreaterThan(1);
  });
});

it('is not disturbed by a list without anybody to invite on one side', async () => {
  const cycle = await enrolling();
  await cycle.reply(claire, 'à confirmer', '', without(ines));
  expect((await cycle.mailsTo(claire, 'à corriger'))[0]?.text).toContain('Personne n’est invité comme mentor');
});
