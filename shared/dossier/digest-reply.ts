import { askNextDate, endPairAt, notedPair, replacePairAt, takeBackEnd } from '../domain/by-hand/decide-pair.ts';
import { resendForm } from '../domain/by-hand/resend-form.ts';
import type { Ruling } from '../domain/by-hand/ruling.ts';
import { mail } from '../domain/command.ts';
import type { DigestAction } from '../domain/digest-decisions.ts';
import { attemptKey } from '../domain/form.ts';
import type { PairId } from '../domain/ids.ts';
import type { InboundRecord } from '../domain/inbound.ts';
import { latest } from '../domain/instant.ts';
import { type Pair, PairSide, pairLabel } from '../domain/pair.ts';
import { pauseDate } from '../domain/pause-date.ts';
import { readerOfCoordinator } from '../domain/readers.ts';
import { remembered } from '../domain/remembered.ts';
import { type LocalDate, localDate } from '../domain/working-calendar.ts';
import { clampText } from '../forms/clamp-text.ts';
import { type DeskLine, deskLine, type PairLine, pairLine } from '../forms/pair-lines.ts';
import { replyParts } from '../forms/reply-parts.ts';
import { standingWord } from '../forms/standing-word.ts';
import { digestEndsAt, digestPauseDay } from '../messages/digest-values.ts';
import { type DoneCode, doneCode } from '../messages/done-lines.ts';
import { formInHand } from '../messages/form-values.ts';
import type { Digest, LetterFacts } from '../messages/letter-facts.ts';
import { answerByPhone } from './answer-by-phone.ts';
import type { IssueServices } from './issue.ts';
import { type LetterServices, letterDossier } from './letter-dossier.ts';
import { pairDossier } from './pair-dossier.ts';
import { pauseByHand, pauseRefusal, resumePair, whoIsAway } from './pause.ts';
import { type ReceivedReply, takeReply, unfolded } from './take-reply.ts';

type DigestServices = IssueServices & LetterServices;
type Became = Pick<DoneCode, 'outcome' | 'at'>;

/**
 * Takes a coordinator's reply to a digest: lines about one pair are obeyed, decisions stored and carried out, and one echo tells what became of
 * each. Every pair remembers what it was told, so that the same message twice changes nothing.
 */
export async function takeDigestReply(
  services: DigestServices,
  received: ReceivedReply,
): Promise<InboundRecord['outcome']> {
  const { program, clock } = services;
  const { form, inboundId, receivedAt } = received;
  const request = { cycleId: form.cycleId, to: form.personId, formId: form.formId };
  const dossier = await letterDossier(services, request);
  const { definition, values } = formInHand(dossier, form);
  const message = unfolded(received.message);
  const text = clampText(message.text);
  const lines = replyParts(definition, values, text).own.flatMap((line) => pairLine(line) ?? deskLine(line) ?? []);
  const isLine = (line: string) => lines.some((each) => each.line.trim() === line.trim());
  const rest = text
    .split('\n')
    .filter((line) => !isLine(line))
    .join('\n');
  const outcome = await takeReply(services, {
    ...received,
    message: { ...message, text: rest },
    bringsFiles: received.bringsFiles === true || lines.length > 0,
  });

  const answered = await program.forms.load(form.formId);
  const done: DoneCode[] = [];
  for (const [index, item] of (dossier.digest?.items ?? []).entries()) {
    const what = `item${String(index + 1)}`;
    if (answered.givenAt[what] !== receivedAt) continue;
    const action = String(answered.answers[what]) as DigestAction; // read against the options of the same list
    done.push({ what, pair: '', ...(await decide(services, dossier, item, action, `${inboundId}#${what}`)) });
  }
  for (const [index, line] of lines.entries())
    done.push({
      what: line.order,
      pair: 'number' in line ? pairLabel(line) : '',
      ...(await obeyLine(services, dossier, line, `${inboundId}#line${String(index + 1)}`)),
    });
  if (done.length === 0) return outcome;
  const { order } = mail({
    key: `${form.formId}#done#${inboundId}`,
    mail: 'done',
    to: form.personId,
    cycleId: form.cycleId,
    formId: form.formId,
    facts: Object.fromEntries(done.map((each, index) => [String(index + 1).padStart(2, '0'), doneCode(each)])),
    dueAt: clock.now(), // the answer to her own message
    ifUnsure: 'give up',
  });
  await program.ledger.order(order);
  return outcome === 'nothing' ? 'moved' : outcome;
}

/** Does what was decided about one pair. A matter that is dealt with does not come back; one she calls about does. */
async function decide(
  services: DigestServices,
  dossier: LetterFacts,
  item: Digest['items'][number],
  action: DigestAction,
  key: string,
): Promise<Became> {
  const { program, clock } = services;
  const pair = item.lines[0]?.pair;
  if (pair === undefined) return { outcome: 'unknown' };
  const side = item.lines[0]?.task.facts.side;
  const concerned = { pairId: pair.pairId, side: PairSide.safeParse(side).data };
  const became = await act(services, dossier, concerned, action, key);
  if (action !== 'call' && became.outcome !== 'not-now')
    for (const { task } of item.lines) await program.tasks.markTold(task, clock.now());
  return became;
}

async function act(
  services: DigestServices,
  dossier: LetterFacts,
  { pairId, side }: { readonly pairId: PairId; readonly side: PairSide | undefined },
  action: DigestAction,
  key: string,
): Promise<Became> {
  switch (action) {
    case 'call':
      return { outcome: 'again' };
    case 'nothing':
      return { outcome: 'done' };
    case 'end':
      return end(services, dossier, pairId, key);
    case 'dates':
      return askDates(services, pairId, key);
    case 'message':
      return sendReadyMessage(services, dossier, pairId, key);
    case 'pause':
      return pauseUntil(services, dossier, { pairId, date: digestPauseDay(dossier), side }, key);
    case 'remind':
      return remindAll(services, dossier);
  }
}

/** Puts a line of the charter into the next session form of every pair; asked twice in one digest it is one. */
async function remindAll({ program, clock }: DigestServices, { cycle, form }: LetterFacts): Promise<Became> {
  const current = await program.cycles.load(cycle.cycleId);
  const askedIn = form?.formId;
  if (askedIn !== undefined && current.charterReminder?.digest !== askedIn)
    await program.cycles.advance(current, {
      to: { ...current, charterReminder: { at: clock.now(), digest: askedIn } },
      event: 'charter reminder ordered',
    });
  return { outcome: 'done' };
}

async function obeyLine(
  services: DigestServices,
  dossier: LetterFacts,
  line: PairLine | DeskLine,
  key: string,
): Promise<Became> {
  if ('number' in line) return obey(services, dossier, line, key);
  if (line.order === 'enter') return { outcome: await answerByPhone(services, dossier, line.rest, key) };
  const { order } = mail({
    key: `${dossier.cycle.cycleId}#overview#${key}`,
    mail: 'overview',
    to: dossier.to.personId,
    cycleId: dossier.cycle.cycleId,
    facts: { what: line.order, at: services.clock.now() },
    dueAt: services.clock.now(),
    ifUnsure: 'give up',
  });
  await services.program.ledger.order(order);
  return { outcome: 'done' };
}

async function obey(services: DigestServices, dossier: LetterFacts, line: PairLine, key: string): Promise<Became> {
  const { program, clock } = services;
  const { cycle, to } = dossier;
  const now = clock.now();
  const pairs = await program.pairs.ofCycle(cycle.cycleId);
  const pair = pairs.find(({ number }) => number === line.number);
  if (pair === undefined) return { outcome: 'unknown' };
  switch (line.order) {
    case 'end':
      return end(services, dossier, pair.pairId, key);
    case 'other':
      return end(services, dossier, pair.pairId, key, replacePairAt);
    case 'resume':
      if (pair.pause === undefined) return once(services, pair.pairId, key, takeBackEnd);
      await resumePair(services, await pairDossier(program, pair.pairId), to.personId);
      return { outcome: 'done' };
    case 'note':
      if (line.rest === '') return { outcome: 'unread' };
      return once(services, pair.pairId, key, (each) => notedPair(each, { by: to.personId, at: now, text: line.rest }));
    case 'file': {
      const { order } = mail({
        key: `${pair.pairId}#file#${key}`,
        mail: 'pair-file',
        to: to.personId,
        cycleId: cycle.cycleId,
        pairId: pair.pairId,
        dueAt: now,
        ifUnsure: 'give up',
      });
      await program.ledger.order(order);
      return { outcome: 'done' };
    }
    case 'pause':
      return pause(services, dossier, pair.pairId, line, key);
  }
}

/** "PAUSE P12 28/06": for whoever of the two is known to be away, else the mentor; a month when no day is said. */
async function pause(
  services: DigestServices,
  facts: LetterFacts,
  pairId: PairId,
  { rest }: PairLine,
  key: string,
): Promise<Became> {
  const word = standingWord(`pause ${rest}`);
  const today = localDate(services.clock.now(), readerOfCoordinator(facts.cycle, facts.to.personId).timeZone);
  const date = word?.kind === 'pause' ? pauseDate(word.until, today) : undefined;
  if (date === undefined) return { outcome: 'unread' };
  return pauseUntil(services, facts, { pairId, date, side: undefined }, key);
}

/** Pauses a pair for the one who is the matter, else for whoever is known to be away. */
async function pauseUntil(
  services: DigestServices,
  { to }: LetterFacts,
  asked: { readonly pairId: PairId; readonly date: LocalDate | undefined; readonly side: PairSide | undefined },
  key: string,
): Promise<Became> {
  const { date } = asked;
  if (date === undefined) return { outcome: 'no-day' };
  const dossier = await pairDossier(services.program, asked.pairId);
  const now = services.clock.now();
  const refusal = pauseRefusal(dossier, date, now);
  if (refusal !== undefined) return { outcome: refusal === 'closed' ? 'closed' : 'no-day' };
  const side = dossier.pair.pause?.side ?? asked.side ?? whoIsAway(dossier, now);
  const { until } = await pauseByHand(services, { dossier, side, date, by: to.personId, key });
  return { outcome: 'paused', at: until };
}

async function end(
  services: DigestServices,
  dossier: LetterFacts,
  pairId: PairId,
  key: string,
  rule = endPairAt,
): Promise<Became> {
  const at = latest(services.clock.now(), digestEndsAt(dossier));
  const became = await once(services, pairId, key, (pair) => rule(pair, at));
  return became.outcome === 'done'
    ? { outcome: 'at', at: (await services.program.pairs.load(pairId)).ending?.at ?? at }
    : became;
}

/** The form that asks for a date leaves again; when none is open, the next date is given up and asked for. */
async function askDates(services: DigestServices, pairId: PairId, key: string): Promise<Became> {
  const { program, clock } = services;
  const pair = await program.pairs.load(pairId);
  const moving = pair.sessions.find(({ status }) => status === 'moving');
  const formId = pair.status === 'dating' ? pair.datesForm : moving?.moveForm;
  if (formId === undefined && moving !== undefined) return { outcome: 'done' }; // the plan of the pair asks at once
  if (formId === undefined || pair.heard.includes(key))
    return once(services, pairId, key, (each) => askNextDate(each, clock.now()));
  const form = await program.forms.load(formId);
  const last = form.sent === 0 ? undefined : await program.ledger.find(attemptKey(form.formId, form.sent - 1));
  const ruling = resendForm(form, last, clock.now());
  if (ruling.kind === 'change')
    await program.forms.advance(form, { to: ruling.to, event: ruling.event, commands: ruling.commands });
  return { outcome: ruling.kind === 'refused' ? 'not-now' : 'done' };
}

async function sendReadyMessage(
  { program, clock }: DigestServices,
  { cycle }: LetterFacts,
  pairId: PairId,
  key: string,
): Promise<Became> {
  const pair = await program.pairs.load(pairId);
  if (pair.status === 'closed') return { outcome: 'closed' };
  const { order } = mail({
    key: `${pairId}#ready-message#${key}`,
    mail: 'ready-message',
    to: pair.menteeId,
    cycleId: cycle.cycleId,
    pairId,
    dueAt: clock.now(),
    ifUnsure: 'give up',
  });
  await program.ledger.order(order);
  return { outcome: 'done' };
}

/** One change of a pair for one line of one message, however often it is delivered. */
async function once(
  { program }: DigestServices,
  pairId: PairId,
  key: string,
  rule: (pair: Pair) => Ruling<Pair>,
): Promise<Became> {
  const pair = await program.pairs.load(pairId);
  if (pair.heard.includes(key)) return { outcome: 'done' };
  const ruling = rule(pair);
  if (ruling.kind === 'refused') return { outcome: pair.status === 'closed' ? 'closed' : 'not-now' };
  if (ruling.kind === 'already so') return { outcome: pair.status === 'closed' ? 'closed' : 'done' };
  await program.pairs.advance(pair, {
    to: { ...ruling.to, heard: remembered(pair.heard, key) },
    event: ruling.event,
    commands: ruling.commands,
  });
  return { outcome: 'done' };
}
