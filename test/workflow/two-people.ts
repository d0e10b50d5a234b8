import { type CompanyFiles, sampleCompany } from '../../local/sample/sample-company.ts';
import { type ScriptedCycle, scriptedCycle } from './scripted-cycle.ts';

export const claire = 'claire.dubois@solane.example';
export const ines = 'ines.benali@solane.example';
export const helene = 'helene.marchand@solane.example';
export const sandrine = 'sandrine.petit@solane.example';

/** The list both are invited with. */
export const roster = [
  'email;prénom;nom;rôle;niveau;direction;site;langue;responsable;assistant',
  'bertrand.aumont@solane.example;Bertrand;Aumont;;Comité de direction;Direction générale;Paris;fr;;',
  `${helene};Hélène;Marchand;dirigeante;Directeur;Logistique;Paris;fr;bertrand.aumont@solane.example;${sandrine}`,
  'karim.saidi@solane.example;Karim;Saïdi;;Comité de direction;Marketing;Lyon;fr;bertrand.aumont@solane.example;',
  `${ines};Inès;Benali;mentor;Employé;Marketing;Lyon;fr;karim.saidi@solane.example;`,
  '',
].join('\r\n');

/** A company in which only Inès and Hélène are invited. */
export function twoPeople(): CompanyFiles {
  return { cycle: sampleCompany().cycle, roster: new TextEncoder().encode(roster) };
}

/** Inès and Hélène, invited to enroll since 14 January 2027; neither has answered. */
export async function enrolling(options?: Parameters<typeof scriptedCycle>[2]): Promise<ScriptedCycle> {
  const cycle = await scriptedCycle(twoPeople(), '2027-01-11T09:00:00.000Z', options);
  await cycle.until('2027-01-15T09:00:00.000Z');
  return cycle;
}

/** Both enroll. */
export async function enroll(cycle: ScriptedCycle): Promise<void> {
  await cycle.reply(ines, 'aider un dirigeant', '1: A\n2: vidéo courte, ChatGPT\n3: stratégie\n4: C, G\n6: B, C');
  await cycle.reply(
    helene,
    'apprendre d’un collaborateur',
    `1: A\n2: vidéo courte\n3: stratégie, réseau\n4: ${sandrine}\n6: B, C`,
  );
}

/** Inès and Hélène, enrolled, matched and approved on 3 February 2027: Inès has been asked. */
export async function matchedPair(): Promise<ScriptedCycle> {
  const cycle = await enrolling();
  await cycle.until('2027-02-02T09:00:00.000Z');
  await enroll(cycle);
  await cycle.until('2027-02-03T09:00:00.000Z');
  await cycle.reply(claire, 'à approuver', '1: A');
  await cycle.until('2027-02-04T09:00:00.000Z');
  return cycle;
}

/** Both introduced: both said yes, Hélène on 11 February 2027. */
export async function introducedPair(): Promise<ScriptedCycle> {
  const cycle = await matchedPair();
  await cycle.reply(ines, 'Votre binôme proposé', 'Oui');
  await cycle.until('2027-02-11T09:00:00.000Z');
  await cycle.reply(helene, 'Votre mentor proposé', 'A');
  return cycle;
}

/** The pair with the dates that Sandrine answered, on 15 February 2027; six of them every four weeks unless said. */
export async function bookedDates(answer = '1: A\n2: A'): Promise<ScriptedCycle> {
  const cycle = await introducedPair();
  await cycle.reply(sandrine, 'Agenda de', answer);
  await cycle.until('2027-02-15T09:00:00.000Z');
  return cycle;
}
