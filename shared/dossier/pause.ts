import { type Command, mail, wake } from '../domain/command.ts';
import type { Cycle } from '../domain/cycle.ts';
import type { Form } from '../domain/form.ts';
import { ladderFrom, ladderRules, type Reader } from '../domain/form-ladders.ts';
import type { PairId, PersonId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { type Pair, type PairSide, sideOf } from '../domain/pair.ts';
import { pauseDate, pauseEndsAt } from '../domain/pause-date.ts';
import { paused, pauseStep, suspended } from '../domain/pause-pair.ts';
import { isVoidInPause, postponedForm } from '../domain/postpone-form.ts';
import { signalCommands } from '../domain/raise-signals.ts';
import { coordinatorReader, readerOf, readerOfCoordinator } from '../domain/readers.ts';
import { remembered } from '../domain/remembered.ts';
import { resumed } from '../domain/resume-pair.ts';
import { type LocalDate, localDate } from '../domain/working-calendar.ts';
import type { Clock, Program } from '../ports.ts';
import { cancelForms } from './cancel-forms.ts';
import { onHold, pairCoordinator } from './hold.ts';
import { type IssueServices, issue } from './issue.ts';
import { type PairDossier, pairDossier } from './pair-dossier.ts';

interface PauseServices {
  readonly program: Program;
  readonly clock: Clock;
}

/**
 * Stops everything for one person until then: each of their pairs, and every form of theirs. The same message again changes nothing more. Answers
 * the moment until which nothing is sent, the latest of their pairs' pauses, and one of these pairs.
 */
export async function pausePerson(
  services: PauseServices,
  {
    cycle,
    personId,
    until,
    inboundId,
  }: { readonly cycle: Cycle; readonly personId: PersonId; readonly until: Instant; readonly inboundId: string },
): Promise<{ readonly until: Instant; readonly pairId: PairId | undefined }> {
  const { program } = services;
  const { cycleId } = cycle;
  const pairs = (await program.pairs.ofCycle(cycleId)).filter(
    (pair) => pair.status !== 'closed' && sideOf(pair, personId) !== undefined,
  );
  let latest = until;
  for (const { pairId } of pairs) {
    const dossier = await pairDossier(program, pairId);
    const pause = await pausePair(services, dossier, { personId, until, inboundId });
    if (pause !== undefined && pause > latest) latest = pause;
  }
  await postponeForms(
    services,
    cycle,
    latest,
    ({ personId: whose, pairId }) => whose === personId && !pairs.some((pair) => pair.pairId === pairId),
  );
  await program.participants.note(cycleId, personId, { pausedUntil: latest });
  return { until: latest, pairId: pairs[0]?.pairId };
}

/** Stops one pair and puts its forms off. Answers until when; undefined for a pair that is closed. */
async function pausePair(
  services: PauseServices,
  { cycle, pair, facts }: PairDossier,
  { personId, until, inboundId }: { readonly personId: PersonId; readonly until: Instant; readonly inboundId: string },
): Promise<Instant | undefined> {
  const { program, clock } = services;
  const side = sideOf(pair, personId);
  if (pair.status === 'closed' || side === undefined) return undefined;
  let stopped = pair;
  if (!pair.heard.includes(inboundId)) {
    const { to, commands } = paused(pair, { side, until }, facts, clock.now());
    stopped = { ...to, heard: remembered(pair.heard, inboundId) };
    await program.pairs.advance(pair, { to: stopped, event: 'paused', actor: personId, commands });
  }
  const pauseUntil = stopped.pause?.until;
  if (pauseUntil !== undefined) await putOffForms(services, cycle, stopped, pauseUntil);
  return pauseUntil;
}

/** The forms of a paused pair: those about dates are void, the others wait. A coordinator's own go on. */
async function putOffForms(
  services: PauseServices,
  cycle: Cycle,
  { pairId, pause }: Pair,
  until: Instant,
): Promise<void> {
  await postponeForms(
    services,
    cycle,
    until,
    (form) => form.pairId === pairId && form.kind !== 'FIT' && form.formId !== pause?.form,
  );
}

async function postponeForms(
  { program, clock }: PauseServices,
  cycle: Cycle,
  until: Instant,
  concerns: (form: Form) => boolean,
): Promise<void> {
  for (const form of await program.forms.ofCycle(cycle.cycleId)) {
    if (form.status !== 'issued' || !concerns(form)) continue;
    if (form.pairId !== undefined && isVoidInPause(form)) {
      await cancelForms(program, [form], 'pair paused');
      continue;
    }
    const to = postponedForm(form, until, await readerFor(program, cycle, form.personId), clock.now());
    if (to === form) continue;
    await program.forms.advance(form, { to, event: `put off until ${until}`, commands: [wake('form', form.formId)] });
  }
}

/** Whose working days count: the participant's, else the coordinator's, for anybody else the lead coordinator's. */
export async function readerFor(program: Program, cycle: Cycle, personId: PersonId): Promise<Reader> {
  const participant = await program.participants.find(cycle.cycleId, personId);
  if (participant !== undefined) return readerOf(cycle.definition, participant);
  return readerOfCoordinator(cycle, personId);
}

/**
 * What a pause needs next: dates that come too soon leave the calendars; when it is over its person is asked how to go on, and what they
 * answer is done. One step at a time, each one write; nothing when nothing is due.
 */
export async function seeToPause(services: IssueServices, pairId: PairId): Promise<void> {
  const { program, clock } = services;
  const dossier = await pairDossier(program, pairId);
  const { cycle, pair, facts } = dossier;
  const { pause } = pair;
  if (pause === undefined || pair.status === 'closed' || pair.holdForm !== undefined) return;
  const now = clock.now();
  const step = pauseStep(pair, pause, facts, now);
  if (step.kind === 'release') {
    const { pair: to, commands } = suspended(pair, facts, now);
    await program.pairs.advance(pair, { to, event: 'dates released in a pause', commands });
  }
  if (step.kind === 'ask') {
    const form = await issue(services, {
      cycleId: cycle.cycleId,
      kind: 'BACK',
      to: pause.side === 'mentor' ? pair.mentorId : pair.menteeId,
      group: 'pair',
      pairId,
      round: pair.returnsAsked + 1,
      ladder: ladderFrom(now, facts[pause.side], ladderRules.return),
    });
    await program.pairs.advance(pair, {
      to: { ...pair, pause: { ...pause, form: form.formId }, returnsAsked: pair.returnsAsked + 1 },
      event: 'asked how to go on',
    });
  }
  if (step.kind === 'follow') await follow(services, dossier, step.form);
}

async function follow(services: IssueServices, dossier: PairDossier, form: Form): Promise<void> {
  const { program, clock } = services;
  const { cycle, pair, facts } = dossier;
  const { pause } = pair;
  if (pause === undefined) return;
  const now = clock.now();
  if (form.answers.decision === 'resume') return resumePair(services, dossier, form.personId);

  // A month more, also while a coordinator decides about a wish to stop: should the pair go on after all, this is asked again.
  const until = pauseEndsAt(pauseDate(undefined, localDate(now, facts[pause.side].timeZone)) ?? '', facts[pause.side]);
  const longer = { ...pair, pause: { since: pause.since, side: pause.side, until } };
  if (form.answers.decision === 'stop') {
    const raised = { signal: 'wants-to-stop' as const, at: now, side: pause.side, facts: { about: form.formId } };
    const held = await onHold(services, { cycle, pair, to: pairCoordinator(dossier).personId, raised });
    await program.pairs.advance(pair, {
      to: { ...longer, ...held, signals: [...pair.signals, raised] },
      event: 'stop asked',
      actor: form.personId,
      commands: [
        mail({
          key: `${form.formId}#stop-noted`,
          mail: 'stop-noted',
          to: form.personId,
          cycleId: cycle.cycleId,
          formId: form.formId,
          pairId: pair.pairId,
          dueAt: now,
          ifUnsure: 'give up',
        }),
      ],
    });
    return;
  }
  const { to, commands } = paused(longer, { side: pause.side, until }, facts, now);
  await putOffForms(services, cycle, pair, until);
  await program.participants.note(cycle.cycleId, form.personId, { pausedUntil: until });
  await program.pairs.advance(pair, {
    to,
    event: 'paused longer',
    actor: form.personId,
    commands: [...commands, pausedNote(form, { until, pairId: pair.pairId, about: form.formId, dueAt: now })],
  });
}

/** "Noted, everything stops until then": the direct answer to whoever asked (content.md 4.4). */
export function pausedNote(
  form: Form,
  {
    until,
    pairId,
    about,
    dueAt,
  }: { readonly until: Instant; readonly pairId: PairId | undefined; readonly about: string; readonly dueAt: Instant },
): Command {
  return mail({
    key: `${form.formId}#paused#${about}`,
    mail: 'paused',
    to: form.personId,
    cycleId: form.cycleId,
    formId: form.formId,
    ...(pairId === undefined ? {} : { pairId }),
    facts: { until },
    dueAt,
    ifUnsure: 'give up',
  });
}

/** Ends a pause: sessions are placed again, or asked for again. Nothing for a pair that is not paused. */
export async function resumePair(services: PauseServices, dossier: PairDossier, actor: string): Promise<void> {
  const { program, clock } = services;
  const { cycle, pair, facts } = dossier;
  const { pause } = pair;
  if (pause === undefined) return;
  const now = clock.now();
  const asked = pause.form === undefined ? undefined : facts.forms.get(pause.form);
  if (asked !== undefined) await cancelForms(program, [asked], 'pair resumed');
  await program.participants.note(cycle.cycleId, pause.side === 'mentor' ? pair.mentorId : pair.menteeId, {
    pausedUntil: now,
  });
  const { to, signals, commands } = resumed(pair, cycle.definition, facts, now);
  const coordinator = pairCoordinator(dossier);
  await program.pairs.advance(pair, {
    to: { ...to, signals: [...pair.signals, ...signals] },
    event: 'resumed',
    actor,
    commands: [...commands, ...signalCommands(pair, signals, coordinator.personId, now)],
  });
}

/** Why a pair cannot be paused by hand until that day. */
export function pauseRefusal(
  { cycle, pair }: Pick<PairDossier, 'cycle' | 'pair'>,
  date: LocalDate,
  now: Instant,
): 'closed' | 'not to come' | 'after the last day' | undefined {
  if (pair.status === 'closed') return 'closed';
  if (date <= localDate(now, coordinatorReader(cycle.definition).timeZone)) return 'not to come';
  return date > cycle.definition.lastDay ? 'after the last day' : undefined;
}

/** A coordinator's pause of one pair, for whoever of the two is away; given twice it is done once. */
export async function pauseByHand(
  services: PauseServices,
  {
    dossier,
    side,
    date,
    by,
    key,
  }: {
    readonly dossier: PairDossier;
    readonly side: PairSide;
    readonly date: LocalDate;
    readonly by: string;
    /** Of the line that says so in a message: the pair remembers it. */
    readonly key?: string;
  },
): Promise<{ readonly outcome: 'done' | 'already so'; readonly until: Instant }> {
  const { program, clock } = services;
  const { cycle, pair, facts } = dossier;
  const until = pauseEndsAt(date, facts[side]);
  const isHeard = key !== undefined && pair.heard.includes(key);
  const isSo = isHeard || (pair.pause?.until === until && pair.pause.side === side);
  if (!isSo) {
    const { pause: _pause, ...awake } = pair;
    // The coordinator's date counts, also when it is sooner than the one before.
    const before = pair.pause === undefined ? pair : { ...awake, pause: { since: pair.pause.since, side, until } };
    const { to, commands } = paused(before, { side, until }, facts, clock.now());
    const heard = key === undefined ? pair.heard : remembered(pair.heard, key);
    await program.pairs.advance(pair, { to: { ...to, heard }, event: `paused until ${date}`, actor: by, commands });
  }
  if (!isHeard) await putOffForms(services, cycle, { ...pair, pause: undefined }, until);
  return { outcome: isSo ? 'already so' : 'done', until };
}

/** Who of a pair is away, as far as the program knows: the mentor unless only the leader is. */
export function whoIsAway({ mentor, mentee }: PairDossier, now: Instant): PairSide {
  const isAway = ({ awayUntil, pausedUntil }: PairDossier['mentor']) =>
    (awayUntil ?? '') > now || (pausedUntil ?? '') > now;
  return isAway(mentee) && !isAway(mentor) ? 'mentee' : 'mentor';
}
