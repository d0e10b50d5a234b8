import { programTable } from '../shared/adapters/program-table.ts';
import { step } from '../shared/adapters/step.ts';
import { inviteToSessions } from '../shared/contracts/steps.ts';
import { mail } from '../shared/domain/command.ts';
import { calendarKey } from '../shared/domain/end-pair.ts';
import { invitationIsDue } from '../shared/domain/plan-pair.ts';
import { pairDossier } from '../shared/dossier/pair-dossier.ts';

/** Sends the calendar items of the sessions whose turn it is to both people: the same UID, the present SEQUENCE, so a repeat changes nothing. */
export const handler = step(inviteToSessions, { program: programTable }, async ({ pairId }, { program, clock }) => {
  const { pair, facts } = await pairDossier(program, pairId);
  const now = clock.now();
  const due = pair.sessions.filter((session) => invitationIsDue(pair, session, facts, now));
  if (due.length === 0) return {};
  await program.pairs.advance(pair, {
    to: {
      ...pair,
      sessions: pair.sessions.map((session) => (due.includes(session) ? { ...session, invited: true } : session)),
    },
    event: 'invited',
    commands: due.flatMap((session) =>
      [pair.mentorId, pair.menteeId].map((to) =>
        mail({
          key: calendarKey(pair, session.number, to, session.sequence, 'invitation'),
          mail: 'invitation',
          to,
          cycleId: pair.cycleId,
          pairId,
          session: session.number,
          facts: { meetsAt: session.meetsAt, sequence: String(session.sequence) },
          dueAt: now,
          ifUnsure: 'send again',
        }),
      ),
    ),
  });
  return {};
});
