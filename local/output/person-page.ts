import { pairLabel } from '../../shared/domain/pair.ts';
import type { Person } from '../../shared/domain/person.ts';
import type { Persona } from '../employees/personas.ts';
import { outcomeText, whyText } from './events.ts';
import type { Letter } from './letters.ts';
import { html, type Markup } from './markup.ts';
import { momentMarkup } from './moment-text.ts';
import { definitions, link, page, section } from './page.ts';
import { type Role, roleNames } from './roles.ts';
import type { RunRecord } from './run-record.ts';
import type { SiteMap } from './site-map.ts';

/** An email and its subject, decoded once. */
export interface ReadLetter {
  readonly letter: Letter;
  readonly subject: string;
}

/** One mailbox: who the person is, the pairs they are in, and every email in both directions. */
export function personPage(content: {
  readonly letters: readonly ReadLetter[];
  readonly record: RunRecord;
  readonly role: Role | undefined;
  readonly site: SiteMap;
}): string {
  const { letters, record, role, site } = content;
  const { records, cast } = record;
  const [first] = letters;
  const name = first?.letter.name ?? '';
  const address = first?.letter.address ?? '';
  const personId = first?.letter.personId;
  const person = personId === undefined ? undefined : records.people.get(personId);
  const body = html`${section(
    'Who this is',
    definitions([
      ['Address', address],
      ...(role === undefined ? [] : [['Counted among', roleNames[role]] as const]),
      ...(person === undefined ? [] : personFacts(person, record)),
      ...personaFacts(cast.get(address)?.persona),
      ...(personId === undefined ? [] : pairFacts(personId, record, site)),
    ]),
  )}
${section('Mailbox', mailbox(content))}`;
  return page({ title: name, trail: [link('../index.html', 'Overview')], body });
}

function personFacts(person: Person, { records }: RunRecord): (readonly [string, string])[] {
  const participant = records.participants.get(person.personId);
  return [
    ['Language and clock', `${person.language === 'fr' ? 'French' : 'English'}, ${person.timeZone}`],
    ...(participant === undefined
      ? []
      : [['Works as', `${participant.grade}, ${participant.unit}, ${participant.site}`] as const]),
    ...(person.suppressed === undefined ? [] : [['Gets nothing more', person.suppressed] as const]),
  ];
}

/** How the simulated person behaves: only the reader of the output knows. */
function personaFacts(persona: Persona | undefined): (readonly [string, string])[] {
  if (persona === undefined) return [];
  const { character, promptness, manner, style } = persona;
  return [['Played as', `${character}, answers within ${promptness}, ${manner}, style "${style}"`]];
}

function pairFacts(personId: string, { records }: RunRecord, site: SiteMap): (readonly [string, Markup])[] {
  return [...records.pairs.values()].flatMap((pair) => {
    const isMentor = pair.mentorId === personId;
    if (!isMentor && pair.menteeId !== personId) return [];
    const partner = records.people.get(isMentor ? pair.menteeId : pair.mentorId);
    if (partner === undefined) return [];
    const held = pair.sessions.filter(({ status }) => status === 'held').length;
    const end = pair.closedBecause === undefined ? pair.status : `closed: ${pair.closedBecause}`;
    const partnerName = `${partner.first} ${partner.last}`.trim();
    const href = site.person(partner.address);
    const who = href === undefined ? html`${partnerName}` : link(`../${href}`, partnerName);
    return [
      [
        `Pair ${pairLabel(pair)}`,
        html`${isMentor ? 'mentor of' : 'learns from'} ${who}; ${held} sessions held; ${end}`,
      ],
    ] as const;
  });
}

function mailbox({ letters, record, site }: Parameters<typeof personPage>[0]): Markup {
  const rows = letters.map(({ letter, subject }) => {
    const isOut = letter.direction === 'out';
    const remark = isOut ? whyText(letter, record.records) : outcomeText(letter, record.records);
    return html`<tr><td>${momentMarkup(letter.at, letter.timeZone)}</td><td>${wayOf(isOut)}</td><td>${link(`../${site.letter(letter.number)}`, subject === '' ? '(no subject)' : subject)}<br><span class="soft small">${remark}</span></td></tr>`;
  });
  return html`<div class="wide"><table aria-label="Emails in order"><thead><tr><th scope="col">When</th><th scope="col">Way</th><th scope="col">Email, and why or what became of it</th></tr></thead><tbody>
${rows}
</tbody></table></div>`;
}

function wayOf(isOut: boolean): Markup {
  return isOut ? html`<span class="way out">→ to them</span>` : html`<span class="way in">← from them</span>`;
}
