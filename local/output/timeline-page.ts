import type { TimelineEvent } from './events.ts';
import { html, type Markup } from './markup.ts';
import { momentMarkup, monthTitle } from './moment-text.ts';
import { link, page, section } from './page.ts';
import type { RunRecord } from './run-record.ts';
import { anchorOf, type SiteMap } from './site-map.ts';

/** What names and links are taken from. */
interface Around {
  readonly record: Pick<RunRecord, 'records'>;
  readonly site: SiteMap;
}

/** Everything that happened in one month, on the lead coordinator's clock. */
export function timelinePage(content: {
  readonly month: string;
  readonly previous: string | undefined;
  readonly next: string | undefined;
  readonly events: readonly TimelineEvent[];
  readonly record: Pick<RunRecord, 'records'>;
  readonly site: SiteMap;
}): string {
  const { month, previous, next, events, site } = content;
  const beside = (name: string | undefined): Markup[] =>
    name === undefined ? [] : [link(`../${site.month(name)}`, monthTitle(name))];
  return page({
    title: `Timeline, ${monthTitle(month)}`,
    trail: [link('../index.html', 'Overview'), ...beside(previous), ...beside(next)],
    body: section(
      `${String(events.length)} events`,
      html`<p class="soft">Clock of ${site.timeZone}. At one moment, causes stand above their effects.</p>
${eventsTable(events, content)}`,
    ),
  });
}

/** Events in the order given, each moment with its anchor; links lead up one level. */
export function eventsTable(events: readonly TimelineEvent[], around: Around): Markup {
  const rows = events.map((event, index) => {
    const id = event.at === events[index - 1]?.at ? undefined : html` id="${anchorOf(event.at)}"`;
    return html`<tr${id}><td>${momentMarkup(event.at, around.site.timeZone)}</td><td>${mark(event)}</td><td>${whatOf(event, around.site)}</td><td>${whoOf(event, around)}</td></tr>`;
  });
  return html`<div class="wide"><table aria-label="Events in order"><thead><tr><th scope="col">When</th><th scope="col">Kind</th><th scope="col">What</th><th scope="col">Who</th></tr></thead><tbody>
${rows}
</tbody></table></div>`;
}

function mark({ kind }: TimelineEvent): Markup {
  switch (kind) {
    case 'received':
      return html`<span class="way in">← received</span>`;
    case 'sent':
      return html`<span class="way out">→ sent</span>`;
    case 'changed':
      return html`<span class="way">changed</span>`;
    case 'not sent':
      return html`<span class="way">not sent</span>`;
  }
}

function whatOf({ what, letter, why }: TimelineEvent, site: SiteMap): Markup {
  const words = letter === undefined ? html`${what}` : link(`../${site.letter(letter.number)}`, what);
  return why === undefined ? words : html`${words}<br><span class="soft small">${why}</span>`;
}

function whoOf({ about, letter }: TimelineEvent, { record, site }: Around): Markup {
  if (letter !== undefined && about.length === 0) return nameOf(letter.name, letter.address, site);
  const names = about.map((personId) => {
    const person = record.records.people.get(personId);
    return person === undefined
      ? html`${personId}`
      : nameOf(`${person.first} ${person.last}`.trim(), person.address, site);
  });
  return names.length < 2 ? html`${names}` : html`${names[0]}, ${names[1]}`;
}

function nameOf(name: string, address: string, site: SiteMap): Markup {
  const href = site.person(address);
  const shown = name === '' ? address : name;
  return href === undefined ? html`${shown}` : link(`../${href}`, shown);
}
