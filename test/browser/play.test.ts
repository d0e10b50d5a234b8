import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Game, openGame } from '../../local/play/game.ts';
import { type PlayServer, serve } from '../../local/play/server.ts';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { claire, helene, ines, roster, sandrine, twoPeople } from '../workflow/two-people.ts';

const prompt = { character: 'prompt', promptness: 'minutes', manner: 'gmail', style: 'numbered' } as const;

let browser: Browser;
let page: Page;
let game: Game;
let server: PlayServer;
const complaints: string[] = [];

beforeAll(async () => {
  const company = twoPeople();
  game = await openGame({
    assembly: await assembleFor(company),
    company,
    seed: 1,
    personas: { [helene]: prompt, [ines]: prompt, [sandrine]: { ...prompt, role: 'assistant' } },
  });
  const complain = (error: unknown) => complaints.push(String(error));
  server = await serve(game, { port: 0, token: 'only-here', onError: complain });
  // Root may not use Chromium's sandbox, and CI runs as root.
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  page = await browser.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', complain);
  page.on('console', (message) => {
    if (message.type() === 'error') complain(message.text()); // a policy that was broken is one
  });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function play(name: string): Promise<void> {
  await page.goto(server.url);
  await page.getByRole('button', { name: `Play ${name}` }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Moves time with a button of the page that is open; the page is there again when it is over. */
async function moveTime(goal: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: goal }).click();
  await page.locator('body:not([data-moving])').waitFor();
  await game.atRest();
}

async function open(address: string, subject: string): Promise<void> {
  await page.goto(`${server.url}person/${encodeURIComponent(address)}`);
  await page.getByRole('link', { name: subject }).first().click();
  await page.getByRole('heading', { level: 2, name: 'Reply' }).waitFor();
}

async function waitFor(address: string, subject: string): Promise<void> {
  for (let emails = 0; emails < 20; emails += 1) {
    await page.goto(`${server.url}person/${encodeURIComponent(address)}`);
    if ((await page.getByRole('link', { name: subject }).count()) > 0) return open(address, subject);
    await moveTime(/^next email to (?!anybody)/);
  }
  throw new Error(`20 emails to ${address}, and none about “${subject}”`);
}

async function send(words: string): Promise<void> {
  if (words !== '') await page.getByLabel('Your words, above the quote').fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { level: 2, name: 'What was understood' }).waitFor();
}

const understood = () => page.getByRole('region', { name: 'What was understood' });

describe('a cycle played in a browser', () => {
  it('starts when the coordinator says yes to the answer she finds in her mailbox', async () => {
    await play('Claire Dubois');
    await open(claire, 'à confirmer');
    await send('oui');
    expect(await understood().textContent()).toContain('start: true');
    expect(game.status()).toBe('enrolling');
  });

  it('shows an email as a client does: in a frame in which nothing can run, and in its parts', async () => {
    await play('Inès Benali');
    await waitFor(ines, 'aider un dirigeant');
    const frame = page.frameLocator('iframe');
    await frame.getByText('Que pourriez-vous transmettre').waitFor();
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('');
    const views = page.getByRole('navigation', { name: 'Views of this email' });
    await views.getByRole('link', { name: 'Raw source' }).click();
    await page.getByText('Content-Type: multipart/').waitFor();
    await views.getByRole('link', { name: 'Headers' }).click();
    await page.getByText('content-language: fr').waitFor();
  });

  it('asks an employee again, that question only, and then has enrolled her', async () => {
    await open(ines, 'aider un dirigeant');
    await send('1: A\n2: vidéo courte, ChatGPT\n3: stratégie\n4: tous les matins sauf mercredi\n6: B, C');
    expect(await understood().textContent()).toContain('clarified');
    await waitFor(ines, 'Juste une précision');
    await page.getByLabel('Mail client').selectOption('thunderbird');
    await send('C, G');
    expect(await understood().textContent()).toContain('Understood: nothing is left to ask.');
    expect(await understood().textContent()).toContain('times: tuesday-am, thursday-am');
  });

  it('reads answers that a leader typed inside the quote of Outlook', async () => {
    await play('Hélène Marchand');
    await waitFor(helene, 'apprendre d’un collaborateur');
    await page.getByLabel('Mail client').selectOption('outlook-desktop');
    await page.getByText('Answer inside the quoted email').click();
    const quote = page.getByLabel('Quoted email');
    const answers = new Map([
      ['Réponse 1 :', 'A'],
      ['Réponse 2 :', 'vidéo courte'],
      ['Réponse 3 :', 'stratégie, réseau'],
      ['Réponse 4 :', sandrine],
      ['Réponse 6 :', 'B, C'],
    ]);
    const lines = (await quote.inputValue()).split('\n');
    await quote.fill(lines.map((line) => `${line} ${answers.get(line.trimEnd()) ?? ''}`.trimEnd()).join('\n'));
    await send('');
    expect(await understood().textContent()).toContain('Understood: nothing is left to ask.');
    await page.goto(server.url);
    await page.getByRole('button', { name: 'Let Hélène Marchand answer again' }).click();
    expect(game.hands().played).toEqual([claire, ines]);
  });

  it('holds a reply that nothing proves: what is stored stays as it was', async () => {
    await open(ines, 'aider un dirigeant');
    await page.getByLabel('What mail servers find out').selectOption('weak');
    await send('1: C');
    expect(await understood().textContent()).toContain('held, weak proof');
    expect(await understood().textContent()).toContain('role: mentor');
  });

  it('forms the pairs that the coordinator approves by reply', async () => {
    await waitFor(claire, 'à approuver');
    await send('1: A');
    await waitFor(ines, 'Votre binôme proposé');
    await send('Oui');
    await waitFor(ines, 'C’est parti avec');
    await page.goto(`${server.url}cycle`);
    await page.getByText('1 approved, 1 started').waitFor();
  });

  it('takes a date from the assistant, who keeps the calendar of a leader who answers by herself', async () => {
    await play('Sandrine Petit');
    await waitFor(sandrine, 'Agenda de');
    await send('A A');
    expect(await understood().textContent()).toContain('Understood: nothing is left to ask.');
    await waitFor(ines, 'Séance 1/6');
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('Recognized as automatic mail').waitFor();
  });

  it('stores the feedback on a session that was held', async () => {
    await waitFor(ines, 'Votre séance du');
    await send('1: A\n2: 5\n3: 4\n4: A');
    expect(await understood().textContent()).toContain('held: held');
  });

  it('sends a dropped file as it is', async () => {
    const raw =
      'From: nobody@elsewhere.example\r\nTo: start@reply.mentoring.example.com\r\nSubject: Hello\r\n\r\nHello?\r\n';
    await page.goto(`${server.url}drop`);
    await page
      .getByLabel('File (.eml)')
      .setInputFiles({ name: 'a.eml', mimeType: 'message/rfc822', buffer: Buffer.from(raw) });
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('It belongs to nothing that is open.').waitFor();
  });

  it('sends a new mail: the coordinator’s list to the start address, which is answered by six questions about another cycle', async () => {
    await page.goto(`${server.url}person/${encodeURIComponent(claire)}`);
    await page.getByRole('link', { name: /^Write a new mail as / }).click();
    await page.getByLabel('Subject').fill('Notre liste de mars');
    await page.getByLabel('Text').fill('Bonjour, voici la liste.');
    await page
      .getByLabel('A list of people (roster.csv)')
      .setInputFiles({ name: 'liste.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) });
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { level: 2, name: 'What was understood' }).waitFor();
    await page.goto(`${server.url}person/${encodeURIComponent(claire)}`);
    for (const subject of ['Notre liste de mars', 'Nouveau cycle : six questions et la liste'])
      expect(await page.getByRole('link', { name: subject }).count(), subject).toBe(1);
  });

  it('gives a command, and says what came of it or what is wrong with it', async () => {
    const give = async (line: string) => {
      await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Commands' }).click();
      await page.getByLabel('Command', { exact: true }).fill(line);
      await page.getByRole('button', { name: 'Do it' }).click();
      const newest = page.getByRole('listitem').filter({ has: page.getByText(line, { exact: true }) });
      await newest.first().waitFor();
      return newest.first().textContent();
    };
    const { cycleId } = (await game.view()).record.cycle;
    expect(await give(`resume ${cycleId}`)).toContain('done: ');
    expect(await give('frobnicate')).toContain('There is no command "frobnicate".');
  });

  it('shows the ledger, what was understood, tasks and the timeline', async () => {
    for (const [tab, heading] of [
      ['Cycle', /: running$/],
      ['Ledger', 'Ledger'],
      ['Understood', 'What was understood'],
      ['Tasks', 'Tasks for coordinators'],
    ] as const) {
      await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: tab }).click();
      await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    }
  });

  it('moves time to the end of the cycle while the page watches, and says that it is over', async () => {
    await page.goto(server.url);
    await page.getByRole('button', { name: 'end of the cycle' }).click();
    await page.getByText('The cycle is closed, and nothing is left to send.').waitFor({ timeout: 200_000 });
    expect(await page.getByRole('button', { name: 'Stop' }).count()).toBe(0);
  });

  it('broke no policy of its own, and nothing went wrong on the way', () => {
    expect(complaints).toEqual([]);
  });
});
