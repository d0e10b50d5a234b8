import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../shared/mail/parse-message.ts';
import { aMessage, fixture, readable } from './fixture.ts';

describe('parseMessage', () => {
  it('reads the text each client wrote', async () => {
    for (const name of ['outlook-fr', 'gmail-fr', 'apple-mail', 'thunderbird-flowed']) {
      const { text, fromHtml, from } = await readable(fixture(name));
      expect(text, name).toMatch(/^1: (?:Python|Excel)[^]*^2: [AB]$[^]*Réponse 1 :/m);
      expect(fromHtml).toBe(false);
      expect(from?.address).toBe('claire.dupont@grandgroupe.example');
    }
  });

  it('leaves flowed text folded, so that no line moves across quote depths', async () => {
    const { text, flowed } = await readable(fixture('thunderbird-flowed'));
    expect(flowed).toEqual({ deleteSpaces: false });
    expect(text).toContain('> Réponse 1 : \nPython\n>> un ancien message');
  });

  it('does not take a forwarded flowed message for a flowed answer', async () => {
    const forwarded = Buffer.from(fixture('forwarded-as-attachment'))
      .toString('latin1')
      .replace(/(ancien\r\nContent-Type: text\/plain)/, '$1; format=flowed');
    expect(forwarded).toContain('format=flowed');
    expect((await readable(Buffer.from(forwarded, 'latin1'))).flowed).toBeUndefined();
  });

  it('does not take a sentence about flowed text for flowed text', async () => {
    const { text, flowed } = await readable(aMessage([], 'Le format=flowed ne marche pas'));
    expect(flowed).toBeUndefined();
    expect(text).toContain('format=flowed');
  });

  it('reads HTML when there is no text, without what is hidden', async () => {
    const { text, fromHtml } = await readable(fixture('notes-html-latin1'));
    expect(fromHtml).toBe(true);
    expect(text).toContain("1: Maîtrise d'Excel\n2: A\nCordialement");
    expect(text).not.toMatch(/caché|minuscule/);
  });

  it('reads HTML when the text part is blank', async () => {
    const message = aMessage(
      ['MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=b'],
      '--b\r\nContent-Type: text/plain\r\n\r\n \r\n--b\r\nContent-Type: text/html\r\n\r\n<p>1: oui</p>\r\n--b--',
    );
    expect((await readable(message)).text).toBe('1: oui');
  });

  it('repairs wrong and missing charset labels', async () => {
    expect((await readable(fixture('windows-1252-labeled-utf-8'))).text).toBe('1: l’été à Orléans, 3 € d’œufs\n');
    expect((await readable(fixture('utf-8-labeled-us-ascii'))).text).toBe('Réponse 1 : l’été à Orléans\n');
    const unlabeled = Buffer.from(aMessage([], '1: l\u2019été').replace('\u2019', '\x92'), 'latin1');
    expect((await readable(unlabeled)).text).toBe('1: l’été\n');
  });

  it('keeps a forwarded message out of the text', async () => {
    const { text, attachments } = await readable(fixture('forwarded-as-attachment'));
    expect(text).not.toContain('1: B');
    expect(attachments.map(({ type }) => type)).toEqual(['message/rfc822']);
  });

  it('has no sender unless there is one From with one mailbox', async () => {
    expect((await readable(fixture('two-from'))).from).toBeUndefined();
    const forged = [
      'From: <claire@a.example> <evil@b.example>',
      'From: claire@a.example, evil@b.example',
      'From: "Claire, evil@b.example',
      'From: team: claire@a.example;',
      'From: сlaire@a.example', // Cyrillic с
      'From: undisclosed',
      `From: ${'"\\'.repeat(10_000)}`,
    ];
    for (const line of forged) expect((await readable(aMessage([line]))).from, line.slice(0, 40)).toBeUndefined();
  });

  it('reads the one mailbox however it is dressed', async () => {
    const dressed = [
      'From: Claire@A.example',
      'From: <claire@a.example>',
      'From: "DUPONT, Claire" <claire@a.example>',
      'From: claire@a.example <claire@a.example>',
      'From: =?utf-8?Q?Cl=C3=A9o?= <claire@a.example> (bureau)',
    ];
    for (const line of dressed) expect((await readable(aMessage([line]))).from?.address, line).toBe('claire@a.example');
  });

  it('strips line ends and direction overrides from names and subjects', async () => {
    const { from, subject } = await readable(fixture('rtl-name'));
    expect(from?.name).toBe('Claire elpmaxe.live@rekcatta');
    expect(subject).toBe('Re: bonjour Bcc: victim@grandgroupe.example');
  });

  it('reads ids, thread and date', async () => {
    const message = await readable(fixture('outlook-fr'));
    expect(message.messageId).toBe('<PR1P264MB000100000000@PR1P264MB0001.FRAP264.PROD.OUTLOOK.COM>');
    expect(message.references).toHaveLength(2);
    expect(message.inReplyTo).toBe(message.references[1]);
    expect(message.date).toBe('2027-02-15T10:14:05.000Z');
    expect(message.headers.get('x-ms-has-attach')).toEqual(['']);
  });
});

describe('parseMessage on hostile input', () => {
  const nested = (depth: number) =>
    Array.from(
      { length: depth },
      (_, level) => `Content-Type: multipart/mixed; boundary=b${String(level)}\r\n\r\n--b${String(level)}\r\n`,
    ).join('');
  const parts = (count: number) =>
    `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: image/png\r\n\r\nx\r\n'.repeat(count)}--b--`;

  it('refuses deep nesting, many parts and big headers, each with its reason', async () => {
    const reason = async (text: string) => {
      const message = await parseMessage(Buffer.from(text));
      return message.kind === 'unreadable' ? message.reason : 'read';
    };
    expect(await reason(nested(5000))).toBe('too many parts');
    expect(await reason(nested(100))).toBe('nested too deeply');
    expect(await reason(parts(20_000))).toBe('too many parts');
    expect(await reason(parts(150))).toBe('too many parts');
    expect(await reason(parts(20))).toBe('read');
    expect(await reason('\n'.repeat(2_000_000))).toBe('too many lines');
    expect(await reason(`X: ${'a'.repeat(400_000)}\r\n\r\ntext`)).toBe('headers too big');
  });

  it('finishes on what makes parsers slow', async () => {
    const bombs = [
      `Content-Type: text/html\r\n\r\n${'<div>'.repeat(60_000)}1: oui`,
      `Content-Type: text/html\r\n\r\n${'<p>1</p>'.repeat(200_000)}`,
      `Content-Type: text/html\r\n\r\n${'<blockquote>'.repeat(30_000)}`,
      `Content-Type: text/html\r\n\r\n${'<ol><li>'.repeat(20_000)}`,
      `Content-Type: text/html\r\n\r\n<p style="${'/*'.repeat(200_000)}`,
      `Content-Type: text/html\r\n\r\n${'<table><tr><td>'.repeat(10_000)}`,
      `From: ${'('.repeat(200_000)}\r\n\r\nx`,
      `To: ${'a@b.c,'.repeat(40_000)}\r\n\r\nx`,
      `Subject: ${'=?utf-8?Q?a?= '.repeat(18_000)}\r\n\r\nx`,
      `Content-Type: text/plain; ${'a=b; '.repeat(50_000)}\r\n\r\nx`,
      `${'a:\n'.repeat(80_000)}\n\nx`,
      `\r\n\r\n${'\n'.repeat(30_000)}`,
      `\r\n\r\n${'Ã©'.repeat(500_000)}\ufffd`,
    ];
    for (const bomb of bombs) expect((await parseMessage(Buffer.from(bomb))).kind).toMatch(/message|unreadable/);
  });

  it('keeps the answer of a message too big, but not its attachments', async () => {
    const big = (first: string) =>
      `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: ${first}--b\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n\r\n${'QUJD'.repeat(1_000_000)}\r\n--b--`;
    const photo = await readable(big('text/plain\r\n\r\n1: oui\r\n'));
    expect(photo).toMatchObject({ cut: true, text: '1: oui\n', attachments: [], from: { address: 'a@b.example' } });
    const endless = await readable(aMessage([], 'a '.repeat(2_000_000)));
    expect(endless).toMatchObject({ cut: true, text: '' });
  });

  it('never throws, whatever the bytes', async () => {
    const names = ['outlook-fr', 'gmail-fr', 'calendar-counter-google', 'bounce-dsn', 'notes-html-latin1'];
    const damage = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(),
      bytes: fc.uint8Array({ maxLength: 40 }),
      drop: fc.nat({ max: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(damage, async ({ name, at, bytes, drop }) => {
        const whole = fixture(name);
        const cut = at % whole.length;
        const damaged = Buffer.concat([whole.subarray(0, cut), bytes, whole.subarray(cut + drop)]);
        expect((await parseMessage(damaged)).kind).toMatch(/message|unreadable/);
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect((await parseMessage(bytes)).kind).toMatch(/message|unreadable/);
      }),
    );
  });
});
