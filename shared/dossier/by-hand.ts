import type * as z from 'zod';
import { LostRace } from '../contracts/errors.ts';
import type { runCommand } from '../contracts/steps.ts';
import { decideProposal } from '../domain/by-hand/decide-proposal.ts';
import { explainWords } from '../domain/by-hand/explain-words.ts';
import { extendEnrollment, extendEvaluation, extendForm, followingForm } from '../domain/by-hand/extend-deadline.ts';
import { orderCancel } from '../domain/by-hand/order-cancel.ts';
import { resendForm } from '../domain/by-hand/resend-form.ts';
import type { Ruling } from '../domain/by-hand/ruling.ts';
import { wake } from '../domain/command.ts';
import { type Cycle, isOver } from '../domain/cycle.ts';
import { contributorsOf } from '../domain/enrollment.ts';
import { catalogOf } from '../domain/expertise/cycle-catalog.ts';
import { explainedBy, wordsIdFor } from '../domain/expertise/learned-words.ts';
import { wordsKey } from '../domain/expertise/tokens.ts';
import { attemptKey } from '../domain/form.ts';
import type { Instant } from '../domain/instant.ts';
import { pairLabel } from '../domain/pair.ts';
import { coordinatorReader, readerOf } from '../domain/readers.ts';
import { localDate, wallClock } from '../domain/working-calendar.ts';
import type { Clock, Documents, Entities, Program } from '../ports.ts';
import { cancelForms } from './cancel-forms.ts';
import { expertiseLetters } from './expertise-letters.ts';
import { type PairDossier, pairDossier } from './pair-dossier.ts';
import { pauseByHand, pauseRefusal, readerFor, resumePair, whoIsAway } from './pause.ts';

export type Order = z.output<typeof runCommand.input>;
export type OrderAnswer = z.input<typeof runCommand.output>;
type Give<Name extends Order['command']> = Extract<Order, { command: Name }>;

export interface ByHandServices {
  readonly program: Program;
  readonly documents: Documents;
  readonly clock: Clock;
}

const mostRaces = 5;

/**
 * Carries one command out: load, rule, change. What follows on other items is done also when the command says "already so", so a command that
 * was cut short is completed by giving it again. Throws LostRace when others changed the same entity five times in a row.
 */
export async function carryOutByHand(services: ByHandServices, order: Order): Promise<OrderAnswer> {
  for (let races = 1; ; races += 1) {
    try {
      return await once(services, order);
    } catch (error) {
      if (!(error instanceof LostRace) || races === mostRaces) throw error;
    }
  }
}

function once(services: ByHandServices, order: Order): Promise<OrderAnswer> {
  switch (order.command) {
    case 'decide':
      return decide(services, order);
    case 'cancel':
      return onCycle(services, order, (cycle) => orderCancel(cycle, services.clock.now()));
    case 'extend-enrollment':
    case 'extend-evaluation':
      return extendForAll(services, order);
    case 'extend-form':
      return extendOne(services, order);
    case 'resend':
      return resend(services, order);
    case 'resume':
      return resume(services, order);
    case 'pause-pair':
      return pausePair(services, order);
    case 'resume-pair':
      return wakePair(services, order);
    case 'map':
      return sendMap(services, order);
    case 'learn':
      return learn(services, order);
  }
}

/** An approval also closes the form that asked for it: nobody is reminded of what is decided. */
async function decide(services: ByHandServices, order: Give<'decide'>): Promise<OrderAnswer> {
  const { program, clock } = services;
  const answer = await onCycle(services, order, (cycle) => decideProposal(cycle, order, clock.now()));
  const cycle = answer.outcome === 'refused' ? undefined : await program.cycles.find(order.cycleId);
  const form = cycle?.decisionForm === undefined ? undefined : await program.forms.find(cycle.decisionForm);
  if (form !== undefined) await cancelForms(program, [form], 'decided by command');
  return answer;
}

async function extendForAll(
  services: ByHandServices,
  order: Give<'extend-enrollment' | 'extend-evaluation'>,
): Promise<OrderAnswer> {
  const { program, clock } = services;
  const { cycleId } = order;
  const now = clock.now();
  const isEnrollment = order.command === 'extend-enrollment';
  let until = '';
  const answer = await onCycle(services, order, (cycle) => {
    until = instantOf(order.until, cycle);
    return isEnrollment ? extendEnrollment(cycle, until, now) : extendEvaluation(cycle, until, now);
  });
  if (answer.outcome === 'refused') return answer;
  const cycle = await program.cycles.load(cycleId);
  const participants = new Map((await program.participants.ofCycle(cycleId)).map((each) => [each.personId, each]));
  let followed = 0;
  for (const { formId, personId } of await program.forms.ofCycle(cycleId, isEnrollment ? 'ENR-' : 'CLO-')) {
    const participant = participants.get(personId);
    const form = participant === undefined ? undefined : await program.forms.load(formId);
    if (participant === undefined || form === undefined) continue;
    const to = followingForm(form, until, readerOf(cycle.definition, participant), now);
    if (to === undefined) continue;
    await program.forms.advance(form, {
      to,
      event: `deadline extended to ${until}`,
      actor: order.by,
      commands: [wake('form', formId)],
    });
    followed += 1;
  }
  return {
    outcome: followed > 0 ? 'done' : answer.outcome,
    message: `${answer.message} Open forms that follow: ${followed}.`,
  };
}

async function extendOne(services: ByHandServices, order: Give<'extend-form'>): Promise<OrderAnswer> {
  const { program, clock } = services;
  const form = await program.forms.find(order.formId);
  const cycle = form === undefined ? undefined : await program.cycles.find(form.cycleId);
  if (form === undefined || cycle === undefined) return unknownId('form', order.formId);
  const reader = await readerFor(program, cycle, form.personId);
  return settled(
    program.forms,
    form,
    extendForm(form, cycle, instantOf(order.until, cycle), reader, clock.now()),
    order.by,
  );
}

async function resend({ program, clock }: ByHandServices, order: Give<'resend'>): Promise<OrderAnswer> {
  const form = await program.forms.find(order.formId);
  if (form === undefined) return unknownId('form', order.formId);
  const last = form.sent === 0 ? undefined : await program.ledger.find(attemptKey(form.formId, form.sent - 1));
  return settled(program.forms, form, resendForm(form, last, clock.now()), order.by);
}

/** Makes sure that an execution runs for a cycle and for everything open in it: one that ended is replaced, and each does what was missed. */
async function resume({ program }: ByHandServices, order: Give<'resume'>): Promise<OrderAnswer> {
  const { cycleId } = order;
  const cycle = await program.cycles.find(cycleId);
  if (cycle === undefined) return unknownId('cycle', cycleId);
  if (isOver(cycle))
    return { outcome: 'refused', message: `${cycleId} is ${cycle.status}: nothing of it is left to resume.` };
  const pairs = (await program.pairs.ofCycle(cycleId)).filter(({ status }) => status !== 'closed');
  const forms = (await program.forms.ofCycle(cycleId)).filter(({ status }) => status === 'issued');
  await program.wake('cycle', cycleId);
  for (const { pairId } of pairs) await program.wake('pair', pairId);
  for (const { formId } of forms) await program.wake('form', formId);
  return {
    outcome: 'done',
    message: `${cycleId} (${cycle.status}) goes on, with its open pairs (${pairs.length}) and forms (${forms.length}).`,
  };
}

async function pausePair(services: ByHandServices, order: Give<'pause-pair'>): Promise<OrderAnswer> {
  const { program, clock } = services;
  const dossier = await pairNamed(program, order);
  if ('outcome' in dossier) return dossier;
  const now = clock.now();
  const { pair, cycle } = dossier;
  const label = pairLabel(pair);
  const refusal = pauseRefusal(dossier, order.until, now);
  if (refusal !== undefined) {
    const why = {
      closed: `${label} is closed: there is nothing to pause.`,
      'not to come': `${order.until} is not to come: give the day on which to ask how to go on.`,
      'after the last day': `${cycle.cycleId} ends on ${cycle.definition.lastDay}: a pause until ${order.until} would be the end of ${label}.`,
    };
    return { outcome: 'refused', message: why[refusal] };
  }
  const side = order.side === undefined ? whoIsAway(dossier, now) : order.side === 'leader' ? 'mentee' : 'mentor';
  const { outcome, until } = await pauseByHand(services, { dossier, side, date: order.until, by: order.by });
  const who = side === 'mentor' ? pair.mentorId : pair.menteeId;
  return { outcome, message: `${label} is paused; ${who} is asked at ${until} how to go on.` };
}

async function wakePair(services: ByHandServices, order: Give<'resume-pair'>): Promise<OrderAnswer> {
  const dossier = await pairNamed(services.program, order);
  if ('outcome' in dossier) return dossier;
  const label = pairLabel(dossier.pair);
  if (dossier.pair.status === 'closed') return { outcome: 'refused', message: `${label} is closed: it cannot go on.` };
  if (dossier.pair.pause === undefined) return { outcome: 'already so', message: `${label} is not paused.` };
  await resumePair(services, dossier, order.by);
  return { outcome: 'done', message: `${label} goes on; its sessions get their dates again.` };
}

async function pairNamed(
  program: Program,
  { cycleId, pair: name }: { readonly cycleId: Cycle['cycleId']; readonly pair: string },
): Promise<PairDossier | OrderAnswer> {
  if ((await program.cycles.find(cycleId)) === undefined) return unknownId('cycle', cycleId);
  const pair = (await program.pairs.ofCycle(cycleId)).find(({ number }) => number === Number(name.slice(1)));
  if (pair === undefined)
    return { outcome: 'refused', message: `${cycleId} has no pair ${name}: the digest names its pairs.` };
  return pairDossier(program, pair.pairId);
}

/** Shows the coordinators what those enrolled so far teach and want, while there is time to ask others: once a day, and by itself when enrollment closes. */
async function sendMap(services: ByHandServices, { cycleId }: Give<'map'>): Promise<OrderAnswer> {
  const { program, clock } = services;
  const cycle = await program.cycles.find(cycleId);
  if (cycle === undefined) return unknownId('cycle', cycleId);
  if (cycle.status !== 'enrolling')
    return {
      outcome: 'refused',
      message: `${cycleId} is ${cycle.status}: its map is sent while it enrolls, and at the close.`,
    };
  const day = localDate(clock.now(), coordinatorReader(cycle.definition).timeZone);
  const { letters } = await expertiseLetters(services, cycle, day, clock.now());
  const known = await Promise.all(letters.map(({ order }) => program.ledger.find(order.key)));
  for (const { order } of letters) await program.ledger.order(order);
  return known.every((entry) => entry !== undefined)
    ? { outcome: 'already so', message: `The map of ${cycleId} was ordered today (${day}).` }
    : { outcome: 'done', message: `The map of ${cycleId} goes to its coordinators (${letters.length}).` };
}

/** Remembers what words of an enrollment stand for: for the next proposal of this cycle, and for every later cycle. */
async function learn({ program, clock }: ByHandServices, order: Give<'learn'>): Promise<OrderAnswer> {
  const { cycleId, wordsId } = order;
  const cycle = await program.cycles.find(cycleId);
  if (cycle === undefined) return unknownId('cycle', cycleId);
  const learned = explainedBy(await program.vocabulary.all());
  const catalog = catalogOf(cycle.definition.skills, learned);
  const known = learned.find((each) => each.wordsId === wordsId);
  const unknown =
    known === undefined
      ? contributorsOf(
          await program.participants.ofCycle(cycleId),
          await program.forms.ofCycle(cycleId, 'ENR-'),
          catalog,
        ).flatMap((person) => person.unknown)
      : [];
  const found = unknown.find((words) => wordsIdFor(words) === wordsId);
  const words = known?.words ?? (found === undefined ? undefined : wordsKey(found));
  const ruling = explainWords({ cycleId, catalog, known, words }, order, clock.now());
  if (ruling.kind !== 'change') return { outcome: ruling.kind, message: ruling.message };
  await program.vocabulary.learn(ruling.to);
  return { outcome: 'done', message: ruling.message };
}

async function onCycle(
  { program }: ByHandServices,
  { cycleId, by }: { readonly cycleId: Cycle['cycleId']; readonly by: string },
  rule: (cycle: Cycle) => Ruling<Cycle>,
): Promise<OrderAnswer> {
  const cycle = await program.cycles.find(cycleId);
  return cycle === undefined ? unknownId('cycle', cycleId) : settled(program.cycles, cycle, rule(cycle), by);
}

/** The one conditional change of a command, with whoever gave it in the audit trail. */
async function settled<Id, Entity>(
  entities: Entities<Id, Entity>,
  from: Entity,
  ruling: Ruling<Entity>,
  actor: string,
): Promise<OrderAnswer> {
  if (ruling.kind !== 'change') return { outcome: ruling.kind, message: ruling.message };
  const { to, event, commands, message } = ruling;
  await entities.advance(from, { to, event, actor, commands });
  return { outcome: 'done', message };
}

function unknownId(what: string, id: string): OrderAnswer {
  return { outcome: 'refused', message: `There is no ${what} ${id}: copy its id from "why" or from a digest's task.` };
}

/** A day counts until 18:00 where the lead coordinator works, as every deadline of a cycle does. */
function instantOf(until: string, cycle: Cycle): Instant {
  return until.length > 10 ? until : wallClock(until, '18:00', coordinatorReader(cycle.definition).timeZone);
}
