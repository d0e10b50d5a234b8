import { step } from '../shared/adapters/step.ts';
import { weighFeedback } from '../shared/contracts/steps.ts';
import { replaced } from '../shared/domain/place-sessions.ts';
import { askedForm } from '../shared/domain/plan-pair.ts';
import { signalCommands } from '../shared/domain/raise-signals.ts';
import { sendableAt } from '../shared/domain/sending-hours.ts';
import { putsOnHold, weighFeedback as weigh } from '../shared/domain/weigh-feedback.ts';
import { holdForm, pairCoordinator } from '../shared/dossier/hold.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

/** Reads one answered feedback form for what a coordinator must know, once. A private matter stops the pair until a coordinator decides. */
export const handler = step(weighFeedback, async ({ pairId }, services) => {
  const { program, clock } = services;
  const dossier = await pairDossier(program, pairId);
  const { cycle, pair, facts } = dossier;
  const found = pair.sessions.flatMap((session) =>
    (['mentor', 'mentee'] as const).flatMap((side) => {
      const id = askedForm(session, side);
      const form = id === undefined ? undefined : facts.forms.get(id);
      return form?.status === 'answered' && !session.weighed.includes(form.formId) ? [{ session, side, form }] : [];
    }),
  )[0];
  if (found === undefined) return {};
  const { session, side, form } = found;
  const previous = pair.sessions.findLast((each) => each.number < session.number && each.status === 'held');
  const previousForm = previous === undefined ? undefined : askedForm(previous, side);
  const now = clock.now();
  const signals = weigh(
    form,
    previousForm === undefined ? undefined : await program.forms.find(previousForm),
    side,
    now,
  );
  const coordinator = pairCoordinator(dossier);
  const hold = signals.find(({ signal }) => putsOnHold(signal));
  const weighed = replaced(pair, session.number, (each) => ({ ...each, weighed: [...each.weighed, form.formId] }));
  const held =
    hold === undefined
      ? {}
      : {
          holdForm: (await holdForm(services, { cycle, pair, to: coordinator.personId, raised: hold })).formId,
          holds: pair.holds + 1,
          stopAsked: side,
        };
  await program.pairs.advance(pair, {
    to: { ...weighed, ...held, signals: [...pair.signals, ...signals] },
    event: 'feedback weighed',
    commands: signalCommands(pair, signals, coordinator.personId, sendableAt(now, coordinator.reader)),
  });
  return {};
});
