import type { Records } from '../run/records.ts';
import { changeText, entityOf, outcomeText } from './events.ts';
import { formName } from './form-names.ts';
import type { Letter } from './letters.ts';
import { html, type Markup } from './markup.ts';
import { momentMarkup } from './moment-text.ts';
import { definitions, link, page, section } from './page.ts';
import type { ShownAttachment, ShownLetter } from './shown-letter.ts';
import type { SiteMap } from './site-map.ts';

export interface LetterPage {
  readonly letter: Letter;
  readonly shown: ShownLetter;
  readonly site: SiteMap;
  readonly records: Records;
  /** Of the same person. */
  readonly previous: number | undefined;
  readonly next: number | undefined;
}

/** One email: why it was sent or what became of it, its text, its HTML part (where nothing can run), its files and headers. */
export function letterPage({ letter, shown, site, records, previous, next }: LetterPage): string {
  const up = (path: string) => `../${path}`;
  const own = site.person(letter.address);
  const beside = (number: number | undefined, words: string): Markup[] =>
    number === undefined ? [] : [link(up(site.letter(number)), words)];
  const body = html`${section('Envelope', envelope({ letter, shown, site }), letterReason(letter, records, site))}
${section('Text', letterText(shown))}
${shown.html === '' ? undefined : section('HTML part', htmlPart(shown))}
${shown.attachments.length === 0 ? undefined : section('Files', ...shown.attachments.map(letterFile))}
<section><details><summary>All headers</summary>
<pre>${headerText(shown)}</pre>
</details></section>`;
  return page({
    title: shown.subject === '' ? '(no subject)' : shown.subject,
    trail: [
      link('../index.html', 'Overview'),
      ...(own === undefined ? [] : [link(up(own), letter.name)]),
      ...beside(previous, 'Previous with this person'),
      ...beside(next, 'Next with this person'),
    ],
    body,
  });
}

function envelope({ letter, shown, site }: Pick<LetterPage, 'letter' | 'shown' | 'site'>): Markup {
  const file = site.raw(letter, shown.subject).replace(/^mail\//, '');
  return definitions([
    ['From', shown.from],
    ['To', shown.to],
    ...(shown.replyTo === '' ? [] : [['Answers go to', shown.replyTo] as const]),
    [
      letter.direction === 'out' ? 'Sent' : 'Received',
      html`${momentMarkup(letter.at, letter.timeZone)} (${letter.timeZone})`,
    ],
    ['Raw email', link(file, file)],
  ]);
}

/** Why an email was sent, or what became of one that came in. */
export function letterReason(letter: Letter, records: Records, site: SiteMap): Markup {
  const timeline = link(`../${site.moment(letter.at)}`, 'in the timeline');
  if (letter.direction === 'in')
    return html`<h3>What became of it</h3>
${definitions([['Outcome', html`${outcomeText(letter, records)} (${timeline})`]])}`;
  const { entry, follows } = letter;
  if (entry === undefined) return html`<h3>Why it was sent</h3><p>No entry of the ledger names this email.</p>`;
  const form = entry.formId === undefined ? undefined : records.forms.get(entry.formId);
  const change =
    follows === undefined
      ? html`nothing before it`
      : html`${entityOf(follows.entityId, records).label}: ${changeText(follows, records)} <span class="soft">(<code>${follows.entityId}</code>, version ${follows.version}, ${link(`../${site.moment(follows.at)}`, 'in the timeline')})</span>`;
  return html`<h3>Why it was sent</h3>
${definitions([
  [
    'Kind',
    `${entry.mail}${form === undefined ? '' : ` ${formName(form.kind)}`}${entry.attempt === 0 ? '' : `, reminder ${String(entry.attempt)}`}`,
  ],
  ['After', change],
  ['Ledger key', html`<code>${entry.key}</code>`],
  ['Settled as', html`${entry.status} (${timeline})`],
])}`;
}

/** The text part, in its language. */
export function letterText({ text, language }: ShownLetter): Markup {
  if (text === '') return html`<p class="soft">This email has no text part.</p>`;
  return language === undefined ? html`<pre>${text}</pre>` : html`<pre lang="${language}">${text}</pre>`;
}

/** Every header line of an email, decoded. */
export function headerText({ headers }: ShownLetter): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** Without scripts nobody can measure the frame: it is as high as its text has lines, and scrolls. */
function htmlPart({ html: content, text }: ShownLetter): Markup {
  const lines = Math.min(40, Math.max(12, text.split('\n').length + 4));
  return html`<iframe sandbox title="HTML part of this email" style="height:${String(lines * 1.5)}rem" srcdoc="${content}"></iframe>`;
}

/** A file of an email; its text on demand. */
export function letterFile({ name, type, size, text }: ShownAttachment): Markup {
  const title = `${name} (${type}, ${String(size)} bytes)`;
  return text === undefined
    ? html`<p>${title}</p>`
    : html`<details><summary>${title}</summary><pre>${text}</pre></details>`;
}
