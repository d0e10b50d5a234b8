import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { NotFound } from '../shared/contracts/errors.ts';
import { askDecision } from '../shared/contracts/steps.ts';
import { answersChanges, isGivenUp } from '../shared/domain/asked-decision.ts';
import { proposalStage, withoutProposal } from '../shared/domain/cycle.ts';
import { ladderFrom, ladderRules } from '../shared/domain/form-ladders.ts';
import { nobodyFree } from '../shared/domain/nobody-free.ts';
import { coordinatorReader } from '../shared/domain/readers.ts';
import { issue } from '../shared/dossier/issue.ts';

const uses = { program: programTable, people: peopleTable };

/**
 * Sends the proposal to the next coordinator: the lead one first, the others when silent, in turn, until somebody decides. New pairs of a running
 * cycle that nobody has decided on after two turns are dropped.
 */
export const handler = step(askDecision, uses, async ({ cycleId }, services) => {
  const { program, clock } = services;
  const cycle = await program.cycles.load(cycleId);
  if (proposalStage(cycle) !== 'deciding') return {};
  if (isGivenUp(cycle)) {
    await program.cycles.advance(cycle, {
      to: { ...cycle, ...withoutProposal(cycle) },
      event: 'new pairs dropped: nobody decided',
      commands: [nobodyFree(cycle, 2 * (cycle.proposed?.pairs ?? 0), 'undecided', clock.now())],
    });
    return {};
  }
  const index = cycle.decisionAsked % cycle.coordinators.length;
  const to = cycle.coordinators[index];
  if (to === undefined) throw new NotFound('coordinator', String(index + 1));
  const now = clock.now();
  const ladder = ladderFrom(now, coordinatorReader(cycle.definition, index), ladderRules.decision);
  const form = await issue(services, {
    cycleId,
    kind: 'MAT',
    to,
    group: 'decision',
    round: cycle.matchingRound * 1000 + cycle.decisionAsked,
    facts: {
      matching: String(cycle.matchingRound),
      ...(cycle.proposed === undefined ? {} : { proposal: cycle.proposed.hash }),
    },
    ladder: answersChanges(cycle) ? { ...ladder, ladder: [now, ...ladder.ladder.slice(1)] } : ladder,
  });
  await program.cycles.advance(cycle, {
    to: { ...cycle, decisionForm: form.formId, decisionAsked: cycle.decisionAsked + 1 },
    event: 'decision asked',
  });
  return {};
});
