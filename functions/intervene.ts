import { step } from '../shared/adapters/step.ts';
import { intervene } from '../shared/contracts/steps.ts';
import { dueSignals } from '../shared/domain/plan-pair.ts';
import { signalCommands } from '../shared/domain/raise-signals.ts';
import { sendableAt } from '../shared/domain/sending-hours.ts';
import { pairCoordinator } from '../shared/dossier/hold.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

/** Tells the pair's coordinator what time or silence has brought up. Each matter is raised once. */
export const handler = step(intervene, async ({ pairId }, { program, clock }) => {
  const dossier = await pairDossier(program, pairId);
  const { pair, facts } = dossier;
  const now = clock.now();
  const signals = dueSignals(pair, facts, now).now;
  if (signals.length === 0) return {};
  const coordinator = pairCoordinator(dossier);
  await program.pairs.advance(pair, {
    to: { ...pair, signals: [...pair.signals, ...signals] },
    event: 'coordinator told',
    commands: signalCommands(pair, signals, coordinator.personId, sendableAt(now, coordinator.reader)),
  });
  return {};
});
