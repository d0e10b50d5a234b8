import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ComposedReply } from './client-manners.ts';
import { dateHeader } from './mail-words.ts';
import { addressText, mimeMessage } from './mime.ts';
import type { Invite, Letter, Mailbox } from './read-letter.ts';

/** The button of an invitation that its owner presses, as the calendar standard names it. */
export type CalendarAnswer = 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';

/** What a calendar sends the organizer when its owner presses "Accept", or another button; with `instead`, "Propose another time". */
export function calendarAnswer(
  letter: Letter,
  invite: Invite,
  {
    from,
    at,
    timeZone,
    seed,
    partstat = 'ACCEPTED',
    instead,
  }: {
    readonly from: Mailbox;
    readonly at: Instant;
    readonly timeZone: string;
    readonly seed: string;
    readonly partstat?: CalendarAnswer;
    readonly instead?: Instant;
  },
): ComposedReply {
  const method = instead === undefined ? 'REPLY' : 'COUNTER';
  const id = createHash('sha256').update(seed).digest('hex');
  const messageId = `<${id.slice(0, 24)}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;
  const raw = mimeMessage({
    headers: [
      ['From', addressText(from)],
      ['To', invite.organizer],
      ['Subject', `${buttons[partstat][letter.language]}${invite.title}`],
      ['Date', dateHeader(at, timeZone)],
      ['Message-ID', messageId],
    ],
    headerCharset: 'utf-8',
    boundary: `=_${id.slice(24, 48)}`,
    parts: [
      { type: 'text/plain', charset: 'utf-8', encoding: 'quoted-printable', text: '' },
      {
        type: `text/calendar; method=${method}`,
        charset: 'utf-8',
        encoding: 'base64',
        text: calendarText(invite, from, { at, method, partstat, instead }),
      },
    ],
  });
  return { raw, messageId };
}

const buttons = {
  ACCEPTED: { fr: 'Accepté : ', en: 'Accepted: ' },
  DECLINED: { fr: 'Refusé : ', en: 'Declined: ' },
  TENTATIVE: { fr: 'Provisoire : ', en: 'Tentative: ' },
} as const;

function calendarText(
  { uid, sequence, start, end, organizer }: Invite,
  from: Mailbox,
  {
    at,
    method,
    partstat,
    instead = start,
  }: {
    readonly at: Instant;
    readonly method: 'REPLY' | 'COUNTER';
    readonly partstat: CalendarAnswer;
    readonly instead: Instant | undefined;
  },
): string {
  const ends = new Date(Date.parse(end) + Date.parse(instead) - Date.parse(start)).toISOString();
  const calendar = new ICAL.Component('vcalendar');
  for (const [name, value] of [
    ['method', method],
    ['prodid', '-//Microsoft Corporation//Outlook 16.0//EN'],
    ['version', '2.0'],
  ] as const)
    calendar.addPropertyWithValue(name, value);
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', uid);
  event.addPropertyWithValue('sequence', sequence);
  for (const [name, time] of [
    ['dtstamp', at],
    ['dtstart', instead],
    ['dtend', ends],
  ] as const)
    event.addPropertyWithValue(name, ICAL.Time.fromJSDate(new Date(time), true));
  event.addPropertyWithValue('organizer', `mailto:${organizer}`);
  const attendee = event.addPropertyWithValue('attendee', `mailto:${from.address}`);
  attendee.setParameter('partstat', partstat);
  attendee.setParameter('cn', from.name);
  calendar.addSubcomponent(event);
  return calendar.toString();
}
