import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { concludeSession } from '../shared/contracts/steps.ts';
import { concluded, givenUp } from '../shared/domain/conclude-session.ts';
import { sessionToConclude } from '../shared/domain/plan-pair.ts';
import { signalCommands } from '../shared/domain/raise-signals.ts';
import { pairCoordinator } from '../shared/dossier/hold.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

/** Writes down how a session ended, once both sides have answered or may no longer. Already concluded sessions are left alone. */
export const handler = step(concludeSession, { program: programTable }, async ({ pairId }, { program, clock }) => {
  const dossier = await pairDossier(program, pairId);
  const { pair, facts } = dossier;
  const now = clock.now();
  const session = sessionToConclude(pair, facts, now);
  if (session === undefined) return {};
  const formOf = (id: typeof session.mentorForm) => (id === undefined ? undefined : facts.forms.get(id));
  const end =
    session.status === 'moving'
      ? givenUp(pair, session, now)
      : concluded(pair, session, { mentor: formOf(session.mentorForm), mentee: formOf(session.menteeForm) }, now);
  const coordinator = pairCoordinator(dossier);
  await program.pairs.advance(pair, {
    to: { ...end.pair, signals: [...end.pair.signals, ...end.signals] },
    event: end.event,
    commands: signalCommands(pair, end.signals, coordinator.personId, now),
  });
  return {};
});
