import { describe, expect, it } from 'vitest';
import type { ScriptedCycle } from './scripted-cycle.ts';
import { claire, leaders, marc, mentors, proposedPairs } from './several-people.ts';

const [ines = '', samuel = '', lea = ''] = mentors;
const [helene = '', paul = ''] = leaders;
const joined = (text: string | undefined) => (text ?? '').replace(/\s+/g, ' ');
const cycleOf = (cycle: ScriptedCycle) => cycle.records().cycles[0]!;
const proposals = (cycle: ScriptedCycle) => cycle.mailsTo(claire, 'à approuver');
const newest = async (cycle: ScriptedCycle) => joined((await proposals(cycle)).at(-1)?.text);
const told = async (cycle: ScriptedCycle, who = claire) => {
  const mails = await cycle.mailsTo(who);
  return joined(mails.at(-1)?.text);
};
/** "Lea M., Lyon, et Paul D.": who is proposed to whom, as the newest email says it. */
const isProposed = (text: string, mentor: string, leader: string) =>
  new RegExp(`- P0\\d \\(\\d+\\) ${mentor} \\w\\., Lyon, et ${leader}`).test(text);

describe('a proposal that a coordinator changes', () => {
  it('is computed again without a pair she ruled out, and says what changed and what she asked', async () => {
    const cycle = await proposedPairs();
    expect(isProposed(await newest(cycle), 'Lea', 'Paul')).toBe(true);
    await cycle.reply(claire, 'à approuver', 'B\nPAS P01\nGARDER P02');
    const text = await newest(cycle);
    expect(await proposals(cycle)).toHaveLength(2);
    expect(isProposed(text, 'Lea', 'Paul')).toBe(false);
    expect(isProposed(text, 'Samuel', 'Helene')).toBe(true);
    expect(text).toContain('Ne sont plus proposées (1) : P01 Lea M., Lyon, et Paul D., Paris');
    expect(text).toMatch(/la plus faible : [\d,]+ au lieu de [\d,]+/);
    expect(text).toContain('- D1 GARDER P02 Samuel K., Lyon, et Helene M., Paris');
    expect(text).toContain('- D2 PAS Lea M., Lyon, et Paul D., Paris');
    expect(cycleOf(cycle)).toMatchObject({ status: 'deciding', matchingRound: 2 });

    await cycle.reply(claire, 'à approuver', 'LIBRE D2');
    expect(isProposed(await newest(cycle), 'Lea', 'Paul')).toBe(true);
    expect(cycleOf(cycle).review).toMatchObject({ vetoes: [], locks: [{}] });
  });

  it('leaves out who she takes out, keeps together whom she names, and follows another preset and floor', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(
      claire,
      'à approuver',
      `1: B\n2: RETIRER ${lea}\nRÉGLAGE total\nSEUIL 30\nENSEMBLE ${ines} ${helene}`,
    );
    const text = await newest(cycle);
    expect(isProposed(text, 'Ines', 'Helene')).toBe(true);
    expect(isProposed(text, 'Lea', 'Paul')).toBe(false);
    expect(text).toContain('Lea M. (à votre demande)');
    expect(text).toContain('D3 RÉGLAGE total');
    expect(text).toContain('D4 SEUIL 30');
    const { review } = cycleOf(cycle);
    expect(review).toMatchObject({ preset: 'total', floor: 3000, excluded: [{}], locks: [{}] });
  });

  it('changes nothing when the pairs of the optimum are kept', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(claire, 'à approuver', 'B\nGARDER P01\nGARDER P02');
    const text = await newest(cycle);
    expect(text).toContain('CE QUI CHANGE - Rien : les mêmes paires.');
    expect(text).toContain('- D2 GARDER P02');
  });

  it('says why a pair cannot be kept together', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(claire, 'à approuver', `ENSEMBLE ${ines} ${paul}\nENSEMBLE ${ines} ${helene}`);
    expect(await newest(cycle)).toMatch(/D2 GARDER Ines B\., Lyon, et Helene M\., Paris : IMPOSSIBLE, plus de place/);
  });

  it('tells what a pair would cost, and makes no new proposal of it', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(claire, 'à approuver', `PRIX P01\nPRIX ${ines} ${paul}`);
    const [prices] = await cycle.mailsTo(claire, 'Ce que coûterait');
    const text = joined(prices?.text);
    expect(text).toContain('- Lea M., Lyon, et Paul D., Paris : rien');
    expect(text).toMatch(/- Ines B\., Lyon, et Paul D\., Paris : .*−[\d,]+ pour le total des notes/);
    expect(await proposals(cycle)).toHaveLength(1);
    expect(cycleOf(cycle)).toMatchObject({ status: 'deciding', matchingRound: 1, pricing: [] });
    await cycle.reply(claire, 'à approuver', 'A');
    expect(cycleOf(cycle).approval).toBeDefined();
  });

  it('does nothing of a message of which a line is unclear, and says what is wrong with each', async () => {
    const cycle = await proposedPairs();
    const before = JSON.stringify(cycleOf(cycle));
    await cycle.reply(
      claire,
      'à approuver',
      `B\nPAS P01\nGARDER P9\nRETIRER personne@solane.example\nENSEMBLE ${helene} ${ines}\nPAS P02 ni P01\nGARDER P02\nPAS P02`,
    );
    const text = await told(cycle);
    expect(text).toContain('« GARDER P9 » : cette paire n’existe pas');
    expect(text).toContain('« RETIRER personne@solane.example » : personne n’est inscrit');
    expect(text).toContain(`« ENSEMBLE ${helene} ${ines} » : la première adresse doit être celle d’un mentor`);
    expect(text).toContain('« PAS P02 ni P01 » : pas compris');
    expect(text).toContain('« PAS P02 » : une autre ligne dit le contraire');
    expect(text).not.toContain('« PAS P01 »');
    expect(JSON.stringify(cycleOf(cycle))).toBe(before);

    await cycle.reply(claire, 'à approuver', 'A\nPAS P01');
    expect(await told(cycle)).toContain('« A » : vous approuvez et demandez autre chose');
    await cycle.reply(claire, 'à approuver', 'B');
    expect(await told(cycle)).toContain('« B » : quels changements ?');
    expect(JSON.stringify(cycleOf(cycle))).toBe(before);
  });

  it('is approved in its latest form only: an older one is refused with the day it was replaced', async () => {
    const cycle = await proposedPairs();
    const [first] = await proposals(cycle);
    await cycle.reply(claire, 'à approuver', 'B\nPAS P01');
    await cycle.replyTo(first, 'A');
    expect(await told(cycle)).toContain('cette proposition a été remplacée mardi 2 février à 10 h');
    await cycle.replyTo(first, 'GARDER P01');
    expect(cycleOf(cycle)).toMatchObject({ matchingRound: 2, review: { locks: [], vetoes: [{}] } });
    expect(cycleOf(cycle).approval).toBeUndefined();
  });

  it('passes on what was written beside a decision, also one that is refused', async () => {
    const cycle = await proposedPairs();
    const remarks = () => cycle.records().tasks.filter(({ kind }) => kind === 'remark').length;
    const [first] = await proposals(cycle);
    await cycle.reply(claire, 'à approuver', 'B\nPAS P01');
    expect(remarks()).toBe(0);
    await cycle.replyTo(first, 'Attention, Karim change de service en mars et je ne sais pas encore pour où.\n\n1: A', {
      times: 2,
    });
    expect(await told(cycle)).toContain('cette proposition a été remplacée');
    expect(remarks()).toBe(1);
  });

  it('takes a message once, however often it is delivered', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(claire, 'à approuver', 'B\nPAS P01', { times: 3 });
    expect(await proposals(cycle)).toHaveLength(2);
    await cycle.reply(claire, 'à approuver', 'A', { times: 2 });
    expect(await cycle.mailsTo(claire, '2 paires approuvées')).toHaveLength(1);
    expect(await cycle.mailsTo(marc, 'paires approuvées par')).toHaveLength(1);
  });

  it('is canceled by the word for it', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(claire, 'à approuver', 'ANNULER');
    expect(cycleOf(cycle).status).toBe('canceled');
    expect(await cycle.mailsTo(claire, 'Cycle annulé')).toHaveLength(1);
    expect(await cycle.mailsTo(ines, 'Ce cycle n’aura pas lieu')).toHaveLength(1);
  });

  it('tells who was left out the same as anybody without a partner', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(claire, 'à approuver', `RETIRER ${samuel}`);
    await cycle.reply(claire, 'à approuver', 'A');
    await cycle.until('2027-02-05T09:00:00.000Z');
    const [news] = await cycle.mailsTo(samuel, 'binôme');
    expect(joined(news?.text)).toContain('trop de volontaires sur vos sujets');
  });
});

describe('an approval by reply', () => {
  it('counts after two working hours, says so to every coordinator at once, and pairs are consulted then', async () => {
    const cycle = await proposedPairs(); // 10:00 in Paris
    await cycle.reply(claire, 'à approuver', '1: A');
    const words =
      'Approuvé par Claire Dubois, mardi 2 février à 10 h : 2 paires. Les mentors sont consultés à partir de';
    expect(await told(cycle)).toContain(
      `${words} mardi 2 février à 12 h. Pour tout arrêter avant : répondez ATTENDRE.`,
    );
    const [note] = await cycle.mailsTo(marc, '2 paires approuvées par Claire Dubois');
    expect(note?.at).toBe('2027-02-02T09:00:00.000Z'); // 4:00 in Montréal: it could be too late at 8:00
    expect(joined(note?.text)).toContain('mardi 2 février à 4 h : 2 paires');
    await cycle.until('2027-02-02T11:10:00.000Z');
    expect(cycleOf(cycle).status).toBe('deciding');
    await cycle.until('2027-02-02T12:00:00.000Z');
    expect(cycleOf(cycle)).toMatchObject({ status: 'running', approvedRound: 1 });
    expect(await cycle.mailsTo(samuel, 'Votre binôme proposé')).toHaveLength(1);
  });

  it('is stopped by the word of another coordinator: back to nothing for now, and everybody is told', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(claire, 'à approuver', 'A');
    await cycle.until('2027-02-02T10:50:00.000Z');
    await cycle.reply(marc, 'approuvées par', 'ATTENDRE');
    await cycle.until('2027-02-02T13:00:00.000Z'); // 8:00 where Marc works
    for (const who of [claire, marc])
      expect(joined((await cycle.mailsTo(who, 'Approbation arrêtée'))[0]?.text)).toContain(
        'Marc Tremblay a arrêté l’approbation des 2 paires',
      );
    await cycle.until('2027-02-03T09:00:00.000Z');
    expect(cycleOf(cycle)).toMatchObject({ status: 'deciding', matchingRound: 1 });
    expect(await cycle.mailsTo(samuel, 'Votre binôme proposé')).toEqual([]);

    await cycle.reply(claire, 'à approuver', 'A');
    await cycle.until('2027-02-03T12:00:00.000Z');
    expect(cycleOf(cycle).status).toBe('running');
    expect(await cycle.mailsTo(marc, 'approuvées par')).toHaveLength(2);
  });

  it('is stopped by whoever gave it, by the word or by "nothing for now"', async () => {
    for (const [subject, words] of [
      ['2 paires approuvées', 'wait'],
      ['à approuver', 'C'],
    ] as const) {
      const cycle = await proposedPairs();
      await cycle.reply(claire, 'à approuver', 'A');
      await cycle.reply(claire, subject, words);
      await cycle.until('2027-02-02T15:00:00.000Z');
      expect(await cycle.mailsTo(marc, 'Approbation arrêtée')).toHaveLength(1);
      expect(cycleOf(cycle).status).toBe('deciding');
      expect([...cycle.records().forms.values()].find(({ kind }) => kind === 'OBJ')?.status).toBe('canceled');
    }
  });

  it('is not stopped after its hours: the writer is told that it is too late', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(claire, 'à approuver', 'A');
    await cycle.until('2027-02-02T11:00:00.000Z'); // the very moment
    await cycle.reply(marc, 'approuvées par', 'ATTENDRE');
    await cycle.until('2027-02-02T13:00:00.000Z');
    expect(joined((await cycle.mailsTo(marc, 'Trop tard'))[0]?.text)).toContain('mardi 2 février à 6 h');
    expect(cycleOf(cycle).status).toBe('running');
    await cycle.reply(claire, 'à approuver', 'ATTENDRE');
    expect(await cycle.mailsTo(claire, 'Trop tard')).toHaveLength(1);
    expect(cycleOf(cycle).status).toBe('running');
  });

  it('is taken back by changes that she asks for before it counts', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(claire, 'à approuver', 'A');
    await cycle.reply(claire, 'à approuver', 'PAS P01');
    expect(await proposals(cycle)).toHaveLength(2);
    await cycle.until('2027-02-02T15:00:00.000Z');
    expect(await cycle.mailsTo(marc, 'Approbation arrêtée')).toHaveLength(1);
    expect(cycleOf(cycle)).toMatchObject({ status: 'deciding', matchingRound: 2 });
  });

  it('is the first one that counts: another coordinator is told by whom and when', async () => {
    const cycle = await proposedPairs();
    const [asked] = await proposals(cycle);
    await cycle.until('2027-02-05T14:00:00.000Z'); // she was silent: he is asked
    await cycle.reply(marc, 'à approuver', 'A');
    await cycle.replyTo(asked, 'A');
    expect(joined((await cycle.mailsTo(claire, 'Déjà décidé'))[0]?.text)).toMatch(
      /Marc Tremblay a déjà approuvé les paires, vendredi 5 février à 15 h/,
    );
    await cycle.reply(claire, 'approuvées par', 'WAIT');
    await cycle.until('2027-02-05T18:00:00.000Z');
    expect(cycleOf(cycle).status).toBe('deciding');
  });

  it('is not stopped by anybody else, nor without proof', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(claire, 'à approuver', 'A');
    await cycle.reply(marc, 'approuvées par', 'ATTENDRE', { from: 'marc@home.example' });
    await cycle.reply(marc, 'approuvées par', 'ATTENDRE', { findings: { dmarc: 'FAIL', dkim: 'FAIL' } });
    await cycle.until('2027-02-02T12:00:00.000Z');
    expect(cycleOf(cycle).status).toBe('running');
  });

  it('creates nothing when the stored proposal is no longer the one that was shown: it is computed and asked about again', async () => {
    const cycle = await proposedPairs();
    await cycle.reply(claire, 'à approuver', 'A');
    const { storage, assembly } = cycle.world;
    const bucket =
      assembly.functions.map(({ environment }) => environment.DOCUMENTS_BUCKET ?? '').find((each) => each !== '') ?? '';
    const key = storage.keys(bucket).find((each) => each.endsWith('matching-1.json')) ?? '';
    const shown = Buffer.from(storage.find(bucket, key)?.content ?? []).toString('utf8');
    storage.put(bucket, key, Buffer.from(shown.replace(/"locked":false/, '"locked":true')));
    await cycle.until('2027-02-02T12:00:00.000Z');
    expect(cycleOf(cycle)).toMatchObject({ status: 'deciding', matchingRound: 2 });
    expect(cycle.records().pairs.size).toBe(0);
    await cycle.until('2027-02-02T12:30:00.000Z');
    expect(await proposals(cycle)).toHaveLength(2);
  });

  it('is given and stopped in English as well', async () => {
    const cycle = await proposedPairs('en');
    await cycle.reply(claire, 'to approve', `B\nOUT ${lea}\nFLOOR 20`);
    expect(joined((await cycle.mailsTo(claire, 'to approve')).at(-1)?.text)).toContain('- D1 OUT Lea M., Lyon');
    await cycle.reply(claire, 'to approve', 'COST P01');
    expect(joined((await cycle.mailsTo(claire, 'What forcing would cost'))[0]?.text)).toContain(': nothing');
    await cycle.reply(claire, 'to approve', 'A');
    expect(joined((await cycle.mailsTo(claire, 'pairs approved'))[0]?.text)).toContain('reply WAIT');
    await cycle.reply(marc, 'approved by Claire', 'WAIT');
    expect(await cycle.mailsTo(claire, 'Approval stopped')).toHaveLength(1);
    await cycle.until('2027-02-02T15:00:00.000Z');
    expect(cycleOf(cycle).status).toBe('deciding');
  });
});
