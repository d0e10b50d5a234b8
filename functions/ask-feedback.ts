import { peopleTable } from '../shared/adapters/people-table.ts';
import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { askFeedback } from '../shared/contracts/steps.ts';
import { feedbackKind } from '../shared/domain/feedback-kind.ts';
import { feedbackLadder } from '../shared/domain/form-ladders.ts';
import { askedForm, feedbackAskedAt } from '../shared/domain/plan-pair.ts';
import { recallsCharter } from '../shared/domain/recalls-charter.ts';
import { issue } from '../shared/dossier/issue.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

const uses = { program: programTable, people: peopleTable };

/** Sends the short form after a session to the side whose turn it is, the mentor first after session 1. One form per session, date and side. */
export const handler = step(askFeedback, uses, async ({ pairId }, services) => {
  const { program, clock } = services;
  const { cycle, pair, facts } = await pairDossier(program, pairId);
  if (pair.pause !== undefined) return {};
  const now = clock.now();
  const due = pair.sessions.flatMap((session) =>
    (['mentor', 'mentee'] as const)
      .filter((side) => session.status === 'planned' && askedForm(session, side) === undefined)
      .filter((side) => feedbackAskedAt(session, side, facts) <= now)
      .map((side) => ({ session, side })),
  )[0];
  if (due === undefined) return {};
  const { session, side } = due;
  const firstId = pair.sessions[0] === undefined ? undefined : askedForm(pair.sessions[0], side);
  const kind = feedbackKind({
    number: session.number,
    count: facts.count,
    side,
    first: firstId === undefined ? undefined : await program.forms.find(firstId),
    mentorForm: session.mentorForm === undefined ? undefined : await program.forms.find(session.mentorForm),
  });
  const form = await issue(services, {
    cycleId: pair.cycleId,
    kind,
    to: side === 'mentor' ? pair.mentorId : pair.menteeId,
    group: 'pair',
    pairId,
    session: session.number,
    round: session.sequence + 1,
    facts: {
      meetsAt: session.meetsAt,
      side,
      ...(recallsCharter(cycle, session, pair.sessions) ? { reminder: 'charter' } : {}),
    },
    ladder: feedbackLadder(now, facts[side], session.number === facts.count),
  });
  const asked = side === 'mentor' ? { mentorForm: form.formId } : { menteeForm: form.formId };
  await program.pairs.advance(pair, {
    to: { ...pair, sessions: pair.sessions.map((each) => (each === session ? { ...each, ...asked } : each)) },
    event: `feedback asked of the ${side}`,
  });
  return {};
});
