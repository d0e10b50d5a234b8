import type { ClosingFigures, Gain, MenteeScale, MentorScale } from '../domain/evaluation/closing-figures.ts';
import type { Count, Figure } from '../domain/evaluation/figures.ts';
import type { Ratings } from '../domain/evaluation/session-figures.ts';
import type { Language } from '../domain/language.ts';
import type { Side } from '../domain/participant.ts';
import { type FigureText, figureText } from './figure-text.ts';
import {
  gainLabels,
  menteeScaleLabels,
  mentorScaleLabels,
  methodLines,
  reportLabels,
  sideLabels,
  worryLabels,
} from './report-labels.ts';

/** How a figure's mark is drawn, so that nothing is told by color alone. */
export type Mark = 'mentor' | 'mentee' | 'plain' | 'hollow';

export interface CountRow {
  readonly label: string;
  readonly count: Count;
  readonly detail?: string;
  /** The figure whose question this count comes from: asked and answered are the same. */
  readonly sameQuestion?: Figure;
  /** Starts a new scale in the chart: people, sessions and forms are not compared with each other. */
  readonly startsScale?: boolean;
}

export interface FigureRow {
  readonly label: string;
  readonly figure: Figure;
  readonly mark: Mark;
  /** Rows of one group follow each other under its name. */
  readonly group?: string;
}

/** What both sides answered to one question, session by session, then together. */
export interface RatingTable {
  readonly title: string;
  readonly rows: readonly ({ readonly label: string } & BothSides)[];
  /** Means to draw; a share has none. */
  readonly points: readonly ({ readonly session: number } & BothSides)[];
}

interface BothSides {
  readonly mentor?: Figure | undefined;
  readonly mentee?: Figure | undefined;
}

/** One part of the report, the same for the page and the email: rows say everything, charts show it again. */
export interface Section {
  readonly title: string;
  readonly notes: readonly string[];
  readonly counts: readonly CountRow[];
  readonly figures: readonly FigureRow[];
  readonly chart: 'counts' | 'changes' | 'shares' | 'none';
  readonly ratings: readonly RatingTable[];
  readonly quotes: readonly string[];
}

const mentorScales: readonly MentorScale[] = ['speaking', 'recognition', 'belonging', 'visibility'];
const menteeScales: readonly MenteeScale[] = ['topic', 'listening', 'unknown'];
const gains: readonly Gain[] = ['strategy', 'priorities', 'decisions', 'network', 'confidence'];
const sides: readonly Side[] = ['mentor', 'mentee'];

/** True when the section adds up answers, and not only counts who came how far: those who did not answer are to be mentioned. */
export function addsUpAnswers({ figures, ratings, counts, chart }: Section): boolean {
  return figures.length > 0 || ratings.length > 0 || (counts.length > 0 && chart !== 'counts');
}

/** The parts of the report, in reading order, in one language. */
export function reportSections(figures: ClosingFigures, language: Language): Section[] {
  const say = (label: { readonly fr: string; readonly en: string }): string =>
    filled(label[language], figures.threshold);
  const { funnel, management, recommend, goodFit, followUp } = figures;
  const bySide = (step: ClosingFigures['funnel']['invited']): { detail?: string } =>
    step.sides === undefined
      ? {}
      : {
          detail: sides
            .map((side) => `${sideLabels[side][language].toLowerCase()} ${String(step.sides?.[side] ?? 0)}`)
            .join(', '),
        };

  return [
    section(say(reportLabels.funnel), {
      chart: 'counts',
      counts: [
        { label: say(reportLabels.invited), count: funnel.invited.all, ...bySide(funnel.invited) },
        { label: say(reportLabels.enrolled), count: funnel.enrolled.all, ...bySide(funnel.enrolled) },
        { label: say(reportLabels.matched), count: funnel.matched.all, ...bySide(funnel.matched) },
        { label: say(reportLabels.pairs), count: funnel.pairs, startsScale: true },
        { label: say(reportLabels.sessionsPlanned), count: funnel.sessionsPlanned, startsScale: true },
        { label: say(reportLabels.sessionsHeld), count: funnel.sessionsHeld },
        { label: say(reportLabels.formsAsked), count: funnel.formsAsked, startsScale: true },
        { label: say(reportLabels.formsAnswered), count: funnel.formsAnswered },
      ],
    }),
    section(say(reportLabels.changes), {
      chart: 'changes',
      figures: [
        ...menteeScales.flatMap((scale): FigureRow[] => [
          { label: say(menteeScaleLabels[scale]), figure: figures.menteeChanges[scale], mark: 'mentee' },
          ...(scale === 'topic'
            ? [{ label: say(reportLabels.lookingBack), figure: figures.lookingBack, mark: 'hollow' } as const]
            : []),
        ]),
        ...mentorScales.map(
          (scale): FigureRow => ({
            label: say(mentorScaleLabels[scale]),
            figure: figures.mentorChanges[scale],
            mark: 'mentor',
          }),
        ),
      ],
      notes: [say(reportLabels.changesNote), say(reportLabels.lookingBackNote)],
    }),
    section(say(reportLabels.management), {
      chart: 'shares',
      figures: [
        { label: say(reportLabels.improved), figure: management.improved, mark: 'mentee' },
        { label: say(reportLabels.seenByMentors), figure: management.seenByMentors, mark: 'mentor' },
        { label: say(reportLabels.seenByBoth), figure: management.seenByBoth, mark: 'plain' },
      ],
      counts: [{ label: say(reportLabels.harder), count: management.harder, sameQuestion: management.improved }],
    }),
    section(say(reportLabels.gains), {
      chart: 'shares',
      figures: gains.map(
        (gain): FigureRow => ({ label: say(gainLabels[gain]), figure: figures.gains[gain], mark: 'mentor' }),
      ),
      counts: [
        { label: say(reportLabels.gainedNothing), count: figures.gainedNothing, sameQuestion: figures.gains.strategy },
      ],
    }),
    section(say(reportLabels.sessions), {
      ratings: [
        ratingTable(say(reportLabels.useful), 'useful', figures, language),
        ratingTable(say(reportLabels.free), 'free', figures, language),
        ratingTable(say(reportLabels.freeHigh), 'freeHigh', figures, language),
      ],
      notes: [say(reportLabels.gapNote)],
    }),
    section(say(reportLabels.pairing), {
      chart: 'shares',
      figures: [
        ...sides.map(
          (side): FigureRow => ({ label: say(reportLabels.goodFit[side]), figure: goodFit[side], mark: side }),
        ),
        { label: say(reportLabels.bothWays), figure: figures.bothWays, mark: 'plain' },
        ...sides.map(
          (side): FigureRow => ({ label: say(reportLabels.recommend[side]), figure: recommend[side], mark: side }),
        ),
      ],
    }),
    ...(followUp === undefined
      ? []
      : [
          section(say(reportLabels.followUp), {
            figures: [
              { label: say(reportLabels.use), figure: followUp.use, mark: 'plain' },
              { label: say(reportLabels.contact), figure: followUp.contact, mark: 'plain' },
            ],
          }),
        ]),
    ...breakdownSections(figures, language, say),
    ...worrySections(figures, language, say, figureText(language, figures.threshold)),
    ...(figures.quotes.length === 0 ? [] : [section(say(reportLabels.quotes), { quotes: figures.quotes })]),
    section(say(reportLabels.method), { notes: methodLines[language].map((line) => filled(line, figures.threshold)) }),
  ];
}

type Say = (label: { readonly fr: string; readonly en: string }) => string;

function section(title: string, parts: Partial<Section>): Section {
  return { title, notes: [], counts: [], figures: [], chart: 'none', ratings: [], quotes: [], ...parts };
}

function filled(text: string, threshold: number): string {
  return text.replace('{threshold}', String(threshold));
}

function ratingTable(title: string, of: keyof Ratings, { sessions }: ClosingFigures, language: Language): RatingTable {
  const numbers = [...new Set(sides.flatMap((side) => sessions[side].bySession.map(({ session }) => session)))].sort(
    (a, b) => a - b,
  );
  const at = (side: Side, number: number): Figure | undefined =>
    sessions[side].bySession.find(({ session }) => session === number)?.[of];
  const points = numbers.map((session) => ({ session, mentor: at('mentor', session), mentee: at('mentee', session) }));
  return {
    title,
    rows: [
      ...points.map(({ session, ...cells }) => ({
        label: `${reportLabels.session[language]} ${String(session)}`,
        ...cells,
      })),
      {
        label: reportLabels.overall[language],
        mentor: sessions.mentor.overall[of],
        mentee: sessions.mentee.overall[of],
      },
    ],
    points: of === 'freeHigh' ? [] : points,
  };
}

function breakdownSections({ breakdowns }: ClosingFigures, language: Language, say: Say): Section[] {
  const names = {
    topic: say(menteeScaleLabels.topic),
    management: say(reportLabels.improved),
    recognition: say(mentorScaleLabels.recognition),
  };
  const shown = breakdowns.filter(({ rows, someWithheld }) => rows.length > 0 || someWithheld);
  if (shown.length === 0) return [];
  const rows = shown.flatMap(({ of, by, rows: lines }) =>
    lines.map(
      ({ name, figure }): FigureRow => ({
        label: name,
        group: `${names[of]}, ${say(reportLabels[by])}`,
        figure,
        mark: of === 'recognition' ? 'mentor' : 'mentee',
      }),
    ),
  );
  const notes = [
    ...(rows.length === 0 ? [say(reportLabels.noLine)] : []),
    ...(shown.some(({ someWithheld }) => someWithheld) ? [say(reportLabels.someWithheld)] : []),
  ];
  return [section(say(reportLabels.breakdowns), { figures: rows, notes })];
}

function worrySections({ worries }: ClosingFigures, language: Language, say: Say, text: FigureText): Section[] {
  const counts = sides.flatMap((side) =>
    worries[side].counts.map(({ worry, count }): CountRow => {
      const { asked, answered } = worries[side];
      return {
        label: `${sideLabels[side][language]}, ${say(worryLabels[worry]).toLowerCase()}`,
        count,
        detail: text.askedAnswered(asked, answered),
      };
    }),
  );
  const notes = [say(reportLabels.worriesNote)];
  return counts.length === 0 ? [] : [section(say(reportLabels.worries), { counts, notes })];
}
