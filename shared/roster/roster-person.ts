import type { Language } from '../domain/language.ts';
import type { LanguageLevel, Side } from '../domain/participant.ts';

interface Known {
  /** Where the person is first named, 1 = the first line of the file. */
  readonly line: number;
  /** Lower case, its domain in ASCII; what two people never share. */
  readonly address: string;
  readonly first: string;
  /** Empty when only the address is known and it does not read as a name. */
  readonly last: string;
  /** What they are written in: their own, else their site's. */
  readonly language: Language;
  /** Levels by two-letter code, without the preferred language. */
  readonly otherLanguages: Readonly<Record<string, LanguageLevel>>;
  readonly timeZone: string;
  /** A key of the definition's sites; for somebody without one, that of the person who named them, else of the lead coordinator. */
  readonly site: string;
  readonly managerAddress?: string;
  /** Addresses upwards: direct manager first, as far as the file goes; after them the line of another manager, if any. */
  readonly managers: readonly string[];
  /** The line stops at somebody who has no manager here without being of the highest grade present. */
  readonly chainIncomplete: boolean;
  readonly assistantAddress?: string;
  /** How many partners at most, 0..5. */
  readonly capacity: number;
  readonly employeeNumber?: string;
  readonly hireDate?: string;
  readonly jobTitle?: string;
}

/** Somebody who gets an enrollment form. */
export interface InvitedPerson extends Known {
  readonly kind: 'invited';
  readonly side: Side;
  readonly grade: string;
  /** Position of the grade in the definition, 0 = most junior. */
  readonly rank: number;
  readonly unit: string;
}

/** Somebody the program must know without inviting them: who keeps a calendar, or stands in a reporting line. */
export interface ListedPerson extends Known {
  readonly kind: 'assistant' | 'listed';
  readonly grade?: string;
  readonly rank?: number;
  readonly unit?: string;
}

/** Somebody a roster names. */
export type RosterPerson = InvitedPerson | ListedPerson;
