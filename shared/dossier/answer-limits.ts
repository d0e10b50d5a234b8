import { LostRace } from '../contracts/errors.ts';
import { answersAbout, answersBy, mayBeAnswered, withAnswer } from '../domain/answer-limit.ts';
import type { Command, MailKind } from '../domain/command.ts';
import type { FormId, PersonId } from '../domain/ids.ts';
import type { Change, Program } from '../ports.ts';
import type { ReceiveServices } from './arrival.ts';

interface Answering {
  /** Who gets the answers. */
  readonly personId: PersonId;
  readonly formId?: FormId | undefined;
  readonly inboundId: string;
  /** A coordinator proves every message beyond doubt and may decide on many forms in an hour. */
  readonly isCoordinator: boolean;
}

type MailCommand = Extract<Command, { kind: 'mail' }>;

/** What is owed whatever somebody sent before: calendar items, and the mentor's certificate. */
const owed: readonly MailKind[] = ['invitation', 'cancellation', 'certificate'];

/**
 * The same services, in which a message is answered by itself only within limits, per form and per sender, so that a loop or a bomb of replies
 * ends in silence. What the message changes is stored all the same. The first answer about each form is not counted against its sender: it
 * tells what was understood, and somebody may answer many forms in one hour. Nor is an answer counted that was ordered before and is sent once
 * only, as "this came too late" is in a day.
 */
export function withinLimits(services: ReceiveServices, answering: Answering): ReceiveServices {
  const { program, people, clock, ids, inbox, documents } = services;
  const isAnswer = (command: Command): command is MailCommand =>
    command.kind === 'mail' && command.order.to === answering.personId && !owed.includes(command.order.mail);
  const isNew = async ({ order }: MailCommand): Promise<boolean> =>
    (await program.ledger.find(order.key)) === undefined;
  const allowed = async (commands: readonly Command[]): Promise<Command[]> => {
    const areNew = await Promise.all(commands.filter(isAnswer).map(isNew));
    return areNew.includes(true) && !(await counted(program, answering, clock.now()))
      ? commands.filter((command) => !isAnswer(command))
      : [...commands];
  };
  const limited = async <Entity>(change: Change<Entity>): Promise<Change<Entity>> => ({
    ...change,
    ...(change.commands === undefined ? {} : { commands: await allowed(change.commands) }),
  });
  const within: Program = {
    ...program,
    forms: { ...program.forms, advance: async (from, change) => program.forms.advance(from, await limited(change)) },
    pairs: { ...program.pairs, advance: async (from, change) => program.pairs.advance(from, await limited(change)) },
    ledger: {
      ...program.ledger,
      order: async (order) => {
        if ((await allowed([{ kind: 'mail', order }])).length > 0) await program.ledger.order(order);
      },
    },
  };
  return { program: within, people, clock, ids, inbox, documents };
}

/** Counts the answer to one message, once; false when there were too many lately. Throws LostRace when somebody else is counting. */
async function counted(program: Program, answering: Answering, now: string): Promise<boolean> {
  const { personId, formId, inboundId, isCoordinator } = answering;
  const about = formId === undefined ? undefined : await program.answersGiven.find(answersAbout(formId));
  const isFirst = about !== undefined && about.given.every((each) => each.inboundId === inboundId);
  const by = isFirst || isCoordinator ? undefined : await program.answersGiven.find(answersBy(personId));
  const counts = [about, by].filter((each) => each !== undefined);
  if (!counts.every((each) => mayBeAnswered(each, inboundId, now))) return false;
  for (const each of counts) {
    const more = withAnswer(each, inboundId, now);
    if (more !== each && (await program.answersGiven.keep(each, more)) === 'lost race')
      throw new LostRace(each.subject);
  }
  return true;
}
