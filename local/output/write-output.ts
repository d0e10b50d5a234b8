import { coordinatorReader } from '../../shared/domain/readers.ts';
import { timelineEvents } from './events.ts';
import { letterPage } from './letter-page.ts';
import type { Letter } from './letters.ts';
import { monthOf } from './moment-text.ts';
import { openOutput } from './output-directory.ts';
import { type Mailbox, overviewPage } from './overview-page.ts';
import { personPage, type ReadLetter } from './person-page.ts';
import { rolesOf } from './roles.ts';
import type { RunRecord } from './run-record.ts';
import { shownLetter } from './shown-letter.ts';
import { type SiteMap, siteMap } from './site-map.ts';
import type { Summary } from './summary.ts';
import { timelinePage } from './timeline-page.ts';

type Write = (path: string, content: string | Uint8Array) => void;

/**
 * Writes a finished run for reading: every email raw and as a page, a page per person and per month, the reports, and `index.html` that leads
 * to all of it. The same run gives the same bytes. Throws ForeignDirectory rather than touch what is not its own.
 */
export async function writeOutput(
  directory: string,
  run: { readonly record: RunRecord; readonly letters: readonly Letter[]; readonly summary: Summary },
): Promise<void> {
  const { record, letters, summary } = run;
  const write = openOutput(directory);
  const site = siteMap(letters, coordinatorReader(record.cycle.definition).timeZone);
  const read = await writeLetters(write, letters, record, site);
  const mailboxes = mailboxesOf(read, record);
  for (const { address, letters: own, role } of mailboxes) {
    const path = site.person(address);
    if (path !== undefined) write(path, personPage({ letters: own, record, role, site }));
  }
  const events = timelineEvents(record, read);
  const months = Map.groupBy(events, ({ at }) => monthOf(at, site.timeZone));
  const names = [...months.keys()];
  for (const [index, month] of names.entries()) {
    const about = { month, previous: names[index - 1], next: names[index + 1], events: months.get(month) ?? [] };
    write(site.month(month), timelinePage({ ...about, record, site }));
  }
  if (record.report !== undefined) {
    write('report-fr.html', record.report.fr.page);
    write('report-en.html', record.report.en.page);
  }
  write('index.html', overviewPage({ summary, record, letters: read, mailboxes, months, site })); // last: what is there is whole
}

async function writeLetters(
  write: Write,
  letters: readonly Letter[],
  { records }: RunRecord,
  site: SiteMap,
): Promise<ReadLetter[]> {
  const numbers = new Map<string, number[]>();
  for (const { address, number } of letters) {
    const own = numbers.get(address);
    if (own === undefined) numbers.set(address, [number]);
    else own.push(number);
  }
  const read: ReadLetter[] = [];
  for (const letter of letters) {
    const shown = await shownLetter(letter.raw);
    const own = numbers.get(letter.address) ?? [];
    const place = own.indexOf(letter.number);
    write(site.raw(letter, shown.subject), letter.raw);
    write(
      site.letter(letter.number),
      letterPage({ letter, shown, site, records, previous: own[place - 1], next: own[place + 1] }),
    );
    read.push({ letter, subject: shown.subject });
  }
  return read;
}

function mailboxesOf(letters: readonly ReadLetter[], record: RunRecord): Mailbox[] {
  const roleOf = rolesOf(record);
  const byAddress = Map.groupBy(letters, ({ letter }) => letter.address);
  return [...byAddress]
    .map(([address, own]): Mailbox => {
      const { name = '', personId } = own[0]?.letter ?? {};
      return { address, name, role: personId === undefined ? undefined : roleOf.get(personId), letters: own };
    })
    .toSorted((a, b) => (a.address < b.address ? -1 : 1));
}
