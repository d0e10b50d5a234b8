import { describe, expect, it } from 'vitest';
import { formDefinition, formRegistry } from '../../shared/forms/form-registry.ts';
import { readReply } from '../../shared/forms/read-reply.ts';
import { composeMessage } from '../../shared/mail/compose-message.ts';
import { formInHand, namesSkills } from '../../shared/messages/form-values.ts';
import { aForm, aParticipant, aPerson, at, helene, ines, pairId, sandrine } from '../domain/builders.ts';
import { readable } from '../mail/fixture.ts';
import { everyLetter, formLetter, issued, letterOf, writtenForm } from './every-letter.ts';
import { formFacts, letterFacts, people } from './letter-facts.ts';

/** Words of content.md 3.0 that no text may hold. */
const banned =
  /(?<!\p{L})(?:jeunes?|young|seniors?|âge|age|générations?|generations?|digital native|anonymes?|anonymous|mentorée?s?)(?!\p{L})/iu;

describe('every letter, in both languages', () => {
  it('is written of every kind of form', () => {
    expect(issued.map(([kind]) => kind).toSorted()).toEqual(Object.keys(formRegistry).toSorted());
  });

  it.each(everyLetter)('%s reads as content.md 3.0 asks', (name, { subject, text, language }) => {
    expect(language).toBe(name.slice(-2));
    for (const words of [subject, text]) {
      expect(words).not.toMatch(/[{}]/);
      expect(words).not.toMatch(/undefined|NaN|\[object/);
      expect(words).not.toMatch(banned);
      expect(words.trim()).not.toBe('');
      expect(words).not.toContain('·');
      if (language === 'fr') expect(words).not.toMatch(/(?<![\p{L}-])mails?(?!\p{L})/iu);
    }
    expect(subject).not.toMatch(/\n|^\s|\s$/);
    for (const line of text.split('\n')) {
      expect(line.length, line).toBeLessThanOrEqual(60);
      expect(line).not.toMatch(/ $/);
      expect(line).not.toMatch(/^[\s–—-]*\d/);
    }
  });

  it.each(everyLetter)('%s says the same in HTML as in text', (_, { text, html }) => {
    const shown = html
      .replace(/<head>.*?<\/head>|<style>.*?<\/style>/gs, '')
      .replace(/<br>/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&#39;|&#x27;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&');
    const words = (said: string) => said.split(/\s+/).filter((word) => word !== '');
    expect(words(shown)).toEqual(words(text));
  });
});

describe('every email', () => {
  const replyTo = { address: 'r-bo7de54v5jidu3z3jl6goxibqgdkxxkt@mentoring.example', name: 'Solane' };

  it.each(everyLetter)(
    '%s says that a machine wrote it, in which language, and where its answer goes',
    async (_, letter) => {
      const bytes = await composeMessage({
        ...letter,
        key: 'frm_bo7de54v5jidu3z3#0',
        at: at('2027-03-02 09:00'),
        from: { address: 'program@mentoring.example', name: 'Solane' },
        to: { address: 'ines@solane.example', name: 'Inès Benali' },
        replyTo,
        unsubscribeAddress: replyTo.address,
      });
      const message = await readable(bytes);
      const header = (name: string) => message.headers.get(name);
      expect(header('reply-to')?.join()).toContain(`<${replyTo.address}>`);
      expect(message.references).toEqual([`<${replyTo.address}>`]);
      expect(header('auto-submitted')).toEqual(['auto-generated']);
      expect(header('x-auto-response-suppress')).toEqual(['OOF, AutoReply']);
      expect(header('list-unsubscribe')?.join()).toContain(`<mailto:${replyTo.address}?subject=STOP`);
      expect(header('content-language')).toEqual([letter.language]);
      expect(message.subject).toBe(letter.subject);
      expect(message.text.trimEnd()).toBe(letter.text.trimEnd());
    },
  );

  it.each(everyLetter.filter(([, { language }]) => language === 'fr'))(
    '%s breaks no French line before its punctuation',
    (_, { html, text }) => {
      const lines = [...html.matchAll(/<div[^>]*>(.*)<\/div>/g)].map(([, line = '']) => line.replace(/<[^>]*>/g, ''));
      const loose = lines.filter(
        (line) => !/^(?:Réponse \d+ :|Code du formulaire :)/.test(line) && / [:;!?»](?:\s|$)|« /.test(line),
      );
      expect(loose).toEqual([]);
      expect(text).not.toContain('\u00a0'); // anchors and quotes read alike in every client
    },
  );
});

describe('forms', () => {
  it('asks in a clarification what is open and nothing else, with the person’s own words', () => {
    const { form } = writtenForm('SES-fit', 'ines', 'en', {
      open: [3],
      unclear: [{ question: 3, words: 'quatre et demi' }],
    });
    const { text } = letterOf('clarification', 'en', { form });
    expect(text).toContain('You wrote: "quatre et demi".');
    expect([...text.matchAll(/^\[(\d)\]/gm)].map(([, number]) => number)).toEqual(['3']);
  });

  it('ends with the form code, as notes do that have an address to answer to', () => {
    const { form } = writtenForm('ENR-M', 'ines', 'fr');
    const code = `Code du formulaire : ENR-${form.formId.slice(4, 8).toUpperCase()}`;
    expect(letterOf('form', 'fr', { form }).text.trimEnd().split('\n').at(-1)).toBe(code);
    expect(letterOf('stray', 'fr', {}, {}, form).text.trimEnd().split('\n').at(-1)).toBe(code);
    expect(letterOf('stray', 'fr').text).not.toContain('Code du formulaire');
  });

  it('speaks a form’s language to its person, and each other person’s own to them', () => {
    const form = aForm({ kind: 'ENR-M', language: 'en' });
    expect(letterOf('late', 'fr', { form }).language).toBe('en');
    expect(letterOf('late', 'fr', { form, to: people('fr').claire }).language).toBe('fr');
  });
});

describe('formInHand', () => {
  it('needs the catalog of skills for forms about a proposal, and for those that name skills: others are read without it', () => {
    const noSkills = { families: [], skills: [], nothing: [] };
    for (const [kind, who] of issued)
      for (const language of ['fr', 'en'] as const) {
        if (/^(?:PRO|MAT)/.test(kind) || namesSkills(writtenForm(kind, who, language).form)) continue;
        const { text } = formLetter(kind, who, language);
        expect(formLetter(kind, who, language, { catalog: noSkills }).text, kind).toBe(text);
      }
  });

  it('drops the options that were not offered, for the letter and for the reader of its reply', () => {
    const { 'slot 2': _2, 'slot 4': _4, ...fewer } = formFacts;
    const { form, to } = writtenForm('AGD', 'sandrine', 'fr', { facts: fewer });
    const letters = (question: number) => {
      const found = formInHand(letterFacts('fr', { form, to }), form).definition.questions[question - 1];
      return found !== undefined && 'options' in found ? found.options.map(({ value }) => value) : [];
    };
    expect(letters(1)).toEqual(['1', '3', 'none']);
    expect(letters(2).length).toBeGreaterThan(1);
  });
});

describe('the silent echo (content.md 3.3)', () => {
  const lastFeedback = aForm({ status: 'answered', answers: { held: 'held', useful: 4, free: 5 } });

  it('begins a leader’s next feedback form, and is not there when nothing was said', () => {
    const { form, to } = writtenForm('SES-word', 'helene', 'en', { kindVersion: 2 });
    const text = (feedback: typeof lastFeedback | undefined) =>
      letterOf('form', 'en', { form, to, lastFeedback: feedback }).text;
    expect(text(lastFeedback)).toContain('Last time you told us: held, 4 and 5.\nOne letter and two ratings');
    expect(text(undefined)).not.toContain('Last time');
  });

  it('is not in a form that was sent before there was one', () => {
    const { form, to } = writtenForm('SES-word', 'helene', 'en', { kindVersion: 1 });
    expect(letterOf('form', 'en', { form, to, lastFeedback }).text).not.toContain('Last time');
  });
});

describe('a session’s calendar item', () => {
  const part = (mail: 'invitation' | 'cancellation', sequence: string, session = 2) => {
    const { calendar } = letterOf(mail, 'fr', {}, { session, facts: { meetsAt: at('2027-03-30 08:30'), sequence } });
    const content = calendar?.content.replace(/\r\n[ \t]/g, '') ?? '';
    return {
      method: calendar?.method,
      field: (name: string) => new RegExp(`^${name}[:;](.*)$`, 'm').exec(content)?.[1]?.trim(),
    };
  };

  it('keeps its UID through every change, while its sequence grows', () => {
    const [first, moved, gone] = [part('invitation', '0'), part('invitation', '3'), part('cancellation', '4')];
    expect(first.field('UID')).toBe(`${pairId}.2@mentoring.example`);
    expect([moved.field('UID'), gone.field('UID')]).toEqual([first.field('UID'), first.field('UID')]);
    expect([first, moved, gone].map(({ field }) => field('SEQUENCE'))).toEqual(['0', '3', '4']);
    expect([first, moved, gone].map(({ method }) => method)).toEqual(['REQUEST', 'REQUEST', 'CANCEL']);
    expect(part('invitation', '0', 3).field('UID')).not.toBe(first.field('UID'));
  });

  it('lasts as long as sessions do, and is the same bytes for the same order', () => {
    const { field } = part('invitation', '0');
    expect([field('DTSTART'), field('DTEND')]).toEqual(['20270330T063000Z', '20270330T073000Z']);
    expect(letterOf('invitation', 'fr')).toEqual(letterOf('invitation', 'fr'));
  });

  it('is refused without its session or its date', () => {
    expect(() => letterOf('invitation', 'fr', {}, { facts: {} })).toThrow();
    expect(() => letterOf('invitation', 'fr', { pair: undefined })).toThrow();
  });
});

describe('the approval form', () => {
  it('attaches every pair and everybody left, with names escaped', () => {
    const { form, to } = writtenForm('MAT', 'claire', 'en');
    const hostile = '<b>"Zoé"</b>';
    const named = (personId: typeof ines) => [personId, aPerson({ personId, first: hostile, last: '' })] as const;
    const letter = letterOf('form', 'en', {
      form,
      to,
      people: new Map([named(ines), named(helene), named(sandrine)]),
      participants: new Map([ines, helene].map((personId) => [personId, aParticipant({ personId })])),
    });
    const [attachment] = letter.attachments ?? [];
    const page = new TextDecoder().decode(attachment?.bytes);
    expect(attachment).toMatchObject({ name: 'pairs.html', type: 'text/html; charset=utf-8' });
    expect(page).not.toContain('<b>');
    expect(page.match(/&lt;b&gt;/g)).toHaveLength(3);
    expect(letter.html).not.toContain('<b>"');
    expect(page).toContain('Few hours in common.');
  });
});

describe('a form in mailboxes when its definition changes', () => {
  const asked = formRegistry['SES-plain'];
  const [first] = asked;
  const options = (letters: readonly string[]) =>
    letters.map((letter) => ({
      letter,
      value: `choice-${letter}`,
      label: { fr: `Choix ${letter}`, en: `Choice ${letter}` },
    }));
  const question = (number: number, letters: readonly string[]) =>
    ({
      number,
      name: `question-${String(number)}`,
      type: 'choice',
      label: { fr: 'Lequel', en: 'Which' },
      options: options(letters),
    }) as const;

  it('is written and read as it was sent: letters that moved since and a question that came later change nothing', () => {
    const version = (at: number, questions: readonly ReturnType<typeof question>[]) =>
      ({ ...first, version: at, questions: [...questions] }) as typeof first;
    const before = [...asked];
    try {
      asked.push(
        version(98, [question(1, ['A', 'B', 'C'])]),
        version(99, [question(1, ['C', 'B', 'A']), question(2, ['A', 'B'])]),
      );
      const { form, to } = writtenForm('SES-plain', 'helene', 'en', { kindVersion: 98 });
      const { text } = letterOf('form', 'en', { form, to });
      expect([...text.matchAll(/^\[(\d)\]/gm)].map(([, number]) => number)).toEqual(['1']);
      const { definition, values } = formInHand(letterFacts('en', { form, to }), form);
      expect(readReply(definition, values, '1: A').answers).toEqual({ 'question-1': 'choice-A' });
      expect(formDefinition('SES-plain').version).toBe(99); // what is issued from now on
    } finally {
      asked.splice(0, asked.length, ...before);
    }
  });
});
