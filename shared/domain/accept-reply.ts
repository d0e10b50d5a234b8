import { isDecision } from './admission.ts';
import { type Command, type MailKind, mail, task } from './command.ts';
import { type Answers, type Form, yesEchoKey } from './form.ts';
import { postponedRungs } from './form-ladders.ts';
import { type Instant, latest } from './instant.ts';
import { remembered } from './remembered.ts';
import { certificate, earnsCertificate, tellParent, wishIn } from './resolve-form.ts';
import type { LocalDate } from './working-calendar.ts';

/** A reply as it was read against its form. */
export interface UnderstoodReply {
  readonly answers: Answers;
  /** Questions whose answer was unclear, with the person's words; questions merely not answered are not here. */
  readonly unclear: readonly { readonly question: number; readonly words: string }[];
  /** Text that answers no question. */
  readonly remark: string;
  /** True when a clarification's way out was chosen: somebody will call, and nothing is asked meanwhile. */
  readonly asksForCall?: boolean;
  /** From which day on the person would begin, as their unclear yes says. */
  readonly startsOn?: LocalDate;
  readonly inboundId: string;
  readonly objectKey: string;
  readonly receivedAt: Instant;
}

/** What the form's definition says about a set of answers. */
export interface FormRules {
  /** Required questions without an answer, by number; none when an answer ends the form. */
  readonly missing: (answers: Answers) => number[];
  /** True when one of these answers makes the other questions pointless. */
  readonly ended: (answers: Answers) => boolean;
  readonly nameOf: (question: number) => string | undefined;
}

export interface AcceptedReply {
  /** `seen`: it was taken before, and `to` is the form as it is; `superseded`: a reply received later has said otherwise. */
  readonly outcome: 'answered' | 'clarified' | 'nothing' | 'superseded' | 'passed-on' | 'seen';
  readonly to: Form;
  readonly event: string;
  readonly commands: Command[];
}

/** Instants a reply is taken with. */
export interface ReplyContext {
  readonly now: Instant;
  /** When a reminder may follow, if that answer asks again. */
  readonly remindableAt: Instant;
  /** When a yes to a proposal is echoed by a line of its own, if the start of the pair has not said so by then. */
  readonly echoYesAt: Instant;
  /** True when no other form of the group seems open. */
  readonly mayBeLast: boolean;
}

/**
 * True when the form may still ask what was unclear: once, since two rounds are one too many for an executive (content.md 3.4). There is nobody to
 * hand a coordinator's own unclear reply to: it is asked again twice.
 */
export function mayAskAgain({ kind, clarifications }: Pick<Form, 'kind' | 'clarifications'>): boolean {
  return clarifications < (isDecision(kind) ? 2 : 1);
}

/**
 * The form after a reply: valid answers are taken, the last one received wins, question by question and in whatever order they are read, and only what is unclear or missing is asked again, once;
 * then a coordinator gets the text. A reply already taken into account changes nothing.
 */
export function acceptReply(
  form: Form,
  reply: UnderstoodReply,
  rules: FormRules,
  context: ReplyContext,
): AcceptedReply {
  if (form.replies.includes(reply.inboundId)) return { outcome: 'seen', to: form, event: 'seen', commands: [] };
  const given = newest(form, reply);
  const answers = { ...form.answers, ...given };
  const missing = rules.missing(answers).filter((question) => form.asked?.includes(question) ?? true);
  const unclear = reply.unclear
    .filter(({ question }) => isNewest(form, rules.nameOf(question) ?? '', reply))
    .filter(({ question }) => stillMatters(question, rules, answers));
  const open = [...new Set([...unclear.map(({ question }) => question), ...missing])].sort((a, b) => a - b);
  const taken: Form = {
    ...(reopens(form, missing) ? reopenedForm(form) : form),
    answers,
    givenAt: { ...form.givenAt, ...Object.fromEntries(Object.keys(given).map((name) => [name, reply.receivedAt])) },
    revision: form.revision + Number(changesAnswers(form, reply)),
    replies: remembered(form.replies, reply.inboundId),
    lastReplyAt: latest(reply.receivedAt, form.lastReplyAt ?? reply.receivedAt),
    unclear: [...unclear],
  };
  // No machine acts on these answers: a coordinator does.
  const isForCoordinator =
    form.group === 'other' && Object.keys(reply.answers).length > 0 && wishIn(taken, context.now).length === 0;
  const remark = reply.remark === '' && !isForCoordinator ? [] : [remarkTask(form, reply, context.now)];
  const understood = Object.keys(reply.answers).length > 0;
  // Only an optional answer may still be unclear when a form counts as answered: it is asked again, and nothing waits for it.
  const isComplete = missing.length === 0 && !unclear.some(({ question }) => isNeeded(question, rules, answers));
  const settled: Partial<Form> =
    isComplete && !staysOpen(form.kind, answers)
      ? { status: 'answered', answeredAt: form.answeredAt ?? context.now }
      : {};
  const consequences = isComplete
    ? [...tellParent(form, context.mayBeLast), ...certificate(form, context.now), ...wishIn(taken, context.now)]
    : [];

  if (understood && Object.keys(given).length === 0 && unclear.length === 0)
    return { outcome: 'superseded', to: taken, event: 'older reply', commands: remark };
  if (reply.asksForCall === true) {
    return {
      outcome: 'passed-on',
      to: { ...taken, open },
      event: 'asks to be called',
      commands: [
        passedOn(form, reply, 'call-me', context.now),
        toPerson(form, 'call-me', `call-me#${form.personId}#${reply.inboundId}`, context.now),
      ],
    };
  }
  if (!understood && unclear.length === 0) {
    return {
      outcome: 'passed-on',
      to: taken,
      event: 'reply without an answer',
      commands: [
        passedOn(form, reply, 'stray-message', context.now),
        toPerson(form, 'stray', `stray#${form.personId}#${week(context.now)}`, context.now),
      ],
    };
  }
  if (open.length === 0) {
    const answered: Form = { ...withoutOpen(taken), ...settled };
    return {
      outcome: 'answered',
      to: answered,
      event: 'answered',
      commands: [...consequences, ...echo(form, answered, context), ...remark],
    };
  }
  if (!mayAskAgain(form)) {
    return {
      outcome: 'passed-on',
      to: { ...taken, ...settled, open },
      event: 'unclear again',
      commands: [
        ...consequences,
        passedOn(form, reply, 'unclear-reply', context.now),
        toPerson(form, 'stray', `${form.formId}#passed-on`, context.now, { reply: 'unclear' }),
      ],
    };
  }
  const clarifications = form.clarifications + 1;
  return {
    outcome: 'clarified',
    to: {
      ...taken,
      ...settled,
      open,
      clarifications,
      ...(reply.startsOn === undefined ? {} : { startsOn: reply.startsOn }),
      ladder: postponedRungs(form.ladder, form.sent, context.remindableAt),
    },
    event: 'asked again',
    commands: [
      ...consequences,
      toPerson(form, 'clarification', `${form.formId}#clarification#${String(clarifications)}`, context.now),
      ...remark,
    ],
  };
}

/** True when the form's answers are no longer the same after this reply. */
export function changesAnswers(form: Form, reply: Pick<UnderstoodReply, 'answers' | 'receivedAt'>): boolean {
  return Object.entries(newest(form, reply)).some(
    ([name, value]) => JSON.stringify(form.answers[name]) !== JSON.stringify(value),
  );
}

/** What a reply says that no reply received after it has said otherwise: a redelivery may bring an older one behind a newer one. */
function newest(form: Form, reply: Pick<UnderstoodReply, 'answers' | 'receivedAt'>): Answers {
  return Object.fromEntries(Object.entries(reply.answers).filter(([name]) => isNewest(form, name, reply)));
}

function isNewest({ givenAt }: Form, name: string, { receivedAt }: Pick<UnderstoodReply, 'receivedAt'>): boolean {
  return (givenAt[name] ?? '') <= receivedAt;
}

/** "Not this time", then a yes: the questions it had made pointless count again, and nobody is enrolled before they are answered. */
function reopens(form: Form, missing: readonly number[]): boolean {
  return form.status === 'answered' && form.group === 'enrollment' && missing.length > 0;
}

/** Waits for answers again until its deadline; whoever stores it wakes its execution, an ended one being replaced. */
function reopenedForm(form: Form): Form {
  const { answeredAt: _answeredAt, ...rest } = form;
  return { ...rest, status: 'issued' };
}

/** An unclear answer to a question that another answer has made pointless is not asked again. */
function stillMatters(question: number, rules: FormRules, answers: Answers): boolean {
  return !rules.ended(without(question, rules, answers));
}

/** True when the form is not complete without this question, whatever was answered to it before. */
function isNeeded(question: number, rules: FormRules, answers: Answers): boolean {
  return rules.missing(without(question, rules, answers)).includes(question);
}

function without(question: number, rules: FormRules, answers: Answers): Answers {
  const name = rules.nameOf(question);
  return Object.fromEntries(Object.entries(answers).filter(([each]) => each !== name));
}

/** Answers that leave a form waiting: a question before a yes. */
function staysOpen(kind: string, answers: Answers): boolean {
  return kind.startsWith('PRO-') && answers.decision === 'question';
}

/** Which email tells what was understood (content.md 3.3): otherwise the next email begins with it. */
function echo(before: Form, after: Form, { now, echoYesAt }: ReplyContext): Command[] {
  const kind = echoKind(before, after);
  if (kind !== undefined) return [toPerson(after, kind, `${after.formId}#echo#${String(after.replies.length)}`, now)];
  return saysYes(after) ? [toPerson(after, 'echo', yesEchoKey(after), echoYesAt)] : [];
}

function saysYes({ kind, answers }: Form): boolean {
  return kind.startsWith('PRO-') && answers.decision === 'yes';
}

function echoKind(before: Form, after: Form): MailKind | undefined {
  const { role, useful, free } = after.answers;
  if (role === 'not-now' || role === 'never') return 'thanks';
  if (['NEW', 'DIG', 'MAT', 'OBJ'].includes(after.kind)) return undefined; // these are answered by what became of them
  const low = [useful, free].some((rating) => typeof rating === 'number' && rating <= 2);
  if (after.kind.startsWith('SES') && low) return 'echo-low';
  const first = after.kind.startsWith('SES') && after.session === 1;
  if (earnsCertificate(after) && before.status !== 'answered') return undefined;
  const always = /^(?:ENR-|AGD|CLO-|START|FIT|REF)/.test(after.kind);
  return always || first || before.clarifications > 0 || before.status === 'answered' ? 'echo' : undefined;
}

function toPerson(
  form: Form,
  kind: MailKind,
  key: string,
  dueAt: Instant,
  facts: Readonly<Record<string, string>> = {},
): Command {
  return mail({
    key,
    mail: kind,
    to: form.personId,
    cycleId: form.cycleId,
    formId: form.formId,
    ...(form.pairId === undefined ? {} : { pairId: form.pairId }),
    facts,
    dueAt,
    ifUnsure: kind === 'clarification' ? 'send again' : 'give up',
  });
}

/** A coordinator's task about what was written beside the answers. */
export function remarkTask(form: Form, reply: Pick<UnderstoodReply, 'inboundId' | 'objectKey'>, now: Instant): Command {
  return passedOn(form, reply, 'remark', now);
}

/** A coordinator's task about one reply: its words lie in the stored message. */
function passedOn(
  form: Form,
  reply: Pick<UnderstoodReply, 'inboundId' | 'objectKey'>,
  kind: 'call-me' | 'remark' | 'stray-message' | 'unclear-reply' | 'late-reply' | 'held-reply',
  now: Instant,
  facts: Record<string, string> = {},
): Command {
  return task({
    taskId: `${kind}-${reply.inboundId}`,
    cycleId: form.cycleId,
    kind,
    raisedAt: now,
    personId: form.personId,
    formId: form.formId,
    ...(form.pairId === undefined ? {} : { pairId: form.pairId }),
    objectKey: reply.objectKey,
    facts: { kind: form.kind, ...facts },
  });
}

/** A reply after the form closed is kept, said to be late (once a day, so that no robot keeps asking for it), and shown to the coordinator. */
export function lateReply(form: Form, reply: UnderstoodReply, now: Instant): AcceptedReply {
  if (form.replies.includes(reply.inboundId)) return { outcome: 'seen', to: form, event: 'seen', commands: [] };
  return {
    outcome: 'passed-on',
    to: {
      ...form,
      replies: remembered(form.replies, reply.inboundId),
      lastReplyAt: latest(reply.receivedAt, form.lastReplyAt ?? reply.receivedAt),
    },
    event: 'late reply',
    commands: [
      passedOn(form, reply, 'late-reply', now),
      toPerson(form, 'late', `${form.formId}#late#${day(now)}`, now),
    ],
  };
}

function withoutOpen(form: Form): Form {
  const { open: _open, ...rest } = form;
  return { ...rest, unclear: [] };
}

function day(instant: Instant): string {
  return instant.slice(0, 10);
}

/** The Monday-based week an instant falls in, as a number since 1970: what "one such email a week" counts by. */
export function week(instant: Instant): string {
  return String(Math.floor((Date.parse(instant) / 86_400_000 + 3) / 7));
}
