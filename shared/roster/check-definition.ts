import { CycleDefinition } from '../domain/cycle-definition.ts';
import { defaultCatalog } from '../domain/expertise/default-catalog.ts';
import { type OwnSkillFault, ownSkillFaults } from '../domain/expertise/own-skills.ts';
import { enrollmentClosesOn } from '../domain/readers.ts';
import { addDays } from '../domain/working-calendar.ts';
import { crossFaults } from './cross-faults.ts';
import { schemaFault } from './cycle-faults.ts';
import { escapeKey } from './locate-json.ts';
import type { Fault } from './problem.ts';
import { timeZoneName } from './time-zone.ts';

/** A fault at a place of cycle.json, as a JSON pointer. */
export interface PlacedFault {
  readonly pointer: string;
  readonly fault: Fault;
}

/** A definition that may be used when nothing is wrong with it; absent when its very shape is not one. */
export interface CheckedDefinition {
  readonly definition: CycleDefinition | undefined;
  readonly faults: readonly PlacedFault[];
}

/** The definition a value holds, wherever it was written, and all that is wrong with it. `isMissing`: nobody wrote a value there. */
export function checkedDefinition(value: unknown, isMissing: (pointer: string) => boolean): CheckedDefinition {
  const parsed = CycleDefinition.safeParse(value);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const pointer = issue.path.map((step) => `/${escapeKey(String(step))}`).join('');
      return { pointer, fault: schemaFault(issue, pointer, pointer !== '' && isMissing(pointer)) };
    });
    return { definition: undefined, faults };
  }
  return { definition: parsed.data, faults: checkDefinition(parsed.data) };
}

/** What is wrong between values that are each right by themselves. */
function checkDefinition(definition: CycleDefinition): PlacedFault[] {
  const found: PlacedFault[] = [];
  const report = (pointer: string, fault: Fault) => found.push({ pointer, fault });
  checkDates(definition, report);
  checkSites(definition, report);
  if (definition.skills !== undefined)
    for (const { path, fault } of ownSkillFaults(defaultCatalog, definition.skills))
      report(['/skills', ...path.map((step) => escapeKey(String(step)))].join('/'), skillFault(fault));

  for (const [index, grade] of definition.grades.entries())
    if (definition.grades.indexOf(grade) < index) report(`/grades/${index}`, crossFaults.twice());
  const { policies, sponsor } = definition;
  if (policies.quietBefore >= policies.quietFrom) report('/policies/quietFrom', crossFaults.quietHours());
  if (Object.values(policies.weights).every((weight) => weight === 0))
    report('/policies/weights', crossFaults.noWeight());
  if (sponsor.objectives.fr.length !== sponsor.objectives.en.length)
    report('/sponsor/objectives', crossFaults.unequalObjectives());
  return found;
}

function skillFault(found: OwnSkillFault['fault']): Fault {
  switch (found.kind) {
    case 'twice':
      return crossFaults.twice();
    case 'unknown-family':
      return crossFaults.unknownFamily(
        found.family,
        defaultCatalog.families.map(({ id }) => id),
      );
    case 'unnamed':
      return crossFaults.unnamedSkill();
    case 'claimed':
      return crossFaults.claimedWords(found.words, found.by);
    case 'no-words':
      return crossFaults.noWords();
  }
}

type Report = (pointer: string, fault: Fault) => void;

function checkDates(definition: CycleDefinition, report: Report): void {
  const { opensOn, lastDay } = definition;
  const closesOn = enrollmentClosesOn(definition);
  if (closesOn <= opensOn) report('/enrollment', crossFaults.enrollmentTooShort(opensOn, closesOn));
  if (lastDay <= closesOn) report('/lastDay', crossFaults.endsTooSoon(closesOn));
  for (const name of ['workshops', 'briefings'] as const) {
    const [first, second] = definition[name];
    if (first !== undefined && first === second) report(`/${name}/1`, crossFaults.sameMeeting());
    for (const [index, meeting] of definition[name].entries()) {
      const date = meeting.slice(0, 10);
      if (meeting.endsWith('Z')) report(`/${name}/${index}`, crossFaults.meetingInUtc());
      if (date <= closesOn) report(`/${name}/${index}`, crossFaults.meetingTooSoon(closesOn));
      else if (date > lastDay && lastDay > closesOn) report(`/${name}/${index}`, crossFaults.meetingTooLate(lastDay));
    }
  }
}

function checkSites({ sites, coordinators }: CycleDefinition, report: Report): void {
  const keys = Object.keys(sites);
  if (keys.length === 0) report('/sites', crossFaults.noSite());
  for (const [key, site] of Object.entries(sites)) {
    const pointer = `/sites/${escapeKey(key)}`;
    if (timeZoneName(site.timeZone) === undefined) report(`${pointer}/timeZone`, crossFaults.badTimeZone());
    for (const [index, holiday] of site.holidays.entries())
      if (site.holidays.indexOf(holiday) < index) report(`${pointer}/holidays/${index}`, crossFaults.twice());
    for (const [index, { from, to }] of site.pauses.entries()) {
      if (to < from) report(`${pointer}/pauses/${index}`, crossFaults.backwards());
      else if (addDays(from, 92) < to) report(`${pointer}/pauses/${index}`, crossFaults.tooLongPause());
    }
  }
  for (const [index, { site, email }] of coordinators.entries()) {
    if (!Object.hasOwn(sites, site) && keys.length > 0)
      report(`/coordinators/${index}/site`, crossFaults.unknownSite(keys));
    if (coordinators.findIndex((other) => other.email === email) < index)
      report(`/coordinators/${index}/email`, crossFaults.twice());
  }
}
