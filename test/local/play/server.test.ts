import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Game, openGame } from '../../../local/play/game.ts';
import { type PlayServer, serve } from '../../../local/play/server.ts';
import { assembleFor } from '../../../local/run/assemble-for.ts';
import { claire, ines, twoPeople } from '../../workflow/two-people.ts';

const token = 'drawn-for-this-run';
let game: Game;
let server: PlayServer;
const errors: unknown[] = [];

beforeAll(async () => {
  const company = twoPeople();
  game = await openGame({ assembly: await assembleFor(company), company, seed: 1 });
  server = await serve(game, { port: 0, token, onError: (error) => errors.push(error) });
});

afterAll(async () => {
  await server.close();
  expect(errors).toEqual([]);
});

async function look(path: string): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await fetch(new URL(path, server.url), { redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Sends a form as its page would, and answers where that leads. */
async function send(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, server.url), {
    method: 'POST',
    body: new URLSearchParams({ token, back: '/', ...fields }),
    headers,
    redirect: 'manual',
  });
  return { status: response.status, location: response.headers.get('location') ?? '', text: await response.text() };
}

/** With headers that `fetch` would not let through. */
function raw(method: string, path: string, headers: Record<string, string>): Promise<number | undefined> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

const answerOf = async (address: string, subject: string): Promise<number> => {
  const { letters } = await game.view();
  const found = letters.findLast(({ letter, subject: words }) => letter.address === address && words.includes(subject));
  return found?.letter.number ?? 0;
};

const reply = {
  client: 'gmail',
  language: '',
  other: '',
  quoted: '',
  verdict: 'strong',
};

describe('a server of a played run', () => {
  it('listens on the loopback interface only', () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1');
  });

  it('answers to its own names only: another name that leads here is refused', async () => {
    const { host, port } = new URL(server.url);
    expect(await raw('GET', '/', { host })).toBe(200);
    expect(await raw('GET', '/', { host: `localhost:${port}` })).toBe(200);
    for (const other of ['evil.example', `evil.example:${port}`, '127.0.0.1'])
      expect(await raw('GET', '/', { host: other })).toBe(403);
  });

  it('refuses forms of other sites and of earlier runs, and changes nothing', async () => {
    const { port } = new URL(server.url);
    const fields = { do: 'take', person: ines };
    for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:${String(Number(port) + 1)}`])
      expect((await send('/hands', fields, { origin })).status).toBe(403);
    for (const other of ['', 'x', `${token}x`, token.toUpperCase()])
      expect((await send('/hands', { ...fields, token: other })).status).toBe(403);
    expect(game.hands().played).toEqual([]);
  });

  it('lets nothing be loaded or run but its own files', async () => {
    for (const path of ['/', '/person/x', '/cycle', '/mail/1', '/style.css', '/page.js', '/now']) {
      const { headers } = await look(path);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const frame = await look('/mail/2.html');
    expect(frame.headers.get('content-security-policy')).toMatch(
      /^sandbox; default-src 'none'; style-src 'unsafe-inline';/,
    );
    expect(frame.headers.get('content-security-policy')).not.toContain('script-src');
  });

  it('says what there is not', async () => {
    for (const path of [
      '/nothing',
      '/mail/999',
      '/mail/999.eml',
      '/person/nobody%40x',
      '/person/%E0%A4%A',
      '/timeline/2027-13',
    ])
      expect((await look(path)).status, path).toBe(404);
    expect((await send('/nothing', {})).status).toBe(404);
    expect(await raw('PUT', '/', { host: new URL(server.url).host })).toBe(405);
  });

  it('leads back to its own pages only', async () => {
    for (const back of ['//evil.example', '/\\evil.example', 'http://evil.example', '/a\r\nx: y'])
      expect((await send('/stop', { back })).location).toBe('/');
    expect((await send('/stop', { back: '/forms?person=per_1' })).location).toBe('/forms?person=per_1');
  });

  it('refuses what cannot be done, in words that say what can', async () => {
    const mail = String(await answerOf(claire, 'à confirmer'));
    const wrong: [string, Record<string, string>, RegExp][] = [
      ['/hands', { do: 'take', person: 'nobody@x.example' }, /Nobody here has the address/],
      ['/hands', { do: 'dance' }, /Choose one of: take/],
      ['/time', { goal: '0' }, /Time moves to the next event/],
      ['/time', { goal: 'email-to-me' }, /You play nobody/],
      ['/reply', { ...reply, mail: '999', sender: claire }, /no such email/],
      ['/reply', { ...reply, mail, sender: claire, client: 'mutt' }, /no mail client “mutt”/],
      ['/reply', { ...reply, mail, sender: 'claire', top: 'oui' }, /“claire” is no email address/],
      ['/reply', { ...reply, mail, sender: `${claire}>\r\nBcc: all@x.example`, top: 'oui' }, /is no email address/],
      ['/invitation', { mail, answer: 'ACCEPTED' }, /invites to nothing/],
      ['/drop', {}, /Choose an \.eml file/],
    ];
    for (const [path, fields, message] of wrong) {
      const { status, text } = await send(path, fields);
      expect(status, path).toBe(400);
      expect(text).toMatch(message);
    }
    expect((await game.view()).letters).toHaveLength(2);
  });

  it('plays a coordinator who starts the cycle, and shows what was understood', async () => {
    const { location } = await send('/hands', { do: 'take', person: claire });
    expect(location).toBe(`/person/${encodeURIComponent(claire)}`);
    expect((await look(location)).text).toContain('You play Claire Dubois');
    const mail = String(await answerOf(claire, 'à confirmer'));
    const sent = await send('/reply', { ...reply, mail, sender: claire, top: 'oui' });
    expect(sent.status).toBe(303);
    const { text } = await look(sent.location);
    expect(text).toContain('Understood: nothing is left to ask.');
    expect(text).toContain('start: true');
    expect(game.status()).toBe('enrolling');
  });

  it('moves time to the next email of somebody, and marks it as read when it is opened', async () => {
    await send('/hands', { do: 'take', person: ines });
    await send('/time', { goal: 'email', person: ines });
    await game.atRest();
    const number = await answerOf(ines, 'aider un dirigeant');
    expect(game.isRead(number)).toBe(false);
    const page = (await look(`/mail/${String(number)}`)).text;
    expect(page).toContain(`src="/mail/${String(number)}.html"`);
    expect(page).toContain('<iframe sandbox class=');
    expect(game.isRead(number)).toBe(true);
    expect((await look(`/mail/${String(number)}?show=source`)).text).toContain('Content-Type: multipart/');
    expect((await look(`/mail/${String(number)}.eml`)).headers.get('content-type')).toBe('message/rfc822');
  });

  it('moves time by hours and not further', async () => {
    const before = game.now();
    await send('/time', { goal: '3' });
    await game.atRest();
    expect(Date.parse(game.now()) - Date.parse(before)).toBe(3 * 3_600_000);
  });

  it('stops a move of time when told, and takes no second one beside it', async () => {
    expect(game.move({ kind: 'close' })).toBe(true);
    expect(game.move({ kind: 'event' })).toBe(false);
    expect((await look('/')).text).toContain('time is moving');
    game.stop();
    await game.atRest();
    expect(game.moving()).toBeUndefined();
    expect((await look('/')).text).toContain('Stopped here.');
    expect((await look('/')).text).not.toContain('Stopped here.');
  });

  it('puts a dropped file through the door as it is, from whomever it says it is', async () => {
    const eml =
      'From: nobody@elsewhere.example\r\nTo: start@reply.mentoring.example.com\r\nSubject: <b>x</b>\r\n\r\nHello\r\n';
    const body = new FormData();
    for (const [name, value] of Object.entries({ token, back: '/drop', person: '', to: '', verdict: 'weak' }))
      body.set(name, value);
    body.set('file', new Blob([eml]), 'a.eml');
    const response = await fetch(new URL('/drop', server.url), { method: 'POST', body, redirect: 'manual' });
    const { text } = await look(response.headers.get('location') ?? '');
    expect(text).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(text).not.toContain('<b>x</b>');
    expect(text).toContain('(nothing, unknown sender)');
    const { letters } = await game.view();
    expect(Buffer.from(letters.at(-1)?.letter.raw ?? []).toString()).toBe(eml);
  });
});
