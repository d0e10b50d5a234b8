import type { Instant } from '../../shared/domain/instant.ts';
import { composeReply, quotes } from './client-manners.ts';
import { type EmployeeState, ignore, type PlannedReply, send, type Thread, timeOf } from './employee-state.ts';
import { intend } from './intend.ts';
import type { Meaning, Meanings } from './meaning.ts';
import type { Occasion } from './occasion.ts';
import type { Persona } from './personas.ts';
import { chance, pick, type Random } from './random.ts';
import type { ShownForm, ShownQuestion } from './read-form.ts';
import type { Letter } from './read-letter.ts';
import type { FormName } from './recognize-form.ts';
import { layOut, type TypedAnswer } from './reply-styles.ts';
import { spellAnswer } from './spell-answer.ts';
import { unclearWording } from './unclear-wording.ts';

/** The form an email brought; `asksAgain` when it asks what was not understood. */
interface ReceivedForm {
  readonly form: FormName;
  readonly shown: ShownForm;
  readonly asksAgain: boolean;
}

/** Answers a form as this person does, or leaves it alone and notes why. */
export function answerForm(state: EmployeeState, letter: Letter, received: ReceivedForm, at: Instant): PlannedReply[] {
  const { persona, random, address } = state;
  const { shown } = received;
  const thread = state.threads[letter.replyTo.address];
  const form = thread?.form ?? received.form; // "just to be sure" does not say which form it is about
  const about = { form, ...(shown.code === undefined ? {} : { code: shown.code }) };
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
  const reply = composeReply(persona.manner, {
    from: { name: state.name, address },
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
function sessionOf({ calendar }: EmployeeState, { date }: Letter): Occasion['session'] {
  const last = Object.values(calendar)
    .filter(({ start }) => date === undefined || start <= date)
    .sort((a, b) => (a.start < b.start ? -1 : 1))
    .at(-1);
  const [, number, pair] = /^\p{L}+ (\d+)(?:\/\d+)?, (.*)$/u.exec(last?.title ?? '') ?? [];
  if (last === undefined || number === undefined || pair === undefined) return undefined;
  return { pair, number: Number(number), start: last.start };
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
  return shown.questions.flatMap((question): TypedAnswer[] => {
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
