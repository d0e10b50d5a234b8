import type { Findings } from '../../local/mail/inbound.ts';
import { assembleFor } from '../../local/run/assemble-for.ts';
import { companyContacts } from '../../local/run/company-contacts.ts';
import { type Records, readRecords } from '../../local/run/records.ts';
import { startEmail } from '../../local/run/start-email.ts';
import type { CompanyFiles } from '../../local/sample/sample-company.ts';
import { openWorld, type World, type WorldOptions } from '../../local/world/world.ts';
import { parseMessage, type ReadableMessage } from '../../shared/mail/parse-message.ts';
import { composed } from './a-desk.ts';

/** One email as its reader has it. */
export interface ReadMail {
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly message: ReadableMessage;
}

/** Who answers instead of the person the email went to, and what SES finds about it. */
export interface ReplySender {
  readonly from?: string;
  readonly findings?: Findings;
  /** A list of people attached to it. */
  readonly roster?: Uint8Array;
  /** How often the same message is delivered. */
  readonly times?: number;
}

/** A cycle whose people answer what a test tells them to, word for word. */
export interface ScriptedCycle {
  readonly world: World;
  /** Emails to one person, oldest first, whose subject holds these words. */
  readonly mailsTo: (address: string, subject?: string) => Promise<ReadMail[]>;
  /** Answers the newest email to this person whose subject holds these words, without a quote; somebody else may, or without proof. */
  readonly reply: (address: string, subject: string, text: string, sender?: ReplySender) => Promise<void>;
  /** Answers this email. */
  readonly replyTo: (mail: ReadMail | undefined, text: string, sender?: ReplySender) => Promise<void>;
  /** Moves time on until this instant, doing everything that is due on the way. */
  readonly until: (instant: string) => Promise<void>;
  readonly records: () => Records;
  /** Starts another cycle of the company from these files, now; the coordinator's "oui" is given. */
  readonly another: (company: CompanyFiles) => Promise<void>;
}

/** Starts a cycle from these files; the coordinator's "oui" is given. */
export async function scriptedCycle(
  company: CompanyFiles,
  startsAt: string,
  options: Pick<WorldOptions, 'faults'> = {},
): Promise<ScriptedCycle> {
  const world = await openWorld({ ...options, assembly: await assembleFor(company), seed: 1, startsAt });
  const [lead] = companyContacts(company.cycle).coordinators;
  if (lead === undefined) throw new Error('The cycle names no coordinator');
  const start = world.assembly.functions
    .map(({ environment }) => environment.START_ADDRESS)
    .find((address) => address !== undefined);
  let sent = 0;

  const cycle: ScriptedCycle = {
    world,
    mailsTo: async (address, subject = '') => {
      const found: ReadMail[] = [];
      for (const mail of world.mails.filter(({ to }) => to.includes(address))) {
        const message = await parseMessage(mail.raw);
        if (message.kind !== 'message' || !message.subject.includes(subject)) continue;
        found.push({ at: mail.at, to: address, subject: message.subject, text: message.text, message });
      }
      return found;
    },
    reply: async (address, subject, text, sender) => {
      const mail = (await cycle.mailsTo(address, subject)).at(-1);
      if (mail === undefined) throw new Error(`${address} has no email about "${subject}"`);
      await cycle.replyTo(mail, text, sender);
    },
    replyTo: async (mail, text, { from = mail?.to ?? '', findings, roster, times = 1 } = {}) => {
      if (mail === undefined) throw new Error('There is no such email');
      const to = /<([^<>]+)>/.exec(mail.message.headers.get('reply-to')?.[0] ?? '')?.[1] ?? '';
      sent += 1;
      if (roster !== undefined) {
        const attachments = [{ filename: 'liste.csv', content: roster }];
        const id = `reply-${String(sent)}`;
        await world.deliver(await composed({ from, to, id, at: world.clock.now(), text, attachments }), [to]);
        await world.settle();
        return;
      }
      const lines = [
        `From: <${from}>`,
        `To: <${to}>`,
        `Subject: RE: test`,
        `Message-ID: <reply-${String(sent)}@${from.split('@')[1] ?? ''}>`,
        `Date: ${new Date(world.clock.now()).toUTCString()}`,
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=utf-8',
        '',
        text,
        '',
      ];
      for (let time = 0; time < times; time += 1) {
        await world.deliver(Buffer.from(lines.join('\r\n')), [to], findings);
        await world.settle();
      }
    },
    until: async (instant) => {
      for (let next = world.nextWakeAt(); next !== undefined && next <= instant; next = world.nextWakeAt()) {
        world.moveTo(next);
        await world.settle();
      }
      world.moveTo(instant);
      await world.settle();
    },
    records: () => readRecords(world),
    another: async (files) => {
      const from = { address: lead.email, name: lead.name };
      const raw = await startEmail({ from, to: start ?? '', at: world.clock.now(), company: files });
      await world.deliver(raw, [start ?? '']);
      await world.settle();
      await cycle.reply(lead.email, 'Cycle', 'oui');
    },
  };
  await cycle.another(company);
  return cycle;
}
