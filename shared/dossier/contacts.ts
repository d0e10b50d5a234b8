import type { CycleDefinition } from '../domain/cycle-definition.ts';
import type { PersonId } from '../domain/ids.ts';
import type { People } from '../ports.ts';

/** Somebody a definition names. */
export interface Contact {
  readonly email: string;
  readonly name: string;
  readonly site: string;
  readonly phone?: string;
}

/** The id of somebody the definition names: of the person known under that address, who keeps the name they have, or a new one. */
export async function registerContact(
  { people }: { readonly people: People },
  { sites }: Pick<CycleDefinition, 'sites'>,
  { email, name, site, phone }: Contact,
): Promise<PersonId> {
  return registerCoordinator(people, {
    address: email,
    name,
    language: sites[site]?.language ?? 'fr',
    timeZone: sites[site]?.timeZone ?? 'Europe/Paris',
    ...(phone === undefined ? {} : { phone }),
  });
}

/**
 * The id of a coordinator by address. Somebody whose person is missing (a crash came between the two), or of whom only the address was known, is
 * completed.
 */
export async function registerCoordinator(
  people: People,
  person: {
    readonly address: string;
    readonly name: string;
    readonly language: 'fr' | 'en';
    readonly timeZone: string;
    readonly phone?: string;
  },
): Promise<PersonId> {
  const { name, ...rest } = person;
  const known = await people.idOf(rest.address);
  const found = known === undefined ? undefined : await people.find(known);
  if (found !== undefined && (found.first !== '' || name === '')) return found.personId;
  const [first = name, ...last] = name.split(' ');
  return people.register({ ...rest, first, last: last.join(' ') });
}
