import { type CompanyFiles, sampleCompany } from '../../local/sample/sample-company.ts';
import { type ScriptedCycle, scriptedCycle } from './scripted-cycle.ts';

export const claire = 'claire.dubois@solane.example';
export const ines = 'ines.benali@solane.example';
export const leo = 'leo.garnier@solane.example';
export const nora = 'nora.haddad@solane.example';
export const helene = 'helene.marchand@solane.example';
export const paul = 'paul.delorme@solane.example';

/** Rows of the list by address: three juniors, two leaders, and their managers, who are not invited. */
const rows: Readonly<Record<string, string>> = {
  'bertrand.aumont@solane.example': 'Bertrand;Aumont;;Comité de direction;Direction générale;Paris;fr;',
  'karim.saidi@solane.example': 'Karim;Saïdi;;Comité de direction;Marketing;Lyon;fr;bertrand.aumont@solane.example',
  [helene]: 'Hélène;Marchand;dirigeante;Directeur;Logistique;Paris;fr;bertrand.aumont@solane.example',
  [paul]: 'Paul;Delorme;dirigeant;Directeur;Finances;Paris;fr;bertrand.aumont@solane.example',
  [ines]: 'Inès;Benali;mentor;Employé;Marketing;Lyon;fr;karim.saidi@solane.example',
  [leo]: 'Léo;Garnier;mentor;Employé;Marketing;Lyon;fr;karim.saidi@solane.example',
  [nora]: 'Nora;Haddad;mentor;Employé;Marketing;Lyon;fr;karim.saidi@solane.example',
};

export interface Changes {
  /** Rows that differ, by address; undefined for somebody who is not in the list. */
  readonly rows?: Readonly<Record<string, string | undefined>>;
  /** What differs in cycle.json. */
  readonly definition?: (definition: Record<string, unknown>) => Record<string, unknown>;
}

export function fivePeople({ rows: changed = {}, definition = (each) => each }: Changes = {}): CompanyFiles {
  const list = Object.entries({ ...rows, ...changed }).flatMap(([address, row]) =>
    row === undefined ? [] : [`${address};${row}`],
  );
  const roster = ['email;prénom;nom;rôle;niveau;direction;site;langue;responsable', ...list, ''].join('\r\n');
  const cycle = definition(JSON.parse(new TextDecoder().decode(sampleCompany().cycle)) as Record<string, unknown>);
  const bytes = (text: string) => new TextEncoder().encode(text);
  return { cycle: bytes(JSON.stringify(cycle)), roster: bytes(roster) };
}

/** Invited to enroll since 14 January 2027; nobody has answered. */
export async function enrolling(changes?: Changes, options?: Parameters<typeof scriptedCycle>[2]) {
  const cycle = await scriptedCycle(fivePeople(changes), '2027-01-11T09:00:00.000Z', options);
  await cycle.until('2027-01-15T09:00:00.000Z');
  return cycle;
}

/** These people enroll, the juniors with these topics when said: everybody suits everybody, some better. */
export async function enroll(
  cycle: ScriptedCycle,
  { mentors, leaders }: { readonly mentors: Readonly<Record<string, string>>; readonly leaders: readonly string[] },
): Promise<void> {
  for (const [mentor, topics] of Object.entries(mentors))
    await cycle.reply(mentor, 'aider un dirigeant', `1: A\n2: ${topics}\n3: stratégie\n4: C, G\n6: B, C`);
  for (const leader of leaders)
    await cycle.reply(leader, 'apprendre d’un collaborateur', '1: A\n2: vidéo courte\n3: stratégie\n4: moi\n6: B, C');
}

/** Address of everybody in the program, by person id. */
export function addresses(cycle: ScriptedCycle): (personId: string) => string {
  const { people } = cycle.records();
  return (personId) => [...people.values()].find((person) => person.personId === personId)?.address ?? personId;
}
