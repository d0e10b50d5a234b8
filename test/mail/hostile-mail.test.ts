import { describe, expect, it } from 'vitest';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import { type Reading, readReply } from '../../shared/forms/read-reply.ts';
import { unflow } from '../../shared/forms/unflow.ts';
import { classifyMessage } from '../../shared/mail/classify-message.ts';
import { joinBase64 } from '../../shared/mail/join-base64.ts';
import { parseMessage } from '../../shared/mail/parse-message.ts';
import { code, formText, quoteLines, valuesFor } from '../forms/a-reply.ts';
import { aMessage, readable } from './fixture.ts';

// One test per attack, through everything a reply goes through: docs/mail.md lists the others and where they stand.

async function read(kind: FormKind, bytes: Uint8Array | string): Promise<Reading> {
  const message = await readable(bytes);
  const text = message.flowed === undefined ? message.text : unflow(message.text, message.flowed.deleteSpaces);
  const definition = formDefinition(kind);
  return readReply(definition, { ...valuesFor(definition), code }, text, undefined, message.alternative);
}

const html = (body: string) => aMessage(['MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8'], body);
const both = (plain: string, rich: string) =>
  aMessage(
    ['MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary=b'],
    `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${plain}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${rich}\r\n--b--`,
  );
const held = { held: 'held', useful: 4, free: 5 };

describe('text and HTML that differ', () => {
  it('are asked about: neither answer is taken', async () => {
    const reading = await read('PRO-M', both('1: A', '<p>1: C</p>'));
    expect(reading).toMatchObject({ answers: {}, open: [{ question: 1, why: 'conflict' }] });
    const partly = await read('SES-plain', both('1: A\r\n2: 4\r\n3: 5', '<p>1: A<br>2: 1<br>3: 5</p>'));
    expect(partly).toMatchObject({ answers: { held: 'held', free: 5 }, open: [{ question: 2, why: 'conflict' }] });
  });

  it('count once where they agree, whatever they look like', async () => {
    expect((await read('PRO-M', both('1: A', '<p><b>1</b>: oui</p>'))).answers).toEqual({ decision: 'yes' });
  });

  it('are read in HTML when the text says nothing, or only that it is not shown', async () => {
    for (const plain of ['', ' ', 'Your client does not show HTML.'])
      expect((await read('PRO-M', both(plain, '<p>1: A</p>'))).answers, plain).toEqual({ decision: 'yes' });
  });

  it('are read in text when the HTML says nothing', async () => {
    expect((await read('PRO-M', both('1: A', '<p></p>'))).answers).toEqual({ decision: 'yes' });
    expect((await read('PRO-M', both('1: A', '<div>'.repeat(30_000)))).answers).toEqual({ decision: 'yes' });
  });
});

describe('hidden HTML', () => {
  it.each([
    ['display:none', '<span style="display:none">1: C</span>'],
    ['font-size:0', '<span style="font-size:0">1: C</span>'],
    ['visibility:hidden', '<span style="visibility:hidden">1: C</span>'],
    ['the attribute hidden', '<span hidden>1: C</span>'],
    ['a comment', '<!-- 1: C -->'],
    ['a script', '<script>1: C</script>'],
    ['a style sheet', '<style>1: C</style>'],
  ])('by %s answers nothing', async (_, hidden) => {
    expect((await read('PRO-M', html(`${hidden}<p>1: A</p>`))).answers).toEqual({ decision: 'yes' });
    expect((await read('PRO-M', html(hidden))).answers).toEqual({});
  });

  it('in white is read, since dark modes write so, and asked about when the text says otherwise', async () => {
    const white = '<p style="color:#ffffff">1: C</p>';
    expect((await read('PRO-M', html(white))).answers).toEqual({ decision: 'other-person' });
    expect((await read('PRO-M', html(`${white}<p>1: A</p>`))).open).toMatchObject([{ why: 'conflict' }]);
    expect((await read('PRO-M', both('1: A', white))).open).toMatchObject([{ why: 'conflict' }]);
  });
});

describe('HTML that numbers by itself', () => {
  it('is read by the numbers shown: <li value=3>', async () => {
    const list = '<ol><li>A</li><li value="3">5</li><li value="2">4</li></ol>';
    expect((await read('SES-plain', html(list))).answers).toEqual(held);
  });
});

describe('charsets', () => {
  const encoded = (charset: string, bytes: Buffer) =>
    Buffer.concat([
      Buffer.from(`From: a@corp.example\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=${charset}\r\n\r\n`),
      bytes,
    ]);

  it('utf-7, which hides what it says, is refused with its reason', async () => {
    for (const charset of ['utf-7', '"UTF-7"', 'unicode-1-1-utf-7']) {
      const message = await parseMessage(encoded(charset, Buffer.from('+ADE-: +AEE-')));
      expect(message, charset).toEqual({ kind: 'unreadable', reason: 'written in utf-7' });
    }
    const about = aMessage(['Content-Type: text/plain; charset=utf-8'], 'le charset=utf-7 est refusé');
    expect((await parseMessage(Buffer.from(about))).kind).toBe('message');
  });

  it.each([
    ['iso-8859-1', Buffer.from('1: D\u00e9plac\u00e9e', 'latin1')],
    ['windows-1252', Buffer.from('1: D\u00e9plac\u00e9e', 'latin1')],
    ['iso-8859-15', Buffer.from('1: D\u00e9plac\u00e9e', 'latin1')],
    ['macintosh', Buffer.from('1: D\u008eplac\u008ee', 'latin1')],
    ['utf-16le', Buffer.from('1: Déplacée', 'utf16le')],
    ['utf-8', Buffer.from('1: De\u0301place\u0301e')],
    ['us-ascii', Buffer.from('1: Déplacée')],
    ['x-unknown', Buffer.from('1: Déplacée')],
    ['utf-8', Buffer.from('1: D\u00e9plac\u00e9e', 'latin1')],
  ])('as labeled %s, right or wrong, give the same answer', async (charset, bytes) => {
    expect((await read('SES-plain', encoded(charset, bytes))).answers).toEqual({ held: 'moved' });
  });
});

describe('transfer encodings', () => {
  const sent = (encoding: string, body: string) =>
    aMessage(
      ['MIME-Version: 1.0', 'Content-Type: text/plain; charset=utf-8', `Content-Transfer-Encoding: ${encoding}`],
      body,
    );

  it('quoted-printable soft breaks join what they broke', async () => {
    expect((await read('SES-plain', sent('quoted-printable', '1=\r\n: D=C3=A9pla=\r\nc=C3=A9e'))).answers).toEqual({
      held: 'moved',
    });
  });

  it('base64 in one line, in short lines, and cut off in the middle is read as far as it goes', async () => {
    const bytes = Buffer.from('1: A\n2: 4\n3: 5').toString('base64');
    expect((await read('SES-plain', sent('base64', bytes))).answers).toEqual(held);
    expect((await read('SES-plain', sent('base64', bytes.replace(/.{4}/g, '$&\r\n')))).answers).toEqual(held);
    expect((await read('SES-plain', sent('base64', bytes.slice(0, 14)))).answers['held']).toBe('held');
  });
});

describe('somebody else’s words', () => {
  it('in a form forwarded as an attachment are no answers', async () => {
    const forwarded = [...quoteLines(formText('MOV', 'fr').replace('Réponse 1 :', 'Réponse 1 : B'), 'none')];
    const attached = formText('MOV', 'fr').replace('Réponse 1 :', 'Réponse 1 : B');
    const message = aMessage(
      ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
      `--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nvoir le formulaire joint\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${attached}\r\n--b--`,
    );
    expect(forwarded).toEqual([]);
    expect(await read('MOV', message)).toMatchObject({ answers: {}, remark: 'voir le formulaire joint' });
  });

  it('in a form of another code, or in an older thread below, are no answers', async () => {
    const filled = formText('MOV', 'fr').replace('Réponse 1 :', 'Réponse 1 : B');
    const other = quoteLines(filled.replace(code, 'OLD-2222'), 'outlook').join('\r\n');
    expect(
      (await read('MOV', aMessage(['Content-Type: text/plain; charset=utf-8'], `Voir ci-dessous\r\n${other}`))).answers,
    ).toEqual({});
    const thread = [...quoteLines(formText('MOV', 'fr'), 'outlook'), ...quoteLines(filled, 'outlook')].join('\r\n');
    expect((await read('MOV', aMessage(['Content-Type: text/plain; charset=utf-8'], thread))).answers).toEqual({});
  });

  it('in flowed lines of another depth are not glued to an answer line', async () => {
    const text = ['> Réponse 1 : ', '>> B', 'A', '> suite'].join('\r\n');
    const message = aMessage(['Content-Type: text/plain; charset=utf-8; format=flowed'], text);
    expect((await readable(message)).flowed).toBeDefined();
    expect((await read('MOV', message)).answers).toEqual({ date: '1' });
  });
});

describe('floods', () => {
  it('of blank lines are read to their end', async () => {
    expect((await read('PRO-M', aMessage([], `${'\r\n'.repeat(50_000)}1: A`))).answers).toEqual({ decision: 'yes' });
  });

  it('of padding inside base64 are read like one piece of it, and so is the part after it', async () => {
    const pieces = `MTog\r\nQQ==\r\n${'DQo=\r\n'.repeat(40_000)}`; // "1: A", then empty lines
    const body = [
      '--b',
      'Content-Type: text/plain',
      'Content-Transfer-Encoding: base64',
      '',
      pieces,
      '--b',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<p>1: A=20</p>',
      '--b--',
    ].join('\r\n');
    const message = aMessage(['MIME-Version: 1.0', 'Content-Type: multipart/alternative; boundary="b"'], body);
    expect(joinBase64(message)).toMatch(/^MTog[A-Za-z0-9+/]{100000}/m); // on one line, without padding
    expect(await readable(message)).toMatchObject({ fromHtml: false, alternative: '1: A' });
    expect((await read('PRO-M', message)).answers).toEqual({ decision: 'yes' });
  });

  it('of 30 MB in an attachment keep the answer before it', async () => {
    const start = aMessage(
      ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
      '--b\r\nContent-Type: text/plain\r\n\r\n1: A\r\n--b\r\nContent-Type: image/jpeg\r\nContent-Transfer-Encoding: base64\r\n',
    );
    const photo = Buffer.from(`${'QUJD'.repeat(19)}\r\n`.repeat(400_000));
    const bytes = Buffer.concat([Buffer.from(`${start}\r\n`), photo]);
    expect(bytes.length).toBeGreaterThan(30_000_000);
    expect(await readable(bytes)).toMatchObject({ cut: true, attachments: [] });
    expect((await read('PRO-M', bytes)).answers).toEqual({ decision: 'yes' });
  });

  it('of 300,000 paragraphs, of nested quotes or of hidden marks in HTML end, and answer nothing', async () => {
    for (const bomb of [
      '<p>1</p>'.repeat(300_000),
      '<blockquote>'.repeat(50_000),
      '<p style="display:none">1: A</p>'.repeat(9_000),
    ])
      expect(Object.keys((await read('PRO-M', html(bomb))).answers)).toEqual([]);
  });

  it('of addresses are refused, and a long list of recipients is not', async () => {
    for (const header of ['From: a <a@b.example', 'To: ', 'From: a@b.example\r\nCc: ']) {
      const flood = `${header}${'1: A '.repeat(20_000)}\r\n\r\n1: A`;
      expect(await parseMessage(Buffer.from(flood))).toEqual({ kind: 'unreadable', reason: 'headers too big' });
    }
    const many = aMessage([`To: ${'a.colleague@corp.example, '.repeat(300)}`]);
    expect((await parseMessage(Buffer.from(many))).kind).toBe('message');
  });

  it('that make patterns run back and forth end', async () => {
    const floods = [
      'Am schrieb '.repeat(5_000),
      `${'C - '.repeat(10_000)}G`,
      `1${' - '.repeat(20_000)}`,
      '1) A '.repeat(10_000),
      `${'-'.repeat(400)}>`.repeat(100),
      'je dirais c’est pour moi '.repeat(2_000),
      `Le ${'2 '.repeat(30_000)}a écrit :`,
      'ab'.repeat(30_000),
      'style="'.repeat(20_000),
    ];
    for (const flood of floods) {
      const message = aMessage(['Content-Type: text/plain; charset=utf-8'], flood);
      for (const kind of ['ENR-M', 'STA-M', 'SES-fit'] as const)
        expect((await read(kind, message)).open.length).toBeGreaterThan(0);
      const { kind } = classifyMessage(await readable(message), { ownDomains: [], today: '2027-03-02' });
      expect(kind).toBe('person');
    }
  });
});

describe('a forged sender', () => {
  it.each([
    ['two From headers', ['From: claire@corp.example', 'From: evil@else.example']],
    ['two mailboxes in brackets', ['From: <claire@corp.example> <evil@else.example>']],
    ['a list', ['From: claire@corp.example, evil@else.example']],
    ['a homoglyph', ['From: cl\u0430ire@corp.example']],
    ['a folded second address', ['From: claire@corp.example\r\n ,evil@else.example']],
    ['an encoded second address', ['From: =?utf-8?Q?claire@corp.example=2C?= <evil@else.example>']],
  ])('by %s is nobody, or who really wrote', async (_, headers) => {
    expect(['', 'evil@else.example']).toContain((await readable(aMessage(headers))).from?.address ?? '');
  });

  it('cannot put a line into what we send, through a subject of encoded words', async () => {
    const { subject } = await readable(aMessage(['Subject: =?utf-8?Q?Re=3A_x=0D=0ABcc=3A_victim@corp.example?=']));
    expect(subject).toBe('Re: x Bcc: victim@corp.example');
  });

  it('cannot turn a name around', async () => {
    const { from } = await readable(aMessage(['From: =?utf-8?Q?Claire_=E2=80=AEelpmaxe?= <a@b.example>']));
    expect(from?.name).toBe('Claire elpmaxe');
  });
});
