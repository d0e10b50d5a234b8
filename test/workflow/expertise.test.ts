import { beforeAll, describe, expect, it } from 'vitest';
import { wordsIdFor } from '../../shared/domain/expertise/learned-words.ts';
import type { ScriptedCycle } from './scripted-cycle.ts';
import { claire, enrolling, helene, ines } from './two-people.ts';

const wordsId = wordsIdFor('la créa');

describe('what people can teach, from their words to the map', () => {
  let cycle: ScriptedCycle;
  const echoes = async () => (await cycle.mailsTo(ines, 'C’est noté')).map(({ text }) => text.replace(/\s+/g, ' '));

  beforeAll(async () => {
    cycle = await enrolling();
    await cycle.until('2027-02-01T09:00:00.000Z');
    await cycle.reply(
      ines,
      'aider un dirigeant',
      '1: A\n2: vidéo courte (expert), Python, la créa\n3: je ne sais pas\n4: C, G\n6: B, C',
    );
    await cycle.until('2027-02-01T12:00:00.000Z');
    await cycle.reply(ines, 'C’est noté', '2: vidéo courte (expert), un peu de Python, la créa');
    await cycle.until('2027-02-01T15:00:00.000Z');
    await cycle.reply(
      helene,
      'apprendre d’un collaborateur',
      '1: A\n2: Power BI, vidéo courte\n3: stratégie\n4: moi\n6: B, C',
    );
    await cycle.until('2027-02-03T09:00:00.000Z');
  });

  it('shows the map while enrollment is open, when the coordinator asks for it, once a day', async () => {
    const open = await enrolling();
    const cycleId = open.records().ledger[0]?.cycleId;
    const map = () => open.world.call('run-command', { command: 'map', cycleId });
    expect(await map()).toMatchObject({ outcome: 'done' });
    expect(await map()).toMatchObject({ outcome: 'already so' });
    await open.until('2027-01-15T12:00:00.000Z');
    expect(await open.mailsTo(claire, 'Carte des compétences')).toHaveLength(1);
    expect(
      await cycle.world.call('run-command', { command: 'map', cycleId: cycle.records().ledger[0]?.cycleId }),
    ).toMatchObject({
      outcome: 'refused',
    });
  });

  it('echoes skills and levels as they were understood, and asks back once for what was not', async () => {
    const [first, second] = await echoes();
    expect(first).toContain('vidéo courte (expert), Python (niveau non précisé)');
    expect(first).toContain('Pas reconnu : « la créa » (dites-nous en d’autres mots)');
    expect(first).toContain('je ne sais pas');
    expect(second).toContain('vidéo courte (expert), Python (notions)');
    expect(second).toContain('Pas reconnu : « la créa » (Claire Dubois voit avec vous)');
  });

  it('tells each coordinator once, when enrollment closes, what is missing and which words are to be explained', async () => {
    const [map, another] = await cycle.mailsTo(claire, 'Carte des compétences');
    expect(another).toBeUndefined();
    const text = map?.text.replace(/\s+/g, ' ') ?? '';
    expect(text).toContain('Personne ne l’enseigne : - Power BI : demandé par 1 ;');
    expect(text).toContain(`« la créa » : ${wordsId}`);
    const page = map?.message.attachments.find(({ name }) => name === 'expertise.html');
    expect(new TextDecoder().decode(page?.bytes)).toContain('<svg');
    const cycleId = cycle.records().ledger[0]?.cycleId;
    const sent = cycle.records().ledger.filter(({ mail, key }) => mail === 'expertise-map' && key.includes('#closed#'));
    expect(sent.map(({ key, status }) => [key.split('#').slice(0, 2), status])).toEqual(
      sent.map(() => [[cycleId, 'expertise-map'], 'delivered']),
    );
    expect(new Set(sent.map(({ to }) => to)).size).toBe(sent.length);
  });

  it('remembers what the coordinator says they stand for', async () => {
    const cycleId = cycle.records().ledger[0]?.cycleId;
    const answer = await cycle.world.call('run-command', {
      command: 'learn',
      cycleId,
      wordsId,
      skill: 'content.canva',
    });
    expect(answer).toMatchObject({ outcome: 'done' });
    expect(
      await cycle.world.call('run-command', { command: 'learn', cycleId, wordsId, skill: 'content.canva' }),
    ).toEqual({
      outcome: 'already so',
      message: `${wordsId} stands for content.canva already.`,
    });
  });
});
