import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { intervene } from '../shared/contracts/steps.ts';
import { dueSignals } from '../shared/domain/plan-pair.ts';
import { signalCommands } from '../shared/domain/raise-signals.ts';
import { putsOnHold } from '../shared/domain/weigh-feedback.ts';
import { onHold, pairCoordinator } from '../shared/dossier/hold.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

const uses = { program: programTable, people: peopleTable };

/**
 * Tells the pair's coordinator what time, silence or a yes taken back has brought up. Each matter is raised once. Somebody's wish to stop
 * stops the pair until the coordinator has decided; a second one comes up after the first.
 */
export const handler = step(intervene, uses, async ({ pairId }, services) => {
  const { program, clock } = services;
  const dossier = await pairDossier(program, pairId);
  const { cycle, pair, facts } = dossier;
  if (pair.holdForm !== undefined || pair.status === 'closed') return {};
  const now = clock.now();
  const due = dueSignals(pair, facts, now).now;
  const hold = due.find(({ signal }) => putsOnHold(signal));
  const signals = due.filter((raised) => raised === hold || !putsOnHold(raised.signal));
  if (signals.length === 0) return {};
  const coordinator = pairCoordinator(dossier);
  const held =
    hold === undefined ? {} : await onHold(services, { cycle, pair, to: coordinator.personId, raised: hold });
  await program.pairs.advance(pair, {
    to: { ...pair, ...held, signals: [...pair.signals, ...signals] },
    event: 'coordinator told',
    commands: signalCommands(pair, signals, coordinator.personId, now),
  });
  return {};
});
