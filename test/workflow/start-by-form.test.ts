import { describe, expect, it } from 'vitest';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { sampleCompany } from '../../local/sample/sample-company.ts';
import { sampleAnswers } from '../roster/sample-answers.ts';
import { aDesk, numbered } from './a-desk.ts';

const claire = 'claire.dubois@solane.example';
const { roster } = sampleCompany();
const list = { filename: 'liste.csv', content: roster };

const desk = async () => aDesk(await assembleFor(sampleCompany()), '2027-01-04T09:00:00.000Z', claire);

describe('a coordinator without cycle.json', () => {
  it('is asked six questions, answers them with the roster attached, confirms, and the cycle invites', async () => {
    const at = await desk();
    await at.write({ text: 'Bonjour, je voudrais lancer un cycle.' });
    const [asked] = await at.mails('Nouveau cycle');
    expect(asked?.text).toContain('Votre message ne portait pas encore la liste.');
    expect(at.cycle()).toMatchObject({ status: 'preparing' });

    await at.reply('Nouveau cycle', { text: numbered(sampleAnswers()), attachments: [list] });
    const [confirm] = await at.mails('à confirmer');
    expect(confirm?.subject).toBe('Cycle « Mentorat inversé 2027 » : à confirmer avant l’envoi');
    expect(confirm?.text).toContain('Coordination : Claire Dubois, Marc Tremblay');
    expect(at.cycle()).toMatchObject({ status: 'draft', definition: { places: 16, opensOn: '2027-01-14' } });
    expect(await at.sentToOthers()).toEqual([]);

    await at.reply('à confirmer', { text: 'oui' });
    await at.until('2027-01-14T16:00:00.000Z');
    const [announcement] = await at.mails('À envoyer de votre boîte, la veille');
    expect(announcement?.text).toContain('Demain vous recevrez de');
    expect(announcement?.text).toContain('Tomorrow');
    expect((await at.sentToOthers()).length).toBeGreaterThan(30);
    expect(at.cycle()).toMatchObject({ status: 'enrolling' });
  });

  it('finds the sites and grades of a list she attached at once, and need not attach it again', async () => {
    const at = await desk();
    await at.write({ text: 'Bonjour', attachments: [list] });
    const text = (await at.mails('Nouveau cycle'))[0]?.text.replaceAll('\n', ' ');
    expect(text).toContain('Lyon ; Montréal ; Paris');
    expect(text).toContain('Cadre supérieur');
    await at.reply('Nouveau cycle', { text: numbered(sampleAnswers()) });
    expect(await at.mails('à confirmer')).toHaveLength(1);
  });

  it('gets every problem of her answers and her list in one reply, corrects one line, and is asked to confirm', async () => {
    const at = await desk();
    await at.write({ text: 'Bonjour' });
    const answers = sampleAnswers();
    const wrong = { ...answers, dates: answers.dates.replace('15/10/2027', 'mi-octobre') };
    const broken = Buffer.from(Buffer.from(roster).toString('utf8').replace('bertrand.aumont@', 'bertrand.aumont'));
    await at.reply('Nouveau cycle', {
      text: numbered(wrong),
      attachments: [{ filename: 'liste.csv', content: broken }],
    });
    const [problems] = await at.mails('à corriger');
    expect(problems?.text).toContain('Question 3, « Dernier jour »');
    expect(problems?.text).toMatch(/ligne 2/);
    expect(await at.mails('à confirmer')).toEqual([]);
    expect(at.cycle()).toMatchObject({ status: 'preparing' });

    await at.reply('à corriger', { text: `3: ${answers.dates}`, attachments: [list] });
    expect(await at.mails('à confirmer')).toHaveLength(1);
    expect(await at.mails('à corriger')).toHaveLength(1);
    expect(await at.mails('C’est noté')).toEqual([]);
  });

  it('is asked only for what is missing, as with any form', async () => {
    const at = await desk();
    await at.write({ text: 'Bonjour', attachments: [list] });
    const { grades, ...rest } = sampleAnswers();
    await at.reply('Nouveau cycle', { text: numbered(rest) });
    const [again] = await at.mails('Juste une précision');
    expect(again?.text).toContain('[6]');
    expect(again?.text).not.toContain('[3]');
    await at.reply('Juste une précision', { text: `6: ${grades}` });
    expect(await at.mails('à confirmer')).toHaveLength(1);
  });

  it('is reminded, and her cycle ends without a word to anybody when she never answers', async () => {
    const at = await desk();
    await at.write({ text: 'Bonjour' });
    await at.until('2027-02-20T12:00:00.000Z');
    expect((await at.mails('Nouveau cycle')).map(({ subject }) => subject.startsWith('Rappel'))).toEqual([
      false,
      true,
      true,
    ]);
    expect(at.cycle()).toMatchObject({ status: 'canceled' });
    expect(await at.sentToOthers()).toEqual([]);
  });

  it('starts one cycle when her answer is delivered twice', async () => {
    const at = await desk();
    await at.write({ text: 'Bonjour', attachments: [list] });
    await at.reply('Nouveau cycle', { text: numbered(sampleAnswers()), times: 2 });
    expect(await at.mails('à confirmer')).toHaveLength(1);
    expect(at.cycle()).toMatchObject({ draft: { round: 1 } });
  });
});

describe('correcting a start', () => {
  it('is sending the roster again in reply: what changed is shown, and only the new summary’s yes counts', async () => {
    const at = await desk();
    const { cycle } = sampleCompany();
    await at.write({ text: 'Bonjour', attachments: [{ filename: 'cycle.json', content: cycle }, list] });
    const changed = Buffer.from(roster).toString('utf8').split('\r\n').join('\n').split('\n');
    const ines = changed.findIndex((line) => line.includes('ines.benali@'));
    const gone = changed.findIndex((line) => /;mentor;/i.test(line) && !line.includes('ines.benali@'));
    changed[ines] = (changed[ines] ?? '').replace('Lyon', 'Paris');
    changed.splice(gone, 1);
    const [old] = await at.mails('à confirmer');
    await at.reply('à confirmer', {
      text: 'oui',
      attachments: [{ filename: 'liste.csv', content: Buffer.from(changed.join('\n')) }],
    });
    const confirms = await at.mails('à confirmer');
    expect(confirms).toHaveLength(2);
    expect(confirms[1]?.text).toContain('CE QUI CHANGE');
    expect(confirms[1]?.text.replaceAll('\n', ' ')).toMatch(/Inès Benali : site Paris \(avant Lyon\)/);
    expect(confirms[1]?.text).toContain('Plus dans la liste');
    expect(at.cycle()).toMatchObject({ status: 'draft', draft: { round: 2 } });

    await at.replyTo(old!, { text: 'oui' });
    await at.until('2027-01-06T09:00:00.000Z');
    expect(at.cycle()).toMatchObject({ status: 'draft' });
    await at.replyTo(confirms[1]!, { text: 'oui' });
    await at.until('2027-01-06T12:00:00.000Z');
    expect(at.cycle()).toMatchObject({ status: 'enrolling' });
  });

  it('refuses a column by its name, takes nothing from it, and changes nothing', async () => {
    const at = await desk();
    const { cycle } = sampleCompany();
    await at.write({ text: 'Bonjour', attachments: [{ filename: 'cycle.json', content: cycle }, list] });
    const lines = Buffer.from(roster).toString('utf8').trimEnd().split(/\r?\n/);
    const born = lines.map((line, index) => `${line};${index === 0 ? 'date de naissance' : '1990-01-02'}`);
    await at.reply('à confirmer', {
      text: 'Voici la liste corrigée',
      attachments: [{ filename: 'liste.csv', content: Buffer.from(born.join('\r\n')) }],
    });
    const [problems] = await at.mails('à corriger');
    expect(problems?.text).toContain('colonne « date de naissance »');
    expect(problems?.text).not.toContain('1990');
    expect(await at.mails('à confirmer')).toHaveLength(1);
    expect(at.cycle()).toMatchObject({ draft: { round: 1 } });
  });
});
