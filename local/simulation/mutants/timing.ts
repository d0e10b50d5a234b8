import type { Mutant } from './mutant.ts';

/** Defects of what happens when: ladders, gates, timers. */
export const timing: readonly Mutant[] = [
  {
    name: 'a reminder at every turn of the loop',
    breaks:
      'Reminders are counted by turns of the loop instead of the clock, so a step that is tried again reminds at once.',
    file: 'shared/domain/form.ts',
    replace: 'const due = form.ladder.filter((rung) => rung <= now).length;',
    by: 'const due = Math.min(form.sent === 0 ? form.ladder.filter((rung) => rung <= now).length : form.sent + 1, form.ladder.length);',
    staging: {
      kinds: ['prompt'],
      lead: 'cancels',
      faults: {
        forced: [{ kind: 'crash-after', at: { function: 'send-form', operation: 'UpdateItem' }, probability: 0.5 }],
      },
    },
    seeds: [1, 2],
    killedBy: [15],
  },
  // A Retry on States.ALL is no mutant: the token it stores again was counted, so that park refuses it and the loop plans anew.
  {
    name: 'the end of a wait is a failure',
    breaks: 'The end of a planned wait is not caught, so the execution fails instead of planning again.',
    file: 'infra/planned-loop.ts',
    replace: '.addCatch(planning, { errors: [Errors.TIMEOUT, FactsMoved.code] })',
    by: '.addCatch(planning, { errors: [FactsMoved.code] })',
    staging: { kinds: ['prompt'], lead: 'approves' },
    seeds: [2, 4],
    killedBy: [4],
  },
  {
    name: 'a wait is counted from the beginning',
    breaks: 'A pair waits from the moment it began instead of from now, longer and longer, and past its moments.',
    file: 'functions/plan-pair.ts',
    replace: 'waitSeconds(now, planned.until)',
    by: 'waitSeconds(pair.createdAt, planned.until)',
    staging: { kinds: ['prompt'], lead: 'approves' },
    seeds: [4, 2],
    killedBy: [17],
  },
  {
    name: 'a gate trusts the index',
    breaks: 'That no form is open is read from an index that is seconds behind, so enrollment closes as it opens.',
    file: 'shared/dossier/cycle-plan.ts',
    replace:
      "return (await program.forms.ofCycle(cycle.cycleId, gate.kinds)).some(({ status }) => status === 'issued');",
    by: 'return false;',
    staging: {
      kinds: ['prompt'],
      lead: 'cancels',
      faults: { forced: [{ kind: 'index-stale', at: { name: 'work' } }] },
    },
    seeds: [4, 3],
    killedBy: [16],
  },
  {
    name: 'a gate opens at its deadline',
    breaks: 'A cycle goes on the moment the deadline is over, while forms still end themselves.',
    file: 'shared/domain/cycle.ts',
    replace: 'return now < plusMinutes(closesAt, 120) ? plusMinutes(now, 10) : undefined;',
    by: 'return undefined;',
    staging: { kinds: ['silent', 'at the deadline'], lead: 'cancels' },
    seeds: [3, 2],
    killedBy: [16],
  },
];
