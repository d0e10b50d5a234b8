import { type Instant, plusMinutes } from '../../shared/domain/instant.ts';
import { answerForm } from './answer-form.ts';
import { automaticReply } from './automatic-reply.ts';
import { calendarAnswer } from './calendar-answer.ts';
import { composeReply } from './client-manners.ts';
import { type DiaryEntry, type EmployeeState, ignore, type PlannedReply, send, timeOf } from './employee-state.ts';
import type { Persona } from './personas.ts';
import type { Random } from './random.ts';
import { type Invite, type Letter, readLetter } from './read-letter.ts';

/** Somebody who receives emails and answers them, as bytes and nothing else. */
export interface Employee {
  readonly address: string;
  /** Reads an email and decides; the answers leave at their own time, by the hand of the caller. */
  readonly receive: (raw: Uint8Array, at: Instant) => Promise<PlannedReply[]>;
  readonly diary: readonly DiaryEntry[];
  readonly state: EmployeeState;
}

/** A new employee, who has not received anything yet. */
export function createEmployee(person: {
  readonly address: string;
  readonly name: string;
  readonly persona: Persona;
  readonly random: Random;
}): Employee {
  return restoreEmployee({ ...person, threads: {}, calendar: {}, askedToMove: false, diary: [] });
}

/** An employee who goes on where the state was taken. */
export function restoreEmployee(saved: EmployeeState): Employee {
  const state = structuredClone(saved);
  return {
    address: state.address,
    diary: state.diary,
    state,
    receive: async (raw, at) => {
      if (state.persona.character === 'bounces') {
        state.diary.push({ at, kind: 'ignored', remark: 'no such mailbox' });
        return [];
      }
      return read(state, await readLetter(raw), at);
    },
  };
}

/** True for an address that does not exist any more. */
export function bounces({ character }: Persona): boolean {
  return character === 'bounces';
}

function read(state: EmployeeState, letter: Letter, at: Instant): PlannedReply[] {
  const { content, messageId } = letter;
  const about =
    content.kind === 'form'
      ? { form: content.form, ...(content.shown.code === undefined ? {} : { code: content.shown.code }) }
      : {};
  state.diary.push({ at, kind: 'received', messageId, ...about });
  const automatic = away(state, letter, at);
  switch (content.kind) {
    case 'invitation':
      return [...automatic, ...answerInvitation(state, letter, content.invite, at)];
    case 'note':
      return [...automatic, ...answerNote(state, letter, at)];
    case 'form':
      return [...automatic, ...answerForm(state, letter, content, at)];
  }
}

/** The first email finds somebody away; the mail server says so once. */
function away(state: EmployeeState, letter: Letter, at: Instant): PlannedReply[] {
  const { persona, address, name } = state;
  if (persona.character !== 'out-of-office' || state.awayUntil !== undefined) return [];
  const back = plusMinutes(at, persona.awayDays * 24 * 60);
  state.awayUntil = back;
  const reply = automaticReply(letter, {
    from: { name, address },
    at,
    back,
    timeZone: persona.timeZone,
    seed: `${state.random.seed}|${address}|away`,
  });
  return [send(state, reply, at, letter.from.address, { remark: 'automatic reply' })];
}

function answerInvitation(state: EmployeeState, letter: Letter, invite: Invite, at: Instant): PlannedReply[] {
  const { persona, random, address, name } = state;
  const isSession = /^(?:séance|session) \d/i.test(invite.title);
  if (invite.method === 'CANCEL') state.calendar = without(state.calendar, invite.uid);
  else if (isSession)
    state.calendar = { ...state.calendar, [invite.uid]: { start: invite.start, title: invite.title } };
  if (persona.character === 'silent' || invite.method === 'CANCEL') return ignore(state, at, 'only noted');
  const label = `${address}|${invite.uid}|${String(invite.sequence)}`;
  const time = timeOf(state, label, at);
  if (persona.character === 'moves' && isSession && !state.askedToMove) {
    state.askedToMove = true;
    return [sendText(state, letter, letter.language === 'fr' ? 'DÉPLACER' : 'MOVE', time, label)];
  }
  if (!persona.acceptsInvitations || invite.organizer === '') return ignore(state, at, 'only noted');
  const reply = calendarAnswer(letter, invite, {
    from: { name, address },
    at: time,
    timeZone: persona.timeZone,
    seed: `${random.seed}|${label}`,
  });
  return [send(state, reply, time, invite.organizer, { remark: 'accepted' })];
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
}

function answerNote(state: EmployeeState, letter: Letter, at: Instant): PlannedReply[] {
  if (state.persona.character !== 'thanks') return ignore(state, at, 'nothing to answer');
  const label = `${state.address}|${letter.messageId}`;
  return [sendText(state, letter, letter.language === 'fr' ? 'Merci !' : 'Thanks!', timeOf(state, label, at), label)];
}

/** A word on top of the quoted email. */
function sendText(state: EmployeeState, letter: Letter, word: string, at: Instant, label: string): PlannedReply {
  const { persona, random, address, name } = state;
  const quoted = letter.text
    .trimEnd()
    .split('\n')
    .map((text) => ({ text, typed: false }));
  const reply = composeReply(persona.manner, {
    from: { name, address },
    letter,
    draft: { top: [word], quoted },
    greets: false,
    at,
    timeZone: persona.timeZone,
    seed: `${random.seed}|${label}|${word}`,
  });
  return send(state, reply, at, letter.replyTo.address, { remark: word });
}
