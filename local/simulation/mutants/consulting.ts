import type { Mutant } from './mutant.ts';

/** Defects of asking two people whether they want each other. */
export const consulting: readonly Mutant[] = [
  {
    name: 'the leader is asked with the mentor',
    breaks: 'Both proposals leave at once, so that a leader learns of a mentor who may say no.',
    file: 'functions/introduce-pair.ts',
    replace: "return { to: { ...pair, mentorProposal: (await to('PRO-M')).formId }, event: 'proposed to the mentor' };",
    by: "return { to: { ...pair, mentorProposal: (await to('PRO-M')).formId, menteeProposal: (await to('PRO-S')).formId }, event: 'proposed to the mentor' };",
    staging: { kinds: ['prompt'], lead: 'approves' },
    seeds: [4, 2],
    killedBy: [22],
  },
  {
    name: 'who was never asked is told',
    breaks: 'A leader whose mentor said no before anybody asked the leader reads that there will be no pair.',
    file: 'shared/domain/end-pair.ts',
    replace: 'commands: other === undefined || isRefusal(other) ? ended.commands : [...ended.commands, tellOther],',
    by: 'commands: [...ended.commands, tellOther],',
    staging: { kinds: ['says no'], lead: 'approves' },
    seeds: [4, 2],
    killedBy: [23],
  },
];
