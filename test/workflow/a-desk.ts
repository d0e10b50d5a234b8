import MailComposer from 'nodemailer/lib/mail-composer';
import { readRecords } from '../../local/run/records.ts';
import { openWorld, type World } from '../../local/world/world.ts';
import type { Cycle } from '../../shared/domain/cycle.ts';
import { newCycle } from '../../shared/forms/definitions/new-cycle.ts';
import { parseMessage, type ReadableMessage } from '../../shared/mail/parse-message.ts';

interface Written {
  readonly text: string;
  readonly attachments?: readonly { readonly filename: string; readonly content: Uint8Array }[];
  /** How often it is delivered. */
  readonly times?: number;
}

/** One email as the coordinator has it. */
export interface DeskMail {
  readonly subject: string;
  readonly text: string;
  readonly message: ReadableMessage;
}

/** A coordinator at her desk before any cycle exists: she writes and replies word for word what a test tells her to. */
export interface Desk {
  readonly world: World;
  /** To the start address. */
  readonly write: (mail: Written) => Promise<void>;
  /** Emails to her whose subject holds these words, oldest first. */
  readonly mails: (subject: string) => Promise<DeskMail[]>;
  /** Answers the newest of them. */
  readonly reply: (subject: string, mail: Written) => Promise<void>;
  readonly replyTo: (mail: DeskMail, written: Written) => Promise<void>;
  readonly until: (instant: string) => Promise<void>;
  readonly cycle: () => Cycle | undefined;
  /** Addresses of everybody else who was written to. */
  readonly sentToOthers: () => Promise<string[]>;
}

export async function aDesk(assembly: string, startsAt: string, address: string): Promise<Desk> {
  const world = await openWorld({ assembly, seed: 1, startsAt });
  const start = world.assembly.functions
    .map(({ environment }) => environment.START_ADDRESS)
    .find((each) => each !== undefined);
  let sent = 0;
  const send = async (to: string, { times = 1, ...written }: Written) => {
    sent += 1;
    const raw = await composed({ from: address, to, id: `desk-${String(sent)}`, at: world.clock.now(), ...written });
    for (let time = 0; time < times; time += 1) {
      await world.deliver(raw, [to]);
      await world.settle();
    }
  };
  const desk: Desk = {
    world,
    write: (mail) => send(start ?? '', mail),
    mails: async (subject) => {
      const found: DeskMail[] = [];
      for (const mail of world.mails.filter(({ to }) => to.includes(address))) {
        const message = await parseMessage(mail.raw);
        if (message.kind === 'message' && message.subject.includes(subject))
          found.push({ subject: message.subject, text: message.text, message });
      }
      return found;
    },
    reply: async (subject, mail) => {
      const newest = (await desk.mails(subject)).at(-1);
      if (newest === undefined) throw new Error(`She has no email about "${subject}"`);
      await desk.replyTo(newest, mail);
    },
    replyTo: async ({ message }, mail) => {
      await send(/<([^<>]+)>/.exec(message.headers.get('reply-to')?.[0] ?? '')?.[1] ?? '', mail);
    },
    until: async (instant) => {
      for (let next = world.nextWakeAt(); next !== undefined && next <= instant; next = world.nextWakeAt()) {
        world.moveTo(next);
        await world.settle();
      }
      world.moveTo(instant);
      await world.settle();
    },
    cycle: () => readRecords(world).cycles[0],
    sentToOthers: () => Promise.resolve(world.mails.flatMap(({ to }) => to.filter((each) => each !== address))),
  };
  return desk;
}

/** A message with attachments, as a mail client sends it. */
export async function composed(
  mail: Written & {
    readonly from: string;
    readonly to: string;
    readonly id: string;
    readonly at: string;
  },
): Promise<Buffer> {
  const { from, to, id, at, text, attachments = [] } = mail;
  const composer = new MailComposer({
    from: { address: from, name: 'Claire Dubois' },
    to,
    subject: 'RE: test',
    text,
    newline: 'win',
    messageId: `<${id}@solane.example>`,
    date: new Date(at),
    attachments: attachments.map(({ filename, content }) => ({ filename, content: Buffer.from(content) })),
  });
  return composer.compile().build();
}

/** Answers to the new-cycle form as somebody types them on top, by number. */
export function numbered(answers: Readonly<Record<string, string>>): string {
  return newCycle.questions
    .flatMap(({ name, number }) => (answers[name] === undefined ? [] : [`${String(number)}: ${answers[name]}`]))
    .join('\n\n');
}
