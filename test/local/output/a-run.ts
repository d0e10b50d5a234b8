import { personaFor } from '../../../local/employees/personas.ts';
import type { StoredMail } from '../../../local/mail/mailbox.ts';
import type { RunRecord } from '../../../local/output/run-record.ts';
import type { AuditEvent } from '../../../local/run/records.ts';
import { sampleCompany } from '../../../local/sample/sample-company.ts';
import { Cycle } from '../../../shared/domain/cycle.ts';
import { Form } from '../../../shared/domain/form.ts';
import { CycleId, FormId, PairId, PersonId } from '../../../shared/domain/ids.ts';
import { InboundRecord } from '../../../shared/domain/inbound.ts';
import { LedgerEntry } from '../../../shared/domain/ledger.ts';
import { Pair } from '../../../shared/domain/pair.ts';
import { Participant } from '../../../shared/domain/participant.ts';
import { Person } from '../../../shared/domain/person.ts';

const cycleId = CycleId.parse('cyc_one');
export const mentorId = PersonId.parse('per_mentor');
const leaderId = PersonId.parse('per_leader');
const coordinatorId = PersonId.parse('per_coordinator');
export const formId = FormId.parse('frm_enrollment');
export const pairId = PairId.parse('pair_one');

/** Everything a text could do to a page, in one name. */
const hostile = `</title><script>alert("x")</script>'"><img src=x onerror=alert(1)>&amp;`;

const json: unknown = JSON.parse(new TextDecoder().decode(sampleCompany().cycle));
const cycle = Cycle.parse({
  cycleId,
  status: 'closed',
  definition: json,
  sourceObject: 'mail/start',
  coordinators: [coordinatorId],
  sponsorId: coordinatorId,
  createdAt: '2027-01-11T09:00:00.000Z',
  version: 3,
});

function aPerson(personId: PersonId, address: string, first: string): Person {
  return Person.parse({ personId, address, first, last: '', language: 'fr', timeZone: 'Europe/Paris' });
}

function aParticipant(personId: PersonId, side: 'mentor' | 'mentee'): Participant {
  const place = { grade: 'Cadre', rank: 2, unit: hostile, site: 'Paris', timeZone: 'Europe/Paris' };
  return Participant.parse({
    cycleId,
    personId,
    side,
    ...place,
    languages: {},
    managers: [],
    chainIncomplete: false,
    capacity: 1,
  });
}

/** An email as SES stored it. */
export function aMail(mail: {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly subject?: string;
}): StoredMail {
  const subject = `=?utf-8?B?${Buffer.from(mail.subject ?? 'Sujet').toString('base64')}?=`;
  const raw = [
    `Subject: ${subject}`,
    'From: program@mentoring.example.com',
    `To: ${mail.to}`,
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Bonjour ${hostile}`,
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    `<p>Bonjour</p><script>alert(1)</script>`,
    '--b',
    'Content-Type: text/calendar; name="</summary><script>.ics"',
    'Content-Disposition: attachment; filename="</summary><script>.ics"',
    '',
    'BEGIN:VCALENDAR </pre><script>alert(2)</script>',
    '--b--',
  ].join('\r\n');
  return { id: mail.id, at: mail.at, from: 'program@mentoring.example.com', to: [mail.to], raw: Buffer.from(raw) };
}

/** A ledger entry of an email that was delivered. */
export function anEntry(entry: Partial<LedgerEntry> & { readonly key: string }): LedgerEntry {
  const at = entry.orderedAt ?? '2027-01-14T08:00:00.000Z';
  return LedgerEntry.parse({
    mail: 'form',
    to: mentorId,
    cycleId,
    dueAt: at,
    ifUnsure: 'send again',
    status: 'delivered',
    orderedAt: at,
    ...entry,
  });
}

/** A change in the audit trail. */
function aChange(entityId: string, version: number, event: string, at: string): AuditEvent {
  return { entityId, version, event, actor: 'program', at };
}

/** A short run: an enrollment form sent and answered, a pair that met once, and names that attack the pages. */
export function aRun(changes: Partial<RunRecord> = {}): RunRecord {
  const mentor = aPerson(mentorId, '../../ines@solane.example', hostile);
  const leader = aPerson(leaderId, 'helene@solane.example', 'Hélène');
  const coordinator = aPerson(coordinatorId, 'claire@solane.example', 'Claire');
  const sentAt = '2027-01-14T08:00:00.000Z';
  const answeredAt = '2027-01-14T08:30:00.000Z';
  const form = Form.parse({
    formId,
    cycleId,
    personId: mentorId,
    kind: 'ENR-M',
    kindVersion: 1,
    language: 'fr',
    group: 'enrollment',
    key: 'k',
    status: 'answered',
    answers: { role: 'mentor' },
    issuedAt: sentAt,
    ladder: [sentAt],
    closesAt: '2027-02-03T17:00:00.000Z',
    sent: 1,
    answeredAt,
    version: 3,
  });
  const pair = Pair.parse({
    pairId,
    cycleId,
    number: 1,
    mentorId,
    menteeId: leaderId,
    score: 7000,
    keeperId: leaderId,
    status: 'closed',
    closedBecause: 'finished',
    createdAt: '2027-02-04T08:00:00.000Z',
    introducedAt: '2027-02-11T08:00:00.000Z',
    sessions: [{ number: 1, status: 'held', meetsAt: '2027-03-02T13:00:00.000Z', sequence: 0 }],
    version: 2,
  });
  const page = (language: string) => ({
    subject: 's',
    text: 't',
    page: `<!doctype html><html lang="${language}"></html>`,
  });
  return {
    startsAt: '2027-01-11T09:00:00.000Z',
    endedAt: '2027-10-18T06:00:00.000Z',
    cycle,
    records: {
      cycles: [cycle],
      participants: new Map([
        [mentorId, aParticipant(mentorId, 'mentor')],
        [leaderId, aParticipant(leaderId, 'mentee')],
      ]),
      people: new Map([mentor, leader, coordinator].map((person) => [person.personId, person])),
      forms: new Map([[formId, form]]),
      pairs: new Map([[pairId, pair]]),
      ledger: [
        anEntry({ key: `${formId}#0`, formId, orderedAt: sentAt, sesMessageId: 'm1' }),
        anEntry({ key: `${formId}#echo#1`, mail: 'echo', formId, orderedAt: answeredAt, sesMessageId: 'm2' }),
        anEntry({ key: `${pairId}#ended`, mail: 'ended-done', pairId, status: 'dropped', dropped: 'cycle canceled' }),
      ],
      audit: new Map<string, readonly AuditEvent[]>([
        [cycleId, [aChange(cycleId, 1, 'drafted', '2027-01-11T09:00:00.000Z')]],
        [
          formId,
          [
            aChange(formId, 1, 'issued', sentAt),
            aChange(formId, 2, 'sent', sentAt),
            aChange(formId, 3, 'answered', answeredAt),
          ],
        ],
        [pairId, [aChange(pairId, 1, 'created', '2027-02-04T08:00:00.000Z')]],
      ]),
      inbound: new Map([
        [
          'in1',
          InboundRecord.parse({
            inboundId: 'in1',
            objectKey: 'mail/in1',
            receivedAt: answeredAt,
            outcome: 'answered',
            formId,
            personId: mentorId,
          }),
        ],
      ]),
      tasks: [],
    },
    sent: [
      aMail({ id: 'm1', at: sentAt, to: mentor.address, subject: hostile }),
      aMail({ id: 'm2', at: answeredAt, to: mentor.address }),
    ],
    received: [
      {
        id: 'in1',
        at: answeredAt,
        from: mentor.address,
        to: 'r@reply.mentoring.example.com',
        raw: Buffer.from(`Subject: ${hostile}\r\nFrom: x\r\n\r\n1: A ${hostile}`),
        after: 1,
      },
    ],
    cast: new Map([[mentor.address, { name: hostile, persona: personaFor(mentor.address, '1') }]]),
    report: { fr: page('fr'), en: page('en') },
    usage: {
      queueRequests: 10,
      failedDeliveries: 0,
      deadLetters: 0,
      failedExecutions: 0,
      transitions: 1000,
      invocations: 1000,
      readUnits: 1000,
      writeUnits: 1000,
      storedObjects: 100,
    },
    ...changes,
  };
}
