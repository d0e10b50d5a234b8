import type { ReadMail, ScriptedCycle } from './scripted-cycle.ts';

/** Where an email is answered. */
export function answersTo({ message }: ReadMail): string {
  return /<([^<>]+)>/.exec(message.headers.get('reply-to')?.[0] ?? '')?.[1] ?? '';
}

let sent = 0;

/** Delivers a message that a machine wrote: these headers and body, one line each. */
export async function deliverMachineMail(
  cycle: ScriptedCycle,
  about: {
    readonly from: string;
    readonly to: string;
    readonly headers?: readonly string[];
    readonly type?: string;
    readonly body: readonly string[];
    readonly findings?: Parameters<ScriptedCycle['world']['deliver']>[2];
  },
): Promise<void> {
  sent += 1;
  const { from, to, headers = [], type = 'text/plain; charset=utf-8', body, findings } = about;
  const lines = [
    `From: <${from}>`,
    `To: <${to}>`,
    'Subject: machine',
    `Message-ID: <machine-${String(sent)}@${from.split('@')[1] ?? ''}>`,
    `Date: ${new Date(cycle.world.clock.now()).toUTCString()}`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    ...headers,
    '',
    ...body,
    '',
  ];
  await cycle.world.deliver(Buffer.from(lines.join('\r\n')), [to], findings);
  await cycle.world.settle();
}

/** What somebody's calendar sends back to the newest invitation of a session. */
export async function answerInCalendar(
  cycle: ScriptedCycle,
  person: string,
  invitation: string,
  answer: {
    readonly partstat: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';
    readonly method?: 'REPLY' | 'COUNTER';
    readonly start?: string;
    readonly sequence?: number | 'left out';
    readonly from?: string;
    readonly attendee?: string;
    readonly findings?: Parameters<ScriptedCycle['world']['deliver']>[2];
  },
): Promise<void> {
  const mail = (await cycle.mailsTo(person, invitation)).at(-1);
  const item = mail?.message.attachments.find(({ type }) => type === 'text/calendar');
  if (mail === undefined || item === undefined) throw new Error(`${person} has no calendar item "${invitation}"`);
  const content = Buffer.from(item.bytes)
    .toString('utf8')
    .replace(/\r?\n[ \t]/g, '');
  const valueOf = (name: string) => new RegExp(`^${name}[^:\\r\\n]*:(.*?)\\r?$`, 'm').exec(content)?.[1] ?? '';
  const { partstat, method = 'REPLY', start, sequence, from = person, attendee = person, findings } = answer;
  const compact = (instant: string) => instant.replace(/[-:]|\.\d{3}/g, '');
  await deliverMachineMail(cycle, {
    from,
    to: answersTo(mail),
    type: `text/calendar; charset=utf-8; method=${method}`,
    body: [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//test//EN',
      `METHOD:${method}`,
      'BEGIN:VEVENT',
      `UID:${valueOf('UID')}`,
      ...(sequence === 'left out' ? [] : [`SEQUENCE:${String(sequence ?? valueOf('SEQUENCE'))}`]),
      `DTSTAMP:${compact(cycle.world.clock.now())}`,
      `DTSTART:${start === undefined ? valueOf('DTSTART') : compact(start)}`,
      `ATTENDEE;PARTSTAT=${partstat}:mailto:${attendee}`,
      'END:VEVENT',
      'END:VCALENDAR',
    ],
    ...(findings === undefined ? {} : { findings }),
  });
}
