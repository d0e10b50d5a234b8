import type { PersonId } from '../../shared/domain/ids.ts';
import type { InboundRecord } from '../../shared/domain/inbound.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { LedgerEntry } from '../../shared/domain/ledger.ts';
import type { AuditEvent, Records } from '../run/records.ts';
import type { RunRecord } from './run-record.ts';

/** One email of a run, with why it was sent or what became of it. */
export interface Letter {
  /** 1 = the start email; in the order in which they left. */
  readonly number: number;
  readonly direction: 'out' | 'in';
  readonly at: Instant;
  /** The person on the other side of the program. */
  readonly address: string;
  readonly name: string;
  readonly personId: PersonId | undefined;
  /** The person's. */
  readonly timeZone: string;
  readonly raw: Uint8Array;
  /** Of an email that left: its entry in the ledger, and the last change of what it is about when it was ordered. */
  readonly entry?: LedgerEntry | undefined;
  readonly follows?: AuditEvent | undefined;
  /** Of one that came in: the program's record of it. */
  readonly inbound?: InboundRecord | undefined;
}

/** Every email of a run in order, both directions. */
export function lettersOf({ sent, received, records, cast }: RunRecord): Letter[] {
  const persons = new Map([...records.people.values()].map((person) => [person.address, person]));
  const entries = new Map(records.ledger.map((entry) => [entry.sesMessageId, entry]));
  const personAt = (address: string) => {
    const person = persons.get(address);
    const known = person === undefined ? '' : `${person.first} ${person.last}`.trim();
    const player = cast.get(address);
    const name = known === '' ? (player?.name ?? address) : known;
    const timeZone = person?.timeZone ?? player?.persona.timeZone ?? 'UTC';
    return { address, name, personId: person?.personId, timeZone };
  };
  const letters: Letter[] = [];
  const add = (letter: Omit<Letter, 'number'>) => letters.push({ ...letter, number: letters.length + 1 });
  let left = 0;
  const leave = (until: number) => {
    for (; left < until; left += 1) {
      const mail = sent[left];
      if (mail === undefined) return;
      const entry = entries.get(mail.id);
      const follows = entry === undefined ? undefined : reasonOf(entry, records);
      const { at, raw } = mail;
      add({ direction: 'out', at, ...personAt(mail.to[0] ?? ''), raw, entry, follows });
    }
  };
  for (const { id, at, from, raw, after } of received) {
    leave(after);
    const inbound = id === undefined ? undefined : records.inbound.get(id);
    add({ direction: 'in', at, ...personAt(from), raw, inbound });
  }
  leave(sent.length);
  return letters;
}

/** The last change of what an email is about (its key begins with that) at the moment it was ordered. */
function reasonOf(entry: LedgerEntry, { audit }: Records): AuditEvent | undefined {
  const [about = ''] = entry.key.split('#');
  const events = audit.get(about) ?? audit.get(entry.formId ?? '') ?? audit.get(entry.cycleId) ?? [];
  return events.findLast(({ at }) => at <= entry.orderedAt);
}
