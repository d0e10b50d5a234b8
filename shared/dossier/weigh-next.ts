import { concluded } from '../domain/conclude-session.ts';
import type { PairId } from '../domain/ids.ts';
import { replaced } from '../domain/place-sessions.ts';
import { askedForm, unweighedFeedback } from '../domain/plan-pair.ts';
import { isRaised, signalCommands } from '../domain/raise-signals.ts';
import { putsOnHold, weighFeedback } from '../domain/weigh-feedback.ts';
import { onHold, pairCoordinator } from './hold.ts';
import type { IssueServices } from './issue.ts';
import { pairDossier } from './pair-dossier.ts';

/**
 * Reads one answered feedback form for what a coordinator must know, once for each time its answers changed; every signal is raised once
 * per form. A private matter stops a pair that goes on; about one that is on hold or closed the coordinator is told. A session concluded
 * before ends as the last answers say.
 */
export async function weighNext(services: IssueServices, pairId: PairId): Promise<'weighed' | 'nothing to weigh'> {
  const { program, clock } = services;
  const dossier = await pairDossier(program, pairId);
  const { cycle, pair, facts } = dossier;
  const found = unweighedFeedback(pair, facts);
  if (found === undefined) return 'nothing to weigh';
  const { session, side, form } = found;
  const previous = pair.sessions.findLast((each) => each.number < session.number && each.status === 'held');
  const previousId = previous === undefined ? undefined : askedForm(previous, side);
  const now = clock.now();
  const said = weighFeedback(form, previousId === undefined ? undefined : facts.forms.get(previousId), side, now);
  const weighed = replaced(pair, session.number, (each) => ({
    ...each,
    weighed: [...each.weighed.filter((id) => id !== form.formId), form.formId],
    weighedRevisions: { ...each.weighedRevisions, [form.formId]: form.revision },
  }));
  const formOf = (id: typeof session.mentorForm) => (id === undefined ? undefined : facts.forms.get(id));
  const end =
    session.concludedAt === undefined
      ? { pair: weighed, signals: [] }
      : concluded(weighed, session, { mentor: formOf(session.mentorForm), mentee: formOf(session.menteeForm) }, now);
  const signals = [...said.filter((signal) => !isRaised(pair, signal)), ...end.signals];
  const coordinator = pairCoordinator(dossier);
  const goesOn = pair.status !== 'closed' && pair.holdForm === undefined;
  const hold = goesOn ? signals.find(({ signal }) => putsOnHold(signal)) : undefined;
  const held =
    hold === undefined ? {} : await onHold(services, { cycle, pair, to: coordinator.personId, raised: hold });
  await program.pairs.advance(pair, {
    to: { ...end.pair, ...held, signals: [...pair.signals, ...signals] },
    event: 'feedback weighed',
    commands: signalCommands(pair, signals, coordinator.personId, now),
  });
  return 'weighed';
}
