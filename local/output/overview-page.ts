import { dollarText } from './cost.ts';
import { changeText, type TimelineEvent } from './events.ts';
import { html, type Markup } from './markup.ts';
import { momentMarkup, momentText, monthTitle } from './moment-text.ts';
import { definitions, link, page, section, table } from './page.ts';
import type { ReadLetter } from './person-page.ts';
import { type Role, roleNames, roles } from './roles.ts';
import type { RunRecord } from './run-record.ts';
import type { SiteMap } from './site-map.ts';
import { busiestWeekNote, perPerson, roleHeadings, roleRows, type Summary, summaryFigures } from './summary.ts';
import { weeklyChart } from './weekly-chart.ts';

export interface OverviewPage {
  readonly summary: Summary;
  readonly record: RunRecord;
  readonly letters: readonly ReadLetter[];
  readonly mailboxes: readonly Mailbox[];
  /** Events of each month, in order. */
  readonly months: ReadonlyMap<string, readonly TimelineEvent[]>;
  readonly site: SiteMap;
}

/** One person's emails. */
export interface Mailbox {
  readonly address: string;
  readonly name: string;
  readonly role: Role | undefined;
  readonly letters: readonly ReadLetter[];
}

/** The first page: what the run came to, its story, and the way to everything else. */
export function overviewPage(content: OverviewPage): string {
  const { summary, record, letters, site } = content;
  const { startsAt, endedAt, program, company, status } = summary;
  const body = html`<p class="soft">${company}: a cycle that ran on a laptop, from ${momentText(startsAt, site.timeZone)} to ${momentText(endedAt, site.timeZone)}, on virtual time; its people are simulated. It is ${status}.</p>
${section('Overview', definitions(summaryFigures(summary)))}
${reports(record)}
${section(
  'Emails per week',
  weeklyChart(
    letters.map(({ letter }) => letter),
    site.timeZone,
  ),
)}
${section('Emails per person', rolesTable(summary), html`<p class="soft small">${busiestWeekNote}</p>`)}
${section('Cost at list prices', costTable(summary))}
${section('The cycle', milestones(content))}
${section('Timeline', timelines(content))}
${section('Mailboxes', ...mailboxTables(content))}`;
  return page({ title: program, trail: [], body });
}

function reports({ report }: RunRecord): Markup | undefined {
  if (report === undefined) return undefined;
  return section(
    'Closing report',
    html`<p>${link('report-en.html', 'In English')}, ${link('report-fr.html', 'in French')}.</p>`,
  );
}

function rolesTable(summary: Summary): Markup {
  const numbers = ['people', 'average', 'of it calendar'];
  const headings = roleHeadings.map((heading) => (numbers.includes(heading) ? `${heading} #` : heading));
  return table('Emails per person, by role', headings, roleRows(summary));
}

function costTable(summary: Summary): Markup {
  const rows = summary.costs.map(({ service, usage, dollars }) => [service, usage, dollarText(dollars)]);
  rows.push(['Together', `${perPerson(summary)} per person invited`, dollarText(summary.dollars)]);
  return table('Cost by service', ['Service', 'Usage', 'USD #'], rows);
}

/** What happened to the cycle itself: a table short enough to read. */
function milestones({ record, site }: OverviewPage): Markup {
  const events = record.records.audit.get(record.cycle.cycleId) ?? [];
  const told = events.filter(({ event }) => !/^(?:digest sent|.* partly )/.test(event));
  return table(
    'What happened to the cycle',
    ['When', 'What'],
    told.map((event) => [
      momentMarkup(event.at, site.timeZone),
      link(site.moment(event.at), changeText(event, record.records)),
    ]),
  );
}

function timelines({ months, site }: OverviewPage): Markup {
  const rows = [...months].map(([month, events]) => {
    const count = (kind: TimelineEvent['kind']) => String(events.filter((event) => event.kind === kind).length);
    return [link(site.month(month), monthTitle(month)), count('sent'), count('received'), count('changed')];
  });
  return table('Events by month', ['Month', 'emails sent #', 'received #', 'changes #'], rows);
}

function mailboxTables({ mailboxes, site }: OverviewPage): Markup[] {
  return [...roles, undefined].flatMap((role) => {
    const people = mailboxes.filter((mailbox) => mailbox.role === role);
    if (people.length === 0) return [];
    const name = role === undefined ? 'unknown to the program' : roleNames[role];
    const rows = people.map(({ address, name: person, letters }) => {
      const out = letters.filter(({ letter }) => letter.direction === 'out').length;
      const last = letters.at(-1);
      return [
        link(site.person(address) ?? '', person),
        address,
        String(out),
        String(letters.length - out),
        last === undefined ? '' : link(site.letter(last.letter.number), last.subject),
      ];
    });
    const title = name.charAt(0).toUpperCase() + name.slice(1);
    return [
      html`<details${role === 'mentor' || role === 'leader' ? html` open` : undefined}><summary>${title} (${people.length})</summary>
${table(title, ['Who', 'Address', 'got #', 'wrote #', 'Last email'], rows)}
</details>`,
    ];
  });
}
