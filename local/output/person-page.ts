import type { PersonId } from '../../shared/domain/ids.ts';
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
  const [first] = letters;
  const { name = '', address = '', personId } = first?.letter ?? {};
  const body = html`${section('Who this is', whoThisIs({ address, personId, record, role, site }))}
${section('Mailbox', mailbox(content))}`;
  return page({ title: name, trail: [link('../index.html', 'Overview')], body });
}

/** Who somebody is in the program, how they are played, and the pairs they are in; links lead up one level. */
export function whoThisIs(about: {
  readonly address: string;
  readonly personId: PersonId | undefined;
  readonly record: RunRecord;
  readonly role: Role | undefined;
  readonly site: SiteMap;
}): Markup {
  const { address, personId, record, role, site } = about;
  const person = personId === undefined ? undefined : record.records.people.get(personId);
  return definitions([
    ['Address', address],
    ...(role === undefined ? [] : [['Counted among', roleNames[role]] as const]),
    ...(person === undefined ? [] : personFacts(person, record)),
    ...personaFacts(record.cast.get(address)?.persona),
    ...(personId === undefined ? [] : pairFacts(personId, record, site)),
  ]);
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
