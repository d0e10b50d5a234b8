import type { FormId, PairId, PersonId } from '../../shared/domain/ids.ts';
import { pairLabel } from '../../shared/domain/pair.ts';
import type { AuditEvent, Records } from '../run/records.ts';
import { formName } from './form-names.ts';
import type { Letter } from './letters.ts';
import type { RunRecord } from './run-record.ts';

/** One thing that happened: a message came, a fact changed, an email left or was kept back. */
export interface TimelineEvent {
  readonly at: string;
  readonly kind: 'received' | 'changed' | 'sent' | 'not sent';
  readonly what: string;
  readonly about: readonly PersonId[];
  /** The email itself, where there is one. */
  readonly letter?: Letter;
  /** Why an email left: its key in the ledger and the change it followed. */
  readonly why?: string;
}

const order = { received: 0, changed: 1, sent: 2, 'not sent': 3 } as const;

/** Everything that happened, in order; at one moment causes stand before their effects. */
export function timelineEvents(
  { records }: Pick<RunRecord, 'records'>,
  letters: readonly { readonly letter: Letter; readonly subject: string }[],
): TimelineEvent[] {
  const mails = letters.map(({ letter, subject }): TimelineEvent => {
    const about = letter.personId === undefined ? [] : [letter.personId];
    const { at } = letter;
    if (letter.direction === 'out')
      return { at, kind: 'sent', what: subject, about, letter, why: whyText(letter, records) };
    return { at, kind: 'received', what: `${subject} (${outcomeText(letter, records)})`, about, letter };
  });
  const changes = [...records.audit.values()].flat().map((event): TimelineEvent => {
    const { label, about } = entityOf(event.entityId, records);
    return { at: event.at, kind: 'changed', what: `${label}: ${changeText(event, records)}`, about };
  });
  const kept = records.ledger.flatMap((entry): TimelineEvent[] =>
    entry.status === 'dropped' || entry.status === 'unknown'
      ? [
          {
            at: entry.claimedAt ?? entry.dueAt,
            kind: 'not sent',
            what: `${entry.mail}: ${entry.dropped ?? 'nobody can tell whether it left'}`,
            about: [entry.to],
            why: entry.key,
          },
        ]
      : [],
  );
  return [...mails, ...changes, ...kept].toSorted((a, b) =>
    a.at === b.at ? order[a.kind] - order[b.kind] : a.at < b.at ? -1 : 1,
  );
}

/** What a change is about, and whom it concerns. */
export function entityOf(entityId: string, records: Records): { label: string; about: PersonId[] } {
  const form = records.forms.get(entityId as FormId); // whatever it names, it is looked up
  if (form !== undefined) return { label: `Form ${formName(form.kind)}`, about: [form.personId] };
  const pair = records.pairs.get(entityId as PairId); // likewise
  if (pair !== undefined) return { label: `Pair ${pairLabel(pair)}`, about: [pair.mentorId, pair.menteeId] };
  return { label: entityId.startsWith('cyc_') ? 'Cycle' : entityId, about: [] };
}

/** "form ENR-M, first reminder; after Form ENR-M: reminded". */
export function whyText({ entry, follows }: Letter, records: Records): string {
  if (entry === undefined) return 'no entry of the ledger names this email';
  if (follows === undefined) return entry.key;
  return `${entry.key}, after ${entityOf(follows.entityId, records).label}: ${changeText(follows, records)}`;
}

/** The words of one change, with who made it unless it was the program itself. */
export function changeText({ event, actor }: AuditEvent, { people }: Pick<Records, 'people'>): string {
  if (actor === 'program') return event;
  const person = people.get(actor as PersonId); // whatever it names, it is looked up
  return `${event}, by ${person === undefined ? actor : `${person.first} ${person.last}`.trim()}`;
}

/** What became of a message that came in. */
export function outcomeText({ inbound }: Letter, records: Records): string {
  if (inbound === undefined) return 'no mail is received at that address';
  const form = inbound.formId === undefined ? undefined : records.forms.get(inbound.formId);
  const about = form === undefined ? '' : `, form ${formName(form.kind)}`;
  const detail = inbound.detail === undefined ? '' : `, ${inbound.detail}`;
  return `${inbound.outcome}${detail}${about}`;
}
