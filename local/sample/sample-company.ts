import { readFileSync } from 'node:fs';

/** The two attachments a coordinator sends, as bytes. */
export interface CompanyFiles {
  readonly cycle: Uint8Array;
  readonly roster: Uint8Array;
}

/** Solane, a fictional company in Paris, Lyon and Montréal: 20 people invited as mentors, 16 as leaders. */
export function sampleCompany(): CompanyFiles {
  const file = (name: string) => new Uint8Array(readFileSync(new URL(name, import.meta.url)));
  return { cycle: file('cycle.json'), roster: file('roster.csv') };
}
