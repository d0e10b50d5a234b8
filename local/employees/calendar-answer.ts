import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ComposedReply } from './client-manners.ts';
import { dateHeader } from './mail-words.ts';
import { addressText, mimeMessage } from './mime.ts';
import type { Invite, Letter, Mailbox } from './read-letter.ts';

/** The button of an invitation that its owner presses, as the calendar standard names it. */
export type CalendarAnswer = 'ACCEPTED' | 'TENTATIVE' | 'DECLINED';

const subjectWords: Readonly<Record<CalendarAnswer, Readonly<Record<'fr' | 'en', string>>>> = {
  ACCEPTED: { fr: 'Accepté : ', en: 'Accepted: ' },
  TENTATIVE: { fr: 'Provisoire : ', en: 'Tentative: ' },
  DECLINED: { fr: 'Refusé : ', en: 'Declined: ' },
};

/** What a calendar sends the organizer when its owner answers an invitation. */
export function calendarAnswer(
  letter: Letter,
  invite: Invite,
  {
    answer,
    from,
    at,
    timeZone,
    seed,
  }: {
    readonly answer: CalendarAnswer;
    readonly from: Mailbox;
    readonly at: Instant;
    readonly timeZone: string;
    readonly seed: string;
  },
): ComposedReply {
  const id = createHash('sha256').update(seed).digest('hex');
  const messageId = `<${id.slice(0, 24)}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;
  const raw = mimeMessage({
    headers: [
      ['From', addressText(from)],
      ['To', invite.organizer],
      ['Subject', `${subjectWords[answer][letter.language]}${invite.title}`],
      ['Date', dateHeader(at, timeZone)],
      ['Message-ID', messageId],
    ],
    headerCharset: 'utf-8',
    boundary: `=_${id.slice(24, 48)}`,
    parts: [
      { type: 'text/plain', charset: 'utf-8', encoding: 'quoted-printable', text: '' },
      {
        type: 'text/calendar; method=REPLY',
        charset: 'utf-8',
        encoding: 'base64',
        text: reply(answer, invite, from, at),
      },
    ],
  });
  return { raw, messageId };
}

function reply(
  answer: CalendarAnswer,
  { uid, sequence, start, end, organizer }: Invite,
  from: Mailbox,
  at: Instant,
): string {
  const calendar = new ICAL.Component('vcalendar');
  for (const [name, value] of [
    ['method', 'REPLY'],
    ['prodid', '-//Microsoft Corporation//Outlook 16.0//EN'],
    ['version', '2.0'],
  ] as const)
    calendar.addPropertyWithValue(name, value);
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', uid);
  event.addPropertyWithValue('sequence', sequence);
  for (const [name, time] of [
    ['dtstamp', at],
    ['dtstart', start],
    ['dtend', end],
  ] as const)
    event.addPropertyWithValue(name, ICAL.Time.fromJSDate(new Date(time), true));
  event.addPropertyWithValue('organizer', `mailto:${organizer}`);
  const attendee = event.addPropertyWithValue('attendee', `mailto:${from.address}`);
  attendee.setParameter('partstat', answer);
  attendee.setParameter('cn', from.name);
  calendar.addSubcomponent(event);
  return calendar.toString();
}
