import type { Language } from '../../shared/domain/language.ts';
import type { LedgerEntry } from '../../shared/domain/ledger.ts';
import { Proposal } from '../../shared/domain/proposal.ts';
import type { LetterFacts } from '../../shared/messages/letter-facts.ts';
import { type Letter, writeLetter } from '../../shared/messages/write-letter.ts';
import {
  aCycle,
  aForm,
  aLedgerEntry,
  aPair,
  aParticipant,
  aPerson,
  aSession,
  at,
  claire,
  cycleId,
  helene,
  ines,
  marc,
  pairId,
  sandrine,
  sixDates,
} from '../domain/builders.ts';

const inesBenali = aPerson();
const heleneMoreau = aPerson({ personId: helene, first: 'Hélène', last: 'Moreau', address: 'helene@solane.example' });
const sandrinePetit = aPerson({ personId: sandrine, first: 'Sandrine', last: 'Petit', address: 's@solane.example' });
const claireDubois = aPerson({ personId: claire, first: 'Claire', last: 'Dubois', address: 'claire@solane.example' });
const marcTremblay = aPerson({ personId: marc, first: 'Marc', last: 'Tremblay', address: 'marc@solane.example' });

const proposal = Proposal.parse({
  kind: 'formed',
  preset: 'balanced',
  pairs: [],
  unmatched: [{ personId: ines, side: 'mentor', reason: { kind: 'no-capacity' } }],
  refusedLocks: [],
  certificate: { gap: 0, objective: { people: 0, waited: 0, pairs: 0, total: 0 }, scanned: 1 },
});

const report = { subject: 'Bilan', text: 'Six séances.', page: '<p>Six séances.</p>' };

/** Hélène of Paris, who leads, beside Inès: in Lyon unless said otherwise. */
export function theFacts(changes: Partial<LetterFacts> = {}, site = 'Lyon'): LetterFacts {
  const mentor = { person: inesBenali, participant: aParticipant({ site }), enrollment: { topics: 'vidéo courte' } };
  const mentee = {
    person: heleneMoreau,
    participant: aParticipant({ side: 'mentee' }),
    enrollment: { topics: 'vidéo courte', style: 'direct' },
  };
  const pair = aPair({ sessions: sixDates.map((meetsAt, index) => aSession({ number: index + 1, meetsAt })) });
  return {
    cycle: aCycle({ enrollmentClosesAt: at('2027-02-03 18:00'), endsAt: at('2027-07-13 18:00') }),
    to: inesBenali,
    participant: mentor.participant,
    form: undefined,
    pair: { pair, mentor, mentee, keeper: sandrinePetit },
    coordinators: [claireDubois, marcTremblay],
    coordinator: claireDubois,
    sponsor: aPerson({ first: 'Anne', last: 'Roy', address: 'anne@solane.example' }),
    lastFeedback: undefined,
    proposal,
    proposedPair: undefined,
    startLines: { fr: ['Deux personnes.'], en: ['Two people.'] },
    digest: {
      date: '2027-03-08',
      pairs: { all: 2, open: 1, closed: 1 },
      sessions: { held: 1, planned: 6, thisWeek: 0, heardFromOne: 0 },
      feedbackMissing: 0,
      lines: [],
    },
    report: { fr: report, en: report },
    people: new Map(),
    participants: new Map(),
    ...changes,
  };
}

/** One letter to whoever the facts name, as {@link writeLetter} writes it. */
export function aLetter(entry: Partial<LedgerEntry>, facts: LetterFacts, thread = facts.form): Letter {
  const desk = { domain: 'reply.solane.example', organizer: { name: 'Mentorat', address: 'm@solane.example' } };
  return writeLetter(aLedgerEntry({ to: facts.to.personId, cycleId, pairId, ...entry }), facts, thread, desk);
}

/** A note about the first session of the pair, in one language. */
export function aNote(mail: LedgerEntry['mail'], language: Language, changes: Partial<LetterFacts> = {}): Letter {
  const form = aForm({ language, answers: { useful: 4, free: 5 } });
  const facts = theFacts({ to: aPerson({ language }), form, ...changes });
  return aLetter({ mail, session: 1, facts: { meetsAt: at('2027-03-02 08:30'), signal: 'read-today' } }, facts);
}
