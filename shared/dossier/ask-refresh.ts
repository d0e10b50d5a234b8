import { documentOf } from '../contracts/documents.ts';
import type { Cycle } from '../domain/cycle.ts';
import type { Form } from '../domain/form.ts';
import { answeringLadder, ladderRules, type Reader } from '../domain/form-ladders.ts';
import type { Instant } from '../domain/instant.ts';
import type { Translated } from '../domain/language.ts';
import { pairLabel } from '../domain/pair.ts';
import { readerOfCoordinator } from '../domain/readers.ts';
import { addWorkingDays, localDate, wallClock } from '../domain/working-calendar.ts';
import { signalLines } from '../messages/signal-text.ts';
import { fitLines } from '../roster/fit-lines.ts';
import { readRoster } from '../roster/read-roster.ts';
import { changeText } from '../roster/roster-changes.ts';
import { cancelForms } from './cancel-forms.ts';
import type { DraftServices } from './draft-cycle.ts';
import { issue } from './issue.ts';
import { type RosterPlan, rosterPlan } from './roster-plan.ts';
import { tellProblems } from './tell-problems.ts';

/** Working days until the partners of those who left are told: the next one, or a week later. */
const soonDays = 1;
const laterDays = 5;

/** Statuses in which a newer roster can still be applied. */
export function takesRoster({ status, cancelOrderedAt }: Cycle): boolean {
  return cancelOrderedAt === undefined && ['enrolling', 'matching', 'deciding', 'pairing', 'running'].includes(status);
}

/**
 * Answers a newer roster for a cycle that runs: with every problem of it, or with what it would change, as a form whose yes applies it. Nothing
 * changes before. The same message twice asks once.
 */
export async function askRefresh(
  services: DraftServices,
  cycle: Cycle,
  asked: Form,
  brought: { readonly roster: Uint8Array; readonly inboundId: string; readonly objectKey: string },
): Promise<void> {
  const { program, documents, clock } = services;
  const { cycleId } = cycle;
  const { roster, inboundId, objectKey } = brought;
  const to = asked.personId;
  let current = cycle.refresh?.form;
  if (cycle.refresh?.message !== inboundId) {
    const read = readRoster(roster, cycle.definition);
    if (read.kind === 'problems')
      return tellProblems(services, { cycleId, to, inboundId, problems: read.problems, formId: asked.formId });
    const now = clock.now();
    const plan = await rosterPlan(services, cycle, read.people, now);
    const round = cycle.refreshes + 1;
    await documents.put(documentOf.refresh(cycleId, round), {
      fr: refreshLines(plan, cycle, 'fr'),
      en: refreshLines(plan, cycle, 'en'),
    });
    const reader = readerOfCoordinator(cycle, to);
    const ladder = answeringLadder(now, reader, ladderRules.start);
    const form = await issue(services, {
      cycleId,
      kind: 'REF',
      to,
      group: 'decision',
      round,
      facts:
        plan.ending.length === 0 ? {} : { soon: atNine(now, soonDays, reader), later: atNine(now, laterDays, reader) },
      ladder,
    });
    current = form.formId;
    await program.cycles.advance(cycle, {
      to: { ...cycle, refreshes: round, refresh: { form: current, source: objectKey, message: inboundId } },
      event: 'newer roster received',
    });
  }
  const replaced = (await program.forms.ofCycle(cycleId, 'REF')).filter(({ formId }) => formId !== current);
  await cancelForms(program, replaced, 'newer roster');
}

function atNine(now: Instant, days: number, reader: Reader): Instant {
  return wallClock(addWorkingDays(localDate(now, reader.timeZone), days, reader.site), '09:00', reader.timeZone);
}

/** What would change, person by person, then what it means for pairs; in lines of at most 60 characters. */
function refreshLines(plan: RosterPlan, { status }: Cycle, language: 'fr' | 'en'): string[] {
  const { changes, ending, against } = plan;
  const nothing: Translated = { fr: 'Rien ne change.', en: 'Nothing changes.' };
  const heading: Translated = { fr: 'CE QUI CHANGERAIT', en: 'WHAT WOULD CHANGE' };
  const pairs: Translated = { fr: 'LES PAIRES', en: 'THE PAIRS' };
  const late: Translated = {
    fr: 'Les inscriptions sont closes : les nouveaux ne sont pas invités dans ce cycle.',
    en: 'Enrollment is over: those who are new are not invited in this cycle.',
  };
  const closes: Translated = {
    fr: 'se ferme, l’autre personne reçoit le message 4.5.',
    en: 'closes, the other person gets message 4.5.',
  };
  const comesLate = status !== 'enrolling' && changes.some(({ kind }) => kind === 'added');
  const about = [
    ...ending.map(({ pair }) => `${pairLabel(pair)} ${closes[language]}`),
    ...against.flatMap(
      ({ pair, signal }) =>
        `${pairLabel(pair)}${language === 'fr' ? ' :' : ':'} ${signalLines(signal, '', language).join(' ')}`,
    ),
  ];
  return fitLines([
    heading[language],
    ...(changes.length === 0 ? [nothing[language]] : changes.map((change) => ` - ${changeText(change)[language]}`)),
    ...(comesLate ? ['', late[language]] : []),
    ...(about.length === 0 ? [] : ['', pairs[language], ...about.map((line) => ` - ${line}`)]),
  ]);
}
