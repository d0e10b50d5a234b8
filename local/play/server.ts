import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { html } from '../output/markup.ts';
import { pageStyle } from '../output/page-style.ts';
import { shownLetter } from '../output/shown-letter.ts';
import { type Action, actions, Refused } from './actions.ts';
import { readFields } from './form-fields.ts';
import type { Game } from './game.ts';
import { contentOf } from './pages.ts';
import { playStyle } from './play-style.ts';
import { type Content, playSite } from './scene.ts';
import { shell } from './shell.ts';

export interface PlayServer {
  /** Where the first page is. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface ServeOptions {
  /** 0 for any that is free. */
  readonly port: number;
  /** Drawn anew for each run: a form without it is refused. */
  readonly token: string;
  /** Hears of what should not have happened. */
  readonly onError: (error: unknown) => void;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** SES takes emails of 40 MB at most; a form's other fields are small beside that. */
const longestBody = 41 * 1024 * 1024;
/** Milliseconds a page waits for a move of time before it shows it under way. */
const patience = 400;

/**
 * Nothing but what this server serves; scripts and styles only as files of their own. Emails are shown in a frame whose own policy lets nothing
 * run and nothing load.
 */
const pagePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
const mailPolicy =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";

const script = readFileSync(new URL('page.js', import.meta.url));

/** Serves a game to browsers of this machine, on the loopback interface only. */
export async function serve(game: Game, { port, token, onError }: ServeOptions): Promise<PlayServer> {
  let hosts: readonly string[] = [];
  const server = createServer((request, response) => {
    answer(request)
      .catch((error: unknown) => {
        onError(error);
        return plain(500, 'This should not have happened; the terminal says more.');
      })
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      .catch(onError);
  });

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { method = '', headers } = request;
    const host = headers.host ?? '';
    // Another name that leads to this machine is somebody's attempt to read it through a browser (DNS rebinding).
    if (!hosts.includes(host)) return plain(403, `This server answers at http://${hosts[0] ?? ''} only.`);
    const url = URL.parse(`http://${host}${request.url ?? '/'}`);
    if (url === null) return plain(400, 'This is no address.');
    if (method === 'GET' || method === 'HEAD') return look(url);
    if (method !== 'POST') return plain(405, 'GET and POST are all there is.', { allow: 'GET, HEAD, POST' });
    const action = actions.get(url.pathname);
    if (action === undefined) return plain(404, 'There is no such action.');
    if (headers.origin !== undefined && !hosts.some((own) => headers.origin === `http://${own}`))
      return plain(403, 'Forms of other sites are refused.');
    return act(action, request);
  }

  async function act(action: Action, request: IncomingMessage): Promise<Answer> {
    const body = await bodyOf(request);
    if (body === undefined) return plain(413, 'At most 40 MB, as SES takes.', { connection: 'close' });
    const fields = readFields(request.headers['content-type'] ?? '', body);
    if (fields === undefined) return plain(400, 'This is no form.');
    if (!isSame(fields.text('token'), token))
      return plain(403, 'This form is of an earlier run, or of another site. Open the first page again.');
    const back = pathOf(fields.text('back'));
    try {
      const next = await action(game, fields);
      await Promise.race([game.atRest(), setTimeout(patience)]);
      return { status: 303, headers: { ...safety(pagePolicy), location: next ?? back }, body: '' };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const words = html`<section><p>${error.message}</p><p><a href="${back}">Back to where you were</a></p></section>`;
      return page(400, back, () => ({ title: 'That cannot be done', tab: 'mailboxes', body: words }));
    }
  }

  async function look(url: URL): Promise<Answer> {
    switch (url.pathname) {
      case '/style.css':
        return answered('text/css; charset=utf-8', pageStyle + playStyle);
      case '/page.js':
        return answered('text/javascript; charset=utf-8', script);
      case '/now': {
        const moving = game.moving() !== undefined;
        return answered('application/json', JSON.stringify({ now: game.now(), moving, status: game.status() }));
      }
    }
    const [, number, ending] = /^\/mail\/(\d{1,9})(?:\.(eml|html))?$/.exec(url.pathname) ?? [];
    if (ending !== undefined) return mail(Number(number), ending);
    if (number !== undefined) await game.markRead(Number(number));
    return page(200, url.pathname + url.search, (scene) => contentOf(scene, url));
  }

  async function mail(number: number, ending: string): Promise<Answer> {
    const { letters } = await game.view();
    const raw = letters.find(({ letter }) => letter.number === number)?.letter.raw;
    if (raw === undefined) return plain(404, 'There is no such email.');
    if (ending === 'html') return answered('text/html; charset=utf-8', (await shownLetter(raw)).html, mailPolicy);
    const name = { 'content-disposition': `attachment; filename="${String(number)}.eml"` };
    return answered('message/rfc822', raw, mailPolicy, name);
  }

  async function page(
    status: number,
    path: string,
    draw: (scene: Parameters<typeof contentOf>[0]) => Content | undefined | Promise<Content | undefined>,
  ): Promise<Answer> {
    const view = await game.view();
    const scene = { game, view, site: playSite(view.timeZone), path, token, news: game.news() };
    const content = await draw(scene);
    const shown = answered('text/html; charset=utf-8', shell(scene, content ?? nothingHere));
    return { ...shown, status: content === undefined ? 404 : status };
  }

  const listening = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
  hosts = [`127.0.0.1:${String(listening)}`, `localhost:${String(listening)}`];
  return {
    url: `http://${hosts[0] ?? ''}/`,
    close: async () => {
      game.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await game.atRest();
    },
  };
}

const nothingHere: Content = {
  title: 'There is nothing here',
  tab: 'mailboxes',
  body: html`<section><p>No page has this address. <a href="/">All mailboxes</a></p></section>`,
};

function isSame(given: string, own: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(own)];
  return one.length === other.length && timingSafeEqual(one, other);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A path of this server and nothing else: "//elsewhere" would leave it. */
function pathOf(given: string): string {
  return /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given) ? given : '/';
}

function safety(policy: string): Record<string, string> {
  return {
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    // Not "no-referrer": browsers would then send the forms of these pages with the origin "null".
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

function answered(
  type: string,
  body: string | Uint8Array,
  policy = pagePolicy,
  more: Record<string, string> = {},
): Answer {
  return { status: 200, headers: { ...safety(policy), 'content-type': type, ...more }, body };
}

function plain(status: number, words: string, more: Record<string, string> = {}): Answer {
  return { ...answered('text/plain; charset=utf-8', `${words}\n`, pagePolicy, more), status };
}
