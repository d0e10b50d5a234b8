import { mayAskAgain } from '../domain/accept-reply.ts';
import { isActedUpon } from '../domain/acted-upon.ts';
import { mail, wake } from '../domain/command.ts';
import type { Form } from '../domain/form.ts';
import { type Pair, sideOf } from '../domain/pair.ts';
import { remembered } from '../domain/remembered.ts';
import { canceledForm, certificate, tellParent } from '../domain/resolve-form.ts';
import { onHold, pairCoordinator } from './hold.ts';
import type { IssueServices } from './issue.ts';
import { pairDossier } from './pair-dossier.ts';
import { noteAnswered, pairOf, type SaidWord, toWriter } from './said-word.ts';

type Stopped = 'moved' | 'answered' | 'not possible';

/**
 * STOP: leaves the cycle while it enrolls, and asks "this time or always?" when the invitation had no answer yet; declines a proposed pair;
 * in a running pair asks its coordinator, who alone decides, and says so to the writer; about anything else, asks no more.
 */
export async function sayStop(services: IssueServices, said: SaidWord): Promise<Stopped> {
  const { program } = services;
  const { form } = said;
  if (form.group === 'enrollment') {
    const cycle = await program.cycles.load(form.cycleId);
    if (!isActedUpon(form, { cycle, pair: undefined })) return leave(services, said);
  }
  const pair = await pairOf(program, form);
  if (pair !== undefined && sideOf(pair, form.personId) !== undefined)
    return pair.status === 'consulting' ? decline(services, said, pair) : askToStop(services, said, pair);
  if (form.status === 'issued' && (form.group === 'closing' || form.group === 'other'))
    return askNoMore(services, said);
  return pair === undefined ? waitNoMore(services, said) : 'not possible';
}

/** Out of the cycle at once. An invitation that had no answer yet asks, once, whether that is for this time or always. */
async function leave(services: IssueServices, said: SaidWord): Promise<Stopped> {
  const { form, now } = said;
  if (form.status === 'canceled') return 'not possible';
  const asks = form.status === 'issued' && mayAskAgain(form);
  const left: Form = {
    ...form,
    status: 'answered',
    answeredAt: now,
    answers: { role: 'not-now' },
    revision: form.revision + 1,
    ...(asks ? { open: [1], unclear: [{ question: 1, words: 'STOP' }], clarifications: form.clarifications + 1 } : {}),
  };
  await noteAnswered(services, said, {
    to: left,
    event: 'left',
    commands: [
      asks
        ? mail({
            key: `${form.formId}#clarification#${String(left.clarifications)}`,
            mail: 'clarification',
            to: form.personId,
            cycleId: form.cycleId,
            formId: form.formId,
            dueAt: now,
            ifUnsure: 'send again',
          })
        : mail({
            key: `${form.formId}#left`,
            mail: 'thanks',
            to: form.personId,
            cycleId: form.cycleId,
            formId: form.formId,
            dueAt: now,
            ifUnsure: 'give up',
          }),
      wake('form', form.formId),
      wake('cycle', form.cycleId),
    ],
  });
  return 'answered';
}

/** No to the proposed partner: the pair does not start, in the neutral words of any other no. */
async function decline(services: IssueServices, said: SaidWord, pair: Pair): Promise<Stopped> {
  const { program, clock } = services;
  const { form } = said;
  const proposalId = sideOf(pair, form.personId) === 'mentor' ? pair.mentorProposal : pair.menteeProposal;
  if (proposalId === undefined) return askToStop(services, said, pair); // nobody has asked this one yet
  const proposal = form.formId === proposalId ? form : await program.forms.load(proposalId);
  const now = clock.now();
  const declined: Form = {
    ...proposal,
    status: 'answered',
    answeredAt: proposal.answeredAt ?? now,
    answers: { ...proposal.answers, decision: 'no' },
    revision: proposal.revision + 1,
  };
  const commands = [wake('form', proposalId), wake('pair', pair.pairId), toWriter(said, 'thanks')];
  if (proposalId === form.formId) {
    await noteAnswered(services, said, { to: declined, event: 'answered', commands });
    return 'answered';
  }
  if (proposal.answers.decision !== 'no')
    await program.forms.advance(proposal, {
      to: declined,
      event: 'answered',
      actor: form.personId,
      commands: commands.slice(0, 2),
    });
  await noteAnswered(services, said, { commands: commands.slice(2) });
  return 'answered';
}

/** In a running pair: the coordinator is asked in private, and the writer reads that nobody else learns of it. */
async function askToStop(services: IssueServices, said: SaidWord, { pairId }: Pair): Promise<Stopped> {
  const { program, clock } = services;
  const { form, inboundId } = said;
  const dossier = await pairDossier(program, pairId);
  const { cycle, pair } = dossier;
  const side = sideOf(pair, form.personId);
  if (side === undefined || pair.status === 'closed') return 'not possible';
  if (!pair.heard.includes(inboundId)) {
    if (pair.holdForm !== undefined) return 'not possible'; // a coordinator is deciding already, and reads of this one too
    const raised = { signal: 'wants-to-stop' as const, at: clock.now(), side, facts: { about: inboundId } };
    const held = await onHold(services, { cycle, pair, to: pairCoordinator(dossier).personId, raised });
    await program.pairs.advance(pair, {
      to: { ...pair, ...held, signals: [...pair.signals, raised], heard: remembered(pair.heard, inboundId) },
      event: 'stop asked',
      actor: form.personId,
      commands: [wake('pair', pairId)],
    });
  }
  await noteAnswered(services, said, { commands: [toWriter(said, 'stop-noted', { pairId })] });
  return 'moved';
}

/** Without a pair in a cycle that runs: no partner is proposed any more. */
async function waitNoMore(services: IssueServices, said: SaidWord): Promise<Stopped> {
  const { program } = services;
  const { cycleId, personId } = said.form;
  const { cycle, participants } = await program.together({ cycleId, participants: [personId] });
  if (cycle?.status !== 'running' || !participants.has(personId)) return 'not possible';
  const pairs = await program.pairs.ofCycle(cycleId);
  if (pairs.some((each) => each.status !== 'closed' && sideOf(each, personId) !== undefined)) return 'not possible';
  await program.participants.note(cycleId, personId, { stoppedAt: services.clock.now() });
  await noteAnswered(services, said, { event: 'waits no more', commands: [toWriter(said, 'thanks')] });
  return 'answered';
}

/** A closing or waiting-list question: it asks no more, and whoever waited for a partner waits no more. */
async function askNoMore(services: IssueServices, said: SaidWord): Promise<Stopped> {
  const { form } = said;
  if (form.group === 'other')
    await services.program.participants.note(form.cycleId, form.personId, { stoppedAt: services.clock.now() });
  await noteAnswered(services, said, {
    to: canceledForm(form),
    event: 'asked no more',
    commands: [
      ...tellParent(form, true),
      ...certificate(form, services.clock.now()),
      toWriter(said, 'thanks'),
      wake('form', form.formId),
    ],
  });
  return 'answered';
}
