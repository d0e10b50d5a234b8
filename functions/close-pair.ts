import { step } from '../shared/adapters/step.ts';
import { closePair } from '../shared/contracts/steps.ts';
import { type Command, mail } from '../shared/domain/command.ts';
import { endedPair } from '../shared/domain/end-pair.ts';
import type { PairSide } from '../shared/domain/pair.ts';
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
  const last = [pair.menteeProposal, pair.mentorProposal].find((id) => id !== undefined);
  const form = last === undefined ? undefined : facts.forms.get(last);
  const because = form?.status === 'expired' ? 'no-answer' : 'declined';
  const side: PairSide = pair.menteeProposal === undefined ? 'mentor' : 'mentee';
  const { to, commands } = endedPair(pair, because, now);
  const signal = {
    signal: 'proposal-declined' as const,
    at: now,
    side,
    facts: { about: pairId, because },
    ...(form === undefined ? {} : { formId: form.formId }),
  };
  const coordinator = pairCoordinator(dossier);
  const tellMentor: Command[] =
    side === 'mentor'
      ? []
      : [
          mail({
            key: `${pairId}#will-not-start`,
            mail: 'will-not-start',
            to: pair.mentorId,
            cycleId: pair.cycleId,
            pairId,
            dueAt: sendableAt(now, facts.mentor),
            ifUnsure: 'give up',
          }),
        ];
  await program.pairs.advance(pair, {
    to: { ...to, evaluated: true, signals: [...pair.signals, signal] },
    event: `will not start: ${because}`,
    commands: [
      ...commands,
      ...tellMentor,
      ...signalCommands(pair, [signal], coordinator.personId, sendableAt(now, coordinator.reader)),
    ],
  });
  return {};
});
