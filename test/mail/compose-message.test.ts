import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeMessage, type OutgoingEmail } from '../../shared/mail/compose-message.ts';
import { headerFields } from '../../shared/mail/header-block.ts';
import { readable } from './fixture.ts';

const address = 'r-bo7de54v5jidu3z3jl6goxibqgdkxxkt@reponses.example.com';
const anEmail = (changes: Partial<OutgoingEmail> = {}): OutgoingEmail => ({
  key: 'frm_bo7de54v5jidu3z3#0',
  at: '2027-01-14T08:00:00.000Z',
  from: { name: 'Mentorat inversé', address: 'mentorat@reponses.example.com' },
  to: { name: 'Inès Nguyễn', address: 'ines@grandgroupe.example' },
  replyTo: { address },
  subject: 'Mentorat inversé : votre inscription',
  language: 'fr',
  text: 'Bonjour Inès,\n\n[1] Compétences\nRéponse 1 :\n\nCode : ENR-7K3M\n',
  html: '<div>Bonjour Inès,</div>',
  ...changes,
});
const namesOf = (bytes: Uint8Array) => headerFields(Buffer.from(bytes).toString('latin1')).map(({ name }) => name);
const raw = async (changes: Partial<OutgoingEmail> = {}) =>
  Buffer.from(await composeMessage(anEmail(changes))).toString('latin1');

describe('composeMessage', () => {
  it('gives the same bytes for the same email, and others for another key or time', async () => {
    const calendar = { method: 'REQUEST', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' } as const;
    const attachments = [{ name: 'état.csv', type: 'text/csv', bytes: Buffer.from('a;b') }];
    const full = { calendar, attachments };
    expect(await raw(full)).toBe(await raw(full));
    expect(await raw({ ...full, key: 'frm_bo7de54v5jidu3z3#1' })).not.toBe(await raw(full));
    expect(await raw({ ...full, at: '2027-01-15T08:00:00.000Z' })).not.toBe(await raw(full));
  });

  it('reads back as it was written, text first', async () => {
    const message = await readable(await composeMessage(anEmail()));
    expect(message).toMatchObject({
      from: { name: 'Mentorat inversé', address: 'mentorat@reponses.example.com' },
      subject: 'Mentorat inversé : votre inscription',
      date: '2027-01-14T08:00:00.000Z',
      fromHtml: false,
    });
    expect(message.text.trimEnd()).toBe(anEmail().text.trimEnd());
    expect(message.flowed).toBeUndefined();
    const source = await raw();
    expect(source.indexOf('text/plain')).toBeLessThan(source.indexOf('text/html'));
    expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('asks for no automatic answer and says so itself', async () => {
    const { headers } = await readable(await composeMessage(anEmail({ unsubscribeAddress: address })));
    expect(headers.get('auto-submitted')).toEqual(['auto-generated']);
    expect(headers.get('x-auto-response-suppress')).toEqual(['OOF, AutoReply']);
    expect(headers.get('content-language')).toEqual(['fr']);
    expect(headers.get('list-unsubscribe')).toEqual([`<mailto:${address}?subject=STOP&body=STOP>`]);
    expect(headers.has('precedence')).toBe(false);
  });

  it('repeats the reply address in References, before the thread', async () => {
    const { headers, references, inReplyTo } = await readable(
      await composeMessage(anEmail({ thread: ['<a@x.example>', '<b@x.example>'] })),
    );
    expect(headers.get('reply-to')).toEqual([address]);
    expect(references).toEqual([`<${address}>`, '<a@x.example>', '<b@x.example>']);
    expect(inReplyTo).toBe('<b@x.example>');
    expect((await readable(await composeMessage(anEmail()))).references).toEqual([`<${address}>`]);
  });

  it('carries a calendar as an alternative and as a file', async () => {
    const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n';
    const { attachments } = await readable(await composeMessage(anEmail({ calendar: { method: 'REQUEST', content } })));
    expect(attachments.map(({ type }) => type)).toEqual(['text/calendar', 'application/ics']);
    for (const { bytes } of attachments) expect(Buffer.from(bytes).toString()).toContain('METHOD:REQUEST');
    expect(await raw({ calendar: { method: 'CANCEL', content } })).toContain('method=CANCEL');
  });

  it('carries files as they are', async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 26]);
    const { attachments } = await readable(
      await composeMessage(anEmail({ attachments: [{ name: 'état.bin', type: 'application/octet-stream', bytes }] })),
    );
    expect(attachments).toEqual([{ name: 'état.bin', type: 'application/octet-stream', bytes: new Uint8Array(bytes) }]);
  });

  it('lets no value add a header', async () => {
    const usual = namesOf(await composeMessage(anEmail({ thread: ['<a@x.example>'] })));
    const hostile = fc
      .tuple(
        fc.string(),
        fc.constantFrom('\r\nBcc: v@x.example', '\nX: 1\n\nbody', '\r\n\r\n', '\0', '\u2028X: 1', '\u202e'),
        fc.string(),
      )
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(hostile, async (value) => {
        const name = `n${value}`;
        const bytes = await composeMessage(
          anEmail({
            key: value,
            subject: name,
            from: { name, address: 'mentorat@reponses.example.com' },
            to: { name, address: 'ines@grandgroupe.example' },
            thread: [`<a${value}@x.example>`],
          }),
        );
        expect(namesOf(bytes)).toEqual(usual);
        const { from, subject } = await readable(bytes);
        expect(from?.address).toBe('mentorat@reponses.example.com');
        expect(`${from?.name ?? ''}${subject}`).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses an address that would need cleaning', async () => {
    for (const bad of ['a@b.example\r\nBcc: c@d.example', 'a@b.example, c@d.example', '<a@b.example>', 'nobody'])
      await expect(composeMessage(anEmail({ to: { address: bad } }))).rejects.toThrow('Not a plain email address');
  });
});
