import type { ExpertiseMap } from '../domain/expertise/expertise-map.ts';
import { neutralize } from '../forms/neutralize.ts';
import { wrapLine } from '../forms/wrap-line.ts';
import { expertiseLabels } from './expertise-labels.ts';
import { type MapContext, mapWords, missingLists } from './expertise-page.ts';

/** The first lines of a long list: the page holds all of it. */
const listed = 8;

/** The main lines of the expertise map as a plain email. Lines of at most 60 characters, none starting with a digit. */
export function expertiseEmail(map: ExpertiseMap, context: MapContext): { subject: string; text: string } {
  const { company, program, language, command } = context;
  const words = mapWords(context);
  const { say, skill } = words;
  const colon = language === 'fr' ? ' : ' : ': ';
  const { people, places, topics, returns, unknown } = map;
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [title.toUpperCase(), ...lines, ''];
  const first = <Item>(items: readonly Item[], line: (item: Item) => string): string[] => [
    ...items.slice(0, listed).map((item) => `- ${line(item)}`),
    ...(items.length > listed ? [`- … (+ ${String(items.length - listed)})`] : []),
  ];
  const lines = [
    company,
    say(expertiseLabels.people, { mentors: people.mentor, mentees: people.mentee, places }),
    '',
    ...section(
      say(expertiseLabels.recruit),
      topics.missing.length === 0
        ? [say(expertiseLabels.nothingMissing)]
        : [
            ...missingLists(topics, say).flatMap(({ title, missing }) => [
              `${title}${colon.trimEnd()}`,
              ...first(missing, (each) => `${skill(each.skill)}${colon}${words.missing(each)}`),
            ]),
            say(expertiseLabels.recruitNote),
          ],
    ),
    ...section(
      say(expertiseLabels.single),
      first(
        topics.single.filter(({ wanted }) => wanted > 0),
        ({ skill: id, wanted, taught }) => `${skill(id)}${colon}${say(expertiseLabels.balance, { wanted, taught })}`,
      ),
    ),
    ...section(
      say(expertiseLabels.missingReturns),
      first(
        returns.missing,
        ({ skill: id, wanted, taught }) =>
          `${skill(id)}${colon}${say(expertiseLabels.balanceGiven, { wanted, taught })}`,
      ),
    ),
    ...section(
      say(expertiseLabels.unknown),
      unknown.length === 0
        ? []
        : [
            ...first(unknown, ({ words: said, wordsId }) =>
              language === 'fr' ? `« ${neutralize(said)} » : ${wordsId}` : `"${neutralize(said)}": ${wordsId}`,
            ),
            say(expertiseLabels.unknownNote),
            command,
          ],
    ),
    say(expertiseLabels.attached),
  ];
  return {
    subject: `${say(expertiseLabels.title)}${colon}${program}`.replaceAll(noBreakSpace, ' '),
    text: `${lines
      .flatMap((line) => wrapLine(line))
      .join('\n')
      .replaceAll(noBreakSpace, ' ')
      .trimEnd()}\n`,
  };
}

/** The page's labels have them; what a reply may quote has not. */
const noBreakSpace = '\u00a0';
