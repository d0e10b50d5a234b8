import { describe, expect, it } from 'vitest';
import type { ScriptedCycle } from './scripted-cycle.ts';
import { bookedDates, claire, enroll, enrolling, helene, ines, introducedPair, sandrine } from './two-people.ts';

const formOf = (cycle: ScriptedCycle, kind: string) =>
  [...cycle.records().forms.values()].find((form) => form.kind === kind);
const taskKinds = (cycle: ScriptedCycle) => cycle.records().tasks.map(({ kind }) => kind);
const newest = async (cycle: ScriptedCycle, person: string) => (await cycle.mailsTo(person)).at(-1);
/** A text as one line: where it wraps does not matter. */
const words = (text = '') => text.replace(/\s+/g, ' ');

describe('AIDE, HELP', () => {
  it('lists what is open, the next session and whom to call, in the thread of a closed form too', async () => {
    const cycle = await bookedDates();
    await cycle.reply(helene, 'Votre mentor proposé', 'AIDE');
    const mail = await newest(cycle, helene);
    expect(mail?.subject).toBe('Où vous en êtes');
    expect(words(mail?.text)).toContain(
      'Attendent votre réponse : - « C’est parti avec Inès : avant la séance 1 », jusqu’au jeudi 18 mars',
    );
    expect(words(mail?.text)).toContain('Votre prochaine séance : mardi 2 mars à 8 h 30.');
    expect(words(mail?.text)).toContain('Claire Dubois, +33');
  });

  it('works in English in a French form, for somebody without a pair', async () => {
    const cycle = await enrolling();
    await cycle.reply(ines, 'aider un dirigeant', 'Help');
    const mail = await newest(cycle, ines);
    expect(words(mail?.text)).toContain('Attendent votre réponse : - « ');
    expect(words(mail?.text)).not.toContain('prochaine séance');
  });
});

describe('PAS MOI, NOT ME', () => {
  it('sends nothing more about that form, not even an answer, and tells the coordinator', async () => {
    const cycle = await enrolling();
    const before = (await cycle.mailsTo(ines)).length;
    await cycle.reply(ines, 'aider un dirigeant', 'Pas moi');
    await cycle.until('2027-02-02T09:00:00.000Z');
    expect(await cycle.mailsTo(ines)).toHaveLength(before);
    expect(taskKinds(cycle)).toEqual(['not-me']);
    expect(formOf(cycle, 'ENR-M')).toMatchObject({ status: 'issued', answers: {} });
  });
});

describe('DONNÉES, MY DATA', () => {
  it('sends the notice again and raises a task with the day the law sets', async () => {
    const cycle = await bookedDates();
    await cycle.reply(ines, 'C’est parti', 'Bonjour,\nDONNÉES');
    const mail = await newest(cycle, ines);
    expect(words(mail?.text)).toContain('réponse au plus tard le lundi 15 mars');
    expect(words(mail?.text)).toContain('Réclamation : CNIL (France), Commission d’accès à l’information (Québec).');
    expect(words(mail?.text)).not.toContain('CSE');
    expect(cycle.records().tasks).toContainEqual(
      expect.objectContaining({ kind: 'data-request', facts: { due: '2027-03-15' } }),
    );
  });
});

describe('APPELEZ-MOI, CALL ME', () => {
  it('reaches the coordinator without a reason, and says so', async () => {
    const cycle = await bookedDates();
    await cycle.reply(ines, 'C’est parti', 'call me!');
    expect(words((await newest(cycle, ines))?.text)).toContain('Claire Dubois vous appelle.');
    expect(taskKinds(cycle)).toContain('call-me');
    await cycle.until('2027-02-22T09:00:00.000Z');
    expect(words((await cycle.mailsTo(claire, 'à décider')).at(-1)?.text)).toContain('demande qu’on l’appelle');
  });
});

describe('ENGLISH, FRANÇAIS', () => {
  it('says the last email again, open forms and what follows in that language', async () => {
    const cycle = await introducedPair();
    await cycle.reply(helene, 'Votre mentor proposé', 'ENGLISH'); // answered, closed
    const mail = await newest(cycle, helene);
    expect(mail?.subject).toBe('You start with Inès: before session 1');
    expect(formOf(cycle, 'STA-S')?.language).toBe('en');
    await cycle.reply(helene, 'You start', 'FRANÇAIS');
    expect((await newest(cycle, helene))?.subject).toBe('C’est parti avec Inès : avant la séance 1');
  });

  it('says where things stand when the last email asks nothing any more', async () => {
    const cycle = await enrolling();
    await cycle.reply(ines, 'aider un dirigeant', '1: C');
    await cycle.reply(ines, 'aider un dirigeant', 'English');
    expect((await newest(cycle, ines))?.subject).toBe('Noted');
  });
});

describe('STOP', () => {
  it('on an invitation leaves the cycle at once and asks whether that is for this time or always', async () => {
    const cycle = await enrolling();
    await cycle.reply(ines, 'aider un dirigeant', 'STOP');
    expect(formOf(cycle, 'ENR-M')).toMatchObject({ status: 'answered', answers: { role: 'not-now' } });
    const asked = await newest(cycle, ines);
    expect(words(asked?.text)).toContain('« STOP »');
    expect(words(asked?.text)).toContain('D. Non, et ne m’invitez plus');
    await cycle.reply(ines, 'Juste une précision', 'D');
    expect(formOf(cycle, 'ENR-M')).toMatchObject({ status: 'answered', answers: { role: 'never' } });
    expect(words((await newest(cycle, ines))?.text)).toContain('Nous n’écrirons plus pour ce cycle.');
    const wish = () => [...cycle.records().people.values()].find(({ address }) => address === ines)?.neverInvite;
    expect(wish()).toBe(true);
    await cycle.reply(ines, 'C’est noté', '1: C');
    expect(wish()).toBe(false);
  });

  it('after enrolling, before there is a pair, leaves the cycle with a word of thanks', async () => {
    const cycle = await enrolling();
    await cycle.reply(ines, 'aider un dirigeant', '1: A\n2: vidéo courte\n3: stratégie\n4: C\n6: B, C');
    expect(formOf(cycle, 'ENR-M')?.answers.role).toBe('mentor');
    await cycle.reply(ines, 'C’est noté', 'STOP');
    expect(formOf(cycle, 'ENR-M')).toMatchObject({ status: 'answered', answers: { role: 'not-now' } });
    expect(words((await newest(cycle, ines))?.text)).toContain('Nous n’écrirons plus pour ce cycle.');
  });

  it('on a proposed partner is a no in neutral words', async () => {
    const cycle = await enrolling();
    await cycle.until('2027-02-02T09:00:00.000Z');
    await enroll(cycle);
    await cycle.until('2027-02-03T09:00:00.000Z');
    await cycle.reply(claire, 'à approuver', '1: A');
    await cycle.until('2027-02-04T09:00:00.000Z');
    await cycle.reply(ines, 'Votre binôme proposé', 'STOP');
    await cycle.until('2027-02-08T09:00:00.000Z');
    expect([...cycle.records().pairs.values()]).toMatchObject([{ status: 'closed', closedBecause: 'declined' }]);
    expect(await cycle.mailsTo(helene, 'Votre mentor proposé')).toEqual([]);
    expect(await cycle.mailsTo(claire, 'à traiter en privé')).toEqual([]);
  });

  it('in a running pair asks the coordinator in private and confirms it to the writer alone', async () => {
    const cycle = await bookedDates();
    const before = (await cycle.mailsTo(helene)).length;
    await cycle.reply(ines, 'aider un dirigeant', 'stop.'); // in the thread of the enrollment
    const noted = words((await newest(cycle, ines))?.text);
    expect(noted).toContain('Claire Dubois vous contacte en privé. D’ici là, rien n’est dit à Hélène.');
    await cycle.until('2027-02-16T12:00:00.000Z');
    expect((await cycle.mailsTo(claire, 'à traiter en privé'))[0]?.subject).toBe('P01 : à traiter en privé');
    expect(await cycle.mailsTo(helene)).toHaveLength(before);
  });
});

describe('DÉPLACER, MOVE', () => {
  it('works in the thread of a closed form that is about no pair', async () => {
    const cycle = await bookedDates();
    await cycle.reply(ines, 'C’est noté', 'déplacer'); // the echo of the enrollment
    await cycle.until('2027-02-16T09:00:00.000Z');
    expect(await cycle.mailsTo(sandrine, 'Séance 1 à déplacer')).toHaveLength(1);
  });

  it('asks for the dates of two sessions one after the other', async () => {
    const cycle = await bookedDates();
    await cycle.reply(helene, 'C’est parti', 'MOVE');
    await cycle.reply(helene, 'C’est parti', 'MOVE');
    await cycle.until('2027-02-16T09:00:00.000Z');
    expect((await cycle.mailsTo(sandrine, 'à déplacer')).map(({ subject }) => subject)).toEqual([
      'Séance 1 à déplacer',
    ]);
    await cycle.reply(sandrine, 'Séance 1 à déplacer', 'C');
    await cycle.until('2027-02-17T09:00:00.000Z');
    expect((await cycle.mailsTo(sandrine, 'à déplacer')).map(({ subject }) => subject)).toEqual([
      'Séance 1 à déplacer',
      'Séance 2 à déplacer',
    ]);
  });
});
