import type { CycleDefinition } from '../../shared/domain/cycle-definition.ts';
import { readCycleDefinition } from '../../shared/roster/read-cycle-definition.ts';
import { readRoster } from '../../shared/roster/read-roster.ts';
import type { RosterPerson } from '../../shared/roster/roster-person.ts';
import { assistantPersona } from '../employees/assistant.ts';
import { coordinatorPersona } from '../employees/coordinator.ts';
import { createEmployee, type Employee } from '../employees/employee.ts';
import { type Casting, type Persona, personaFor } from '../employees/personas.ts';
import { seeded } from '../employees/random.ts';
import type { CompanyFiles } from '../sample/sample-company.ts';

interface Player {
  readonly name: string;
  readonly persona: Partial<Persona>;
}

/**
 * An employee for everybody whom the program may write to: coordinators, sponsor, and all of the roster, each by address. The same files
 * and seed give the same people; `personas` says more about some of them. Files with problems give their coordinators at most.
 */
export function castCompany(company: CompanyFiles, seed: number, personas: Casting = {}): Map<string, Employee> {
  const read = readCycleDefinition(company.cycle);
  const players = read.kind === 'definition' ? playersOf(read.definition, company.roster) : new Map<string, Player>();
  const label = String(seed);
  return new Map(
    [...players].map(([address, { name, persona }]) => [
      address,
      createEmployee({
        address,
        name,
        persona: personaFor(address, label, { [address]: { ...persona, ...personas[address] } }),
        random: seeded(label),
      }),
    ]),
  );
}

function playersOf(definition: CycleDefinition, roster: Uint8Array): Map<string, Player> {
  const players = new Map<string, Player>();
  const timeZoneAt = (site: string | undefined) => {
    const timeZone = site === undefined ? undefined : definition.sites[site]?.timeZone;
    return timeZone === undefined ? {} : { timeZone };
  };
  const { sponsor, coordinators } = definition;
  players.set(sponsor.email, {
    name: sponsor.name,
    persona: { character: 'prompt', ...timeZoneAt(coordinators[0]?.site) },
  });
  const read = readRoster(roster, definition);
  for (const person of read.kind === 'roster' ? read.people : []) players.set(person.address, playerOf(person));
  for (const [index, { email, name, site }] of coordinators.entries())
    players.set(email, { name, persona: { ...coordinatorPersona({ slow: index > 0 }), ...timeZoneAt(site) } });
  return players;
}

function playerOf({ kind, first, last, timeZone, assistantAddress }: RosterPerson): Player {
  return {
    name: `${first} ${last}`.trim(),
    persona: {
      ...(kind === 'assistant' ? assistantPersona() : {}),
      timeZone,
      ...(assistantAddress === undefined ? {} : { assistant: assistantAddress }),
    },
  };
}
