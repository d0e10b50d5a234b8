import { describe, expect, it } from 'vitest';
import { sampleCompany } from '../../local/sample/sample-company.ts';
import { type ScriptedCycle, scriptedCycle } from './scripted-cycle.ts';
import { claire, enroll, helene, ines, introducedPair, sandrine } from './two-people.ts';

const paul = 'paul.durand@solane.example';
const roster = [
  'email;prénom;nom;rôle;niveau;direction;site;langue;responsable;assistant',
  'bertrand.aumont@solane.example;Bertrand;Aumont;;Comité de direction;Direction générale;Paris;fr;;',
  `${helene};Hélène;Marchand;dirigeante;Directeur;Logistique;Paris;fr;bertrand.aumont@solane.example;${sandrine}`,
  `${paul};Paul;Durand;mentor;Employé;Marketing;Lyon;fr;bertrand.aumont@solane.example;`,
  `${ines};Inès;Benali;mentor;Employé;Marketing;Lyon;fr;bertrand.aumont@solane.example;`,
  '',
].join('\r\n');

async function threeInvited(): Promise<ScriptedCycle> {
  const company = { cycle: sampleCompany().cycle, roster: new TextEncoder().encode(roster) };
  const cycle = await scriptedCycle(company, '2027-01-11T09:00:00.000Z');
  await cycle.until('2027-01-15T09:00:00.000Z');
  return cycle;
}

const unproven = { spf: 'GRAY', dkim: 'GRAY', dmarc: 'GRAY' } as const;
const formOf = (cycle: ScriptedCycle, address: string, kind: string) => {
  const { people, forms } = cycle.records();
  const person = [...people.values()].find((each) => each.address === address);
  return [...forms.values()].find((form) => form.kind === kind && form.personId === person?.personId);
};

describe('scene 2: the forwarded invitation', () => {
  it('changes nothing for her, asks her once who answered, and gives the colleague a form of their own', async () => {
    const cycle = await threeInvited();
    const before = (await cycle.mailsTo(paul, 'aider un dirigeant')).length;
    for (let time = 1; time <= 2; time += 1)
      await cycle.reply(helene, 'apprendre d’un collaborateur', '1: A\n2: IA', { from: paul });
    expect(formOf(cycle, helene, 'ENR-S')).toMatchObject({ status: 'issued', answers: {}, replies: [] });
    await cycle.until('2027-01-18T09:00:00.000Z');
    const asked = await cycle.mailsTo(helene, 'Est-ce bien votre réponse');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toContain('Paul Durand a répondu à votre place au formulaire «');
    expect(asked[0]?.text).toContain('Nous n’avons rien enregistré.');
    expect((await cycle.mailsTo(paul, 'aider un dirigeant')).length).toBe(before + 1);
    await cycle.reply(helene, 'Est-ce bien votre réponse', 'Non');
    expect(formOf(cycle, helene, 'ENR-S')).toMatchObject({ status: 'issued', answers: {} });
    await cycle.reply(paul, 'aider un dirigeant', '1: C');
    expect(formOf(cycle, paul, 'ENR-M')).toMatchObject({ status: 'answered', answers: { role: 'not-now' } });
  });

  it('of feedback or a start: nothing is read, and both hear what they need', async () => {
    const cycle = await introducedPair();
    const karim = 'karim.saidi@solane.example';
    await cycle.reply(helene, 'C’est parti', '3 4 4\nB\nA', { from: karim });
    await cycle.until('2027-02-15T09:00:00.000Z');
    expect((await cycle.mailsTo(karim)).map(({ text }) => text)).toEqual([
      expect.stringContaining('ce formulaire est personnel, rien n’a été lu.'),
    ]);
    const forms = await cycle.mailsTo(helene, 'C’est parti');
    expect(forms.map(({ text }) => text)).toEqual([forms[0]?.text, forms[0]?.text]);
    expect(formOf(cycle, helene, 'STA-S')).toMatchObject({ answers: {} });
  });
});

describe('a company without proofs of its mail', () => {
  it('enrolls people all the same: each confirms by a word, from the same unproven mailbox', async () => {
    const cycle = await threeInvited();
    await cycle.reply(ines, 'aider un dirigeant', '1: C', { findings: unproven });
    expect(formOf(cycle, ines, 'ENR-M')).toMatchObject({ status: 'issued', answers: {} });
    const [asked] = await cycle.mailsTo(ines, 'Une réponse à confirmer');
    expect(asked?.text).toContain('nous est parvenue le vendredi 15 janvier à 10 h,');
    expect(asked?.text).toContain('à votre nom, sans preuve qu’elle vient de vous.');
    await cycle.reply(ines, 'Une réponse à confirmer', 'oui', { findings: unproven });
    expect(formOf(cycle, ines, 'ENR-M')).toMatchObject({ status: 'answered', answers: { role: 'not-now' } });
    await cycle.until('2027-01-18T09:00:00.000Z');
    expect(await cycle.mailsTo(ines, 'C’est noté')).toHaveLength(1);
  });

  it('never counts what nobody confirms, and the cycle goes on without it', async () => {
    const cycle = await threeInvited();
    await cycle.reply(ines, 'aider un dirigeant', '1: A\n2: vidéo', { from: 'ines@home.example' });
    await cycle.until('2027-02-04T09:00:00.000Z');
    expect(formOf(cycle, ines, 'ENR-M')).toMatchObject({ status: 'expired', answers: {} });
    expect(formOf(cycle, ines, 'CONFIRM')).toMatchObject({ status: 'expired' });
    expect(cycle.records().tasks.map(({ kind }) => kind)).toContain('held-reply');
    expect(cycle.records().cycles[0]?.status).not.toBe('enrolling');
  });
});

describe('dates', () => {
  it('asked of the leader may be answered by the assistant whom the roster names', async () => {
    const cycle = await introducedPair();
    await cycle.reply(sandrine, 'Agenda de', '1: A\n2: A');
    await cycle.until('2027-02-15T09:00:00.000Z');
    await cycle.reply(helene, 'C’est parti', 'DÉPLACER');
    await cycle.until('2027-02-16T09:00:00.000Z');
    await cycle.reply(sandrine, 'Séance 1 à déplacer', 'le B', { from: paul });
    const [pair] = [...cycle.records().pairs.values()];
    expect(pair?.sessions[0]?.status).toBe('moving'); // a colleague does not move it
    await cycle.reply(sandrine, 'Séance 1 à déplacer', 'le B');
    expect([...cycle.records().pairs.values()][0]?.sessions[0]).toMatchObject({ status: 'planned', sequence: 1 });
  });
});

describe('the open door', () => {
  it('lets somebody enroll who lost the form, and tells a coordinator what was written', async () => {
    const cycle = await threeInvited();
    const raw = `From: <${ines}>\r\nTo: <start@reply.mentoring.example.com>\r\nSubject: Bonjour\r\n\r\nComment participer ?\r\n`;
    await cycle.world.deliver(Buffer.from(raw), ['start@reply.mentoring.example.com']);
    await cycle.world.settle();
    expect(await cycle.mailsTo(ines, 'aider un dirigeant')).toHaveLength(2);
    await enroll(cycle);
    expect(formOf(cycle, ines, 'ENR-M')).toMatchObject({ status: 'answered' });
    expect(cycle.records().tasks.map(({ kind }) => kind)).toEqual(['stray-message']);
    expect(await cycle.mailsTo(claire, 'corriger')).toEqual([]);
  });
});
