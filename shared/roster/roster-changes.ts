import type { Translated } from '../domain/language.ts';
import type { Side } from '../domain/participant.ts';
import { sideWords } from './roster-notes.ts';
import type { InvitedPerson, RosterPerson } from './roster-person.ts';

/** What a roster says of somebody that a coordinator is shown when it changes. */
const shownFields = {
  name: { fr: 'nom', en: 'name' },
  role: { fr: 'rôle', en: 'role' },
  grade: { fr: 'niveau', en: 'grade' },
  unit: { fr: 'direction', en: 'unit' },
  site: { fr: 'site', en: 'site' },
  timeZone: { fr: 'fuseau', en: 'time zone' },
  languages: { fr: 'langues', en: 'languages' },
  managers: { fr: 'responsables', en: 'managers' },
  assistant: { fr: 'assistant(e)', en: 'assistant' },
  capacity: { fr: 'capacité', en: 'capacity' },
  hiredOn: { fr: 'embauche', en: 'hired on' },
} as const satisfies Record<string, Translated>;

export type ShownField = keyof typeof shownFields;

/** Somebody invited, as a roster shows them: the same words for the same facts, wherever they are stored. */
export interface ShownPerson {
  /** What tells this person from others in both lists. */
  readonly id: string;
  readonly name: string;
  readonly side: Side;
  readonly fields: Readonly<Record<ShownField, string>>;
}

export type RosterChange =
  | { readonly kind: 'added'; readonly person: ShownPerson }
  | { readonly kind: 'removed'; readonly person: ShownPerson }
  | {
      readonly kind: 'changed';
      readonly person: ShownPerson;
      readonly was: ShownPerson;
      readonly fields: ShownField[];
    };

/** Who comes, who goes and what changes between two lists of those invited: the new ones first, each in the order of its list. */
export function changesBetween(before: readonly ShownPerson[], after: readonly ShownPerson[]): RosterChange[] {
  const beforeById = new Map(before.map((person) => [person.id, person]));
  const left = new Set(after.map(({ id }) => id));
  const changes = after.flatMap((person): RosterChange[] => {
    const was = beforeById.get(person.id);
    if (was === undefined) return [{ kind: 'added', person }];
    // Object.keys forgets that the keys are the names.
    const fields = (Object.keys(shownFields) as ShownField[]).filter(
      (name) => was.fields[name] !== person.fields[name],
    );
    return fields.length === 0 ? [] : [{ kind: 'changed', person, was, fields }];
  });
  const removed = before.filter(({ id }) => !left.has(id)).map((person) => ({ kind: 'removed', person }) as const);
  const order = { added: 0, changed: 1, removed: 2 };
  return [...changes, ...removed].toSorted((a, b) => order[a.kind] - order[b.kind]);
}

/** One change in a sentence: "Samuel K. : site Lyon, avant Paris." */
export function changeText(change: RosterChange): Translated {
  const { person } = change;
  const side = sideWords[person.side];
  if (change.kind === 'added')
    return { fr: `Nouveau : ${person.name}, ${side.fr}.`, en: `New: ${person.name}, ${side.en}.` };
  if (change.kind === 'removed')
    return {
      fr: `Plus dans la liste : ${person.name}, ${side.fr}.`,
      en: `No longer listed: ${person.name}, ${side.en}.`,
    };
  const { fields, was } = change;
  const parts = (language: 'fr' | 'en') =>
    fields.map((name) => {
      const before = { fr: 'avant', en: 'was' }[language];
      return `${shownFields[name][language]} ${person.fields[name] || '-'} (${before} ${was.fields[name] || '-'})`;
    });
  return { fr: `${person.name} : ${parts('fr').join(', ')}.`, en: `${person.name}: ${parts('en').join(', ')}.` };
}

/** What a corrected roster changes, before anything has started. */
export function rosterChanges(before: readonly RosterPerson[], after: readonly RosterPerson[]): Translated[] {
  const shown = (people: readonly RosterPerson[]) =>
    people.filter((person) => person.kind === 'invited').map((person) => shownPerson(person, person.address));
  return changesBetween(shown(before), shown(after)).map(changeText);
}

/** Somebody a roster invites, as it is shown. */
export function shownPerson(person: InvitedPerson, id: string): ShownPerson {
  const name = `${person.first} ${person.last}`.trim();
  return {
    id,
    name,
    side: person.side,
    fields: {
      name,
      role: person.side,
      grade: person.grade,
      unit: person.unit,
      site: person.site,
      timeZone: person.timeZone,
      languages: languagesText({ ...person.otherLanguages, [person.language]: 'C2' }),
      managers: person.managers.join(', '),
      assistant: person.assistantAddress ?? '',
      capacity: String(person.capacity),
      hiredOn: person.hireDate ?? '',
    },
  };
}

/** "en:C1 fr:C2", in the order of the codes. */
export function languagesText(languages: Readonly<Record<string, string>>): string {
  return Object.entries(languages)
    .map(([code, level]) => `${code}:${level}`)
    .sort()
    .join(' ');
}
