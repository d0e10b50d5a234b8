import { defaultCatalog } from '../../../shared/domain/expertise/default-catalog.ts';
import { type Contributor, type ExpertiseMap, expertiseMap } from '../../../shared/domain/expertise/expertise-map.ts';
import { SkillId } from '../../../shared/domain/expertise/skill-catalog.ts';
import { PersonId } from '../../../shared/domain/ids.ts';

const skills = (words: string) => words.split(' ').flatMap((word) => (word === '' ? [] : [SkillId.parse(word)]));

/** Somebody enrolled: what is taught and wanted as lists of skills, separated by spaces. */
export function aContributor(
  id: string,
  changes: Partial<Omit<Contributor, 'teaches' | 'wants'>> & { teaches?: string; wants?: string } = {},
): Contributor {
  const { teaches = '', wants = '', ...rest } = changes;
  return {
    personId: PersonId.parse(`per_${id}`),
    side: 'mentor',
    unit: 'Ventes',
    capacity: 1,
    unknown: [],
    ...rest,
    teaches: skills(teaches),
    wants: skills(wants),
  };
}

/** People of one side and unit who all teach and want the same. */
export function contributors(
  count: number,
  id: string,
  changes: Parameters<typeof aContributor>[1] = {},
): Contributor[] {
  return Array.from({ length: count }, (_, index) => aContributor(`${id}${String(index)}`, changes));
}

/** Eleven mentors and nine leaders of two units: generative AI is missing, one person knows Power BI, nobody teaches negotiation. */
export function people(): Contributor[] {
  return [
    ...contributors(6, 'a', { unit: 'Numérique', teaches: 'social.tiktok ai.prompting', wants: 'strategy.strategy' }),
    ...contributors(4, 'b', { unit: 'Ventes', teaches: 'social.linkedin', wants: 'strategy.strategy career.salary' }),
    aContributor('c', { unit: 'Ventes', teaches: 'data.power-bi', unknown: ['la créa', 'Le sirtaki'] }),
    ...contributors(6, 'd', { side: 'mentee', unit: 'Siège', wants: 'ai.generative', teaches: 'strategy.strategy' }),
    ...contributors(3, 'e', {
      side: 'mentee',
      unit: 'Ventes',
      wants: 'social.tiktok data.power-bi',
      unknown: ['la crea'],
    }),
  ];
}

export function aMap(of: readonly Contributor[] = people(), readers: readonly PersonId[] = []): ExpertiseMap {
  return expertiseMap(of, defaultCatalog, { threshold: 5, readers: new Set(readers) });
}
