import { outcomeText, whyText } from '../output/events.ts';
import { html, type Markup } from '../output/markup.ts';
import { momentMarkup } from '../output/moment-text.ts';
import { section } from '../output/page.ts';
import { type ReadLetter, whoThisIs } from '../output/person-page.ts';
import { rolesOf } from '../output/roles.ts';
import { unreadOf, whoAnswers } from './people-page.ts';
import { type Content, type Scene, somebody } from './scene.ts';

/** One person's mailbox, newest first, and who the person is. */
export function mailboxPage(scene: Scene, address: string): Content {
  const { view, site } = scene;
  const person = somebody(view, address);
  const letters = lettersWith(scene, address);
  const known = [...view.record.records.people.values()].find((each) => each.address === address);
  const role = known === undefined ? undefined : rolesOf(view.record).get(known.personId);
  const unread = unreadOf(scene.game, letters);
  return {
    title: person.name,
    tab: 'mailboxes',
    person,
    body: html`${whoPlays(scene, address)}
${section(
  unread === 0 ? 'Mailbox' : `Mailbox, ${String(unread)} unread`,
  letters.length === 0 ? html`<p class="soft">No email yet.</p>` : mailList(scene, letters, undefined),
  html`<p class="small after"><a href="/write?person=${encodeURIComponent(address)}">Write a new mail as ${person.name}</a>, or <a href="/drop?person=${encodeURIComponent(address)}">send a raw .eml</a></p>`,
)}
${section('Who this is', whoThisIs({ address, personId: known?.personId, record: view.record, role, site }))}`,
  };
}

/** Both directions, newest first. */
export function lettersWith({ view }: Scene, address: string): ReadLetter[] {
  return view.letters.filter(({ letter }) => letter.address === address).toReversed();
}

/** Says who answers for somebody, with the button to change it. */
export function whoPlays(scene: Scene, address: string): Markup | undefined {
  const person = somebody(scene.view, address);
  const control = whoAnswers(scene, person);
  if (control === undefined) return undefined;
  const isPlayed = scene.game.hands().played.includes(address);
  return html`<section class="row${isPlayed ? ' mine' : ''}"><p>${isPlayed ? html`<strong>You play ${person.name}:</strong> nothing is answered unless you do it.` : html`You look into ${person.name}’s mailbox. To answer yourself, play them, or just reply.`}</p>${control}</section>`;
}

/** Emails as a mail client lists them; `open` is the one being read. */
export function mailList(scene: Scene, letters: readonly ReadLetter[], open: number | undefined): Markup {
  const { view, site, game } = scene;
  const items = letters.map(({ letter, subject }) => {
    const isOut = letter.direction === 'out';
    const isUnread = isOut && !game.isRead(letter.number);
    const remark = isOut ? whyText(letter, view.record.records) : outcomeText(letter, view.record.records);
    return html`<li class="${isUnread ? 'new' : 'old'}"><a href="/${site.letter(letter.number)}"${letter.number === open ? html` aria-current="page"` : undefined}>${isUnread ? html`<span class="unread">New</span> ` : undefined}<span class="subject">${subject === '' ? '(no subject)' : subject}</span></a>
<span class="soft small">${isOut ? html`<span class="way out">received</span>` : html`<span class="way in">sent</span>`} ${momentMarkup(letter.at, letter.timeZone)}</span>
<span class="soft small remark">${remark}</span></li>`;
  });
  return html`<ol class="mails">${items}</ol>`;
}
