/** A line of a reply before it is mail: whose it is, and how deep it is quoted. */
export interface BodyLine {
  readonly text: string;
  readonly depth: number;
  readonly from: 'writer' | 'form' | 'client' | 'gateway';
}

/** What somebody wrote, before their client has its way with it. */
export interface Draft {
  /** Above the quote. */
  readonly top: readonly string[];
  /** The form as they left it, with what they typed into it (`typed` when on a line of its own); undefined when they deleted it. */
  readonly quoted?: readonly { readonly text: string; readonly typed: boolean }[];
  /** Below the quote. */
  readonly below?: readonly string[];
}
