import type { Language } from '../../shared/domain/language.ts';
import type { LedgerEntry } from '../../shared/domain/ledger.ts';
import type { LetterFacts } from '../../shared/messages/letter-facts.ts';
import { type Letter, writeLetter } from '../../shared/messages/write-letter.ts';
import { aForm, aLedgerEntry, aParticipant, aPerson, at, cycleId, pairId } from '../domain/builders.ts';
import { aKnownPair, letterFacts } from './letter-facts.ts';

/** Facts in French of Hélène, who leads in Paris, beside Inès: in Lyon unless said otherwise. */
export function theFacts(changes: Partial<LetterFacts> = {}, site = 'Lyon'): LetterFacts {
  const participant = aParticipant({ site });
  const known = aKnownPair();
  return letterFacts('fr', { participant, pair: { ...known, mentor: { ...known.mentor, participant } }, ...changes });
}

/** One letter to whoever the facts name, as {@link writeLetter} writes it. */
export function aLetter(entry: Partial<LedgerEntry>, facts: LetterFacts, thread = facts.form): Letter {
  const desk = {
    domain: 'reply.solane.example',
    programAddress: 'mentorat@solane.example',
    organizer: { name: 'Mentorat', address: 'm@solane.example' },
  };
  return writeLetter(aLedgerEntry({ to: facts.to.personId, cycleId, pairId, ...entry }), facts, thread, desk);
}

/** A note about the first session of the pair, in one language. */
export function aNote(mail: LedgerEntry['mail'], language: Language, changes: Partial<LetterFacts> = {}): Letter {
  const form = aForm({ language, answers: { useful: 4, free: 5 } });
  const facts = theFacts({ to: aPerson({ language }), form, ...changes });
  return aLetter({ mail, session: 1, facts: { meetsAt: at('2027-03-02 08:30'), signal: 'read-today' } }, facts);
}
