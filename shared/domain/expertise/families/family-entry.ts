/** A family as it is written down here; `default-catalog.ts` reads it into the catalog's form. */
export interface FamilyEntry {
  readonly id: string;
  readonly fr: string;
  readonly en: string;
  readonly related: readonly string[];
  readonly skills: readonly SkillEntry[];
}

/** One skill: `id` without its family, the French article as `the`, further words and words that count only alone as comma-separated lists. */
export interface SkillEntry {
  readonly id: string;
  readonly fr: string;
  readonly en: string;
  readonly the?: '' | 'le' | 'la' | 'les' | 'l’';
  readonly also?: string;
  readonly alone?: string;
}
