import type { SkillLevel } from './skill-level.ts';
import { wordsKey } from './tokens.ts';

/** Words that carry no topic: articles, prepositions, verbs of liking and doing, greetings. */
export const emptyWords: ReadonlySet<string> = new Set(
  `a ai aime aimerais aimerait ainsi aller am an are as assez at au aussi aux avec avez avoir beaucoup bien bonjour c ca ce cela certains
  cet cette ces chez comme comment connais connaissance connaissances connaitre cordialement d dans de decouvrir depuis des devenir do domaine
  du elle en enfin est etc etre expliquer faire fais feel for from gain gagner generalement good hello help how i in into is it j je know knowledge la
  le learn learning les lot l la le leur leurs like m ma maniere mais me mes merci mieux moi mon my n ne niveau level nos notamment notre nous of on
  or ou oui ok par parler particulier particulierement particularly personal peut peux plus plutot pour pourquoi pouvoir pourrais progresser
  qu que quelque quelques qui quoi s sa savoir se selon ses si so some son sont souhaite sujet sujets sur surtout sure t teach te thanks thank that the
  them there their theirs things this to topic topics tout toute toutes tous tres transmettre un une understand use used using utilisation
  utiliser usage utilise usages v vers very voir voudrais vos votre vous want wanted we well what with would y yes you your apprendre comprendre
  comprends maitriser maitrise ameliorer improve discover better could can peut etre maybe perhaps about around well more deal dire say e g ie
  exemple example outil outils tool tools basics base bases up get getting share sharing partager echanger apporter bring give donner offer able capable
  skills skill competence competences really vraiment monde world d abord first ensuite then puis enfin also me my new nouveau nouveaux nouvelle nouvelles`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Articles and prepositions: whether they stand between the words of a skill makes no difference. */
export const functionWords: ReadonlySet<string> = new Set(
  'a an the of de des du d la le les l un une en in on au aux sur for pour to dans with avec at'.split(' '),
);

/** Words of an answer that names nothing: "je ne sais pas", "no idea", "rien de spécial". */
export const nothingWords: ReadonlySet<string> = new Set(
  `sais sait idee idees idea ideas know rien nothing none aucun aucune nsp special speciale specific specifique precis precise encore yet trop
  vraiment really sure sur certain certaine tell dire reflechir think thinking sujet voila vois vide na neant no non pas not nt sans avis anything chose
  moment now maintenant pour l instant`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** A way to say how well one knows something; `spreads`: said before a list it holds for all of it ("expert en A et B"). */
export interface LevelCue {
  readonly words: readonly string[];
  readonly level: SkillLevel | undefined;
  readonly spreads: boolean;
}

/** Longest first. Level `undefined` marks words that deny a level without naming one ("pas expert"). */
export const levelCues: readonly LevelCue[] = [
  ...cues(
    4,
    true,
    `expert, experte, experts, expertise, niveau expert, expert level, maitrise, je maitrise, parfaite maitrise, tres bonne maitrise, avance, avancee,
    niveau avance, advanced, advanced level, proficient, fluent, couramment, courant, bilingue, tres bon niveau, tres bon, tres bonne, tres bien, very good, very good at, very
    strong, tres a l aise, very comfortable, excellent, excellente, excellent niveau, senior level, par coeur, specialiste, specialist, top, native, natif, native speaker, mother tongue, langue maternelle`,
  ),
  ...cues(
    3,
    true,
    `bon niveau, bon, bonne, bonnes, bons, a l aise, confirme, confirmee, solide, solides, good, good level, good at, comfortable, comfortable with,
    confident, experienced, experimente, experimentee, regulierement, tous les jours, au quotidien, daily, every day, pas mal, not bad, strong, bonne maitrise, bonne
    connaissance, bonnes connaissances, good knowledge, assez bon niveau, beaucoup, a lot`,
  ),
  ...cues(
    2,
    true,
    `intermediaire, niveau intermediaire, intermediate, moyen, moyenne, niveau moyen, correct, some experience, un peu d experience, a
    little experience, bonnes bases, bonnes notions, assez bon, assez bonne, fair, pratique reguliere, good basics`,
  ),
  ...cues(
    1,
    true,
    `notions, notion, quelques notions, les bases, bases, base, debutant, debutante, basic, basics, the basics, beginner, initie, initiee, initiation, vaguement,
    novice, nul en, nulle en, niveau debutant, beginner level, basic level, basic knowledge, premiers pas, connaissances de base`,
  ),
  ...cues(1, false, 'un peu, un petit peu, a bit, a little, a little bit, bit of, little'),
  ...cues(
    undefined,
    true,
    'pas expert, pas experte, pas un expert, pas une experte, not expert, not an expert, no expert, pas tres bon, pas tres bonne, not very good, pas specialiste, bonnes pratiques, bonne pratique, good practices, good practice, best practices',
  ),
].sort((a, b) => b.words.length - a.words.length);

/** Single words that name a level. */
export const levelWords: ReadonlySet<string> = new Set(
  levelCues.flatMap(({ words }) => (words.length === 1 ? words : [])),
);

/** Words that exclude what follows in their part of the answer. */
export const negations: ReadonlySet<string> = new Set(
  'pas jamais rien aucun aucune sans ni no not nt never nothing without none sauf except excepte hormis nor cannot neither'.split(
    ' ',
  ),
);

/** Words by which a whole sentence is denied ("je ne connais pas"): what it speaks of may still be meant, so it is asked back. */
export const clauseNegations: ReadonlySet<string> = new Set(
  'ne n nt am do does can cannot have i je j suis'.split(' '),
);

/** Verbs by which a denied sentence says what somebody does not know yet: no offer, but a wish to learn may begin there. */
export const knowing: ReadonlySet<string> = new Set(
  'connais connaissais connait sais comprends maitrise utilise know knew understand understood use used'.split(' '),
);

/** Words before a noun: after one of them "teams" or "word" is no product. */
export const determiners: ReadonlySet<string> = new Set(
  'the my our your their a les mes nos vos leurs des ces'.split(' '),
);

/** Words between those of a topic that leave it what it is: "large teams", "une bonne prise de parole". */
export const qualifiers: ReadonlySet<string> = new Set(
  `grand grande grands grandes gros grosse grosses bon bonne bons bonnes vrai vraie vrais vraies efficace efficaces big large great good better real
  effective simple simples petit petite petits petites small`.split(/\s+/),
);

/** Words with which a new sentence begins: a level said before does not reach over it. */
export const newSentence: ReadonlySet<string> = new Set('i we je j on nous il elle they'.split(' '));

/** Phrases that look like a negation and are none. */
export const harmlessPhrases: readonly (readonly string[])[] = [
  'pas mal',
  'not bad',
  'pas seulement',
  'not only',
  'pas que',
  'why not',
  'pourquoi pas',
  'pas de probleme',
  'no problem',
  'sans souci',
  'sans probleme',
].map((phrase) => phrase.split(' '));

/** Words between two items of a list, and those that begin an exception. */
export const separators: ReadonlySet<string> = new Set(
  '& ou or ni nor mais but sauf except excepte hormis puis then'.split(' '),
);

/** Separators after which an exclusion goes on ("pas de Python ni de SQL"). */
export const continuing: ReadonlySet<string> = new Set('& ou or ni nor'.split(' '));

function cues(level: SkillLevel | undefined, spreads: boolean, phrases: string): LevelCue[] {
  return phrases.split(',').map((phrase) => ({ words: wordsKey(phrase).split(' '), level, spreads }));
}
