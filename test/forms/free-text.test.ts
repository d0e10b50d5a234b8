import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import { readReply } from '../../shared/forms/read-reply.ts';
import { aReply, code, formText, type Quote, quotes, valuesFor } from './a-reply.ts';

// What a person wrote in their own words is kept; what a client or a gateway added is not. When unsure, more is kept.

const words = (typed: string, quote: Quote) =>
  aReply('SES-word', 'fr', `1: A\n2: 4\n3: 5\n4: ${typed}`, quote).answers['word'];

describe('a text answer', () => {
  const endings: [string, string][] = [
    ['a sign-off and a name', 'Cordialement,\nInès Benali\nChef de projet'],
    ['an English sign-off', 'Best regards,\nInès'],
    ['a signature mark', '-- \nInès Benali\n01 02 03 04 05'],
    ['a phone’s footer', 'Envoyé de mon iPhone'],
    ['another phone’s footer', 'Get Outlook for Android<https://aka.ms/x>'],
    ['a disclaimer', 'Ce message et ses pièces jointes sont confidentiels.\nMerci de le détruire.'],
    ['an English disclaimer', 'This e-mail is confidential and may be privileged.'],
    ['a line and a slogan', '________________________________\nPensez à l’environnement'],
    ['thanks', 'Merci beaucoup !'],
    ['one’s own name', 'Inès'],
  ];

  it.each(endings)('ends before %s', (_, ending) => {
    for (const quote of quotes)
      expect(words(`Écoute, curiosité.\n\n${ending}`, quote), quote).toBe('Écoute, curiosité.');
  });

  it.each([
    'Merci à Hélène pour son écoute',
    'Bien à l’aise cette fois',
    'Salutations échangées, puis le vif du sujet',
    'Le 12 mars, Hélène a dit oui',
    'De : moi, à : elle, rien à redire',
    'Inès et Hélène : un duo qui marche',
    'On a parlé budget ; elle a écrit au tableau',
    'Ce mail me prend moins d’une minute, bravo',
    'Attention : parler moins vite',
    'Best practices partagées',
    '> 2 heures, trop long',
    'À bientôt pour la suite du sujet',
    'Question 2 mal posée, à mon avis',
    '100 % utile',
    'Bonne journée de travail ensemble',
  ])('keeps "%s"', (typed) => {
    for (const quote of quotes) expect(words(typed, quote), quote).toBe(typed);
  });

  it.each(['Ce message était clair.', 'Ce mail aussi.', 'This message helped me prepare.', 'Attention au rythme.'])(
    'goes on with "%s", which begins like a disclaimer or a banner',
    (second) => {
      for (const quote of quotes) expect(words(`Très bien.\n${second}`, quote), quote).toBe(`Très bien.\n${second}`);
    },
  );

  it('and the answers after it are not cut off by a line between them', () => {
    for (const rule of ['---', '*****', '________'])
      expect(
        aReply('SES-word', 'fr', `4: très bien\n${rule}\n1: A\n2: 4\n3: 5\n${rule}\nInès Benali`, 'none').answers,
      ).toEqual({
        held: 'held',
        useful: 4,
        free: 5,
        word: 'très bien',
      });
  });

  it('keeps its lines, its lists and the blank line between two thoughts', () => {
    const topics = 'Trois sujets :\n- Python\n- Excel\n\n1. la vidéo courte\n2. le montage';
    for (const quote of quotes) {
      const typed = `1: A\n2: ${topics}\n3: le réseau\n4: C`;
      expect(aReply('ENR-M', 'fr', typed, quote).answers['topics'], quote).toBe(topics);
    }
  });
});

describe('a remark', () => {
  it.each([
    'Attention, Karim change de service en mars.',
    'Public visé : les managers.',
    'Externe au service, je ne vois pas ses projets.',
    'Warning: I am away until March.',
  ])('on the first line, "%s", is no banner of a gateway', (remark) => {
    for (const quote of quotes) expect(aReply('PRO-M', 'fr', `${remark}\n\n1: A`, quote).remark, quote).toBe(remark);
  });

  it.each([
    'Attention : courriel provenant de l’extérieur.',
    'CAUTION: EXTERNAL SENDER',
    '[External] Be careful',
    'Interne - usage uniquement',
    'C1 - Interne',
  ])('is no banner: "%s"', (banner) => {
    for (const quote of quotes) expect(aReply('PRO-M', 'fr', `${banner}\n\n1: A`, quote).remark, quote).toBe('');
  });

  it.each([
    'La salle était trop petite.',
    'Peut-on passer à 45 minutes ?\nLe reste est parfait.',
    'Bonne séance, mais Hélène était en retard.',
  ])('above the answers, "%s", is kept whole', (remark) => {
    for (const quote of quotes)
      expect(
        aReply('SES-plain', 'fr', `Bonjour,\n\n${remark}\n\n1: A\n2: 4\n3: 5\n\nCordialement,\nInès`, quote),
        quote,
      ).toMatchObject({
        answers: { held: 'held', useful: 4, free: 5 },
        remark,
      });
  });

  it('in no form of quote holds a line of the form or of a signature', () => {
    for (const quote of quotes)
      expect(
        aReply(
          'SES-plain',
          'fr',
          'Bonjour Claire,\n1: A\n2: 4\n3: 5\n\nBien à vous\nInès Benali\nDirection marketing',
          quote,
        ).remark,
      ).toBe('');
  });

  it('of any words is never lost: each is in the remark or in an answer', () => {
    const vocabulary =
      'séance utile salle mardi Hélène budget écoute trop court demain équipe vraiment projet suite bien'.split(' ');
    const sentence = fc
      .array(fc.constantFrom(...vocabulary), { minLength: 4, maxLength: 14 })
      .map((some) => `${some.join(' ')}.`);
    const prose = fc.array(sentence, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(prose, fc.constantFrom(...quotes), fc.boolean(), (lines, quote, blank) => {
        const typed = lines.join(blank ? '\n\n' : '\n');
        const { answers, remark } = aReply('SES-word', 'fr', `Bonjour,\n${typed}\n\nCordialement\nInès`, quote);
        const kept = `${remark}\n${Object.values(answers).join('\n')}`;
        for (const line of lines) expect(kept).toContain(line);
        expect(kept).not.toContain('Cordialement');
      }),
      { numRuns: 150 },
    );
  });

  it('between the lines of the quote, or below it, is kept', () => {
    const marked = formText('SES-plain', 'fr')
      .trimEnd()
      .split('\n')
      .map((line) => `> ${line}`.trimEnd());
    const definition = formDefinition('SES-plain');
    const read = (lines: string[]) => readReply(definition, { ...valuesFor(definition), code }, lines.join('\n'));
    const at = marked.findIndex((line) => line.startsWith('> Une remarque'));
    const between = [...marked.slice(0, at), 'La salle était trop petite.', ...marked.slice(at)];
    const { remark, answers } = read(['1: A', '2: 4', ...between]);
    expect(
      `${remark} ${Object.values(answers).join(' ')} ${read(['1: A', '2: 4', ...between])
        .open.map((each) => each.words)
        .join(' ')}`,
    ).toContain('La salle était trop petite.');
    expect(read(['1: A', '2: 4', '3: 5', ...marked, '', 'La salle était trop petite.']).remark).toBe(
      'La salle était trop petite.',
    );
  });
});
