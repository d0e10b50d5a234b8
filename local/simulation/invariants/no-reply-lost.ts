import type { Form } from '../../../shared/domain/form.ts';
import type { InboundRecord } from '../../../shared/domain/inbound.ts';
import { plusMinutes } from '../../../shared/domain/instant.ts';
import { type Diary, type Evidence, graceAfter } from '../evidence.ts';
import { confirmedAt, type SentLine } from '../taken-in-time.ts';
import type { Invariant, Violation } from './invariant.ts';

/** Every message that somebody sent to the program has a recorded outcome, the outcome left its traces, and the person was told where texts promise it. */
export const noReplyLost: Invariant = {
  number: 1,
  name: 'no reply is lost',
  check: (evidence) =>
    [...evidence.diaries.values()].flatMap((diary) =>
      diary.lines.flatMap((line) => (line.kind === 'sent' ? lost(evidence, diary, line) : [])),
    ),
};

/** What each purpose may come to. */
const mayBecome: Readonly<Record<SentLine['purpose'], readonly InboundRecord['outcome'][]>> = {
  answer: ['answered', 'clarified', 'late', 'superseded', 'passed-on', 'refused'],
  correction: ['answered', 'clarified', 'late', 'superseded', 'passed-on', 'refused'],
  unclear: ['clarified', 'late', 'superseded', 'refused'],
  outdated: ['refused', 'late'],
  wait: ['answered', 'refused', 'late', 'superseded'],
  cost: ['answered', 'refused', 'late', 'superseded'],
  files: ['files', 'late'],
  garbage: ['answered', 'clarified', 'late', 'superseded', 'passed-on', 'held', 'nothing', 'machine'],
  automatic: ['machine', 'nothing'],
  calendar: ['machine', 'moved', 'nothing'],
  foreign: ['held'],
  unproven: ['held'],
  'on behalf': ['answered', 'clarified', 'late', 'superseded', 'passed-on'],
  forged: ['held'],
  guess: ['passed-on', 'nothing'],
  stop: ['answered', 'moved', 'passed-on', 'late', 'superseded'],
  pause: ['moved', 'answered', 'passed-on', 'late'],
  'not me': ['passed-on'],
  word: ['answered', 'moved', 'passed-on', 'nothing', 'late', 'superseded'],
};

function lost(evidence: Evidence, diary: Diary, line: SentLine): Violation[] {
  const { inboundId, purpose } = line;
  if (inboundId === undefined) return [];
  const { inbound, forms } = evidence.records;
  const record = inbound.get(inboundId);
  if (record === undefined)
    return [
      {
        ids: [inboundId],
        what: `${purpose} of "${diary.kind}" was never handled${evidence.lostNotices.has(inboundId) ? ': its notice was lost' : ''}`,
      },
    ];
  const wasConfirmed =
    (purpose === 'foreign' || purpose === 'unproven') && confirmedAt(evidence, inboundId) !== undefined;
  if (!mayBecome[wasConfirmed ? 'answer' : purpose].includes(record.outcome))
    return [
      {
        ids: idsOf(record),
        what: `${purpose} of "${diary.kind}" came to "${record.outcome}" (${record.detail ?? ''})`,
      },
    ];
  const form = record.formId === undefined ? undefined : forms.get(record.formId);
  return form === undefined ? unplaced(evidence, record, purpose) : traces(evidence, record, form, purpose);
}

/** What answers no form goes to a coordinator, when its sender is known. */
function unplaced({ records }: Evidence, record: InboundRecord, purpose: string): Violation[] {
  if (record.outcome !== 'held' && record.outcome !== 'passed-on') return [];
  return records.tasks.some(({ taskId }) => taskId.endsWith(record.inboundId))
    ? []
    : [{ ids: idsOf(record), what: `"${record.outcome}" ${purpose}: no task shows it to a coordinator` }];
}

/** What an outcome must have left behind. */
function traces(evidence: Evidence, record: InboundRecord, form: Form, purpose: string): Violation[] {
  const { records, items } = evidence;
  const missing = (what: string): Violation[] => [
    { ids: idsOf(record), what: `"${record.outcome}" ${purpose}: ${what}` },
  ];
  const hasTask = records.tasks.some(({ taskId }) => taskId.endsWith(record.inboundId));
  const isOrdered = (key: string) => records.ledger.some((entry) => entry.key === key);
  switch (record.outcome) {
    case 'held':
      if (!hasTask) return missing('no task holds it');
      return form.held.length >= 20 || record.detail?.startsWith('unreadable') === true || isHeldBy(form, record)
        ? []
        : missing('the form does not know that it is held');
    case 'late':
      if (!hasTask) return missing('no task shows it to a coordinator');
      return isToldLate(evidence, form, record) || hasWrittenOften(records, form, record)
        ? []
        : missing('the person was not told that it is late');
    case 'clarified':
    case 'answered':
    case 'passed-on': {
      // A form remembers its last twenty messages.
      if (form.replies.length < 20 && !form.replies.includes(record.inboundId))
        return missing('the form does not know it');
      if (record.outcome === 'passed-on' && !hasTask) return missing('no task shows it to a coordinator');
      return record.outcome === 'answered' &&
        purpose === 'answer' &&
        promisesEcho.test(form.kind) &&
        !isEchoed(records, form)
        ? missing('nothing tells the person what was understood')
        : [];
    }
    case 'refused':
      return isOrdered(`${form.formId}#decided#${record.inboundId}`) || hasWrittenOften(records, form, record)
        ? []
        : missing('the coordinator was not told why');
    case 'files': {
      const { inboundId } = record;
      const isKept = records.cycles.some(
        ({ draft, refresh }) => draft?.message === inboundId || refresh?.message === inboundId,
      );
      return isKept || isOrdered(`${form.formId}#problems#${inboundId}`) ? [] : missing('nothing came of its file');
    }
    default:
      return items.length === 0 ? missing('the table is empty') : [];
  }
}

function isHeldBy({ held }: Form, { inboundId, detail }: InboundRecord): boolean {
  return detail === 'spam' || detail === 'virus' || held.some((each) => each.inboundId === inboundId);
}

/** One email a day says of a form that what came was late (`lateReply`); a message is handled up to a day after it came, or after what was down. */
function isToldLate(evidence: Evidence, { formId }: Form, { receivedAt }: InboundRecord): boolean {
  const about = `${formId}#late#`;
  const [from, to] = [receivedAt, graceAfter(evidence, receivedAt, handledWithin)].map((each) => each.slice(0, 10));
  return evidence.records.ledger.some(({ key }) => {
    const day = key.startsWith(about) ? key.slice(about.length) : undefined;
    return day !== undefined && from !== undefined && to !== undefined && day >= from && day <= to;
  });
}

/** After so many messages in an hour another may be left without an answer (docs/mail.md, Limits); they are handled up to a day after they came. */
const manyMessages = 3;
const handledWithin = 24 * 60; // minutes

function hasWrittenOften({ inbound }: Evidence['records'], { personId }: Form, { receivedAt }: InboundRecord): boolean {
  const [from, to] = [plusMinutes(receivedAt, -handledWithin), plusMinutes(receivedAt, handledWithin)];
  const messages = [...inbound.values()].filter(
    (each) => each.personId === personId && each.receivedAt > from && each.receivedAt < to,
  );
  return messages.length > manyMessages;
}

/** Forms whose answer is always echoed (content.md 3.3); what a decision on pairs came to is told in many ways (27). */
const promisesEcho = /^(?:ENR-|AGD|CLO-|START|FIT)/;
const echoes = ['echo', 'echo-low', 'thanks', 'certificate', 'clarification', 'late'];

function isEchoed({ ledger }: Evidence['records'], { formId }: Form): boolean {
  return ledger.some((entry) => entry.formId === formId && echoes.includes(entry.mail));
}

function idsOf({ inboundId, formId, personId }: InboundRecord): string[] {
  return [inboundId, formId, personId].filter((id) => id !== undefined);
}
