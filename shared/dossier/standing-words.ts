import { type Command, task, wake } from '../domain/command.ts';
import { isOver } from '../domain/cycle.ts';
import { dataAnswerDueOn } from '../domain/data-request.ts';
import type { Task } from '../domain/inbound.ts';
import { moveNext } from '../domain/move-session.ts';
import { sideOf } from '../domain/pair.ts';
import { pauseDate, pauseEndsAt } from '../domain/pause-date.ts';
import { readerOf } from '../domain/readers.ts';
import { remembered } from '../domain/remembered.ts';
import { localDate } from '../domain/working-calendar.ts';
import type { StandingWord } from '../forms/standing-word.ts';
import { withBundles } from './bundle.ts';
import { changeLanguage } from './change-language.ts';
import type { IssueServices } from './issue.ts';
import { pairDossier } from './pair-dossier.ts';
import { pausedNote, pausePerson } from './pause.ts';
import { noteAnswered, pairOf, type SaidWord, standing, toWriter } from './said-word.ts';
import { sayStop } from './say-stop.ts';

type Obeyed = 'moved' | 'answered' | 'passed-on';

/**
 * Does what a standing word asks, whatever email it answers and whether its form is open or closed. What only a coordinator can do goes to
 * one. The form remembers the message last: said again, or read again after a crash, nothing happens twice.
 */
export async function obeyWord(services: IssueServices, said: SaidWord): Promise<Obeyed> {
  if (said.form.replies.includes(said.inboundId)) return outcomes[said.word.kind];
  const obeyed = await obey(services, said);
  return obeyed === 'not possible' ? passOn(services, said) : obeyed;
}

const outcomes: Readonly<Record<StandingWord['kind'], Obeyed>> = {
  stop: 'moved',
  pause: 'moved',
  move: 'moved',
  'call-me': 'passed-on',
  'not-me': 'passed-on',
  'my-data': 'passed-on',
  help: 'answered',
  english: 'answered',
  french: 'answered',
};

async function obey(services: IssueServices, said: SaidWord): Promise<Obeyed | 'not possible'> {
  switch (said.word.kind) {
    case 'stop':
      return sayStop(services, said);
    case 'pause':
      return pause(services, said);
    case 'move':
      return move(services, said);
    case 'english':
      return changeLanguage(services, said, 'en');
    case 'french':
      return changeLanguage(services, said, 'fr');
    case 'help':
      await noteAnswered(services, said, { commands: [await standing(services, said)] });
      return 'answered';
    case 'call-me':
      await noteAnswered(services, said, {
        commands: [coordinatorTask(services, said, 'call-me'), toWriter(said, 'call-me')],
      });
      return 'passed-on';
    case 'my-data':
      return sendNotice(services, said);
    case 'not-me':
      return holdBack(services, said);
  }
}

/** The information notice again, and a task with the day the law sets. */
async function sendNotice(services: IssueServices, said: SaidWord): Promise<Obeyed> {
  const due = dataAnswerDueOn(localDate(services.clock.now(), 'UTC'));
  await noteAnswered(services, said, {
    commands: [coordinatorTask(services, said, 'data-request', { due }), toWriter(said, 'notice', { facts: { due } })],
  });
  return 'passed-on';
}

/** The form stays open for whoever it was meant for, and no email is sent about it any more, not even an answer to this one. */
async function holdBack(services: IssueServices, said: SaidWord): Promise<Obeyed> {
  const { form } = said;
  await noteAnswered(services, said, {
    to: form.status === 'issued' ? { ...form, ladder: form.ladder.slice(0, Math.max(1, form.sent)) } : form,
    commands: [coordinatorTask(services, said, 'not-me'), wake('form', form.formId)],
  });
  return 'passed-on';
}

/** Everything stops for this person until the day said, a month when none was; every one of their pairs with them. */
async function pause(services: IssueServices, said: SaidWord): Promise<Obeyed | 'not possible'> {
  const { program, clock } = services;
  const { form, word, inboundId } = said;
  const { cycle, participants } = await program.together({
    cycleId: form.cycleId,
    participants: [form.personId],
  });
  const participant = participants.get(form.personId);
  if (cycle === undefined || isOver(cycle) || participant === undefined) return 'not possible';
  const date = pauseDate(word.until, localDate(clock.now(), participant.timeZone));
  if (date === undefined) return 'not possible';
  const asked = pauseEndsAt(date, readerOf(cycle.definition, participant));
  const { until, pairId } = await pausePerson(services, { cycle, personId: form.personId, until: asked, inboundId });
  const present = await program.forms.load(form.formId); // it may have been put off
  await noteAnswered(
    services,
    { ...said, form: present },
    { commands: [pausedNote(present, { until, pairId, about: inboundId, dueAt: said.now })] },
  );
  return 'moved';
}

/** The next session is released and whoever keeps the leader's calendar is asked for another date. */
async function move(services: IssueServices, said: SaidWord): Promise<Obeyed | 'not possible'> {
  const { program, clock } = services;
  const { form, inboundId } = said;
  const known = await pairOf(program, form);
  if (known === undefined) return 'not possible';
  const { pair, facts } = await pairDossier(program, known.pairId);
  if (!pair.heard.includes(inboundId)) {
    const moved = moveNext(pair, sideOf(pair, form.personId) ?? 'keeper', facts.mentee, clock.now());
    if (moved === undefined) return 'not possible';
    await program.pairs.advance(pair, {
      to: { ...moved.to, heard: remembered(pair.heard, inboundId) },
      event: `session ${String(moved.session)} released by a word`,
      commands: moved.commands,
    });
  }
  await noteAnswered(services, said, {});
  return 'moved';
}

/** A word that finds nothing to act on goes to a coordinator, and its writer is told so. */
async function passOn(services: IssueServices, said: SaidWord): Promise<Obeyed> {
  const passed = [coordinatorTask(services, said, 'stray-message', { word: said.word.kind, kind: said.form.kind })];
  await noteAnswered(services, said, {
    commands: [...(await withBundles(services.program, passed)), toWriter(said, 'stray')],
  });
  return 'passed-on';
}

function coordinatorTask(
  { clock }: IssueServices,
  { form, inboundId, objectKey }: SaidWord,
  kind: Task['kind'],
  facts: Record<string, string> = { kind: form.kind },
): Command {
  return task({
    taskId: `${kind}-${inboundId}`,
    cycleId: form.cycleId,
    kind,
    raisedAt: clock.now(),
    personId: form.personId,
    formId: form.formId,
    ...(form.pairId === undefined ? {} : { pairId: form.pairId }),
    objectKey,
    facts,
  });
}
