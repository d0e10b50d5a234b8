import { describe, expect, it } from 'vitest';
import { readCalendarReply } from '../../shared/mail/calendar-reply.ts';
import { type Invitation, invitation } from '../../shared/mail/invitation.ts';
import { fixture, readable } from './fixture.ts';

const aSession = (changes: Partial<Invitation> = {}): Invitation => ({
  method: 'REQUEST',
  uid: 'pair_abc-1@reponses.example.com',
  sequence: 0,
  start: '2027-03-30T06:30:00.000Z',
  end: '2027-03-30T07:30:00.000Z',
  title: 'Mentorat inversé : séance 1',
  description:
    'Inès et Hélène\nTexte assez long pour être replié sur plusieurs lignes, avec des accents éàü ; et des virgules.',
  organizer: { name: 'Mentorat inversé', address: 'mentorat@reponses.example.com' },
  attendees: [
    { name: 'Inès "la" Nguyễn', address: 'ines@grandgroupe.example' },
    { name: 'Hélène', address: 'helene@grandgroupe.example' },
  ],
  stamp: '2027-02-15T08:00:00.000Z',
  ...changes,
});
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const calendarOf = async (name: string) => {
  const { attachments, from } = await readable(fixture(name));
  const part = attachments.find(({ type }) => type === 'text/calendar');
  return readCalendarReply(Buffer.from(part?.bytes ?? []).toString(), from?.address ?? '');
};

describe('invitation', () => {
  it('is the same text for the same session', () => {
    expect(invitation(aSession())).toBe(invitation(aSession()));
  });

  it('says who, when in UTC, and which version', () => {
    expect(unfolded(invitation(aSession({ sequence: 3 })))).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:pair_abc-1@reponses.example.com',
        'SEQUENCE:3',
        'DTSTAMP:20270215T080000Z',
        'DTSTART:20270330T063000Z',
        'DTEND:20270330T073000Z',
        'STATUS:CONFIRMED',
        'SUMMARY:Mentorat inversé : séance 1',
      ]),
    );
    const text = unfolded(invitation(aSession())).join('\n');
    expect(text).toMatch(/^ORGANIZER;.*mailto:mentorat@reponses\.example\.com$/m);
    expect(text).toMatch(/^ATTENDEE;.*RSVP=TRUE.*MAILTO:helene@grandgroupe\.example$/im);
  });

  it('cancels under the same uid', () => {
    expect(unfolded(invitation(aSession({ method: 'CANCEL', sequence: 4 })))).toEqual(
      expect.arrayContaining([
        'METHOD:CANCEL',
        'STATUS:CANCELLED',
        'SEQUENCE:4',
        'UID:pair_abc-1@reponses.example.com',
      ]),
    );
  });

  it('lets no title add a property', () => {
    const lines = unfolded(
      invitation(aSession({ title: 'x\r\nATTENDEE:mailto:evil@x.example', description: 'a\r\nEND:VEVENT\r\nb' })),
    );
    expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(2);
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  });

  it('stays within the 75 octets of a line', () => {
    for (const line of invitation(aSession()).split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('readCalendarReply', () => {
  it('reads a refusal from Outlook', async () => {
    expect(await calendarOf('calendar-reply-outlook-fr')).toEqual({
      uid: 'pair_abc-1@reponses.example.com',
      attendee: 'jean.martin@grandgroupe.example',
      method: 'REPLY',
      answer: 'declined',
      sequence: 2,
    });
  });

  it('reads a counter-proposal that Google labels a reply, of the sender among the attendees', async () => {
    expect(await calendarOf('calendar-counter-google')).toEqual({
      uid: 'pair_abc-1@reponses.example.com',
      attendee: 'claire.dupont@grandgroupe.example',
      method: 'COUNTER',
      answer: 'tentative',
      start: '2027-03-30T06:30:00.000Z',
    });
  });

  it('reads a counter-proposal in a zone that Outlook describes', async () => {
    expect(await calendarOf('calendar-counter-outlook')).toMatchObject({
      method: 'COUNTER',
      start: '2027-03-30T06:30:00.000Z',
    });
  });

  const aReply = (lines: readonly string[], method = 'REPLY', before: readonly string[] = []) =>
    [
      'BEGIN:VCALENDAR',
      `METHOD:${method}`,
      ...before,
      'BEGIN:VEVENT',
      'UID:u',
      ...lines,
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
  const one = 'ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:A@x.example';

  it('takes the only attendee even if another address answers, which the caller compares', () => {
    expect(readCalendarReply(aReply([one]), 'b@x.example')).toMatchObject({
      attendee: 'a@x.example',
      answer: 'accepted',
    });
  });

  it('answers undefined for several attendees of whom none is the sender, for no attendee, no uid and no reply', () => {
    const two = [one, 'ATTENDEE;PARTSTAT=DECLINED:mailto:c@x.example'];
    expect(readCalendarReply(aReply(two), 'b@x.example')).toBeUndefined();
    expect(readCalendarReply(aReply(two), 'C@x.example')).toMatchObject({ answer: 'declined' });
    expect(readCalendarReply(aReply([]), 'a@x.example')).toBeUndefined();
    expect(readCalendarReply(aReply([one]).replace('UID:u\r\n', ''), 'a@x.example')).toBeUndefined();
    expect(readCalendarReply(aReply([one], 'REQUEST'), 'a@x.example')).toBeUndefined();
    expect(readCalendarReply(invitation(aSession()), 'ines@grandgroupe.example')).toBeUndefined();
    for (const text of ['', 'bonjour', 'BEGIN:VCALENDAR', 'BEGIN:VCARD\r\nEND:VCARD'])
      expect(readCalendarReply(text, 'a@x.example')).toBeUndefined();
  });

  it('knows no proposed time without a zone, in an unknown zone, for a whole day, or in words', () => {
    const starts = [
      'DTSTART:20270330T083000',
      'DTSTART;TZID=Nowhere:20270330T083000',
      'DTSTART;VALUE=DATE:20270330',
      'DTSTART:demain',
    ];
    for (const start of starts) {
      const reply = readCalendarReply(aReply([one, start], 'COUNTER'), 'a@x.example');
      expect(reply?.start, start).toBeUndefined();
    }
    expect(readCalendarReply(aReply([one, 'DTSTART:20270330T063000Z'], 'COUNTER'), 'a@x.example')?.start).toBe(
      '2027-03-30T06:30:00.000Z',
    );
  });

  it('finishes on a zone with a rule per second', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Bomb',
      'BEGIN:STANDARD',
      'DTSTART:16010101T030000',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'RRULE:FREQ=SECONDLY',
      'END:STANDARD',
      'END:VTIMEZONE',
    ];
    expect(
      readCalendarReply(aReply([one, 'DTSTART;TZID=Bomb:20270330T083000'], 'COUNTER', zone), 'a@x.example')?.start,
    ).toBeUndefined();
  });
});
