import { type Cycle, proposalStage } from '../domain/cycle.ts';
import { objectionForm, others, takesEffectAt } from '../domain/decide-by-reply.ts';
import { approvedFacts } from '../domain/deciding.ts';
import { plusMinutes } from '../domain/instant.ts';
import { coordinatorReader } from '../domain/readers.ts';
import { type IssueServices, issue } from './issue.ts';

/** Minutes by which the others may hear of an approval after it was received before its two hours begin anew. */
const promptMinutes = 15;

/**
 * Gives whoever else coordinates a form by which an approval can be stopped, each once. An approval whose message was held up, or whose reader
 * died before the others were told, has its working hours from now on: nobody can object to what they have not heard of (seed 10836). Answers
 * the cycle as it stands then; throws LostRace when it changed meanwhile.
 */
export async function tellOthers(services: IssueServices, cycle: Cycle): Promise<Cycle> {
  const { program, clock } = services;
  const { approval, cycleId } = cycle;
  if (approval === undefined || proposalStage(cycle) !== 'deciding' || cycle.cancelOrderedAt !== undefined)
    return cycle;
  const untold = [];
  for (const to of others(cycle, approval.by))
    if ((await program.forms.find(objectionForm(cycle, to))) === undefined) untold.push(to);
  if (untold.length === 0) return cycle;
  const now = clock.now();
  const until = takesEffectAt(now, coordinatorReader(cycle.definition));
  let current = cycle;
  if (until > plusMinutes(approval.takesEffectAt, promptMinutes)) {
    const { waits: _waits, ...rest } = approval;
    await program.cycles.advance(cycle, {
      to: { ...cycle, approval: { ...rest, takesEffectAt: until } },
      event: 'others told late',
    });
    current = await program.cycles.load(cycleId);
  }
  const told = current.approval ?? approval;
  for (const to of untold)
    await issue(services, {
      cycleId,
      kind: 'OBJ',
      to,
      group: 'decision',
      round: current.approvals,
      facts: approvedFacts(told),
      ladder: { ladder: [now], closesAt: told.takesEffectAt }, // at once: the window runs
    });
  return current;
}
