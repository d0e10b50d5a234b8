import { isActedUpon } from '../domain/acted-upon.ts';
import { mail, task } from '../domain/command.ts';
import type { Form } from '../domain/form.ts';
import type { Instant } from '../domain/instant.ts';
import { moveNext } from '../domain/move-session.ts';
import type { PairSide } from '../domain/pair.ts';
import type { StandingWord } from '../forms/standing-word.ts';
import { onHold, pairCoordinator } from './hold.ts';
import type { IssueServices } from './issue.ts';
import { pairDossier } from './pair-dossier.ts';

/** A word that always works, in the thread of some form. */
export interface SaidWord {
  readonly form: Form;
  readonly word: StandingWord;
  readonly inboundId: string;
  readonly objectKey: string;
  readonly answerAt: Instant;
}

/** Does what a standing word asks, whatever form it came with, open or closed. What only a coordinator can do goes to one. */
export async function obeyWord(services: IssueServices, said: SaidWord): Promise<'moved' | 'answered' | 'passed-on'> {
  const { form, word } = said;
  if (word.kind === 'english' || word.kind === 'french')
    return changeLanguage(services, said, word.kind === 'english' ? 'en' : 'fr');
  if (word.kind === 'stop' && form.group === 'enrollment') return leaveOrStop(services, said);
  if (form.pairId !== undefined && (word.kind === 'stop' || word.kind === 'move'))
    return changePair(services, said, form.pairId);
  return passOn(services, said);
}

async function changeLanguage(
  { program, people, clock }: IssueServices,
  { form, inboundId }: SaidWord,
  language: Form['language'],
) {
  await people.changeLanguage(form.personId, language);
  if (form.replies.includes(inboundId)) return 'answered' as const;
  const now = clock.now();
  await program.forms.advance(form, {
    to: { ...form, language, replies: [...form.replies, inboundId] },
    event: `language changed to ${language}`,
    commands: [
      mail({
        key: `${form.formId}#in-${language}#${inboundId}`,
        mail: 'form',
        to: form.personId,
        cycleId: form.cycleId,
        formId: form.formId,
        facts: { answers: inboundId },
        dueAt: now,
        ifUnsure: 'send again',
      }),
    ],
  });
  return 'answered' as const;
}

/** STOP in the thread of an enrollment: leaves the cycle while it enrolls; later it is about the person's pair, or a coordinator's matter. */
async function leaveOrStop(services: IssueServices, said: SaidWord) {
  const { program } = services;
  const { cycleId, personId } = said.form;
  const cycle = await program.cycles.load(cycleId);
  if (!isActedUpon(said.form, { cycle, pair: undefined })) return leave(services, said);
  const pair = (await program.pairs.ofCycle(cycleId)).find(
    ({ status, mentorId, menteeId }) => status !== 'closed' && (mentorId === personId || menteeId === personId),
  );
  return pair === undefined ? passOn(services, said) : changePair(services, said, pair.pairId);
}

/** STOP before there is a pair: leaves the cycle, with one line of thanks. */
async function leave({ program, clock }: IssueServices, { form, inboundId, answerAt }: SaidWord) {
  if (form.replies.includes(inboundId) || form.status === 'canceled') return 'answered' as const;
  const now = clock.now();
  await program.forms.advance(form, {
    to: {
      ...form,
      status: 'answered',
      answeredAt: now,
      answers: { role: 'not-now' },
      replies: [...form.replies, inboundId],
    },
    event: 'left',
    commands: [
      mail({
        key: `${form.formId}#left`,
        mail: 'thanks',
        to: form.personId,
        cycleId: form.cycleId,
        formId: form.formId,
        dueAt: answerAt,
        ifUnsure: 'give up',
      }),
      { kind: 'wake', target: 'form', id: form.formId },
      { kind: 'wake', target: 'cycle', id: form.cycleId },
    ],
  });
  return 'answered' as const;
}

async function changePair(services: IssueServices, said: SaidWord, pairId: NonNullable<Form['pairId']>) {
  const { form, word, inboundId } = said;
  const { program, clock } = services;
  const dossier = await pairDossier(program, pairId);
  const { cycle, pair, facts } = dossier;
  const now = clock.now();
  const side: PairSide | undefined =
    form.personId === pair.mentorId ? 'mentor' : form.personId === pair.menteeId ? 'mentee' : undefined;
  if (form.replies.includes(inboundId)) return 'moved' as const;
  const heard = [...pair.heard, inboundId].slice(-20);
  if (pair.heard.includes(inboundId)) {
    // The pair changed and a crash came before the form's mark.
  } else if (word.kind === 'move') {
    const moved = moveNext(pair, side ?? 'keeper', facts.mentee, now);
    if (moved === undefined) return passOn(services, said);
    await program.pairs.advance(pair, {
      to: { ...moved.to, heard },
      event: `session ${String(moved.session)} released by a word`,
      commands: moved.commands,
    });
  } else {
    if (side === undefined || pair.status === 'closed' || pair.holdForm !== undefined) return passOn(services, said);
    const raised = { signal: 'wants-to-stop' as const, at: now, side, facts: { about: inboundId } };
    const held = await onHold(services, { cycle, pair, to: pairCoordinator(dossier).personId, raised });
    await program.pairs.advance(pair, {
      to: { ...pair, ...held, signals: [...pair.signals, raised], heard },
      event: 'stop asked',
      commands: [{ kind: 'wake', target: 'pair', id: pairId }],
    });
  }
  await program.forms.advance(form, {
    to: { ...form, replies: [...form.replies, inboundId] },
    event: `said ${word.kind}`,
  });
  return 'moved' as const;
}

async function passOn({ program, clock }: IssueServices, { form, word, inboundId, objectKey, answerAt }: SaidWord) {
  if (form.replies.includes(inboundId)) return 'passed-on' as const;
  await program.forms.advance(form, {
    to: { ...form, replies: [...form.replies, inboundId] },
    event: `said ${word.kind}`,
    commands: [
      task({
        taskId: `stray-message-${inboundId}`,
        cycleId: form.cycleId,
        kind: 'stray-message',
        raisedAt: clock.now(),
        personId: form.personId,
        formId: form.formId,
        ...(form.pairId === undefined ? {} : { pairId: form.pairId }),
        objectKey,
        facts: { word: word.kind, kind: form.kind },
      }),
      mail({
        key: `stray#${form.personId}#${inboundId}`,
        mail: 'stray',
        to: form.personId,
        cycleId: form.cycleId,
        formId: form.formId,
        ...(form.pairId === undefined ? {} : { pairId: form.pairId }),
        dueAt: answerAt,
        ifUnsure: 'give up',
      }),
    ],
  });
  return 'passed-on' as const;
}
