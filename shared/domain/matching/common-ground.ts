import type { LanguageLevel } from '../participant.ts';
import type { Candidate, Format } from './candidate.ts';

// How easily one speaks at a level of the European Framework; the weaker of the two decides.
const ease: Record<LanguageLevel, number> = { A1: 0.2, A2: 0.2, B1: 0.5, B2: 0.75, C1: 0.9, C2: 1 };

/** The language a pair would speak and how easily its weaker speaker does (0 to 1); nothing if they share none. */
export function commonLanguage(
  a: Pick<Candidate, 'languages'>,
  b: Pick<Candidate, 'languages'>,
): { language: string; ease: number } | undefined {
  let best: { language: string; ease: number } | undefined;
  for (const language in a.languages) {
    const [ours, theirs] = [a.languages[language], b.languages[language]];
    if (ours === undefined || theirs === undefined) continue;
    const weaker = Math.min(ease[ours], ease[theirs]);
    const better = best === undefined || weaker > best.ease || (weaker === best.ease && language < best.language);
    if (better) best = { language, ease: weaker };
  }
  return best;
}

/** The ways a pair can meet: those both accept, in person only at one and the same site. Nothing if one of them did not say. */
export function commonFormats(
  a: Pick<Candidate, 'formats' | 'site'>,
  b: Pick<Candidate, 'formats' | 'site'>,
): Format[] | undefined {
  if (a.formats.length === 0 || b.formats.length === 0) return undefined;
  return a.formats.filter((format) => b.formats.includes(format) && (format === 'video' || a.site === b.site));
}
