import type { Mutant } from './mutant.ts';

const staging: Mutant['staging'] = { kinds: ['prompt'], lead: 'approves' };

/** Defects of matching and of the report. */
export const matching: readonly Mutant[] = [
  {
    name: 'a reporting line is no obstacle',
    breaks: 'A mentor may be paired with their own manager.',
    file: 'shared/domain/matching/pair-scorer.ts',
    replace: "mark('reporting-line', under(mentee.personId));",
    by: '',
    people: [5, 6],
    staging,
    seeds: [7],
    killedBy: [3],
  },
  {
    name: 'one pair too many',
    breaks: 'Everybody is given one place more than the roster offers.',
    file: 'shared/dossier/roster-plan.ts',
    replace: 'capacity: person.capacity,',
    by: 'capacity: person.capacity + 1,',
    staging,
    seeds: [8, 4],
    killedBy: [3],
  },
  {
    name: 'four people are enough for a figure',
    breaks: 'The report prints what stands on four people.',
    file: 'functions/write-report.ts',
    replace: 'definition.policies.reportThreshold,',
    by: 'Math.min(4, definition.policies.reportThreshold),',
    people: [10, 10],
    staging,
    seeds: [2],
    killedBy: [13],
  },
];
