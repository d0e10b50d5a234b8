import * as z from 'zod';
import { invariants } from './invariants/all.ts';
import { planSeed, type Weather } from './plan-seed.ts';
import { simulateCycle } from './simulate-cycle.ts';
import { storyOf } from './story.ts';

const Counts = z.record(z.string(), z.number());

/** What is kept of one seed: it travels between processes and lies in the file that a run is resumed from. */
export const SeedOutcome = z.object({
  seed: z.int(),
  status: z.string(),
  /** Virtual days and real milliseconds. */
  days: z.number(),
  milliseconds: z.number(),
  mailsOut: z.int(),
  mailsIn: z.int(),
  /** Emails that SES took once more because the simulator dropped the Send event of the first. */
  excusedDuplicates: z.int(),
  /** Kinds of people and coordinators in the cast. */
  kinds: Counts,
  events: Counts,
  /** Faults by site, then by kind; and how often each site was passed. */
  faults: z.record(z.string(), Counts),
  visits: Counts,
  trace: z.string(),
  violations: z.array(z.object({ number: z.int(), name: z.string(), ids: z.array(z.string()), what: z.string() })),
  /** Of the first violation; empty without one. */
  story: z.array(z.string()),
});
export type SeedOutcome = z.infer<typeof SeedOutcome>;

export interface SeedTask {
  readonly seed: number;
  readonly weather: Weather;
  readonly assembly: string;
  /** Runs the seed twice and compares: the same seed must be the same run. */
  readonly twice: boolean;
  /** Keeps the story also without a violation. */
  readonly tell: boolean;
}

const aDay = 86_400_000;

/** Simulates one seed and judges it. */
export async function outcomeOfSeed({ seed, weather, assembly, twice, tell }: SeedTask): Promise<SeedOutcome> {
  const began = performance.now();
  const plan = planSeed(seed, weather);
  const { evidence, status, story, trace, events, startedAt, faults, visits } = await simulateCycle(plan, assembly);
  const violations = invariants.flatMap(({ number, name, check }) =>
    check(evidence).map(({ ids, what }) => ({ number, name, ids: [...ids], what })),
  );
  if (twice) {
    const again = await simulateCycle(planSeed(seed, weather), assembly);
    if (again.trace !== trace)
      violations.push({ number: 0, name: 'the same seed is the same run', ids: [trace, again.trace], what: 'differs' });
  }
  const times = new Map<string, number>();
  for (const { mark } of evidence.mails) times.set(mark, (times.get(mark) ?? 0) + 1);
  const [first] = violations;
  return {
    seed,
    status,
    days: (Date.parse(evidence.endedAt) - Date.parse(startedAt)) / aDay,
    milliseconds: performance.now() - began,
    mailsOut: evidence.mails.length,
    mailsIn: [...evidence.diaries.values()].reduce(
      (sum, { lines }) => sum + lines.filter(({ kind }) => kind === 'sent').length,
      0,
    ),
    excusedDuplicates: [...times.values()].reduce((sum, count) => sum + count - 1, 0),
    kinds: counted(plan.cast.map(({ kind }) => kind.name)),
    events: Object.fromEntries(events),
    faults: Object.fromEntries([...faults].map(([site, kinds]) => [site, Object.fromEntries(kinds)])),
    visits: Object.fromEntries(visits),
    trace,
    violations,
    story: first === undefined ? (tell ? [...story] : []) : tell ? [...story] : storyOf(story, first.ids),
  };
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
