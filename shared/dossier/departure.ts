import { ledgerTag } from '../domain/deterministic-ids.ts';
import { attemptKey } from '../domain/form.ts';
import type { Reader } from '../domain/form-ladders.ts';
import { type Instant, latest, plusMinutes } from '../domain/instant.ts';
import type { LedgerEntry } from '../domain/ledger.ts';
import {
  keptBackUntil,
  knownAbsence,
  leavesAtAnyHour,
  leavingLater,
  mailClass,
  nextWeekAt,
  placesInWeek,
  turnMinutes,
  weekOf,
} from '../domain/mail-budget.ts';
import type { Pair } from '../domain/pair.ts';
import { sendableAt } from '../domain/sending-hours.ts';
import type { LetterFacts } from '../messages/letter-facts.ts';
import type { Program } from '../ports.ts';
import { formReader } from './form-reader.ts';

/** When an email may leave; `never` when what it is about is over before then. */
export type Departure =
  | { readonly leaves: 'now' }
  | { readonly leaves: 'later'; readonly at: Instant }
  | { readonly leaves: 'never'; readonly why: string };

/**
 * The one place that says when an email may leave: in the hours of the person's working days, and within what a week may bring
 * (content.md 1.5). A calendar item leaves at any hour: a session that moved should be seen at once, and a calendar makes no noise; so does the
 * answer to what a coordinator just sent, and what she may object to within hours that are counted where another works. A full week
 * puts an email off to the next one, and a form put off reminds and closes later as well. Asked twice it answers the same: an email keeps the
 * place it has in a week. Throws LostRace when the form changed meanwhile: then it may not be asked any more.
 */
export async function departure(
  program: Program,
  entry: LedgerEntry,
  facts: LetterFacts,
  now: Instant,
): Promise<Departure> {
  const reader = formReader(facts);
  const occasion = { form: facts.form, saidYesAt: await saidYesAt(program, entry, facts), reader };
  const kind = mailClass(entry, occasion, now);
  const isCoordinator = facts.cycle.coordinators.includes(entry.to);
  if (leavesAtAnyHour(entry, { kind, form: facts.form, isCoordinator })) return { leaves: 'now' };
  const rest =
    kind === 'counted' || kind === 'wanted'
      ? keptBackUntil(entry, { participant: facts.participant, pair: facts.pair?.pair })
      : undefined;
  if (rest !== undefined && rest > now) return { leaves: 'later', at: sendableAt(rest, reader) }; // its deadline has moved with the pause
  const absence =
    kind === 'counted'
      ? knownAbsence(entry, {
          participant: facts.participant,
          form: facts.form,
          session: facts.pair?.pair.sessions.find(({ number }) => number === entry.session),
        })
      : undefined;
  const open = sendableAt(absence === undefined ? now : latest(now, absence), reader);
  if (entry.mail === 'bundle' && facts.bundle.length === 0) return { leaves: 'never', why: 'told already' };
  if (open > now) return putOff(program, entry, facts, open, reader);
  if (kind !== 'counted') return { leaves: 'now' };
  const places = placesInWeek(entry, await pairsOf(program, entry, facts), reader, now);
  const hasRoom = await program.weeks.take(entry.to, weekOf(now, reader), ledgerTag(entry.key), places);
  if (hasRoom) return { leaves: 'now' };
  const turn = plusMinutes(nextWeekAt(now, reader), turnMinutes(entry));
  return putOff(program, entry, facts, turn, reader);
}

/** The pairs whose sheets a person may get: the one at hand; all of a mentor who may have several. */
async function pairsOf(
  program: Program,
  { mail, cycleId }: LedgerEntry,
  { pair, participant }: LetterFacts,
): Promise<readonly Pair[]> {
  if (mail === 'sheet') return [];
  if (participant !== undefined && participant.side === 'mentor' && participant.capacity > 1)
    return program.pairs.ofCycle(cycleId);
  return pair === undefined ? [] : [pair.pair];
}

/** When the person said yes to the pair that a form is about. */
async function saidYesAt(
  program: Program,
  { mail, to }: LedgerEntry,
  { pair }: LetterFacts,
): Promise<Instant | undefined> {
  if (mail !== 'form' || pair === undefined) return undefined;
  const { mentorId, menteeId, mentorProposal, menteeProposal } = pair.pair;
  const proposal = to === mentorId ? mentorProposal : to === menteeId ? menteeProposal : undefined;
  const form = proposal === undefined ? undefined : await program.forms.find(proposal);
  return form?.answers.decision === 'yes' ? form.answeredAt : undefined;
}

async function putOff(
  program: Program,
  entry: LedgerEntry,
  { form, pair }: LetterFacts,
  at: Instant,
  reader: Reader,
): Promise<Departure> {
  const session = pair?.pair.sessions.find(({ number }) => number === entry.session);
  if (entry.mail === 'sheet' && session !== undefined && at >= session.meetsAt)
    return { leaves: 'never', why: 'no room before the session' };
  if (form !== undefined && entry.key === attemptKey(form.formId, 0)) {
    const to = leavingLater(form, at, reader);
    // A message that came twice: whoever read the other one may have sent it meanwhile, and a form that left is not put off (seed 81023).
    const isStillQueued = to !== form && (await program.ledger.find(entry.key))?.status === 'queued';
    if (isStillQueued) await program.forms.advance(form, { to, event: 'put off' });
  } else if (form !== undefined && entry.mail === 'form' && at >= form.closesAt) {
    return { leaves: 'never', why: 'no room before the deadline' };
  }
  return { leaves: 'later', at };
}
