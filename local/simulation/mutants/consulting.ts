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
    replace: 'if (asked === undefined || isRefusal(asked)) return [];',
    by: 'if (asked !== undefined && isRefusal(asked)) return [];',
    staging: { kinds: ['says no'], lead: 'approves' },
    seeds: [4, 2],
    killedBy: [23],
  },
  {
    name: 'a no is forgotten',
    breaks: 'That one of two would not have the other is not kept, so that a later matching proposes the two again.',
    file: 'shared/domain/end-pair.ts',
    replace: "...(refused ? [remember({ what: 'apart', personId: mentorId, other: menteeId })] : []),",
    by: '',
    staging: { kinds: ['prefers another'], lead: 'approves' },
    seeds: [4, 2],
    killedBy: [24],
  },
];
