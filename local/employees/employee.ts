import type { Instant } from '../../shared/domain/instant.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { automaticReply } from './automatic-reply.ts';
import { calendarAcceptance } from './calendar-answer.ts';
import { type ComposedReply, composeReply, quotes } from './client-manners.ts';
import { intend } from './intend.ts';
import type { Meaning, Meanings } from './meaning.ts';
import type { Persona } from './personas.ts';
import { chance, pick, type Random } from './random.ts';
import type { ShownForm, ShownQuestion } from './read-form.ts';
import { type Invite, type Letter, type Mailbox, readLetter } from './read-letter.ts';
import type { FormName } from './recognize-form.ts';
import { layOut, type TypedAnswer } from './reply-styles.ts';
import { replyTime } from './reply-time.ts';
import { spellAnswer } from './spell-answer.ts';
import { unclearWording } from './unclear-wording.ts';

/** A message somebody is going to send. */
export interface PlannedReply {
  readonly at: Instant;
  readonly raw: Uint8Array;
  readonly to: string;
}

/** One thing that happened to a person, or what they meant by it; `meant` and `sent` bear the time of the reply. */
export interface DiaryEntry {
  readonly at: Instant;
  readonly kind: 'received' | 'meant' | 'sent' | 'ignored';
  readonly form?: FormName;
  readonly code?: string;
  readonly messageId?: string;
  /** What was meant, by question number, also where the words were unclear. */
  readonly answers?: Meanings;
  /** Questions whose answer was worded unclearly. */
  readonly unclear?: readonly number[];
  /** Why nothing followed, or what was sent when it is no answer to a form. */
  readonly remark?: string;
}

interface Thread {
  readonly form: FormName;
  readonly answers: Meanings;
  readonly replies: number;
  readonly answersAt: Instant;
}

/** All a person is and remembers, as plain data. */
export interface EmployeeState {
  readonly address: string;
  readonly name: string;
  readonly persona: Persona;
  readonly random: Random;
  /** Forms answered, by the address that the answer went to. */
  readonly threads: Record<string, Thread>;
  /** Sessions in the calendar, by the calendar's own ids. */
  readonly calendar: Record<string, { readonly start: Instant; readonly title: string }>;
  awayUntil?: Instant;
  askedToMove: boolean;
  readonly diary: DiaryEntry[];
}

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
    case 'form': {
      const { form, shown } = content;
      return [
        ...automatic,
        ...answerForm(
          state,
          letter,
          { form: state.threads[letter.replyTo.address]?.form ?? form, shown, asksAgain: content.asksAgain },
          at,
        ),
      ];
    }
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
  if (invite.method === 'CANCEL') delete state.calendar[invite.uid];
  else if (isSession) state.calendar[invite.uid] = { start: invite.start, title: invite.title };
  if (persona.character === 'silent' || invite.method === 'CANCEL') return ignore(state, at, 'only noted');
  const label = `${address}|${invite.uid}|${String(invite.sequence)}`;
  const time = timeOf(state, label, at);
  if (persona.character === 'moves' && isSession && !state.askedToMove) {
    state.askedToMove = true;
    return [sendText(state, letter, letter.language === 'fr' ? 'DÉPLACER' : 'MOVE', time, label)];
  }
  if (!persona.acceptsInvitations || invite.organizer === '') return ignore(state, at, 'only noted');
  const reply = calendarAcceptance(letter, invite, {
    from: { name, address },
    at: time,
    timeZone: persona.timeZone,
    seed: `${random.seed}|${label}`,
  });
  return [send(state, reply, time, invite.organizer, { remark: 'accepted' })];
}

function answerNote(state: EmployeeState, letter: Letter, at: Instant): PlannedReply[] {
  if (state.persona.character !== 'thanks') return ignore(state, at, 'nothing to answer');
  const label = `${state.address}|${letter.messageId}`;
  return [sendText(state, letter, letter.language === 'fr' ? 'Merci !' : 'Thanks!', timeOf(state, label, at), label)];
}

interface ReceivedForm {
  readonly form: FormName;
  readonly shown: ShownForm;
  readonly asksAgain: boolean;
}

function answerForm(state: EmployeeState, letter: Letter, received: ReceivedForm, at: Instant): PlannedReply[] {
  const { persona, random, address } = state;
  const { form, shown } = received;
  const about = { form, ...(shown.code === undefined ? {} : { code: shown.code }) };
  const thread = state.threads[letter.replyTo.address];
  const why = reasonToWait(persona, thread, letter, received, at);
  if (why !== undefined) return ignore(state, at, why, about);

  const attempt = thread?.replies ?? 0;
  const label = `${address}|${form}|${shown.code ?? letter.title}`;
  const time = timeOf(state, `${label}|${String(attempt)}`, at);
  const before = Object.values(state.threads).filter((each) => each !== thread && each.form === form).length;
  const session = form === 'SES' ? sessionOf(state, letter) : undefined;
  const intended = intend({
    form,
    shown,
    persona,
    random,
    label,
    before,
    address,
    ...(session === undefined ? {} : { session }),
  });
  const answers = { ...intended, ...remembered(shown, thread?.answers ?? {}) };
  if (Object.keys(answers).length === 0) return ignore(state, at, 'not mine to answer', about);

  const unsaid =
    persona.character === 'unclear-first' && attempt === 0 ? unclearQuestion(random, label, shown, answers) : undefined;
  const typed = typeAnswers(state, `${label}|${String(attempt)}`, shown, answers, unsaid);
  const draft = layOut(persona.style, typed, {
    asked: shown.questions,
    text: letter.text,
    quotes: quotes(persona.manner),
  });
  const from: Mailbox = { name: state.name, address };
  const reply = composeReply(persona.manner, {
    from,
    letter,
    draft,
    greets: chance(random, `${label}|greets`, 0.5),
    at: time,
    timeZone: persona.timeZone,
    seed: `${random.seed}|${label}|${String(attempt)}`,
  });
  state.threads[letter.replyTo.address] = {
    form,
    answers: { ...thread?.answers, ...answers },
    replies: attempt + 1,
    answersAt: time,
  };
  state.diary.push({
    at: time,
    kind: 'meant',
    ...about,
    answers,
    ...(unsaid === undefined ? {} : { unclear: [unsaid] }),
  });
  return [send(state, reply, time, letter.replyTo.address, about)];
}

/** Why somebody leaves a form alone for now; undefined when it is answered. */
function reasonToWait(
  { character }: Persona,
  thread: Thread | undefined,
  { isReminder }: Letter,
  { asksAgain }: ReceivedForm,
  at: Instant,
): string | undefined {
  if (character === 'silent') return 'never answers';
  if (thread !== undefined && at < thread.answersAt) return 'the answer is on its way';
  if (thread !== undefined && !asksAgain && !isReminder) return 'answered already';
  if (character === 'after-reminder' && thread === undefined && !isReminder) return 'waits for a reminder';
  return undefined;
}

/** Who is asked again means the same as before, where the question still offers it. */
function remembered({ questions }: ShownForm, known: Meanings): Meanings {
  const kept = questions.flatMap((question) => {
    const meaning = known[question.number];
    return meaning !== undefined && isOffered(question, meaning) ? [[question.number, meaning] as const] : [];
  });
  return Object.fromEntries(kept);
}

function isOffered({ options, asks }: ShownQuestion, meaning: Meaning): boolean {
  if ('letter' in meaning)
    return options.some(({ letter, label }) => letter === meaning.letter && label === meaning.words);
  if ('letters' in meaning)
    return meaning.letters.every((letter) => options.some((option) => option.letter === letter));
  return 'rating' in meaning ? asks === 'rating' : 'yes' in meaning ? asks === 'yes-no' : asks === 'text';
}

/** The session a form asks about: the last one in the calendar before the form came. */
function sessionOf({ calendar }: EmployeeState, { date }: Letter): { pair: string; number: number } | undefined {
  const past = Object.values(calendar)
    .filter(({ start }) => date === undefined || start <= date)
    .sort((a, b) => (a.start < b.start ? -1 : 1));
  const [, number, pair] = /^\p{L}+ (\d+)(?:\/\d+)?, (.*)$/u.exec(past.at(-1)?.title ?? '') ?? [];
  return number === undefined || pair === undefined ? undefined : { pair, number: Number(number) };
}

function unclearQuestion(random: Random, label: string, shown: ShownForm, answers: Meanings): number | undefined {
  const possible = shown.questions.filter((question) => {
    const meaning = answers[question.number];
    return meaning !== undefined && unclearWording(question, meaning, shown.language) !== undefined;
  });
  const [first, ...others] = possible;
  return first === undefined ? undefined : pick(random, `${label}|unclear`, [first, ...others]).number;
}

function typeAnswers(
  state: EmployeeState,
  label: string,
  shown: ShownForm,
  answers: Meanings,
  unclear: number | undefined,
): TypedAnswer[] {
  const { persona, random } = state;
  return shown.questions.flatMap((question) => {
    const meaning = answers[question.number];
    if (meaning === undefined) return [];
    const doubtful = question.number === unclear ? unclearWording(question, meaning, shown.language) : undefined;
    if (doubtful !== undefined) return [{ question, typed: doubtful, clear: false }];
    const typed = spellAnswer(meaning, question, {
      inWords: persona.style === 'words',
      language: shown.language,
      random,
      label: `${label}|${String(question.number)}`,
    });
    return [{ question, typed, clear: true }];
  });
}

function timeOf({ persona, random, awayUntil }: EmployeeState, label: string, at: Instant): Instant {
  const from = awayUntil !== undefined && awayUntil > at ? awayUntil : at;
  return replyTime(from, { promptness: persona.promptness, timeZone: persona.timeZone, random, label });
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

function send(
  state: EmployeeState,
  { raw, messageId }: ComposedReply,
  at: Instant,
  to: string,
  about: Partial<DiaryEntry>,
): PlannedReply {
  state.diary.push({ at, kind: 'sent', messageId, ...about });
  return { at, raw, to };
}

function ignore(state: EmployeeState, at: Instant, remark: string, about: Partial<DiaryEntry> = {}): PlannedReply[] {
  state.diary.push({ at, kind: 'ignored', remark, ...about });
  return [];
}
