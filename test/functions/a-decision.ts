import { documentOf } from '../../shared/contracts/documents.ts';
import { proposalHash } from '../../shared/domain/deterministic-ids.ts';
import { at, cycleId } from '../domain/builders.ts';
import { aProposal } from '../messages/letter-facts.ts';
import { atTheDoor } from './at-the-door.ts';

/** A cycle whose pair waits for Claire's decision, on a Wednesday at ten; Marc coordinates too. */
export async function deciding() {
  const door = await atTheDoor({ status: 'deciding' });
  const [pair] = aProposal().pairs;
  const proposal = aProposal({
    pairs: pair === undefined ? [] : [{ ...pair, mentorId: door.ids.ines, menteeId: door.ids.helene }],
  });
  await door.documents.put(documentOf.matching(cycleId, 1), proposal);
  const hash = proposalHash(proposal);
  const form = await door.issued('MAT', 'claire', {
    kindVersion: 2,
    group: 'decision',
    pairId: undefined,
    facts: { matching: '1', proposal: hash },
    closesAt: at('2027-03-08 09:00'),
  });
  const cycle = await door.program.cycles.load(cycleId);
  const { claire, marc } = door.ids;
  await door.program.cycles.advance(cycle, {
    to: {
      ...cycle,
      coordinators: [claire, marc],
      matchingRound: 1,
      decisionForm: form.formId,
      decisionAsked: 1,
      proposed: { hash, at: at('2027-03-03 09:00'), pairs: 1 },
    },
    event: 'asked',
  });
  return { door, form };
}
