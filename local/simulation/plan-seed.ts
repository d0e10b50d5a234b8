import { type Instant, instantOfMillis } from '../../shared/domain/instant.ts';
import { assistantPersona } from '../employees/assistant.ts';
import { coordinatorPersona } from '../employees/coordinator.ts';
import type { Persona } from '../employees/personas.ts';
import { between, chance, type Random, seeded, weighted } from '../employees/random.ts';
import type { CompanyFiles } from '../sample/sample-company.ts';
import { type SimulatedColleague, type SimulatedCompany, simulatedCompany } from './company.ts';
import { approves } from './coordinators/approves.ts';
import { coordinatorKinds, secondCoordinatorKinds, stagedCoordinatorKinds } from './coordinators/kinds.ts';
import type { EventKind } from './events/event-kind.ts';
import { eventKinds } from './events/kinds.ts';
import { massKill } from './events/mass-kill.ts';
import { personKinds, stagedKinds } from './people/kinds.ts';
import type { PersonKind } from './people/person-kind.ts';
import { prompt } from './people/prompt.ts';
import type { SimulationOptions } from './simulation.ts';
import type { Staging } from './staging.ts';
import { forcedBy, type Strike } from './strike.ts';

/** What a run was told besides its seeds; it decides with the seed what happens. */
export interface Weather {
  /** Fewest and most people of a company. */
  readonly people: readonly [number, number];
  /** `drawn`: as each seed says; `kills`: mass kills in every cycle; `calm`: nothing happens and nothing fails. */
  readonly events: 'drawn' | 'kills' | 'calm';
  /** What is fixed all the same. */
  readonly staging?: Staging;
  /** A fault that must happen, beside those that are drawn. */
  readonly strike?: Strike;
}

/** Somebody of the cast. */
export interface Role {
  readonly address: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly persona: Partial<Persona>;
  readonly colleague: string;
  readonly leavesAt?: Instant;
  /** What a coordinator has at hand to start a cycle with. */
  readonly files?: CompanyFiles;
}

/** Everything a seed decides in advance. */
export interface SeedPlan {
  readonly seed: number;
  readonly company: SimulatedCompany;
  readonly cast: readonly Role[];
  readonly events: readonly { readonly at: Instant; readonly kind: EventKind }[];
  /** What fails; drawn by the seed where nothing is said. */
  readonly faults: Pick<SimulationOptions, 'rates' | 'forced'>;
  /** A cycle that is not over by then is stuck. */
  readonly longestDays: number;
}

const aDay = 86_400_000;
const longestDays = 400;

/** Draws company, cast and events of a seed, each from its own stream: another kind of event does not change the people. */
export function planSeed(seed: number, { people, events, staging = {}, strike }: Weather): SeedPlan {
  const stream = (name: string) => seeded(`${String(seed)}|${name}`);
  const shape = stream('company');
  const company = simulatedCompany({ people: between(shape, 'people', people[0], people[1]), random: shape });
  return {
    seed,
    company,
    cast: castOf(company, stream('people'), staging),
    faults: {
      ...(staging.faults ?? (events === 'calm' ? { rates: 'none' } : {})),
      ...(strike === undefined ? {} : { forced: [forcedBy(strike)] }),
    },
    longestDays: staging.longestDays ?? longestDays,
    events: [
      ...(events === 'calm' ? [] : drawnEvents(company, stream('events'), events === 'kills')),
      ...(staging.strikes ?? []).map(({ event, hours }) => ({
        kind: named(eventKinds, event),
        at: after(company.startsAt, hours),
      })),
    ].sort((a, b) => (a.at < b.at ? -1 : 1)),
  };
}

function castOf(company: SimulatedCompany, random: Random, { kinds = [], lead, second }: Staging): Role[] {
  const { colleagues, coordinators, startsAt } = company;
  const staged = (index: number): PersonKind | undefined => {
    const name = kinds[index % kinds.length];
    return name === undefined ? undefined : named([...personKinds, ...stagedKinds], name);
  };
  const cast = colleagues.map((colleague, index): Role => {
    const { address, first, last } = colleague;
    const kind = staged(index) ?? kindOf(colleague, random);
    return {
      address,
      name: `${first} ${last}`,
      kind,
      persona: {
        ...(colleague.isAssistant ? assistantPersona() : {}),
        timeZone: colleague.timeZone,
        ...(colleague.assistant === undefined ? {} : { assistant: colleague.assistant }),
      },
      colleague: colleagues[(index + 1) % colleagues.length]?.address ?? address,
      ...(kind.leaves === true ? { leavesAt: after(startsAt, between(random, `${address}|leaves`, 60, 24 * 90)) } : {}),
    };
  });
  const leaders = coordinators.map(({ address, name, timeZone }, index): Role => {
    return {
      address,
      name,
      kind:
        index > 0
          ? second === undefined && lead === undefined
            ? weightedKind(random, 'second coordinator', secondCoordinatorKinds)
            : named(secondCoordinatorKinds, second ?? approves.name)
          : lead === undefined
            ? weightedKind(random, 'coordinator', coordinatorKinds)
            : named([...coordinatorKinds, ...stagedCoordinatorKinds, ...stagedKinds], lead),
      persona: { ...coordinatorPersona({ slow: index > 0 }), timeZone },
      colleague: coordinators[1 - index]?.address ?? address,
      files: { cycle: company.cycle, roster: company.roster },
    };
  });
  return [...cast, ...leaders];
}

/** Half of the assistants and of those who are not invited are plain people. */
function kindOf({ address, side }: SimulatedColleague, random: Random): PersonKind {
  if (side === undefined && chance(random, `${address}|plain`, 0.5)) return prompt;
  return weightedKind(random, `${address}|kind`, personKinds);
}

function weightedKind(random: Random, label: string, kinds: readonly [PersonKind, ...PersonKind[]]): PersonKind {
  const [first, ...others] = kinds.map((kind): [PersonKind, number] => [kind, kind.weight]);
  return first === undefined ? kinds[0] : weighted(random, label, [first, ...others]);
}

const calmShare = 0.2;
/** Most cycles of one to three sessions are over by then. */
const eventfulDays = 80;

function drawnEvents({ startsAt }: SimulatedCompany, random: Random, alwaysKills: boolean): SeedPlan['events'] {
  if (!alwaysKills && chance(random, 'calm', calmShare)) return [];
  return eventKinds.flatMap((kind) => {
    const happens = (alwaysKills && kind === massKill) || chance(random, kind.name, kind.share);
    const times = happens ? between(random, `${kind.name}|times`, ...kind.times) : 0;
    return Array.from({ length: times }, (_, index) => {
      const label = `${kind.name}|${String(index)}`;
      const at = after(
        startsAt,
        between(random, `${label}|hours`, 0, (kind.withinDays ?? eventfulDays) * 24),
        between(random, label, 0, 3599),
      );
      return { at, kind };
    });
  });
}

function named<Kind extends { readonly name: string }>(kinds: readonly Kind[], name: string): Kind {
  const kind = kinds.find((each) => each.name === name);
  if (kind === undefined)
    throw new Error(`There is no "${name}"; there are ${kinds.map((each) => each.name).join(', ')}`);
  return kind;
}

function after(instant: Instant, hours: number, seconds = 0): Instant {
  return instantOfMillis(Date.parse(instant) + (hours / 24) * aDay + seconds * 1000);
}
