import { Cycle } from '../../shared/domain/cycle.ts';
import { CycleDefinition } from '../../shared/domain/cycle-definition.ts';
import { formIdOf } from '../../shared/domain/deterministic-ids.ts';
import { Form } from '../../shared/domain/form.ts';
import type { Reader } from '../../shared/domain/form-ladders.ts';
import { CycleId, FormId, PairId, PersonId } from '../../shared/domain/ids.ts';
import { LedgerEntry } from '../../shared/domain/ledger.ts';
import { Pair, Session } from '../../shared/domain/pair.ts';
import { Participant } from '../../shared/domain/participant.ts';
import { Person } from '../../shared/domain/person.ts';
import type { PairFacts } from '../../shared/domain/plan-pair.ts';
import { wallClock } from '../../shared/domain/working-calendar.ts';
import { lyon, montreal, paris } from './sites.ts';

export const cycleId = CycleId.parse('cyc_2027');
export const pairId = PairId.parse('pair_07');
const personIds = {
  ines: PersonId.parse('per_ines'),
  helene: PersonId.parse('per_helene'),
  sandrine: PersonId.parse('per_sandrine'),
  claire: PersonId.parse('per_claire'),
  marc: PersonId.parse('per_marc'),
};
export const { ines, helene, sandrine, claire, marc } = personIds;

/** A wall clock in Paris as an instant: "2027-03-02 09:00". */
export function at(local: string, timeZone = 'Europe/Paris'): string {
  const [date = '', time = '00:00'] = local.split(' ');
  return wallClock(date, time, timeZone);
}

/** Any form id of a test, by a word. */
export function aFormId(word: string): FormId {
  return FormId.parse(`frm_${word}`);
}

/** The reference cycle of content.md: Paris, Lyon and Montréal, six sessions, enrollment from 14 January to 3 February 2027. */
export function aDefinition(changes: Partial<ReturnType<typeof definitionInput>> = {}): CycleDefinition {
  return CycleDefinition.parse({ ...definitionInput(), ...changes });
}

function definitionInput() {
  return {
    company: 'Solane',
    program: 'Mentorat inversé',
    sponsor: {
      email: 'anne.roy@solane.example',
      name: 'Anne Roy',
      title: { fr: 'directrice générale', en: 'chief executive' },
      message: { fr: 'J’apprends cette année.', en: 'I am learning this year.' },
      objectives: { fr: ['apprendre', 'écouter'], en: ['learning', 'listening'] },
    },
    coordinators: [
      { email: 'claire.dubois@solane.example', name: 'Claire Dubois', phone: '+33 1 99 00 12 34', site: 'Paris' },
      { email: 'marc.tremblay@solane.example', name: 'Marc Tremblay', phone: '+1 514 555 0100', site: 'Montréal' },
    ],
    confidentialContact: { fr: 'Médecine du travail', en: 'Occupational health' },
    dataProtectionContact: 'dpo@solane.example',
    places: 40 as number | undefined,
    opensOn: '2027-01-14',
    enrollment: { until: '2027-02-03' } as { until: string } | { days: number },
    sessions: { count: 6, minutes: 60, everyWeeks: 4 },
    lastDay: '2027-07-13',
    workshops: ['2027-02-15T14:00', '2027-02-16T10:00'],
    briefings: ['2027-02-17T11:00', '2027-02-19T09:00'],
    sites: { Paris: paris, Lyon: lyon, Montréal: montreal } as Record<string, typeof paris>,
    grades: ['Employé', 'Spécialiste', 'Directeur'],
  };
}

export function aCycle(changes: Partial<Cycle> = {}): Cycle {
  return Cycle.parse({
    cycleId,
    status: 'running',
    definition: aDefinition(),
    sourceObject: 'mail/start',
    coordinators: [claire, marc],
    sponsorId: 'per_anne',
    createdAt: at('2027-01-11 09:00'),
    runningSince: at('2027-02-04 10:00'),
    version: 1,
    ...changes,
  });
}

export function aPerson(changes: Partial<Person> = {}): Person {
  return Person.parse({
    personId: ines,
    address: 'ines.benali@solane.example',
    first: 'Inès',
    last: 'Benali',
    jobTitle: 'chargée de marketing',
    language: 'fr',
    timeZone: 'Europe/Paris',
    ...changes,
  });
}

/** Inès, who teaches; with `side: 'mentee'` a leader of Paris. */
export function aParticipant(changes: Partial<Participant> = {}): Participant {
  const leads = changes.side === 'mentee';
  return Participant.parse({
    cycleId,
    personId: leads ? helene : ines,
    side: 'mentor',
    grade: leads ? 'Directeur' : 'Employé',
    rank: leads ? 2 : 0,
    unit: leads ? 'Logistique' : 'Marketing',
    site: leads ? 'Paris' : 'Lyon',
    timeZone: 'Europe/Paris',
    languages: { fr: 'C2', en: 'C1' },
    managers: [],
    chainIncomplete: false,
    capacity: 1,
    ...changes,
  });
}

/** A form that left at 9:00 on Tuesday 2 March 2027, reminds on Monday the 8th, and closes on the 16th. */
export function aForm(changes: Partial<Form> = {}): Form {
  const kind = changes.kind ?? 'SES-fit';
  const personId = changes.personId ?? ines;
  const round = changes.round ?? 1;
  return Form.parse({
    formId: formIdOf({ cycleId, kind, subject: String(changes.session ?? ''), personId, round }),
    cycleId,
    personId,
    kind,
    kindVersion: 1,
    language: 'fr',
    group: 'pair',
    round,
    key: 'abcdefghijklmnop',
    status: 'issued',
    issuedAt: at('2027-03-02 09:00'),
    ladder: [at('2027-03-02 09:00'), at('2027-03-08 09:00')],
    closesAt: at('2027-03-16 18:00'),
    version: 1,
    ...changes,
  });
}

/** The same form answered. */
export function answered(form: Form, answers: Form['answers'], answeredAt = at('2027-03-03 10:00')): Form {
  return { ...form, status: 'answered', answers, answeredAt };
}

export function aSession(changes: Partial<Session> = {}): Session {
  return Session.parse({
    number: 1,
    status: 'planned',
    meetsAt: at('2027-03-02 08:30'),
    sequence: 0,
    invited: true,
    sheetSent: true,
    ...changes,
  });
}

/** P07: Inès of Lyon and Hélène of Paris, whose calendar Sandrine keeps. */
export function aPair(changes: Partial<Pair> = {}): Pair {
  return Pair.parse({
    pairId,
    cycleId,
    number: 7,
    mentorId: ines,
    menteeId: helene,
    score: 7200,
    keeperId: sandrine,
    status: 'meeting',
    createdAt: at('2027-02-04 10:00'),
    version: 1,
    ...changes,
  });
}

/** The six dates of scene 1: 2 and 30 March, 27 April, 25 May, 22 June and 13 July at 8:30. */
export const sixDates = ['2027-03-02', '2027-03-30', '2027-04-27', '2027-05-25', '2027-06-22', '2027-07-13'].map(
  (date) => at(`${date} 08:30`),
);

const policies = { quietBefore: 8, quietFrom: 18 };
export const inParis: Reader = { site: paris, timeZone: 'Europe/Paris', policies };
export const inLyon: Reader = { site: lyon, timeZone: 'Europe/Paris', policies };
export const inMontreal: Reader = { site: montreal, timeZone: 'America/Montreal', policies };

/** What a plan of {@link aPair} looks at: these forms, six sessions of an hour, until 13 July at 18:00. */
export function pairFacts(forms: readonly Form[] = [], changes: Partial<Omit<PairFacts, 'forms'>> = {}): PairFacts {
  return {
    forms: new Map(forms.map((form) => [form.formId, form])),
    count: 6,
    minutes: 60,
    mentor: inLyon,
    mentee: inParis,
    endsAt: at('2027-07-13 18:00'),
    ...changes,
  };
}

export function aLedgerEntry(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  return LedgerEntry.parse({
    key: 'frm_1#0',
    mail: 'form',
    to: ines,
    cycleId,
    dueAt: at('2027-03-02 09:00'),
    ifUnsure: 'send again',
    status: 'queued',
    orderedAt: at('2027-03-02 09:00'),
    ...changes,
  });
}
