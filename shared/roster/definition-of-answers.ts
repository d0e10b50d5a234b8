import type { Answers } from '../domain/form.ts';
import type { Language } from '../domain/language.ts';
import { type NewCycleLine, newCycle, newCycleLines, newCycleLists } from '../forms/definitions/new-cycle.ts';
import { answerFaults } from './answer-faults.ts';
import { answerLines, labelOf, listed, parted, translatedParts } from './answer-lines.ts';
import { checkedDefinition } from './check-definition.ts';
import { escapeKey } from './locate-json.ts';
import { type Fault, inReadingOrder, type Problem } from './problem.ts';
import type { ReadDefinition } from './read-cycle-definition.ts';
import { readDay, readMeeting } from './read-day.ts';
import { readSiteLine } from './read-site-line.ts';

/** Which line of the form a value of the definition comes from, by the beginning of its JSON pointer. */
const sources: readonly (readonly [RegExp, NewCycleLine])[] = [
  [/^\/company/, 'company'],
  [/^\/program/, 'program'],
  [/^\/coordinators\/0/, 'coordinator'],
  [/^\/coordinators/, 'otherCoordinator'],
  [/^\/confidentialContact/, 'confidentialContact'],
  [/^\/dataProtectionContact/, 'dataProtection'],
  [/^\/sponsor\/title/, 'title'],
  [/^\/sponsor\/message\/fr/, 'messageFr'],
  [/^\/sponsor\/message/, 'messageEn'],
  [/^\/sponsor\/objectives\/fr/, 'objectivesFr'],
  [/^\/sponsor\/objectives/, 'objectivesEn'],
  [/^\/sponsor/, 'sponsor'],
  [/^\/opensOn/, 'opensOn'],
  [/^\/enrollment/, 'until'],
  [/^\/lastDay/, 'lastDay'],
  [/^\/workshops/, 'workshops'],
  [/^\/briefings/, 'briefings'],
  [/^\/sessions\/count/, 'count'],
  [/^\/sessions\/minutes/, 'minutes'],
  [/^\/sessions/, 'everyWeeks'],
  [/^\/places/, 'places'],
];

/**
 * The definition of a cycle from the answers to the new-cycle form, checked as cycle.json is. `sender` is the coordinator who answered: she
 * leads. Every problem says the question and the line it is about.
 */
export function definitionOfAnswers(answers: Answers, sender: string, language: Language): ReadDefinition {
  const problems: Problem[] = [];
  const text = (question: number) => {
    const name = newCycle.questions.find(({ number }) => number === question)?.name ?? '';
    const answer = answers[name];
    return typeof answer === 'string' ? answer : '';
  };
  const written = answerLines(Object.fromEntries(newCycle.questions.map(({ number }) => [number, text(number)])));
  const report = (question: number, column: string, fault: Fault, value?: string) => {
    problems.push({ file: 'form', line: question, column, ...(value === undefined ? {} : { value }), ...fault });
  };
  const reportLine = (name: NewCycleLine, fault: Fault, value?: string) => {
    report(newCycleLines[name].question, labelOf(name, language), fault, value);
  };
  /** What `read` makes of a line; a line that is missing although it is needed, or that cannot be read, is a problem. */
  const value = <Value>(name: NewCycleLine, read: (line: string) => Value | undefined, unread: Fault) => {
    const line = written.get(name) ?? '';
    if (line === '') {
      if (newCycleLines[name].required) reportLine(name, answerFaults.missing(name));
      return undefined;
    }
    const found = read(line);
    if (found === undefined) reportLine(name, unread, line);
    return found;
  };
  const plain = (name: NewCycleLine) => value(name, (line) => line, answerFaults.missing(name));
  const both = (name: NewCycleLine) => value(name, translatedParts, answerFaults.missing(name));
  const list = (name: NewCycleLine) => value(name, parted, answerFaults.missing(name));
  const day = (name: NewCycleLine) => value(name, (line) => readDay(line, language), answerFaults.badDay());
  const number = (name: NewCycleLine) =>
    value(name, (line) => Number(/\d+/.exec(line)?.[0] ?? Number.NaN) || undefined, answerFaults.badNumber());
  const meetings = (name: NewCycleLine) => {
    const read = (line: string) => {
      const found = parted(line).map((each) => readMeeting(each, language));
      return found.length === 2 && found.every((each) => each !== undefined) ? found : undefined;
    };
    return value(name, read, answerFaults.badMeetings());
  };
  const person = (name: NewCycleLine, parts: readonly string[]) => {
    const read = (line: string) => {
      const found = parted(line);
      return found.length === parts.length
        ? Object.fromEntries(parts.map((part, at) => [part, found[at] ?? '']))
        : undefined;
    };
    return value(name, read, answerFaults.badPerson(name));
  };

  const opensOn = day('opensOn');
  const lastDay = day('lastDay');
  const years = yearsBetween(opensOn, lastDay);
  const sites: Record<string, unknown> = {};
  for (const line of listed(text(newCycleLists.sites))) {
    const read = readSiteLine(line, language, years);
    if (read.kind === 'site') sites[read.key] = read.site;
    else report(newCycleLists.sites, '', read.fault, read.part);
  }
  const lead = person('coordinator', ['name', 'phone', 'site']);
  const second = person('otherCoordinator', ['name', 'phone', 'site', 'email']);
  const sessions = { count: number('count'), minutes: number('minutes'), everyWeeks: number('everyWeeks') };
  const sponsor = person('sponsor', ['name', 'email']);
  const draft = {
    company: plain('company'),
    program: plain('program'),
    sponsor: {
      ...sponsor,
      title: both('title'),
      message: { fr: plain('messageFr'), en: plain('messageEn') },
      objectives: { fr: list('objectivesFr'), en: list('objectivesEn') },
    },
    coordinators: [{ ...lead, email: sender }, ...(second === undefined ? [] : [second])],
    confidentialContact: both('confidentialContact'),
    dataProtectionContact: plain('dataProtection'),
    places: number('places'),
    opensOn,
    enrollment: { until: day('until') },
    sessions,
    lastDay,
    workshops: meetings('workshops'),
    briefings: meetings('briefings'),
    sites,
    grades: listed(text(newCycleLists.grades)).flatMap(parted),
  };
  if (problems.length > 0) return { kind: 'problems', problems: inReadingOrder(problems) };

  const { definition, faults } = checkedDefinition(draft, () => false);
  if (definition !== undefined && faults.length === 0) return { kind: 'definition', definition };
  for (const { pointer, fault } of faults) {
    const source = sources.find(([pattern]) => pattern.test(pointer))?.[1];
    const question = pointer.startsWith('/grades') ? newCycleLists.grades : newCycleLists.sites;
    if (source === undefined) report(question, '', fault, namedSite(pointer, sites));
    else reportLine(source, fault, written.get(source));
  }
  return { kind: 'problems', problems: inReadingOrder(problems) };
}

/** The calendar years a cycle touches; none when one of the days is not known. */
function yearsBetween(from: string | undefined, to: string | undefined): number[] {
  if (from === undefined || to === undefined) return [];
  const first = Number(from.slice(0, 4));
  const count = Math.min(Number(to.slice(0, 4)) - first + 1, 5); // a slip of the pen must not fill the definition
  return Array.from({ length: Math.max(count, 0) }, (_, index) => first + index);
}

function namedSite(pointer: string, sites: Readonly<Record<string, unknown>>): string | undefined {
  return Object.keys(sites).find((key) => pointer.startsWith(`/sites/${escapeKey(key)}`));
}
