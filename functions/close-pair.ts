import { step } from '../shared/adapters/step.ts';
import { closePair } from '../shared/contracts/steps.ts';
import { endedPair, unstartedPair } from '../shared/domain/end-pair.ts';
import { planPair } from '../shared/domain/plan-pair.ts';
import { signalCommands } from '../shared/domain/raise-signals.ts';
import { sendableAt } from '../shared/domain/sending-hours.ts';
import { pairCoordinator } from '../shared/dossier/hold.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

/**
 * Closes a pair that is finished, or that will not start because one of them did not say yes: then the mentor who had agreed is told in
 * neutral words, and the coordinator's digest says it. Their other half learns nothing about a no.
 */
export const handler = step(closePair, async ({ pairId }, { program, clock }) => {
  const dossier = await pairDossier(program, pairId);
  const { pair, facts } = dossier;
  const now = clock.now();
  if (planPair(pair, facts, now).next !== 'close-pair') return {};
  if (pair.status !== 'consulting') {
    const { to, commands } = endedPair(pair, 'finished', now);
    await program.pairs.advance(pair, { to, event: 'finished', commands });
    return {};
  }
  const last = pair.menteeProposal ?? pair.mentorProposal;
  const ended = unstartedPair(pair, last === undefined ? undefined : facts.forms.get(last), {
    now,
    tellMentorAt: sendableAt(now, facts.mentor),
  });
  const coordinator = pairCoordinator(dossier);
  await program.pairs.advance(pair, {
    to: ended.to,
    event: `will not start: ${ended.because}`,
    commands: [
      ...ended.commands,
      ...signalCommands(pair, [ended.signal], coordinator.personId, sendableAt(now, coordinator.reader)),
    ],
  });
  return {};
});
