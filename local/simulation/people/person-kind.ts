import type { Instant } from '../../../shared/domain/instant.ts';
import type { Meanings } from '../../employees/meaning.ts';
import type { Persona } from '../../employees/personas.ts';
import type { Random } from '../../employees/random.ts';
import type { Letter } from '../../employees/read-letter.ts';
import type { CompanyFiles } from '../../sample/sample-company.ts';
import type { ReadProposal } from '../coordinators/read-proposal.ts';

/** What the writer means by a message: the diary's own word, whatever the program makes of it. */
export type Purpose =
  /** Answers the form, as far as this person can. */
  | 'answer'
  /** Answers the same form again with another mind. */
  | 'correction'
  /** Asks for something about a proposal in words that cannot be followed. */
  | 'unclear'
  /** Approves a proposal that was replaced. */
  | 'outdated'
  /** Stops an approval, or says that nothing is decided for now. */
  | 'wait'
  /** Asks what a pair would cost. */
  | 'cost'
  /** Brings a corrected file. */
  | 'files'
  /** Bytes or words that answer nothing. */
  | 'garbage'
  /** A machine wrote it. */
  | 'automatic'
  /** A calendar's acceptance. */
  | 'calendar'
  /** An answer from an address that is not the registered one. */
  | 'foreign'
  /** An answer from the registered address of which nothing is proven. */
  | 'unproven'
  /** A date, from whoever keeps the calendar, for a form that went to the leader. */
  | 'on behalf'
  /** Somebody else wrote it in this person's name. */
  | 'forged'
  /** Somebody else wrote it in this person's name, to an address of which only a part is known. */
  | 'guess'
  /** STOP. */
  | 'stop'
  /** PAUSE, with or without a day. */
  | 'pause'
  /** "Not me". */
  | 'not me'
  /** Another standing word, or a word of thanks. */
  | 'word';

/** What a coordinator asks of the matching: two people to keep together or apart, somebody left out, a setting, or a demand taken back. */
export type Demand =
  | { readonly kind: 'keep' | 'not' | 'free'; readonly mentor: string; readonly leader: string }
  | { readonly kind: 'out' | 'free'; readonly person: string }
  | { readonly kind: 'floor'; readonly floor: number };

/** What the receiving server finds out about a message; all is well unless said. */
export interface Verdicts {
  readonly spf?: 'PASS' | 'FAIL' | 'GRAY';
  readonly dkim?: 'PASS' | 'FAIL' | 'GRAY';
  readonly dmarc?: 'PASS' | 'FAIL' | 'GRAY';
  readonly envelopeFrom?: string;
}

/** A message on its way to the program. */
export interface Outgoing {
  readonly at: Instant;
  readonly raw: Uint8Array;
  readonly to: string;
  readonly purpose: Purpose;
  /** The form's code, when it is about one. */
  readonly code?: string;
  /** What was meant, by question number; unclear wordings left out. */
  readonly meaning?: Meanings;
  /** What a coordinator asks of a proposal. */
  readonly demands?: readonly Demand[];
  readonly verdicts?: Verdicts;
}

/** An email before its reader. */
export interface Incoming {
  readonly at: Instant;
  readonly letter: Letter;
  /** The last moment for an answer, to the second; undefined when the letter asks nothing. */
  readonly deadline: () => Instant | undefined;
  /** The pairs that the letter asks a coordinator to decide on. */
  readonly proposal: ReadProposal | undefined;
}

/** Somebody as their kind sees them. */
export interface Self {
  readonly address: string;
  readonly name: string;
  readonly persona: Persona;
  readonly random: Random;
  /** A colleague's address, for whoever lets others answer or is forged. */
  readonly colleague: string;
  /** How many emails came before this one. */
  readonly received: number;
  /** Everything this person sent so far. */
  readonly sent: readonly Outgoing[];
  /** What a coordinator has at hand to start a cycle with. */
  readonly files: CompanyFiles | undefined;
}

/** One way to be awkward. Adding a kind is one small file and its line in `kinds.ts`. */
export interface PersonKind {
  readonly name: string;
  /** How often it is drawn, beside the others. */
  readonly weight: number;
  /** What this kind fixes of the underlying employee; the rest is drawn. */
  readonly persona?: Partial<Persona>;
  /** What this person sends; `plain` is what an ordinary employee would. Without it, just that. */
  readonly sends?: (
    self: Self,
    incoming: Incoming,
    plain: readonly Outgoing[],
  ) => readonly Outgoing[] | Promise<readonly Outgoing[]>;
  /** True for a coordinator who has no cycle.json when she starts. */
  readonly startsWithoutDefinition?: boolean;
  /** True for somebody who leaves the company at a drawn moment: the address bounces from then on. */
  readonly leaves?: boolean;
}
