import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { placeSessions } from '../shared/contracts/steps.ts';
import { task } from '../shared/domain/command.ts';
import type { Form } from '../shared/domain/form.ts';
import { chosenSlot, givesNoDate, movedTo, nextOfSeries, placedSeries } from '../shared/domain/place-sessions.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

/**
 * Puts agreed dates on the pair: the whole series, one moved session, or the next one to be agreed. Dates already placed are left alone, and a
 * date that has passed is none.
 */
export const handler = step(placeSessions, { program: programTable }, async ({ pairId }, { program, clock }) => {
  const { cycle, pair, facts } = await pairDossier(program, pairId);
  const now = clock.now();
  const answered = (id: Form['formId'] | undefined) => {
    const form = id === undefined ? undefined : facts.forms.get(id);
    const question = pair.status === 'dating' ? 'first' : 'date';
    return form?.status === 'answered' && !givesNoDate(form, question, now) ? form : undefined;
  };
  const change = () => {
    if (pair.status === 'dating') {
      const form = answered(pair.datesForm);
      const placed =
        form === undefined
          ? undefined
          : placedSeries(pair, form, cycle.definition, { keeper: facts.mentee.site, other: facts.mentor.site });
      if (form === undefined || placed === undefined) return undefined;
      const raised = task({
        taskId: `dates-${form.formId}`,
        cycleId: pair.cycleId,
        kind: 'signal',
        raisedAt: now,
        pairId,
        formId: form.formId,
        facts: { signal: 'dates-question', side: 'keeper' },
      });
      return { to: placed.pair, event: 'dates agreed', commands: placed.unclear ? [raised] : [] };
    }
    for (const session of pair.sessions) {
      const form = session.status === 'moving' ? answered(session.moveForm) : undefined;
      const slot = form === undefined ? undefined : chosenSlot(form, 'date');
      if (slot !== undefined) return { to: movedTo(pair, session.number, slot), event: 'new date agreed' };
    }
    const open = pair.sessions.some((session) => session.concludedAt === undefined);
    if (open || pair.rhythm !== 'one-by-one' || pair.sessions.length >= facts.count) return undefined;
    return { to: nextOfSeries(pair, cycle.definition.sessions.everyWeeks, now), event: 'next session to be dated' };
  };
  const next = pair.pause === undefined ? change() : undefined;
  if (next !== undefined) await program.pairs.advance(pair, next);
  return {};
});
