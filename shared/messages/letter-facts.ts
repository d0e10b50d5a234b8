import type { Cycle } from '../domain/cycle.ts';
import type { DigestAction } from '../domain/digest-decisions.ts';
import type { SkillCatalog } from '../domain/expertise/skill-catalog.ts';
import type { Answers, Form } from '../domain/form.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Task } from '../domain/inbound.ts';
import type { Pair } from '../domain/pair.ts';
import type { PairCounts } from '../domain/pair-counts.ts';
import type { Participant } from '../domain/participant.ts';
import type { Person } from '../domain/person.ts';
import type { Proposal, ProposedPair } from '../domain/proposal.ts';

/** Somebody who takes part, with what was answered at enrollment. */
export interface KnownParticipant {
  readonly person: Person;
  readonly participant: Participant;
  readonly enrollment: Answers;
}

/** A pair as a letter speaks of it. */
export interface KnownPair {
  readonly pair: Pair;
  readonly mentor: KnownParticipant;
  readonly mentee: KnownParticipant;
  readonly keeper: Person | undefined;
}

/** A report in one language, as it is sent. */
export interface WrittenReport {
  readonly subject: string;
  readonly text: string;
  readonly page: string;
}

export interface ReportDocument {
  readonly fr: WrittenReport;
  readonly en: WrittenReport;
}

/** One line of the Monday digest: what it is about, and the pair it concerns. */
export interface DigestLine {
  readonly task: Task;
  readonly pair: Pair | undefined;
  readonly form: Form | undefined;
}

/** What a Monday digest tells, as ids, codes and numbers. */
export interface Digest extends PairCounts {
  readonly date: string;
  /** What only needs to be known. */
  readonly lines: readonly DigestLine[];
  /** What is to be decided, by number from 1, each about one pair. */
  readonly items: readonly { readonly actions: readonly DigestAction[]; readonly lines: readonly DigestLine[] }[];
  /** Decisions that wait for the next digest. */
  readonly waiting: number;
}

/** Everything the words of one letter depend on. Only who reads the people table can have one. */
export interface LetterFacts {
  readonly cycle: Cycle;
  readonly to: Person;
  readonly participant: Participant | undefined;
  /** Whom the roster names as the assistant of who gets the letter, where a form proposes that address. */
  readonly assistant: Person | undefined;
  readonly form: Form | undefined;
  /** The form that `form` asks about: a reply to it is held. `sender` is who wrote that reply, when somebody known did. */
  readonly about: { readonly form: Form; readonly sender: Person | undefined } | undefined;
  readonly pair: KnownPair | undefined;
  /** The coordinators, the lead one first, and the one who follows this person or pair. */
  readonly coordinators: readonly Person[];
  readonly coordinator: Person;
  readonly sponsor: Person | undefined;
  /** The last answered feedback of this person before the session at hand, for the silent echo. */
  readonly lastFeedback: Form | undefined;
  /** The facts of each form that waits for this person, for a letter that lists them. */
  readonly openForms: readonly LetterFacts[];
  readonly proposal: Proposal | undefined;
  /** The proposal before the one a coordinator decides on, for what has changed since. */
  readonly previous: Proposal | undefined;
  /** What the proposal says of the pair at hand. */
  readonly proposedPair: ProposedPair | undefined;
  /** How the values of a coordinator's form are found; absent for everybody else's. */
  readonly office: ((facts: LetterFacts, form: Form) => Record<string, string>) | undefined;
  readonly startLines: { readonly fr: readonly string[]; readonly en: readonly string[] } | undefined;
  readonly digest: Digest | undefined;
  /** The coordinator's pairs and where they stand, for a letter that lists them. */
  readonly overview: { readonly counts: PairCounts; readonly pairs: readonly Pair[] } | undefined;
  /** What a coordinator is told the same day. */
  readonly bundle: readonly DigestLine[];
  readonly report: ReportDocument | undefined;
  /** What people's free answers are read with: the same whenever a form that comes after the matching is written or read. */
  readonly catalog: SkillCatalog;
  /** People named in the letter beside those above. */
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly participants: ReadonlyMap<PersonId, Participant>;
}
