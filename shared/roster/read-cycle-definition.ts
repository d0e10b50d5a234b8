import type { CycleDefinition } from '../domain/cycle-definition.ts';
import { checkedDefinition } from './check-definition.ts';
import { crossFaults } from './cross-faults.ts';
import { syntaxFaults } from './cycle-faults.ts';
import { decodeText } from './decode-text.ts';
import { locateJson, type Place } from './locate-json.ts';
import { type Fault, inReadingOrder, type Problem } from './problem.ts';

export type ReadDefinition =
  | { readonly kind: 'definition'; readonly definition: CycleDefinition }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/**
 * Reads cycle.json. A text that is not JSON gives one problem with its place ("line:column"); one that is gives all
 * problems at once with their JSON pointers, misspelt names included: a policy nobody reads would be a silent default.
 */
export function readCycleDefinition(bytes: Uint8Array): ReadDefinition {
  const json = locateJson(decodeText(bytes).text);
  if (json.kind === 'fault') {
    const { line, column } = json.place;
    const problem = { file: 'cycle.json', line, column: `${line}:${column}`, ...syntaxFaults[json.fault] } as const;
    return { kind: 'problems', problems: [json.found === '' ? problem : { ...problem, value: json.found }] };
  }
  const { places, value } = json;
  const problemAt = (pointer: string, fault: Fault): Problem => {
    const problem = {
      file: 'cycle.json',
      line: nearestPlace(places, pointer).line,
      column: pointer,
      ...fault,
    } as const;
    const found = valueAt(value, pointer);
    return typeof found === 'string' || typeof found === 'number' ? { ...problem, value: String(found) } : problem;
  };

  const { definition, faults } = checkedDefinition(value, (pointer) => !places.has(pointer));
  const unknown =
    definition === undefined ? [] : [...places.keys()].filter((pointer) => valueAt(definition, pointer) === undefined);
  const problems = [
    ...unknown
      .filter((pointer) => !unknown.includes(parentOf(pointer)))
      .map((pointer) => problemAt(pointer, crossFaults.unknownKey())),
    ...faults.map(({ pointer, fault }) => problemAt(pointer, fault)),
  ];
  return definition === undefined || problems.length > 0
    ? { kind: 'problems', problems: inReadingOrder(problems) }
    : { kind: 'definition', definition };
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/')));
}

/** Where a value stands, or for one that is missing, what should hold it. */
function nearestPlace(places: ReadonlyMap<string, Place>, pointer: string): Place {
  return places.get(pointer) ?? (pointer === '' ? { line: 1, column: 1 } : nearestPlace(places, parentOf(pointer)));
}

function valueAt(root: unknown, pointer: string): unknown {
  let value = root;
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key]; // an object that has the key; arrays have '0', '1', …
  }
  return value;
}
