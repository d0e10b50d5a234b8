import type { CycleDefinition } from '../domain/cycle-definition.ts';
import type { Note } from './problem.ts';
import type { RosterRow } from './read-row.ts';
import { rosterNotes } from './roster-notes.ts';
import type { RosterPeople } from './roster-people.ts';
import type { RosterPerson } from './roster-person.ts';
import type { RosterSheet } from './roster-sheet.ts';

/** What a coordinator is asked to confirm about a roster that can be read. */
export function noteRoster(
  { people, aside, chainStops }: RosterPeople,
  rows: readonly RosterRow[],
  sheet: RosterSheet,
  definition: CycleDefinition,
): Note[] {
  const name = (person: RosterPerson) => `${person.first} ${person.last}`.trim();
  const notes: Note[] = [];

  const accented = people.map(name).filter((text) => /[^\x20-\x7e]/.test(text));
  if (sheet.encoding === 'windows-1252' && accented.length > 0) notes.push(rosterNotes.oldEncoding(accented));
  if (sheet.unread.length > 0) notes.push(rosterNotes.unreadColumns(sheet.unread));

  const withRow = new Set(rows.map((row) => row.address));
  const byAddressOnly = people.filter((person) => !withRow.has(person.address));
  if (byAddressOnly.length > 0) notes.push(rosterNotes.namedFromAddress(byAddressOnly.map(name)));

  const byAddress = new Map(people.map((person) => [person.address, person]));
  for (const [address, count] of chainStops) {
    const top = byAddress.get(address);
    notes.push(rosterNotes.chainStops(top === undefined ? address : name(top), count));
  }

  const invited = people.filter((person) => person.kind === 'invited');
  const highest = Math.max(...invited.filter(({ side }) => side === 'mentee').map(({ rank }) => rank));
  const tooHigh = invited.filter(({ side, rank }) => side === 'mentor' && rank >= highest);
  if (tooHigh.length > 0) notes.push(rosterNotes.nobodyAbove(tooHigh.map(name)));
  if (!invited.some(({ side, address }) => side === 'mentee' && address === definition.sponsor.email))
    notes.push(rosterNotes.sponsorNotLeader(definition.sponsor.name));

  if (aside > 0) notes.push(rosterNotes.withoutRole(aside));
  return notes;
}
