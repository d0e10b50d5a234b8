import { slotText } from '../domain/date-text.ts';
import type { Form } from '../domain/form.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Language, Translated } from '../domain/language.ts';
import { unmatchedNote } from '../domain/matching/unmatched-reason-text.ts';
import type { Proposal } from '../domain/proposal.ts';
import { type ProposalDifference, proposalDifference } from '../domain/proposal-difference.ts';
import { bothNamed, demandLines, label } from './demand-lines.ts';
import type { LetterFacts } from './letter-facts.ts';
import { pairCountWords } from './pair-count-words.ts';
import { fullName, shortName } from './speaking.ts';

/** What the word CANCEL would do. */
const cancelWords: Readonly<Record<'cycle' | 'rematch', Translated>> = {
  cycle: { fr: 'ANNULER, seul, met fin à ce cycle.', en: 'CANCEL, alone, ends this cycle.' },
  rematch: {
    fr: 'ANNULER, seul, abandonne ces nouveaux binômes.',
    en: 'CANCEL, alone, drops these new pairs.',
  },
};

/** How many of the weakest pairs a coordinator is asked to look at first. */
const lookedAtFirst = 3;
const listedUnmatched = 12;

/** What the approval form says of a proposal (content.md 6.1): figures, the weakest pairs, who is left, what was checked. */
export function proposalValues(facts: LetterFacts, form: Form): Record<string, string> {
  const { language } = form;
  const { proposal, coordinators, to, cycle } = facts;
  if (proposal === undefined) return {};
  const other = coordinators[(cycle.coordinators.indexOf(form.personId) + 1) % coordinators.length];
  return {
    ...pairCountWords(proposal.pairs.length, language),
    deadline: slotText(form.closesAt, to.timeZone, language),
    summary: summary(facts, language).join('\n'),
    'changes since': changesSince(facts, language).join('\n'),
    demands: demands(facts, language).join('\n'),
    'look first': lookFirst(facts, language).join('\n'),
    without: without(facts, language).join('\n'),
    checks: checks(facts, language),
    cancel: cancelWords[proposal.running === undefined ? 'cycle' : 'rematch'][language],
    'other coordinator': other === undefined ? '' : fullName(other),
  };
}

/** A score as people read it. */
export function outOf100(score: number | undefined): string {
  return score === undefined ? '-' : String(Math.round(score / 100));
}

function summary({ proposal }: LetterFacts, language: Language): string[] {
  if (proposal === undefined) return [];
  const pairs = String(proposal.pairs.length);
  const unmatched = (side: string) => proposal.unmatched.filter((each) => each.side === side).length;
  const people = (side: 'mentor' | 'mentee') =>
    String(
      new Set(proposal.pairs.map((pair) => (side === 'mentor' ? pair.mentorId : pair.menteeId))).size + unmatched(side),
    );
  const median = outOf100(proposal.medianScore);
  const worst = outOf100(proposal.certificate.objective.worst);
  if (proposal.running !== undefined) return rematchSummary(proposal, proposal.running, language);
  return language === 'fr'
    ? [
        `Inscrits : ${people('mentor')} mentors et ${people('mentee')} dirigeants. Paires possibles sans lien hiérarchique : ${pairs}.`,
        `Vérifié : avec vos règles, aucune répartition ne fait plus de paires${verified(proposal).fr}.`,
        `Note médiane ${median} sur 100, la plus faible ${worst}.`,
      ]
    : [
        `Enrolled: ${people('mentor')} mentors and ${people('mentee')} leaders. Pairs possible without a reporting line: ${pairs}.`,
        `Checked: under your rules no other arrangement makes more pairs${verified(proposal).en}.`,
        `Median score ${median} of 100, weakest ${worst}.`,
      ];
}

/** New pairs in a cycle that runs: among whom, and that nobody else is touched. */
function rematchSummary(
  { pairs, unmatched, medianScore, certificate }: Proposal,
  running: number,
  language: Language,
): string[] {
  const free = (side: 'mentor' | 'mentee') =>
    new Set([
      ...pairs.map(({ mentorId, menteeId }) => (side === 'mentor' ? mentorId : menteeId)),
      ...unmatched.filter((each) => each.side === side).map(({ personId }) => personId),
    ]).size;
  const [mentors, leaders, stay] = [free('mentor'), free('mentee'), running].map(String) as [string, string, string];
  const [median, worst] = [outOf100(medianScore), outOf100(certificate.objective.worst)];
  return {
    fr: [
      `Nouveaux binômes en cours de cycle : ${String(pairs.length)}. Libres : ${mentors} côté mentors, ${leaders} côté dirigeants.`,
      `Les paires en route (${stay}) ne changent pas, et personne ne retrouve un partenaire de ce cycle.`,
      `Vérifié : parmi les libres, aucune répartition ne fait plus de paires. Note médiane ${median} sur 100, la plus faible ${worst}.`,
    ],
    en: [
      `New pairs while the cycle runs: ${String(pairs.length)}. Free: ${mentors} on the mentors’ side, ${leaders} on the leaders’.`,
      `The pairs under way (${stay}) stay as they are, and nobody meets a partner of this cycle again.`,
      `Checked: among the free no other arrangement makes more pairs. Median score ${median} of 100, weakest ${worst}.`,
    ],
  }[language];
}

/** "P07 (55) Samuel K., Lyon, et Paul D., Paris", with what speaks against it. */
function lookFirst(facts: LetterFacts, language: Language): string[] {
  const numbered = (facts.proposal?.pairs ?? []).map((pair, index) => ({ pair, label: label(facts.proposal, index) }));
  const weakest = numbered.toSorted((a, b) => a.pair.score - b.pair.score).slice(0, lookedAtFirst);
  return weakest.flatMap(({ pair, label: name }) => [
    `- ${name} (${outOf100(pair.score)}) ${bothNamed(facts, pair, language)}`,
    ...pair.concerns[language].slice(0, 2).map((concern) => `  ${concern}`),
  ]);
}

/** What else is proven beside the number of pairs; around pairs asked for by name the weakest one is not. */
function verified({ preset, review }: Proposal): Translated {
  if (preset === 'total') return { fr: ', ni un meilleur total', en: ', nor a better total' };
  if (preset === 'balanced') return { fr: ', ni n’est plus équilibrée', en: ', nor is more balanced' };
  return (review?.locks.length ?? 0) > 0
    ? { fr: '', en: '' }
    : { fr: ', ni ne relève la plus faible', en: ', nor lifts the weakest one' };
}

const figureNames: Readonly<Record<string, Translated>> = {
  people: { fr: 'personnes servies', en: 'people served' },
  pairs: { fr: 'paires', en: 'pairs' },
  worst: { fr: 'la plus faible', en: 'weakest' },
  median: { fr: 'médiane', en: 'median' },
  total: { fr: 'total', en: 'total' },
};

/** How many pairs that come or go are named in the email; the attachment names them all. */
const listedChanges = 8;

/** What changed since the proposal before: figures, then pairs that go (with the numbers they had) and pairs that come. */
function changesSince(facts: LetterFacts, language: Language): string[] {
  const { proposal, previous } = facts;
  if (proposal === undefined || previous === undefined) return [];
  const difference = proposalDifference(previous, proposal);
  const { gone, added, figures } = difference;
  const colon = language === 'fr' ? ' : ' : ': ';
  const heading = { fr: 'CE QUI CHANGE', en: 'WHAT CHANGES' }[language];
  const named = (of: Proposal, positions: readonly number[]) =>
    positions.slice(0, listedChanges).flatMap((index) => {
      const pair = of.pairs[index];
      return pair === undefined ? [] : [`  ${label(of, index)} ${bothNamed(facts, pair, language)}`];
    });
  const list = (title: Translated, of: Proposal, positions: readonly number[]) =>
    positions.length === 0
      ? []
      : [`- ${title[language]} (${String(positions.length)})${colon.trimEnd()}`, ...named(of, positions)];
  if (gone.length + added.length + figures.length === 0)
    return [heading, { fr: '- Rien : les mêmes paires.', en: '- Nothing: the same pairs.' }[language]];
  return [
    heading,
    ...changedFigures(difference, language),
    ...list({ fr: 'Ne sont plus proposées', en: 'No longer proposed' }, previous, gone),
    ...list({ fr: 'Nouvelles', en: 'New' }, proposal, added),
  ];
}

/** "- pairs: 57 instead of 58": each figure that is another now. */
export function changedFigures({ figures }: ProposalDifference, language: Language): string[] {
  const colon = language === 'fr' ? ' : ' : ': ';
  const instead = { fr: 'au lieu de', en: 'instead of' }[language];
  return figures.map(({ what, before, after }) => {
    const shown = (figure: number | undefined) =>
      what === 'people' || what === 'pairs' ? String(figure ?? 0) : points(figure, language);
    return `- ${figureNames[what]?.[language] ?? what}${colon}${shown(after)} ${instead} ${shown(before)}`;
  });
}

/** A score in points, finer than people read it where a total moves by less than one. */
function points(score: number | undefined, language: Language): string {
  if (score === undefined) return '-';
  const text = String(Math.round(score) / 100);
  return language === 'fr' ? text.replace('.', ',') : text;
}

/** What coordinators asked for so far, each with the number by which it is taken back. */
function demands(facts: LetterFacts, language: Language): string[] {
  const lines = facts.proposal === undefined ? [] : demandLines(facts, facts.proposal, language);
  if (lines.length === 0) return [];
  return [
    {
      fr: 'VOS DEMANDES (LIBRE D1 reprend la première)',
      en: 'YOUR DEMANDS (FREE D1 takes the first one back)',
    }[language],
    ...lines,
  ];
}

function nameOf({ people }: LetterFacts, id: PersonId): string {
  const person = people.get(id);
  return person === undefined ? '?' : shortName(person);
}

function without(facts: LetterFacts, language: Language): string[] {
  const unmatched = facts.proposal?.unmatched ?? [];
  if (unmatched.length === 0) return [language === 'fr' ? 'Personne.' : 'Nobody.'];
  const lines = (['mentee', 'mentor'] as const).flatMap((side) => {
    const people = unmatched.filter((each) => each.side === side);
    if (people.length === 0) return [];
    const title = { fr: { mentee: 'Dirigeants', mentor: 'Mentors' }, en: { mentee: 'Leaders', mentor: 'Mentors' } }[
      language
    ][side];
    const named = people
      .slice(0, listedUnmatched)
      .map(({ personId, reason }) => `${nameOf(facts, personId)} (${unmatchedNote(reason, language)})`);
    const rest = people.length - named.length;
    const more = rest === 0 ? [] : [language === 'fr' ? `et ${String(rest)} de plus` : `and ${String(rest)} more`];
    const colon = language === 'fr' ? ' : ' : ': ';
    return [`- ${title} (${String(people.length)})${colon}${[...named, ...more].join(', ')}.`];
  });
  const told = {
    fr: 'Ils reçoivent un message le jour de votre accord.',
    en: 'They get a message on the day you approve.',
  };
  return [...lines, told[language]];
}

function checks(facts: LetterFacts, language: Language): string {
  const toConfirm = (facts.proposal?.pairs ?? []).flatMap(({ lineToConfirm }, index) =>
    lineToConfirm ? [label(facts.proposal, index)] : [],
  );
  const base = {
    fr: 'aucun lien hiérarchique, aucune paire déjà formée, aucun refus ignoré.',
    en: 'no reporting line, no pair seen before, no refusal ignored.',
  }[language];
  if (toConfirm.length === 0) return base;
  const incomplete = {
    fr: 'Chaînes de responsables incomplètes, à confirmer : ',
    en: 'Incomplete manager chains, to confirm: ',
  }[language];
  return `${base} ${incomplete}${toConfirm.join(', ')}.`;
}
