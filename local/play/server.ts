import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { html } from '../output/markup.ts';
import { pageStyle } from '../output/page-style.ts';
import { shownLetter } from '../output/shown-letter.ts';
import { type Action, actions, Refused } from './actions.ts';
import { cyclePage, monthPage } from './cycle-page.ts';
import { dropPage } from './drop-page.ts';
import type { Game } from './game.ts';
import { mailPage } from './mail-page.ts';
import { mailboxPage } from './mailbox-page.ts';
import { peoplePage } from './people-page.ts';
import { playStyle } from './play-style.ts';
import { formsPage, ledgerPage, tasksPage } from './record-pages.ts';
import { type Content, playSite, type Scene } from './scene.ts';
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
export async function serve(game: Game, options: ServeOptions): Promise<PlayServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      options.onError(error);
      if (!response.headersSent) sendPlain(response, 500, 'This should not have happened; the terminal says more.');
      else response.destroy();
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : options.port);
    });
  });
  // Another name that resolves to this machine is somebody's attempt to read it through a browser (DNS rebinding).
  const hosts = [`127.0.0.1:${String(port)}`, `localhost:${String(port)}`];
  const origins = hosts.map((host) => `http://${host}`);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const host = headers.host ?? '';
    if (!hosts.includes(host)) return sendPlain(response, 403, `This server answers at http://${hosts[0] ?? ''} only.`);
    const url = new URL(request.url ?? '/', `http://${host}`);
    if (method === 'GET' || method === 'HEAD') return look(url, response);
    if (method !== 'POST')
      return sendPlain(response, 405, 'GET and POST are all there is.', { allow: 'GET, HEAD, POST' });
    const action = actions.get(url.pathname);
    if (action === undefined) return sendPlain(response, 404, 'There is no such action.');
    if (headers.origin !== undefined && !origins.includes(headers.origin))
      return sendPlain(response, 403, 'Forms of other sites are refused.');
    return act(action, request, response);
  }

  async function act(action: Action, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fields = await fieldsOf(request);
    if (fields === 'too long') return sendPlain(response, 413, 'At most 40 MB, as SES takes.', { connection: 'close' });
    if (fields === undefined) return sendPlain(response, 400, 'This is no form.');
    if (!isToken(fields.get('token')))
      return sendPlain(response, 403, 'This form is of an earlier run, or of another site. Open the first page again.');
    const back = pathOf(fields.get('back'));
    try {
      const next = await action(game, fields);
      await Promise.race([game.atRest(), setTimeout(patience)]);
      response.writeHead(303, { ...safety(pagePolicy), location: next ?? back }).end();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      sendScene(response, 400, await sceneOf(back), {
        title: 'That cannot be done',
        tab: 'mailboxes',
        body: html`<section><p>${error.message}</p><p><a href="${back}">Back to where you were</a></p></section>`,
      });
    }
  }

  function isToken(given: string | File | null): boolean {
    const [own, other] = [Buffer.from(options.token), Buffer.from(typeof given === 'string' ? given : '')];
    return own.length === other.length && timingSafeEqual(own, other);
  }

  async function look(url: URL, response: ServerResponse): Promise<void> {
    switch (url.pathname) {
      case '/style.css':
        return send(response, 200, 'text/css; charset=utf-8', pageStyle + playStyle);
      case '/page.js':
        return send(response, 200, 'text/javascript; charset=utf-8', script);
      case '/now':
        return send(
          response,
          200,
          'application/json',
          JSON.stringify({ now: game.now(), moving: game.moving() !== undefined, status: game.status() }),
        );
    }
    const [, number, ending] = /^\/mail\/(\d{1,9})(?:\.(eml|html))?$/.exec(url.pathname) ?? [];
    if (ending !== undefined) return sendMail(response, Number(number), ending);
    const path = url.pathname + url.search;
    if (number !== undefined) await game.markRead(Number(number));
    const scene = await sceneOf(path);
    const content = await contentOf(scene, url);
    return sendScene(response, content === undefined ? 404 : 200, scene, content ?? nothingHere);
  }

  async function sendMail(response: ServerResponse, number: number, ending: string): Promise<void> {
    const { letters } = await game.view();
    const raw = letters.find(({ letter }) => letter.number === number)?.letter.raw;
    if (raw === undefined) return sendPlain(response, 404, 'There is no such email.');
    if (ending === 'html')
      return send(response, 200, 'text/html; charset=utf-8', (await shownLetter(raw)).html, mailPolicy);
    return send(response, 200, 'message/rfc822', raw, mailPolicy, {
      'content-disposition': `attachment; filename="${String(number)}.eml"`,
    });
  }

  async function sceneOf(path: string): Promise<Scene> {
    const view = await game.view();
    return { game, view, site: playSite(view.timeZone), path, token: options.token, news: game.news() };
  }

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

async function contentOf(scene: Scene, { pathname, searchParams }: URL): Promise<Content | undefined> {
  const [, room = '', name = ''] = /^\/([a-z]*)(?:\/([^/]+))?$/.exec(pathname) ?? [];
  if (name !== '')
    switch (room) {
      case 'mail':
        return mailPage(scene, Number(name), searchParams.get('show'));
      case 'person': {
        const address = decoded(name);
        const known =
          scene.view.record.cast.has(address) || scene.view.letters.some(({ letter }) => letter.address === address);
        return known ? mailboxPage(scene, address) : undefined;
      }
      case 'timeline':
        return /^\d{4}-(?:0[1-9]|1[0-2])$/.test(name) ? monthPage(scene, name) : undefined;
      default:
        return undefined;
    }
  switch (pathname) {
    case '/':
      return peoplePage(scene);
    case '/cycle':
      return cyclePage(scene);
    case '/ledger':
      return ledgerPage(scene);
    case '/forms':
      return formsPage(scene, searchParams.get('person'));
    case '/tasks':
      return tasksPage(scene);
    case '/drop':
      return dropPage(scene, searchParams.get('person'));
    default:
      return undefined;
  }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

async function fieldsOf(request: IncomingMessage): Promise<FormData | 'too long' | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > longestBody) return 'too long';
    chunks.push(chunk);
  }
  const type = request.headers['content-type'] ?? '';
  try {
    return await new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
  } catch {
    return undefined;
  }
}

/** A path of this server and nothing else: "//elsewhere" would leave it. */
function pathOf(given: string | File | null): string {
  return typeof given === 'string' && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given) ? given : '/';
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

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Uint8Array,
  policy = pagePolicy,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, { ...safety(policy), 'content-type': type, ...more }).end(body);
}

function sendScene(response: ServerResponse, status: number, scene: Scene, content: Content): void {
  send(response, status, 'text/html; charset=utf-8', shell(scene, content));
}

function sendPlain(response: ServerResponse, status: number, words: string, more: Record<string, string> = {}): void {
  send(response, status, 'text/plain; charset=utf-8', `${words}\n`, pagePolicy, more);
}
