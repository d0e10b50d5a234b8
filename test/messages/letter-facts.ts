import { isDecision } from '../../shared/domain/admission.ts';
import { defaultCatalog } from '../../shared/domain/expertise/default-catalog.ts';
import type { Form } from '../../shared/domain/form.ts';
import type { Language } from '../../shared/domain/language.ts';
import { Proposal } from '../../shared/domain/proposal.ts';
import type { KnownPair, LetterFacts } from '../../shared/messages/letter-facts.ts';
import { officeValues } from '../../shared/messages/office-values.ts';
import {
  aCycle,
  aPair,
  aParticipant,
  aPerson,
  aSession,
  at,
  claire,
  helene,
  ines,
  marc,
  sandrine,
  sixDates,
} from '../domain/builders.ts';

export const people = (language: Language) => ({
  ines: aPerson({ language }),
  helene: aPerson({
    personId: helene,
    first: 'Hélène',
    last: 'Marchand',
    address: 'helene.marchand@solane.example',
    language,
  }),
  sandrine: aPerson({
    personId: sandrine,
    first: 'Sandrine',
    last: 'Petit',
    address: 'sandrine.petit@solane.example',
    language,
  }),
  claire: aPerson({
    personId: claire,
    first: 'Claire',
    last: 'Dubois',
    address: 'claire.dubois@solane.example',
    language,
  }),
  marc: aPerson({ personId: marc, first: 'Marc', last: 'Tremblay', address: 'marc.tremblay@solane.example', language }),
});

/** Inès and Hélène with what they answered at enrollment. */
export function aKnownPair(language: Language = 'fr', changes: Partial<KnownPair> = {}): KnownPair {
  const known = people(language);
  return {
    pair: aPair({
      sessions: sixDates.map((meetsAt, index) => aSession({ number: index + 1, meetsAt, invited: index < 3 })),
      closedAt: at('2027-07-20 09:00'),
    }),
    mentor: {
      person: known.ines,
      participant: aParticipant(),
      enrollment: { topics: 'vidéo courte, réseaux sociaux', gain: 'stratégie', style: ['direct'], place: ['video'] },
    },
    mentee: {
      person: known.helene,
      participant: aParticipant({ side: 'mentee' }),
      enrollment: { topics: 'vidéo courte', give: 'stratégie' },
    },
    keeper: known.sandrine,
    ...changes,
  };
}

const breakdown = { goals: 0.8 };

/** P01 and somebody without a partner. */
export function aProposal(changes: Partial<Proposal> = {}): Proposal {
  return Proposal.parse({
    kind: 'formed',
    preset: 'nobody-sacrificed',
    pairs: [
      {
        mentorId: ines,
        menteeId: helene,
        score: 7200,
        breakdown,
        locked: false,
        lineToConfirm: true,
        explanation: { reasons: [{ code: 'same-site' }, { code: 'other-unit' }], topics: [] },
        concerns: { fr: ['Peu d’heures communes.'], en: ['Few hours in common.'] },
      },
    ],
    unmatched: [{ personId: sandrine, side: 'mentor', reason: { kind: 'no-capacity' } }],
    refusedLocks: [],
    medianScore: 7200,
    certificate: { gap: 0, objective: { people: 2, waited: 0, pairs: 1, worst: 7200, total: 7200 }, scanned: 1 },
    ...changes,
  });
}

/** Everything any letter may speak of; each letter takes its part. */
export function letterFacts(language: Language, changes: Partial<LetterFacts> = {}): LetterFacts {
  const known = people(language);
  const proposal = aProposal();
  return {
    cycle: aCycle({
      enrollmentClosesAt: at('2027-02-03 18:00'),
      endsAt: at('2027-07-13 18:00'),
    }),
    to: known.ines,
    participant: aParticipant(),
    assistant: undefined,
    form: undefined,
    about: undefined,
    pair: aKnownPair(language),
    coordinators: [known.claire, known.marc],
    coordinator: known.claire,
    sponsor: aPerson({ first: 'Anne', last: 'Roy', language }),
    lastFeedback: undefined,
    openForms: [],
    proposal,
    previous: undefined,
    proposedPair: proposal.pairs[0],
    office: isDecision(changes.form?.kind ?? '') ? officeValues : undefined,
    startLines: { fr: ['Vingt personnes invitées.'], en: ['Twenty people invited.'] },
    digest: undefined,
    overview: undefined,
    bundle: [],
    report: undefined,
    catalog: defaultCatalog,
    people: new Map(Object.values(known).map((person) => [person.personId, person])),
    participants: new Map([
      [ines, aParticipant()],
      [helene, aParticipant({ side: 'mentee' })],
      [sandrine, aParticipant({ personId: sandrine })],
    ]),
    ...changes,
  };
}

/** What forms of a kind carry beside their questions. */
export const formFacts: Form['facts'] = {
  'slot 1': at('2027-03-02 08:30'),
  'slot 2': at('2027-03-04 10:00'),
  'slot 3': at('2027-03-09 08:30'),
  'slot 4': at('2027-03-11 10:00'),
  planned: at('2027-03-02 08:30'),
  meetsAt: at('2027-03-02 08:30'),
  signal: 'not-a-fit',
  side: 'mentor',
  session: '1',
  held: '5',
  by: claire,
  at: at('2027-02-02 17:12'),
  until: at('2027-02-04 09:00'),
  pairs: '58',
};
