import type { Cycle } from '../domain/cycle.ts';
import type { ExpertiseMap } from '../domain/expertise/expertise-map.ts';
import type { SkillCatalog } from '../domain/expertise/skill-catalog.ts';
import type { Language } from '../domain/language.ts';
import { expertiseEmail } from './expertise-email.ts';
import { expertisePage, type MapContext } from './expertise-page.ts';

/** The expertise map in both languages, as a document that a letter carries. */
export function writtenMap(
  map: ExpertiseMap,
  { cycleId, definition }: Pick<Cycle, 'cycleId' | 'definition'>,
  catalog: SkillCatalog,
) {
  const inLanguage = (language: Language) => {
    const context: MapContext = {
      language,
      company: definition.company,
      program: definition.program,
      catalog,
      command: `npm run command -- learn ${cycleId} wrd_… ${language === 'fr' ? 'famille.competence' : 'family.skill'}`,
    };
    return { ...expertiseEmail(map, context), page: expertisePage(map, context) };
  };
  return { kind: 'report', fr: inLanguage('fr'), en: inLanguage('en') } as const;
}
