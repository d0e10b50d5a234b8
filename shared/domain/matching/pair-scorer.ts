import type { Weights } from '../cycle-definition.ts';
import type { PersonId } from '../ids.ts';
import { commonFormats, commonLanguage } from './common-ground.ts';
import { goalWeight, type KnownClaim, offerWorth } from './coverage.ts';
import { commonHours } from './free-hours.ts';
import { isTooLittle, RuleCode } from './hard-rules.ts';
import type { PreparedCandidate } from './prepare-candidate.ts';
import { availabilityOf, distanceOf, formatFit, isLineUnknown, nearManagers, styleAgreement } from './score-pair.ts';

/**
 * Scores one mentee with every mentor, in the order of the mentors: the score, or the first broken rule as -1 for the first
 * of `RuleCode` and so on. The array is overwritten by the next call.
 *
 * The numbers are those of `brokenRule` and `scoreOf` (a test compares them); only the way is shorter: what depends on
 * traits that many share (languages, half-days, places, styles, claims) is worked out once per combination of traits, and
 * who is related to whom is looked up from the mentee's side.
 */
export function pairScorer(
  mentors: readonly PreparedCandidate[],
  weights: Weights,
  vetoes: ReadonlyMap<PersonId, readonly PersonId[]>,
): (mentee: PreparedCandidate) => Int16Array {
  const count = mentors.length;
  const positionOf = new Map(mentors.map((mentor, position) => [mentor.personId, position]));
  const under = positionsBy(mentors, (mentor) => mentor.line);
  const avoiding = positionsBy(mentors, (mentor) => mentor.avoids);
  const before = positionsBy(mentors, (mentor) => mentor.before);
  const near = positionsBy(mentors, nearManagers);

  const language = traits(
    mentors,
    ({ languages }) => languages,
    (a, b) => commonLanguage(a, b)?.ease ?? NaN,
  );
  const hours = traits(
    mentors,
    ({ freeTimes }) => freeTimes,
    ({ freeTimes: ours }, { freeTimes: theirs }) =>
      ours === undefined || theirs === undefined ? NaN : commonHours(ours, theirs),
  );
  const style = traits(
    mentors,
    ({ styles }) => styles,
    (a, b) => styleAgreement(a.styles, b.styles) ?? NaN,
  );
  const format = traits(
    mentors,
    ({ formats, site }) => [formats, site],
    (a, b) => (commonFormats(a, b)?.length === 0 ? -1 : (formatFit(a, b) ?? NaN)),
  );
  const offers = claimLists(mentors.map((mentor) => mentor.teaches));
  const wishes = claimLists(mentors.map((mentor) => mentor.wants));
  const ranks = Int32Array.from(mentors, (mentor) => mentor.rank);
  const units = intern(mentors.map((mentor) => mentor.unit));
  const lineUnknown = Uint8Array.from(mentors, (mentor) => (isLineUnknown(mentor) ? 1 : 0));

  const row = new Int16Array(count);
  const broken = new Uint8Array(count);
  const sharesManager = new Uint8Array(count);
  /** What the mentee can give to each wish of a mentor, by the wish's class. */
  const given = new Float64Array(wishes.classes.length);
  return (mentee) => {
    const mark = (code: RuleCode, positions: Iterable<number | undefined>): void => {
      for (const position of positions)
        if (position !== undefined && broken[position] === 0) broken[position] = ruleNumber[code];
    };
    const positions = (ids: Iterable<PersonId>): (number | undefined)[] => Array.from(ids, (id) => positionOf.get(id));
    broken.fill(0);
    const ruledOut = vetoes.get(mentee.personId) ?? [];
    mark('veto', positions(ruledOut)); // a coordinator's word is said first
    mark('self', [positionOf.get(mentee.personId)]);
    mark('reporting-line', positions(mentee.line));
    mark('reporting-line', under(mentee.personId));
    mark('veto', positions(mentee.avoids));
    mark('veto', avoiding(mentee.personId));
    mark('past-pair', positions(mentee.before));
    mark('past-pair', before(mentee.personId));
    sharesManager.fill(0);
    for (const manager of nearManagers(mentee)) for (const position of near(manager)) sharesManager[position] = 1;

    const ease = language.valuesFor(mentee);
    const common = hours.valuesFor(mentee);
    const alike = style.valuesFor(mentee);
    const fit = format.valuesFor(mentee);
    const unit = units.numberOf(mentee.unit);
    const unknown = isLineUnknown(mentee);
    const taught = mentee.wants.map((goal) => Float64Array.from(offers.classes, (offer) => offerWorth(offer, goal)));
    const goalWeights = mentee.wants.map((_, position) => goalWeight(position));
    const allGoals = goalWeights.reduce((sum, weight) => sum + weight, 0);
    for (const [wish, claim] of wishes.classes.entries())
      given[wish] = mentee.teaches.reduce((best, offer) => Math.max(best, offerWorth(offer, claim)), 0);
    const gives = mentee.teaches.length > 0;

    for (let at = 0; at < count; at++) {
      if (broken[at] !== 0) {
        row[at] = -broken[at]!;
        continue;
      }
      if (ranks[at]! >= mentee.rank) {
        row[at] = -ruleNumber['not-junior'];
        continue;
      }
      const easeHere = ease[language.classOf[at]!]!;
      if (Number.isNaN(easeHere)) {
        row[at] = -ruleNumber['no-common-language'];
        continue;
      }
      const hoursHere = common[hours.classOf[at]!]!;
      if (isTooLittle.time(hoursHere)) {
        row[at] = -ruleNumber['no-common-time'];
        continue;
      }
      let points = 0;
      let all = 0;
      const [offersFrom, offersTo] = [offers.start[at]!, offers.start[at + 1]!];
      if (offersTo > offersFrom && allGoals > 0) {
        let covered = 0;
        for (let goal = 0; goal < taught.length; goal++) {
          const worth = taught[goal]!;
          let best = 0;
          for (let offer = offersFrom; offer < offersTo; offer++) {
            const here = worth[offers.classOf[offer]!]!;
            if (here > best) best = here;
          }
          covered += goalWeights[goal]! * best;
        }
        const share = covered / allGoals;
        if (isTooLittle.coverage(share)) {
          row[at] = -ruleNumber['goals-not-covered'];
          continue;
        }
        points += weights.goals * share;
        all += weights.goals;
      }
      const fitHere = fit[format.classOf[at]!]!;
      if (fitHere < 0) {
        row[at] = -ruleNumber['no-common-format'];
        continue;
      }
      const [wishesFrom, wishesTo] = [wishes.start[at]!, wishes.start[at + 1]!];
      if (wishesTo > wishesFrom && gives) {
        let covered = 0;
        let whole = 0;
        for (let wish = wishesFrom; wish < wishesTo; wish++) {
          const weight = goalWeight(wish - wishesFrom);
          covered += weight * given[wishes.classOf[wish]!]!;
          whole += weight;
        }
        points += weights.reciprocal * (covered / whole);
        all += weights.reciprocal;
      }
      if (!Number.isNaN(hoursHere)) {
        points += weights.availability * availabilityOf(hoursHere);
        all += weights.availability;
      }
      const alikeHere = alike[style.classOf[at]!]!;
      if (!Number.isNaN(alikeHere)) {
        points += weights.style * alikeHere;
        all += weights.style;
      }
      const distance = distanceOf(
        units.numbers[at] !== unit,
        sharesManager[at] === 1,
        unknown || lineUnknown[at] === 1,
      );
      points += weights.distance * distance;
      all += weights.distance;
      points += weights.language * easeHere;
      all += weights.language;
      if (!Number.isNaN(fitHere)) {
        points += weights.format * fitHere;
        all += weights.format;
      }
      row[at] = all === 0 ? 0 : Math.round((10_000 * points) / all);
    }
    return row;
  };
}

const ruleNumber = Object.fromEntries(RuleCode.options.map((code, position) => [code, position + 1])) as Record<
  RuleCode,
  number
>;

/** For each id that the mentors name, the positions of those who name it. */
function positionsBy(
  mentors: readonly PreparedCandidate[],
  named: (mentor: PreparedCandidate) => Iterable<PersonId>,
): (id: PersonId) => readonly number[] {
  const positions = new Map<PersonId, number[]>();
  for (const [position, mentor] of mentors.entries())
    for (const id of named(mentor)) {
      const known = positions.get(id);
      if (known === undefined) positions.set(id, [position]);
      else known.push(position);
    }
  return (id) => positions.get(id) ?? [];
}

/** Equal texts as equal small numbers. */
function intern(texts: readonly string[]): { numbers: Int32Array; numberOf: (text: string) => number } {
  const known = new Map<string, number>();
  const numbers = Int32Array.from(texts, (text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  });
  return { numbers, numberOf: (text) => known.get(text) ?? -1 };
}

interface Traits {
  /** Of each mentor. */
  readonly classOf: Int32Array;
  /** The value of a mentee with each class of mentors. */
  valuesFor(mentee: PreparedCandidate): Float64Array;
}

/** A value that depends on one trait of each of the two, worked out once for each combination of traits. */
function traits(
  mentors: readonly PreparedCandidate[],
  traitOf: (candidate: PreparedCandidate) => unknown,
  value: (mentor: PreparedCandidate, mentee: PreparedCandidate) => number,
): Traits {
  const key = (candidate: PreparedCandidate): string => JSON.stringify([traitOf(candidate)]);
  const { numbers } = intern(mentors.map(key));
  const representatives: PreparedCandidate[] = [];
  for (const [position, mentor] of mentors.entries()) representatives[numbers[position]!] ??= mentor;
  const known = new Map<string, Float64Array>();
  return {
    classOf: numbers,
    valuesFor: (mentee) => {
      const trait = key(mentee);
      const values = known.get(trait) ?? Float64Array.from(representatives, (mentor) => value(mentor, mentee));
      known.set(trait, values);
      return values;
    },
  };
}

interface ClaimLists {
  readonly classes: readonly KnownClaim[];
  /** The classes of all lists one after the other; list `n` from `start[n]` to before `start[n + 1]`. */
  readonly classOf: Int32Array;
  readonly start: Int32Array;
}

/** Lists of claims, in which equal claims are one class. */
function claimLists(lists: readonly (readonly KnownClaim[])[]): ClaimLists {
  const claims = lists.flat();
  const { numbers } = intern(claims.map(({ kin, level }) => `${kin.id} ${level ?? ''}`));
  const classes: KnownClaim[] = [];
  for (const [position, claim] of claims.entries()) classes[numbers[position]!] ??= claim;
  const start = new Int32Array(lists.length + 1);
  for (const [position, list] of lists.entries()) start[position + 1] = start[position]! + list.length;
  return { classes, classOf: numbers, start };
}
