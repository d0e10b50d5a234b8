import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import type { ClientManner } from '../../../local/employees/client-manners.ts';
import { replyByHand, typedInto } from '../../../local/play/compose-by-hand.ts';

const original = ['Bonjour,', '', '[1] Une question ?', 'Réponse 1 :', '', '[2] Encore ?', 'Réponse 2 :'].join('\n');

describe('typedInto', () => {
  it('takes every line of an untouched quote for the quoted email', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-c ]{0,3}x$/), { minLength: 1 }), (lines) => {
        const text = lines.join('\n');
        expect(typedInto(text, text)).toEqual(lines.map((line) => ({ text: line, typed: false })));
      }),
    );
  });

  it('keeps every line as it was edited, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[ab]{1,2}$/)),
        fc.array(fc.stringMatching(/^[ab]{1,3}$/)),
        (before, after) => {
          const lines = typedInto(before.join('\n'), after.join('\n'));
          expect(lines.map(({ text }) => text)).toEqual(after);
        },
      ),
    );
  });

  it('tells lines between those of the email from lines that were written on', () => {
    const edited = original.replace('Réponse 1 :', 'Réponse 1 : A').replace('Réponse 2 :', 'Réponse 2 :\nC, G');
    const typed = typedInto(original, edited).filter((line) => line.typed || line.text.endsWith('A'));
    expect(typed).toEqual([
      { text: 'Réponse 1 : A', typed: false },
      { text: 'C, G', typed: true },
    ]);
  });

  it('quotes nothing when the quote was emptied', () => {
    expect(typedInto(original, ' \r\n')).toEqual([]);
  });

  it('reads line ends as browsers send them', () => {
    expect(typedInto(original, original.replaceAll('\n', '\r\n')).some(({ typed }) => typed)).toBe(false);
  });
});

const mail = [
  'From: Programme <program@mentoring.example.com>',
  'Reply-To: <r-form@reply.mentoring.example.com>',
  'To: ines@solane.example',
  'Subject: Bonjour',
  'Message-ID: <one@ses.example>',
  'Date: Thu, 14 Jan 2027 09:00:00 +0100',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: 8bit',
  '',
  original.replaceAll('\n', '\r\n'),
  '',
].join('\r\n');

async function written(client: ClientManner, top: string, quoted: string, language?: 'fr' | 'en') {
  const typed = {
    from: { name: 'Inès', address: 'ines@home.example' },
    timeZone: 'Europe/Paris',
    client,
    language,
    top,
    quoted,
    findings: {},
  };
  const { raw, to } = await replyByHand(Buffer.from(mail), typed, '2027-01-14T08:01:00.000Z', 'seed');
  return { to, email: await PostalMime.parse(raw) };
}

describe('replyByHand', () => {
  it('answers to where answers go, from the address that was chosen', async () => {
    const { to, email } = await written('gmail', '1: A', original);
    expect(to).toBe('r-form@reply.mentoring.example.com');
    expect(email.from).toEqual({ name: 'Inès', address: 'ines@home.example' });
    expect(email.inReplyTo).toBe('<one@ses.example>');
  });

  it('marks the quote like Gmail, not what was typed inside it', async () => {
    const { email } = await written('gmail', '', original.replace('Réponse 1 :', 'Réponse 1 :\nA'));
    const lines = email.text?.split(/\r?\n/) ?? [];
    expect(lines).toContain('> Réponse 1 :');
    expect(lines).toContain('A');
    expect(lines).not.toContain('> A');
  });

  it('quotes like Outlook, under header lines in the language of the client', async () => {
    const { email } = await written('outlook-desktop', 'oui', original, 'en');
    expect(email.text?.replaceAll('\r\n', '\n')).toMatch(
      /^oui\n[^]*\nFrom: Programme <program@[^]*\nSent: Thursday, January 14, 2027 09:00\n[^]*\nRéponse 1 :\n/,
    );
  });

  it('leaves the text part out like Notes, and the quote like whoever writes plain text without one', async () => {
    expect((await written('notes', 'oui', original)).email.html).toContain('oui');
    expect((await written('no-quote', 'oui', original)).email.text).not.toContain('Réponse');
  });
});
