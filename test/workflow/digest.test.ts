import { describe, expect, it } from 'vitest';
import { claire, helene, ines, introducedPair, sandrine } from './two-people.ts';

type Scripted = Awaited<ReturnType<typeof introducedPair>>;
const pairOf = (cycle: Scripted) => [...cycle.records().pairs.values()][0];
const monday = (cycle: Scripted) => cycle.mailsTo(claire, 'à décider');
const done = async (cycle: Scripted) =>
  (await cycle.mailsTo(claire, 'C’est fait : votre lundi')).map(({ text }) => text);

/** A pair whose session 1 went badly for the mentor: Monday 8 March asks what to do. */
async function aHardStart(): Promise<Scripted> {
  const cycle = await introducedPair();
  await cycle.reply(sandrine, 'Agenda de', '1: A\n2: A');
  await cycle.until('2027-03-02T18:40:00.000Z');
  await cycle.reply(ines, 'une ligne suffit', 'A 2 4 A');
  await cycle.until('2027-03-08T09:00:00.000Z');
  return cycle;
}

describe('the Monday digest', () => {
  it('is sent when nothing waits, and says so', async () => {
    const cycle = await introducedPair();
    await cycle.until('2027-02-15T09:00:00.000Z');
    const [digest] = (await monday(cycle)).slice(-1);
    expect(digest?.subject).toBe('Lundi 15 février : 0 à décider, 1 paire en route');
    expect(digest?.text).toContain('Rien à décider cette semaine.');
    expect(digest?.text).not.toContain('[1]');
  });

  it('names the pair, says what happened without the words of an answer, and offers only what can be done', async () => {
    const cycle = await aHardStart();
    const text = (await monday(cycle)).at(-1)?.text ?? '';
    expect(text).toContain('[1] P01 Inès B. et Hélène M. (une lettre)');
    expect(text).toContain('Note de 2 ou moins, séance 1, Inès B.');
    expect(text).not.toContain('A. Envoyer le message 1');
    expect(text).toContain('B. Demander trois dates');
    expect(text.replace(/\n\s*/g, ' ')).toContain('E. Arrêter la paire (message 4.5, mercredi 10 mars à 9 h');
  });

  it('scene 8: does what one reply says, answers with one echo, and does it once', async () => {
    const cycle = await aHardStart();
    await cycle.reply(claire, 'à décider', 'Bonjour,\nNOTE P01 vu avec son assistante\n1: B\nNOTE P09 inconnue\n');
    await cycle.until('2027-03-08T12:00:00.000Z');
    expect(await cycle.mailsTo(sandrine, 'Séance 2 à déplacer')).toHaveLength(1);
    expect(pairOf(cycle)?.notes).toMatchObject([{ text: 'vu avec son assistante' }]);
    expect(await done(cycle)).toHaveLength(1);
    const [echo] = await done(cycle);
    expect(echo).toContain('P01, note : fait');
    expect(echo).toContain('P09, note : cette paire n’existe pas');
    expect(echo?.replaceAll('\n', ' ')).toMatch(/P01 Inès B\. et Hélène M\., demander trois dates .* : fait/);
    expect(cycle.records().tasks.filter(({ kind }) => kind === 'remark' || kind === 'stray-message')).toEqual([]);

    await cycle.reply(claire, 'à décider', 'FICHE P01');
    const [file] = await cycle.mailsTo(claire, 'Fiche P01');
    expect(file?.text).toContain('vu avec son assistante');
    expect(file?.text).toContain('séance 1');
    await cycle.until('2027-03-15T09:00:00.000Z');
    expect((await monday(cycle)).at(-1)?.text).not.toContain('[1]');
  });

  it('asks again next Monday what was not answered, and what she only calls about', async () => {
    const cycle = await aHardStart();
    await cycle.until('2027-03-15T09:00:00.000Z');
    expect((await monday(cycle)).at(-1)?.subject).toContain('1 à décider');
    await cycle.reply(claire, 'à décider', '1: C');
    await cycle.until('2027-03-22T09:00:00.000Z');
    expect((await monday(cycle)).at(-1)?.subject).toContain('1 à décider');
    await cycle.reply(claire, 'à décider', '1: D');
    await cycle.until('2027-03-30T09:00:00.000Z');
    expect((await monday(cycle)).at(-1)?.text).not.toContain('[1]');
  });

  it('ends a pair on Wednesday at 9:00 with the same neutral words to both, unless it is taken back', async () => {
    const cycle = await aHardStart();
    await cycle.reply(claire, 'à décider', '1: E');
    expect((await done(cycle))[0]?.replaceAll('\n', ' ')).toContain('partira mercredi 10 mars à 9 h');
    await cycle.reply(claire, 'à décider', 'REPRISE P01');
    await cycle.until('2027-03-11T09:00:00.000Z');
    expect(pairOf(cycle)?.status).toBe('meeting');
    expect(await cycle.mailsTo(helene, 'Des nouvelles')).toEqual([]);

    await cycle.reply(claire, 'à décider', 'ARRÊT P01');
    await cycle.until('2027-03-12T09:00:00.000Z');
    expect(pairOf(cycle)).toMatchObject({ status: 'closed', closedBecause: 'ended' });
    for (const person of [ines, helene]) expect(await cycle.mailsTo(person, 'Des nouvelles')).toHaveLength(1);
  });

  it('scene 6: pauses a pair until a day, and lets it go on', async () => {
    const cycle = await aHardStart();
    const invited = (await cycle.mailsTo(ines, 'retirée de l’agenda')).length;
    await cycle.reply(claire, 'à décider', 'PAUSE P01 28/06\nPAUSE P01 1/3\nPAUSE P01 bientôt');
    await cycle.until('2027-03-08T12:00:00.000Z');
    const [echo] = await done(cycle);
    const words = echo?.replace(/\s+/g, ' ');
    expect(words).toContain('P01, pause : jusqu’au lundi 28 juin à 9 h');
    expect(words).toContain('P01, pause : rien, ce jour est passé ou vient après la fin du cycle');
    expect(words).toContain('P01, pause : pas compris');
    expect(pairOf(cycle)?.pause).toMatchObject({ side: 'mentor', until: '2027-06-28T07:00:00.000Z' });
    expect((await cycle.mailsTo(ines, 'retirée de l’agenda')).length).toBeGreaterThan(invited);
    expect(await cycle.mailsTo(helene, 'suspendues')).toHaveLength(1);

    await cycle.reply(claire, 'à décider', 'REPRISE P01');
    expect(pairOf(cycle)?.pause).toBeUndefined();
  });

  it('offers reminder 2 for all pairs: a line of the charter comes with what each gets after its next session, once', async () => {
    const cycle = await aHardStart();
    const text = (await monday(cycle)).at(-1)?.text.replace(/\s+/g, ' ');
    expect(text).toContain('G. Glisser le rappel 2 dans le prochain message de toutes les paires');
    expect(text).toContain('RAPPEL 2 « À mi-parcours, un point de notre charte');
    await cycle.reply(claire, 'à décider', '1: G');
    expect((await done(cycle))[0]?.replace(/\s+/g, ' ')).toContain(
      'glisser le rappel 2 dans le prochain message de toutes les paires : fait',
    );
    const sent = cycle.world.mails.length;
    await cycle.until('2027-03-08T12:00:00.000Z');
    expect(cycle.world.mails.slice(sent).filter(({ to }) => !to.includes(claire))).toEqual([]); // nobody gets an email more
    await cycle.until('2027-04-20T09:00:00.000Z');
    for (const person of [ines, helene]) {
      const forms = await cycle.mailsTo(person, 'une ligne suffit');
      const recall = 'À mi-parcours, un point de notre charte : nous venons sans écran';
      const recalling = forms.filter(({ text }) => text.replace(/\s+/g, ' ').includes(recall));
      expect([...new Set(recalling.map(({ subject }) => subject.replace(/^Rappel : /, '')))], person).toEqual([
        'Votre séance du mardi 30 mars : une ligne suffit',
      ]);
    }
  });

  it('offers a pause until the Monday four weeks later for a pair that finds no date', async () => {
    const cycle = await introducedPair();
    await cycle.until('2027-03-08T09:00:00.000Z');
    const text = (await monday(cycle)).at(-1)?.text.replace(/\s+/g, ' ');
    expect(text).toContain('F. Mettre en pause jusqu’au lundi 5 avril');
    await cycle.reply(claire, 'à décider', '1: F');
    expect((await done(cycle))[0]?.replace(/\s+/g, ' ')).toContain(
      'mettre en pause jusqu’au lundi 5 avril : jusqu’au lundi 5 avril à 9 h',
    );
    expect(pairOf(cycle)?.pause).toMatchObject({ until: '2027-04-05T07:00:00.000Z' });
    await cycle.until('2027-03-15T09:00:00.000Z');
    expect((await monday(cycle)).at(-1)?.text).not.toContain('[1]');
  });

  it('is not obeyed from another address', async () => {
    const cycle = await aHardStart();
    const form = [...cycle.records().forms.values()].findLast(
      ({ kind, status }) => kind === 'DIG' && status === 'issued',
    );
    const to = `r-${form?.formId.slice(4) ?? ''}${form?.key ?? ''}@reply.mentoring.example.com`;
    const raw = `From: <claire@home.example>\r\nTo: <${to}>\r\nSubject: RE\r\n\r\n1: E\r\nARRÊT P01\r\n`;
    await cycle.world.deliver(Buffer.from(raw), [to]);
    await cycle.until('2027-03-12T09:00:00.000Z');
    expect(pairOf(cycle)?.status).toBe('meeting');
    expect(await done(cycle)).toEqual([]);
  });

  it('answers LISTE and CHIFFRES with where her pairs stand now', async () => {
    const cycle = await aHardStart();
    await cycle.reply(claire, 'à décider', 'LISTE');
    await cycle.reply(claire, 'à décider', 'CHIFFRES');
    const [list, figures] = await cycle.mailsTo(claire, 'Où en sont vos paires');
    expect(list?.text.replace(/\s+/g, ' ')).toContain('- P01 Inès B. et Hélène M. : en route, séance 2 mardi 30 mars');
    expect(list?.text).toContain('Séances tenues : ');
    expect(figures?.text).toContain('Séances tenues : ');
    expect(figures?.text).not.toContain('P01');
    expect((await done(cycle))[0]).toContain('liste : fait');
  });

  it('SAISIR: she answers somebody’s dates on the telephone, and they get the echo; feedback never reaches her', async () => {
    const cycle = await aHardStart();
    await cycle.reply(claire, 'à décider', 'SAISIR benali\nSAISIR Personne');
    const [echo] = await done(cycle);
    expect(echo?.replace(/\s+/g, ' ')).toContain('saisir : personne de ce nom ne participe');
    expect(echo?.replace(/\s+/g, ' ')).toContain('rien qui se réponde au téléphone');
    expect(await cycle.mailsTo(claire, 'Au téléphone')).toEqual([]);

    await cycle.reply(claire, 'à décider', '1: B');
    await cycle.reply(claire, 'à décider', 'SAISIR Petit');
    const [form] = await cycle.mailsTo(claire, 'Au téléphone avec Sandrine Petit');
    expect(form?.text).toContain('[1]');
    await cycle.reply(claire, 'Au téléphone', '1: A', { from: 'claire@home.example' });
    const asked = () => [...cycle.records().forms.values()].findLast(({ kind }) => kind === 'MOV');
    expect(asked()?.status).toBe('issued');
    await cycle.reply(claire, 'Au téléphone', '1: A');
    expect(asked()).toMatchObject({ status: 'answered', answers: { date: '1' } });
  });
});

describe('what cannot wait for Monday', () => {
  it('comes in one email at 16:00, with the words that were not understood, and only once', async () => {
    const cycle = await aHardStart();
    await cycle.until('2027-03-10T09:00:00.000Z');
    await cycle.reply(ines, 'une ligne suffit', 'on se voit quand ?');
    await cycle.reply(helene, 'une ligne suffit', 'je ne pourrai pas mardi prochain');
    expect(await cycle.mailsTo(claire, 'À voir aujourd’hui')).toEqual([]);
    await cycle.until('2027-03-12T18:00:00.000Z');
    const bundles = await cycle.mailsTo(claire, 'À voir aujourd’hui');
    expect(bundles.map(({ subject, at }) => [subject, at.slice(0, 13)])).toEqual([
      ['À voir aujourd’hui : 2', '2027-03-10T15'],
    ]);
    expect(bundles[0]?.text.replace(/\s+/g, ' ')).toContain('Inès B., message qui ne répond à aucune question');
  });
});
