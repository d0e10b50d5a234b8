import * as z from 'zod';
import { documentOf } from '../contracts/documents.ts';
import type { Form } from '../domain/form.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import type { Person } from '../domain/person.ts';
import type { OutgoingEmail } from '../mail/compose-message.ts';
import { replyAddress } from '../mail/reply-address.ts';
import type { LetterFacts } from '../messages/letter-facts.ts';
import { fullName } from '../messages/speaking.ts';
import { problemsLetter, writeLetter } from '../messages/write-letter.ts';
import type { LetterServices } from './letter-dossier.ts';
import { enrollmentFormOf } from './pair-dossier.ts';
import { threadForm } from './thread-form.ts';

/** Addresses a letter carries. */
export interface Letterhead {
  readonly FROM_ADDRESS: string;
  readonly INBOUND_DOMAIN: string;
}

const Lines = z.object({ fr: z.array(z.string()), en: z.array(z.string()) });

/**
 * One ordered email in full: words, envelope, and an address where a reply is read, whatever the email is. `facts` are what its words depend on;
 * there are none before there is a cycle.
 */
export async function outgoingEmail(
  services: LetterServices,
  entry: LedgerEntry,
  person: Person,
  facts: LetterFacts | undefined,
  letterhead: Letterhead,
): Promise<OutgoingEmail> {
  const envelope = {
    key: entry.key,
    at: entry.orderedAt,
    to: { address: person.address, name: fullName(person) },
  };
  if (facts === undefined) {
    const lines = Lines.parse(await services.documents.find(documentOf.problems(entry.facts.inbound ?? '')));
    const { language } = person;
    const asked = entry.formId === undefined ? undefined : await services.program.forms.load(entry.formId);
    const letter = problemsLetter(lines[language], language, asked);
    const name = programName[language];
    const reply = asked === undefined ? undefined : replyAddress(asked.formId, asked.key, letterhead.INBOUND_DOMAIN);
    return {
      ...envelope,
      ...letter,
      from: { address: letterhead.FROM_ADDRESS, name },
      ...(reply === undefined ? {} : { replyTo: { address: reply, name } }),
    };
  }
  const from = { address: letterhead.FROM_ADDRESS, name: facts.cycle.definition.program };
  const thread = (await threadForm(services.program, entry)) ?? (await enrollmentForm(services, facts));
  const reply = thread === undefined ? undefined : replyAddress(thread.formId, thread.key, letterhead.INBOUND_DOMAIN);
  const desk = {
    domain: letterhead.INBOUND_DOMAIN,
    programAddress: letterhead.FROM_ADDRESS,
    organizer: { name: from.name, address: reply ?? letterhead.FROM_ADDRESS },
  };
  return {
    ...envelope,
    ...writeLetter(entry, facts, thread, desk),
    from,
    ...(reply === undefined ? {} : { replyTo: { address: reply, name: from.name }, unsubscribeAddress: reply }),
  };
}

const programName = { fr: 'Mentorat inversé', en: 'Reverse mentoring' };

/** Whatever else is written to somebody who takes part is answered in the thread of their enrollment. */
async function enrollmentForm({ program }: LetterServices, { participant }: LetterFacts): Promise<Form | undefined> {
  return participant === undefined ? undefined : program.forms.find(enrollmentFormOf(participant));
}
