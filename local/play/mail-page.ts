import { type Letter as ReadableLetter, readLetter } from '../employees/read-letter.ts';
import { headerText, letterFile, letterReason, letterText } from '../output/letter-page.ts';
import type { Letter } from '../output/letters.ts';
import { html, type Markup } from '../output/markup.ts';
import { momentMarkup } from '../output/moment-text.ts';
import { definitions } from '../output/page.ts';
import { type ShownLetter, shownLetter } from '../output/shown-letter.ts';
import { clients, quoteOf, verdicts } from './compose-by-hand.ts';
import { lettersWith, mailList, whoPlays } from './mailbox-page.ts';
import { frameHeights } from './play-style.ts';
import { action, type Content, choice, hidden, type Scene, somebody } from './scene.ts';
import { understanding } from './understanding.ts';

const views = { html: 'As shown', text: 'Text part', source: 'Raw source', headers: 'Headers', why: 'Why' } as const;
type ViewName = keyof typeof views;

/** One email: read as a client shows it, in its parts, and with the reason for it; below it a reply, or what became of this one. */
export async function mailPage(scene: Scene, number: number, show: string | null): Promise<Content | undefined> {
  const { view, site } = scene;
  const found = view.letters.find(({ letter }) => letter.number === number);
  if (found === undefined) return undefined;
  const { letter, subject } = found;
  const shown = await shownLetter(letter.raw);
  const person = somebody(view, letter.address);
  const chosen = Object.keys(views).find((name): name is ViewName => name === show);
  const current = chosen ?? (shown.html === '' || letter.direction === 'in' ? 'text' : 'html');
  const links = (Object.keys(views) as ViewName[]).map((name) => {
    const words = name === 'why' && letter.direction === 'in' ? 'Outcome' : views[name];
    return html`<li><a href="/${site.letter(number)}?show=${name}"${name === current ? html` aria-current="page"` : undefined}>${words}</a></li>`;
  });
  const received = letter.direction === 'in';
  return {
    title: subject === '' ? '(no subject)' : subject,
    tab: 'mailboxes',
    person,
    body: html`<div class="reader"><aside aria-label="Mailbox of ${person.name}"><p><a href="/${site.person(person.address) ?? ''}">${person.name}</a></p>${mailList(scene, lettersWith(scene, letter.address), number)}</aside>
<div>${whoPlays(scene, letter.address)}
${received ? understanding(scene, letter) : undefined}
<section aria-label="Email">${envelope(letter, shown)}
<nav aria-label="Views of this email" class="views"><ul>${links}</ul></nav>
${part(scene, letter, shown, current)}
${shown.attachments.length === 0 || current !== 'html' ? undefined : shown.attachments.map(letterFile)}</section>
${received ? undefined : await composer(scene, letter)}</div></div>`,
  };
}

function envelope(letter: Letter, shown: ShownLetter): Markup {
  return definitions([
    ['From', shown.from],
    ['To', shown.to],
    ...(shown.replyTo === '' ? [] : [['Answers go to', shown.replyTo] as const]),
    [
      letter.direction === 'out' ? 'Received' : 'Sent',
      html`${momentMarkup(letter.at, letter.timeZone)} <span class="soft">(${letter.timeZone})</span>`,
    ],
  ]);
}

function part({ view, site }: Scene, letter: Letter, shown: ShownLetter, current: ViewName): Markup {
  const { number } = letter;
  switch (current) {
    case 'html':
      return shown.html === ''
        ? html`<p class="soft">This email has no HTML part.</p>`
        : html`<iframe sandbox class="h${frameHeight(shown)}" src="/mail/${number}.html" title="HTML part of this email"></iframe>`;
    case 'text':
      return letterText(shown);
    case 'source':
      return html`<p><a href="/mail/${number}.eml" download>Download ${number}.eml</a> <span class="soft">(${letter.raw.byteLength} bytes)</span></p><pre class="source">${Buffer.from(letter.raw).toString('latin1').slice(0, longestSource)}</pre>`;
    case 'headers':
      return html`<pre>${headerText(shown)}</pre>`;
    case 'why':
      return letterReason(letter, view.record.records, site);
  }
}

/** Nobody can measure the frame from outside: it is as high as its text has lines, and scrolls. */
function frameHeight({ text }: ShownLetter): number {
  return frameHeights.find((height) => height >= text.split('\n').length * 1.1 + 3) ?? Math.max(...frameHeights);
}

const longestSource = 200_000; // characters shown; the .eml holds all of it

async function composer(scene: Scene, letter: Letter): Promise<Markup> {
  let read: ReadableLetter;
  try {
    read = await readLetter(letter.raw);
  } catch {
    return html`<section><h2>Reply</h2><p class="soft">A mail client could not read this email well enough to answer it.</p></section>`;
  }
  const { record } = scene.view;
  const player = record.cast.get(letter.address);
  const invitation =
    read.content.kind === 'invitation' && read.content.invite.method === 'REQUEST'
      ? html`<section class="row"><p>This email invites to “${read.content.invite.title}”.</p>${action(
          scene,
          '/invitation',
          html`${hidden('mail', String(letter.number))}<button name="answer" value="ACCEPTED">Accept</button> <button name="answer" value="TENTATIVE">Tentative</button> <button name="answer" value="DECLINED">Decline</button>`,
          html` class="inline"`,
        )}</section>`
      : undefined;
  const quote = quoteOf(read);
  const rows = Math.min(30, Math.max(8, quote.split('\n').length));
  return html`${invitation}
<section aria-labelledby="reply"><h2 id="reply">Reply</h2>
${action(
  scene,
  '/reply',
  html`${hidden('mail', String(letter.number))}
<label class="field"><span>Your words, above the quote</span><textarea name="top" rows="6" lang="${read.language}" spellcheck="false" aria-describedby="hint"></textarea></label>
<p class="soft small" id="hint">Type as you would: “1: A”, one line, words, or leave this empty and answer inside the quote.</p>
<details class="quote"><summary>Answer inside the quoted email, shorten it or empty it</summary>
<label class="field"><span>Quoted email; the client adds its own header lines and marks</span><textarea name="quoted" rows="${rows}" lang="${read.language}" spellcheck="false">\n${quote}</textarea></label></details>
<div class="fields">
${choice('client', 'Mail client', Object.entries(clients), player?.persona.manner)}
${choice(
  'language',
  'Language of the client',
  [
    ['', 'as the email'],
    ['fr', 'French'],
    ['en', 'English'],
  ],
  '',
)}
${choice('sender', 'Sent from', senders(scene, letter.address), letter.address)}
<label class="field"><span>or from another address</span><input name="other" type="email" autocomplete="off"></label>
${choice(
  'verdict',
  'What mail servers find out',
  Object.entries(verdicts).map(([name, { words }]) => [name, words] as const),
  'strong',
)}
</div>
<p><button class="main">Send</button> <span class="soft small">It leaves one minute from now, as a raw email. Ctrl+Enter sends, too.</span></p>`,
  html` class="composer"`,
)}</section>`;
}

/** Whom a reply may come from: the person, a private mailbox, the assistant of a leader. */
function senders({ view }: Scene, address: string): (readonly [string, string])[] {
  const { record } = view;
  const person = [...record.records.people.values()].find((each) => each.address === address);
  const participant = person === undefined ? undefined : record.records.participants.get(person.personId);
  const registered =
    participant?.assistant === undefined ? undefined : record.records.people.get(participant.assistant)?.address;
  const assistant = registered ?? record.cast.get(address)?.persona.assistant;
  const [local = ''] = address.split('@');
  return [
    [address, `${address} (own)`],
    [`${local}@home.example`, `${local}@home.example (private)`],
    ...(assistant === undefined ? [] : [[assistant, `${assistant} (assistant)`] as const]),
  ];
}
