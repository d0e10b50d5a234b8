import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { loadAssembly } from '../local/assembly/load-assembly.ts';
import { assemble } from './assemble.ts';

/** The page that holds the diagrams. */
export const architecturePage = join(import.meta.dirname, '..', 'docs', 'architecture.md');

const State = z.object({
  Type: z.string(),
  Next: z.string().optional(),
  Default: z.string().optional(),
  Resource: z.string().optional(),
  Choices: z.array(z.object({ Condition: z.string(), Next: z.string() })).default([]),
  Catch: z.array(z.object({ ErrorEquals: z.array(z.string()), Next: z.string() })).default([]),
});
type State = z.infer<typeof State>;
const Definition = z.object({ StartAt: z.string(), States: z.record(z.string(), State) });

/**
 * A machine as a Mermaid state diagram. What happens to a state that fails for good is the same for most of them and would hide the rest:
 * it is a line of text beneath.
 */
export function drawMachine(source: unknown): string {
  const { StartAt, States } = Definition.parse(source);
  const states = Object.entries(States);
  const ids = new Map(states.map(([name], index) => [name, `s${index + 1}`]));
  const idOf = (name: string) => ids.get(name) ?? missing(name);
  const arrow = (from: string, to: string, label?: string) =>
    `  ${from} --> ${to}${label === undefined ? '' : `: ${label}`}`;
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map(([name]) => `  state "${name}" as ${idOf(name)}`),
    arrow('[*]', idOf(StartAt)),
    ...states.flatMap(([name, state]) =>
      ways(state).map(({ to, label }) => arrow(idOf(name), to === undefined ? '[*]' : idOf(to), label)),
    ),
    '```',
    '',
    ...failures(states),
  ].join('\n');
}

/** Where a state leads when all is well: for a state that waits, also when its time is over. */
function ways(state: State): { readonly to: string | undefined; readonly label?: string }[] {
  const waits = state.Resource?.endsWith('.waitForTaskToken') === true;
  const next = state.Next === undefined ? [] : [{ to: state.Next, ...(waits ? { label: 'woken' } : {}) }];
  return [
    ...state.Choices.map(({ Condition, Next }) => ({ to: Next, label: /'(.+)'/.exec(Condition)?.[1] ?? Condition })),
    ...(state.Default === undefined ? [] : [{ to: state.Default, label: 'anything else' }]),
    ...next,
    ...state.Catch.filter(({ ErrorEquals }) => waits && ErrorEquals.includes('States.Timeout')).map(({ Next }) => ({
      to: Next,
      label: 'the time is over',
    })),
    ...(['Succeed', 'Fail'].includes(state.Type) ? [{ to: undefined }] : []),
  ];
}

/** One line for all states that share a way out. */
function failures(states: readonly (readonly [string, State])[]): string[] {
  const sharing = new Map<string, string[]>();
  for (const [name, state] of states)
    for (const { ErrorEquals, Next } of state.Catch) {
      const way = `${ErrorEquals.map((error) => `\`${error}\``).join(' or ')} leads to “${Next}”`;
      sharing.set(way, [...(sharing.get(way) ?? []), name]);
    }
  return [...sharing].map(
    ([way, names]) =>
      `- ${way}, from ${names.length > 3 ? `${names.length} states` : names.map((name) => `“${name}”`).join(', ')}.`,
  );
}

function missing(name: string): never {
  throw new Error(`The definition leads to ${name}, which it does not have`);
}

/** The page with the diagrams of these machines in the place of those it has. Throws when it has no place for one. */
export function redrawn(
  page: string,
  machines: readonly { readonly name: string; readonly definition: unknown }[],
): string {
  return machines.reduce((text, { name, definition }) => {
    const place = new RegExp(`(<!-- ${name}: [^>]*-->\n)[^]*?(\n<!-- end of ${name} -->)`);
    if (!place.test(text)) throw new Error(`The page has no place for ${name}`);
    return text.replace(place, (_, begins: string, ends: string) => `${begins}\n${drawMachine(definition)}\n${ends}`);
  }, page);
}

if (import.meta.main) {
  const { stateMachines } = loadAssembly(await assemble());
  await writeFile(architecturePage, redrawn(await readFile(architecturePage, 'utf8'), stateMachines));
}
