import { createHash } from 'node:crypto';
import ICAL from 'ical.js';
import type { Instant } from '../../shared/domain/instant.ts';
import type { ComposedReply } from './client-manners.ts';
import { dateHeader } from './mail-words.ts';
import { addressText, mimeMessage } from './mime.ts';
import type { Invite, Letter, Mailbox } from './read-letter.ts';

/** What a calendar sends the organizer when its owner presses "Accept". */
export function calendarAcceptance(
  letter: Letter,
  invite: Invite,
  {
    from,
    at,
    timeZone,
    seed,
  }: { readonly from: Mailbox; readonly at: Instant; readonly timeZone: string; readonly seed: string },
): ComposedReply {
  const id = createHash('sha256').update(seed).digest('hex');
  const messageId = `<${id.slice(0, 24)}@${from.address.slice(from.address.lastIndexOf('@') + 1)}>`;
  const raw = mimeMessage({
    headers: [
      ['From', addressText(from)],
      ['To', invite.organizer],
      ['Subject', `${letter.language === 'fr' ? 'Accepté : ' : 'Accepted: '}${invite.title}`],
      ['Date', dateHeader(at, timeZone)],
      ['Message-ID', messageId],
    ],
    headerCharset: 'utf-8',
    boundary: `=_${id.slice(24, 48)}`,
    parts: [
      { type: 'text/plain', charset: 'utf-8', encoding: 'quoted-printable', text: '' },
      { type: 'text/calendar; method=REPLY', charset: 'utf-8', encoding: 'base64', text: acceptance(invite, from, at) },
    ],
  });
  return { raw, messageId };
}

function acceptance({ uid, sequence, start, end, organizer }: Invite, from: Mailbox, at: Instant): string {
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
  attendee.setParameter('partstat', 'ACCEPTED');
  attendee.setParameter('cn', from.name);
  calendar.addSubcomponent(event);
  return calendar.toString();
}
