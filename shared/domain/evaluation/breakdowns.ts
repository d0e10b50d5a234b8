import type { PersonId } from '../ids.ts';
import type { ClosingFacts, MeasuredForm } from './closing-facts.ts';
import { type Disclosure, type Group, isPublishable, publishableGroups } from './disclosure.ts';
import type { Figure, Observation } from './figures.ts';

const headings = ['unit', 'site'] as const;

/** The figures shown by unit and by site. */
type BrokenDown = 'topic' | 'management' | 'recognition';

/** One figure by unit or by site: only the lines that may be printed beside the total and beside each other. */
export interface Breakdown {
  readonly of: BrokenDown;
  readonly by: (typeof headings)[number];
  readonly rows: readonly { readonly name: string; readonly figure: Figure }[];
  readonly someWithheld: boolean;
}

/** Breaks one figure down by unit and by site; nothing when its total may not be printed, or when a heading has one group only. */
export function breakdownsOf<Value>(
  measure: {
    readonly of: BrokenDown;
    readonly form: MeasuredForm;
    readonly observed: readonly Observation<Value>[];
    readonly figure: (observed: readonly Observation<Value>[], asked: number) => Figure;
  },
  facts: ClosingFacts,
  disclosure: Disclosure,
): Breakdown[] {
  const { of, form, observed, figure } = measure;
  const answered = new Set(observed.map(({ who }) => who));
  if (!isPublishable(answered, disclosure)) return [];
  const groups = headings.map((by) => groupsBy(by, answered, facts));
  const printed = publishableGroups(answered, groups, disclosure);
  return headings.flatMap((by, index): Breakdown[] => {
    const [all = [], kept = []] = [groups[index], printed[index]];
    const rows = kept.map(({ name, people }) => {
      const members = new Set(
        facts.participants.filter((person) => person[by] === name).map(({ personId }) => personId),
      );
      const asked = facts.asked.filter((sent) => sent.form === form && members.has(sent.personId)).length;
      return {
        name,
        figure: figure(
          observed.filter(({ who }) => people.has(who)),
          asked,
        ),
      };
    });
    return all.length < 2 ? [] : [{ of, by, rows, someWithheld: kept.length < all.length }];
  });
}

function groupsBy(by: 'unit' | 'site', answered: ReadonlySet<PersonId>, { participants }: ClosingFacts): Group[] {
  const people = participants.filter(({ personId }) => answered.has(personId));
  const names = [...new Set(people.map((person) => person[by]))].sort();
  return names.map((name) => ({
    name,
    people: new Set(people.filter((person) => person[by] === name).map(({ personId }) => personId)),
  }));
}
