import type { Side } from '../participant.ts';
import { type Breakdown, breakdownsOf } from './breakdowns.ts';
import type { ClosingFacts, MeasuredForm } from './closing-facts.ts';
import { type Disclosure, isPublishable } from './disclosure.ts';
import { type Count, changeFigure, countOf, type Figure, meanFigure, plainCount, shareFigure } from './figures.ts';
import { type Funnel, funnelOf } from './funnel.ts';
import { observe, pairedRatings } from './observations.ts';
import { bothWays, seenByBoth, seenByMentors } from './pair-figures.ts';
import { quotable } from './quotable.ts';
import { goodFit, type SessionFigures, sessionFigures } from './session-figures.ts';

const worriesOf = {
  mentor: ['clumsy', 'knowledge', 'career', 'time', 'manager', 'other'],
  mentee: ['time', 'ignorance', 'authority', 'giving', 'repeated', 'other'],
} as const;

export type MentorScale = 'speaking' | 'recognition' | 'belonging' | 'visibility';
export type MenteeScale = 'topic' | 'listening' | 'unknown';
export type Gain = 'strategy' | 'priorities' | 'decisions' | 'network' | 'confidence';
export type Worry = (typeof worriesOf)[Side][number];

/** What worried one side at the start; only what enough people chose is listed. */
export interface Worries {
  readonly asked: Count;
  readonly answered: Count;
  readonly counts: readonly { readonly worry: Worry; readonly count: number }[];
}

/** Everything of content.md 3.11 that may be printed, and nothing that may not. */
export interface ClosingFigures {
  readonly threshold: number;
  readonly funnel: Funnel;
  readonly mentorChanges: Readonly<Record<MentorScale, Figure>>;
  readonly menteeChanges: Readonly<Record<MenteeScale, Figure>>;
  /** The change on topic 1 as leaders see it looking back: beside the true one, marked as such. */
  readonly lookingBack: Figure;
  readonly management: {
    /** "Significantly improved", over all who answered that question. */
    readonly improved: Figure;
    readonly harder: Count;
    readonly seenByMentors: Figure;
    readonly seenByBoth: Figure;
  };
  readonly gains: Readonly<Record<Gain, Figure>>;
  readonly gainedNothing: Count;
  readonly sessions: Readonly<Record<Side, SessionFigures>>;
  readonly goodFit: Readonly<Record<Side, Figure>>;
  readonly recommend: Readonly<Record<Side, Figure>>;
  readonly bothWays: Figure;
  readonly worries: Readonly<Record<Side, Worries>>;
  /** Absent until the three-month form was sent. */
  readonly followUp?: { readonly use: Figure; readonly contact: Figure } | undefined;
  readonly breakdowns: readonly Breakdown[];
  /** Words of leaders who added CITER or QUOTE. */
  readonly quotes: readonly string[];
}

/** Computes the closing report; the same facts always give the same figures. */
export function closingFigures(facts: ClosingFacts, threshold: number): ClosingFigures {
  const disclosure: Disclosure = { threshold, readers: new Set(facts.readers) };
  const { mentorBaselines, mentorClosings, menteeBaselines, menteeClosings } = facts;
  const sent = (form: MeasuredForm): number => facts.asked.filter((one) => one.form === form).length;
  const asked = { mentor: sent('CLO-M'), mentee: sent('CLO-S'), later: sent('FUP') };

  const mentorRatings = (scale: MentorScale) => pairedRatings<MentorScale>(mentorBaselines, mentorClosings, scale);
  const menteeRatings = (scale: MenteeScale) => pairedRatings<MenteeScale>(menteeBaselines, menteeClosings, scale);
  const mentorChange = (scale: MentorScale): Figure => changeFigure(mentorRatings(scale), asked.mentor, disclosure);
  const menteeChange = (scale: MenteeScale): Figure => changeFigure(menteeRatings(scale), asked.mentee, disclosure);
  const gain = (name: Gain): Figure =>
    shareFigure(
      observe(mentorClosings, ({ gained }) => gained?.includes(name)),
      asked.mentor,
      disclosure,
    );
  const managementImproved = observe(menteeClosings, ({ management }) =>
    management === undefined ? undefined : management === 'much-better',
  );

  const lookedBack = observe(menteeClosings, ({ topicBefore: before, topic: after }) =>
    before === undefined || after === undefined ? undefined : { before, after },
  );

  return {
    threshold,
    funnel: funnelOf(facts, disclosure),
    mentorChanges: {
      speaking: mentorChange('speaking'),
      recognition: mentorChange('recognition'),
      belonging: mentorChange('belonging'),
      visibility: mentorChange('visibility'),
    },
    menteeChanges: {
      topic: menteeChange('topic'),
      listening: menteeChange('listening'),
      unknown: menteeChange('unknown'),
    },
    // More leaders look back than answered twice: printed means of both groups would give away those in between.
    lookingBack: changeFigure(lookedBack, asked.mentee, disclosure, 'levels untold'),
    management: {
      improved: shareFigure(managementImproved, asked.mentee, disclosure),
      harder: countOf(
        menteeClosings.filter(({ management }) => management === 'harder').map(({ personId }) => personId),
        disclosure,
      ),
      seenByMentors: seenByMentors(facts, disclosure),
      seenByBoth: seenByBoth(facts, disclosure),
    },
    gains: {
      strategy: gain('strategy'),
      priorities: gain('priorities'),
      decisions: gain('decisions'),
      network: gain('network'),
      confidence: gain('confidence'),
    },
    gainedNothing: countOf(
      mentorClosings.filter(({ gained }) => gained?.includes('none')).map(({ personId }) => personId),
      disclosure,
    ),
    sessions: {
      mentor: sessionFigures('mentor', facts, disclosure),
      mentee: sessionFigures('mentee', facts, disclosure),
    },
    goodFit: { mentor: goodFit('mentor', facts, disclosure), mentee: goodFit('mentee', facts, disclosure) },
    recommend: {
      mentor: shareFigure(
        observe(mentorClosings, ({ recommend }) => recommend),
        asked.mentor,
        disclosure,
        'few no untold',
      ),
      mentee: shareFigure(
        observe(menteeClosings, ({ recommend }) => recommend),
        asked.mentee,
        disclosure,
        'few no untold',
      ),
    },
    bothWays: bothWays(facts, disclosure),
    worries: {
      mentor: worriesFigures('mentor', facts, disclosure),
      mentee: worriesFigures('mentee', facts, disclosure),
    },
    followUp:
      asked.later === 0
        ? undefined
        : {
            use: meanFigure(
              observe(facts.followUps, ({ use }) => use),
              asked.later,
              disclosure,
            ),
            contact: shareFigure(
              observe(facts.followUps, ({ contact }) => contact),
              asked.later,
              disclosure,
            ),
          },
    breakdowns: [
      ...breakdownsOf(
        {
          of: 'topic',
          form: 'CLO-S',
          observed: menteeRatings('topic'),
          figure: (some, of) => changeFigure(some, of, disclosure),
        },
        facts,
        disclosure,
      ),
      ...breakdownsOf(
        {
          of: 'management',
          form: 'CLO-S',
          observed: managementImproved,
          figure: (some, of) => shareFigure(some, of, disclosure),
        },
        facts,
        disclosure,
      ),
      ...breakdownsOf(
        {
          of: 'recognition',
          form: 'CLO-M',
          observed: mentorRatings('recognition'),
          figure: (some, of) => changeFigure(some, of, disclosure),
        },
        facts,
        disclosure,
      ),
    ],
    quotes: quotes(facts, disclosure),
  };
}

function worriesFigures(side: Side, facts: ClosingFacts, disclosure: Disclosure): Worries {
  const [form, baselines] =
    side === 'mentor' ? (['STA-M', facts.mentorBaselines] as const) : (['STA-S', facts.menteeBaselines] as const);
  const answered = baselines.filter(({ worries }) => worries !== undefined);
  const asked = facts.asked.filter((sent) => sent.form === form).length;
  return {
    asked: plainCount(Math.max(asked, answered.length), disclosure),
    answered: plainCount(answered.length, disclosure),
    counts: worriesOf[side].flatMap((worry) => {
      const people = answered.filter(({ worries }) => worries?.includes(worry)).map(({ personId }) => personId);
      return isPublishable(people, disclosure) ? [{ worry, count: people.length }] : [];
    }),
  };
}

/** At most three, and none when so few leaders answered that the words would tell whose they are. */
function quotes({ feedback }: ClosingFacts, disclosure: Disclosure): string[] {
  const answers = feedback.filter(({ quote }) => quote !== undefined);
  if (
    !isPublishable(
      answers.map(({ personId }) => personId),
      disclosure,
    )
  )
    return [];
  return answers.flatMap(({ quote }) => quotable(quote ?? '') ?? []).slice(0, 3);
}
