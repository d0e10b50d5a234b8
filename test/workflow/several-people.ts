import { type CompanyFiles, sampleCompany } from '../../local/sample/sample-company.ts';
import { type ScriptedCycle, scriptedCycle } from './scripted-cycle.ts';

const address = (name: string) => `${name}@solane.example`;
export const claire = address('claire.dubois');
export const marc = address('marc.tremblay');
export const mentors = ['ines.benali', 'samuel.kone', 'lea.martin'].map(address);
export const leaders = ['helene.marchand', 'paul.durand'].map(address);
const chief = address('bertrand.aumont');

/** Three who teach and two who learn, all of whom could be a pair. */
function company(language: 'fr' | 'en'): CompanyFiles {
  const roster = [
    'email;prénom;nom;rôle;niveau;direction;site;langue;responsable;assistant',
    `${chief};Bertrand;Aumont;;Comité de direction;Direction générale;Paris;fr;;`,
    ...leaders.map((email, at) => `${email};${names(email)};dirigeant;Directeur;${units[at] ?? ''};Paris;fr;${chief};`),
    ...mentors.map((email) => `${email};${names(email)};mentor;Employé;Marketing;Lyon;fr;${chief};`),
    '',
  ].join('\r\n');
  const { cycle } = sampleCompany();
  const definition = JSON.parse(new TextDecoder().decode(cycle)) as { sites: Record<string, { language: string }> };
  for (const [name, site] of Object.entries(definition.sites)) if (name !== 'Lyon') site.language = language; // what coordinators are written in
  return { cycle: new TextEncoder().encode(JSON.stringify(definition)), roster: new TextEncoder().encode(roster) };
}

const units = ['Logistique', 'Finance'];

function names(email: string): string {
  const [first = '', last = ''] = (email.split('@')[0] ?? '').split('.');
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return `${capital(first)};${capital(last)}`;
}

const teaches = ['vidéo courte expert, ChatGPT', 'vidéo courte, ChatGPT expert', 'ChatGPT, Instagram'];
const wants = ['vidéo courte', 'ChatGPT, Instagram'];

/** Their pairs are proposed: on Tuesday 2 February 2027, 10:00 in Paris, Claire has the proposal. */
export async function proposedPairs(
  language: 'fr' | 'en' = 'fr',
  options?: Parameters<typeof scriptedCycle>[2],
): Promise<ScriptedCycle> {
  const cycle = await scriptedCycle(company(language), '2027-01-11T09:00:00.000Z', options);
  await cycle.until('2027-02-02T09:00:00.000Z');
  for (const [at, mentor] of mentors.entries())
    await cycle.reply(mentor, 'aider un dirigeant', `1: A\n2: ${teaches[at] ?? ''}\n3: stratégie\n4: C, G\n6: B, C`);
  for (const [at, leader] of leaders.entries())
    await cycle.reply(
      leader,
      'apprendre d’un collaborateur',
      `1: A\n2: ${wants[at] ?? ''}\n3: stratégie, réseau\n4: moi\n6: B, C`,
    );
  return cycle;
}
