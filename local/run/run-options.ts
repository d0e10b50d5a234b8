import { existsSync, readFileSync } from 'node:fs';
import { WrongArguments } from '../../scripts/strict-arguments.ts';
import { solaneCasting } from '../employees/sample-casting.ts';
import { generateCompany } from '../sample/generate-company.ts';
import { type CompanyFiles, sampleCompany } from '../sample/sample-company.ts';
import type { RunOptions } from '../start-options.ts';
import { assembleFor } from './assemble-for.ts';

/** Assembly, files and people of a run. */
export async function runOptions({ seed, people, roster }: RunOptions, company: CompanyFiles) {
  const isSample = people === undefined && roster === undefined;
  const personas = isSample ? { personas: solaneCasting } : {};
  return { assembly: await assembleFor(company), company, seed, ...personas };
}

/** The files that the options name, or those of the company they make up. */
export function companyOf({ cycle, roster, people, seed }: RunOptions): CompanyFiles {
  if (people !== undefined) return generateCompany(people, seed);
  const sample = sampleCompany();
  return {
    cycle: cycle === undefined ? sample.cycle : fileOf('--cycle', cycle),
    roster: roster === undefined ? sample.roster : fileOf('--roster', roster),
  };
}

function fileOf(option: string, path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    const why = existsSync(path) ? (error instanceof Error ? error.message : String(error)) : 'there is no such file';
    throw new WrongArguments(`${option} ${path}: ${why}. Give the path of a file that can be read.`);
  }
}
