import { career } from './families/career.ts';
import { digital } from './families/digital.ts';
import type { SkillEntry } from './families/family-entry.ts';
import { leadership } from './families/leadership.ts';
import { society } from './families/society.ts';
import { technology } from './families/technology.ts';
import { work } from './families/work.ts';
import { SkillCatalog } from './skill-catalog.ts';

const entries = [...digital, ...technology, ...work, ...society, ...leadership, ...career];

/** What the program understands before a company adds its own words: what juniors teach and what leaders give back. */
export const defaultCatalog = SkillCatalog.parse({
  families: entries.map(({ id, fr, en, related }) => ({ id, name: { fr, en }, related })),
  skills: entries.flatMap((family) => family.skills.map((skill) => skillOf(family.id, skill))),
});

function skillOf(family: string, { id, fr, en, the, also, alone }: SkillEntry) {
  return { id: `${family}.${id}`, family, name: { fr, en }, article: the, aliases: list(also), alone: list(alone) };
}

function list(words: string | undefined): string[] {
  return words === undefined ? [] : words.split(',').map((word) => word.trim());
}
