import { assemble } from '../../scripts/assemble.ts';
import type { CompanyFiles } from '../sample/sample-company.ts';
import { companyContacts } from './company-contacts.ts';

/** The assembly, made by this repository or by a copy of it, in which the coordinators of this company's cycle.json may start cycles and decide; cdk.json's when it names none. */
export function assembleFor({ cycle }: CompanyFiles, make = assemble): Promise<string> {
  const coordinators = companyContacts(cycle).coordinators.map(({ email }) => email);
  return make(coordinators.length === 0 ? {} : { context: { coordinators: coordinators.join(',') } });
}
