import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { askDates } from '../shared/contracts/steps.ts';
import { givenUp } from '../shared/domain/conclude-session.ts';
import { dateQuestion } from '../shared/domain/date-question.ts';
import { ladderFrom, ladderRules } from '../shared/domain/form-ladders.ts';
import { replaced } from '../shared/domain/place-sessions.ts';
import { mostDateRounds } from '../shared/domain/plan-pair.ts';
import { signalCommands } from '../shared/domain/raise-signals.ts';
import { pairCoordinator } from '../shared/dossier/hold.ts';
import { issue } from '../shared/dossier/issue.ts';
import { mentorHalfDays, pairDossier } from '../shared/dossier/pair-dossier.ts';

const uses = { program: programTable, people: peopleTable };

/**
 * Asks whoever keeps the leader's calendar for dates: of the series, or of one session that has lost its date. A session for which the
 * calendars hold no more days is given up; a series, left to a coordinator. One form per question and round.
 */
export const handler = step(askDates, uses, async ({ pairId }, services) => {
  const { program, clock } = services;
  const dossier = await pairDossier(program, pairId);
  const { cycle, pair, mentor, facts } = dossier;
  const now = clock.now();
  const question = dateQuestion(pair, facts, await mentorHalfDays(program, mentor), cycle.definition.lastDay, now);
  if (question === undefined) return {};
  const { session, slots, kind, to, round } = question;
  if (session !== undefined && slots.length === 0) {
    const end = givenUp(pair, session, now);
    const coordinator = pairCoordinator(dossier);
    await program.pairs.advance(pair, {
      to: { ...end.pair, signals: [...pair.signals, ...end.signals] },
      event: end.event,
      commands: signalCommands(pair, end.signals, coordinator.personId, now),
    });
    return {};
  }
  if (slots.length === 0) {
    await program.pairs.advance(pair, {
      to: { ...pair, datesRound: mostDateRounds },
      event: 'no more dates to offer',
    });
    return {};
  }
  const { formId } = await issue(services, {
    cycleId: cycle.cycleId,
    kind,
    to,
    group: 'pair',
    pairId,
    ...(session === undefined ? {} : { session: session.number }),
    round,
    facts: question.facts,
    ladder: ladderFrom(now, facts.mentee, ladderRules.dates),
  });
  await program.pairs.advance(pair, {
    to:
      session === undefined
        ? { ...pair, datesRound: round, datesForm: formId }
        : replaced(pair, session.number, (each) => ({ ...each, moves: each.moves + 1, moveForm: formId })),
    event: session === undefined ? 'dates asked' : 'new date asked',
  });
  return {};
});
