import type { Language } from '../domain/language.ts';
import { LanguageLevel } from '../domain/participant.ts';
import { plainForm } from './plain-form.ts';

const namesOf: Readonly<Record<string, readonly string[]>> = {
  fr: ['français', 'french'],
  en: ['anglais', 'english'],
  es: ['espagnol', 'spanish', 'español'],
  de: ['allemand', 'german', 'deutsch'],
  it: ['italien', 'italian', 'italiano'],
  pt: ['portugais', 'portuguese', 'português'],
  nl: ['néerlandais', 'dutch'],
  ar: ['arabe', 'arabic'],
  zh: ['chinois', 'chinese', 'mandarin'],
  ja: ['japonais', 'japanese'],
  pl: ['polonais', 'polish'],
  ro: ['roumain', 'romanian'],
  ru: ['russe', 'russian'],
  tr: ['turc', 'turkish'],
  vi: ['vietnamien', 'vietnamese'],
};
const codeOfName = new Map(
  Object.entries(namesOf).flatMap(([code, names]) => names.map((name) => [plainForm(name), code])),
);
const isoNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** A language as its two letters, from a code ("fr", "fr-CA") or a name ("Français"); undefined when it is neither. */
function languageCode(word: string): string | undefined {
  const plain = plainForm(word);
  const named = codeOfName.get(plain);
  if (named !== undefined) return named;
  const [, code] = /^([a-z]{2})( [a-z]{2})?$/.exec(plain) ?? [];
  return code !== undefined && isoNames.of(code) !== undefined ? code : undefined;
}

/** The language somebody is written to. */
export function readLanguage(cell: string): Language | undefined {
  const code = languageCode(cell);
  return code === 'fr' || code === 'en' ? code : undefined;
}

export type ReadLanguages =
  | { readonly kind: 'languages'; readonly languages: Readonly<Record<string, LanguageLevel>> }
  | { readonly kind: 'bad-language' | 'bad-level' | 'twice'; readonly entry: string };

/** "en:C1; es:B1" (also with , / | between entries): levels by language. The first entry that cannot be read is told. */
export function readOtherLanguages(cell: string): ReadLanguages {
  const languages: Record<string, LanguageLevel> = {};
  for (const entry of cell.split(/[;,/|]/).map((part) => part.trim())) {
    if (entry === '') continue;
    const [, word = entry, level = ''] = /^(.*?)[\s:=(-]+([^\s:=()-]+)\)?$/.exec(entry) ?? [];
    const code = languageCode(word);
    if (code === undefined) return { kind: 'bad-language', entry };
    const known = LanguageLevel.safeParse(level.toUpperCase());
    if (!known.success) return { kind: 'bad-level', entry };
    if (languages[code] !== undefined) return { kind: 'twice', entry };
    languages[code] = known.data;
  }
  return { kind: 'languages', languages };
}
