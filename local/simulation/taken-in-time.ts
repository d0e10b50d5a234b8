import { isConfirming } from '../../shared/domain/admission.ts';
import type { Form } from '../../shared/domain/form.ts';
import { saysMine } from '../../shared/domain/held-reply.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { DiaryLine, Evidence } from './evidence.ts';

/** A message that somebody noted to have sent. */
export type SentLine = Extract<DiaryLine, { kind: 'sent' }>;

/** When the person said that a held reply is theirs. */
export function confirmedAt({ records }: Evidence, inboundId: string): Instant | undefined {
  const confirmation = [...records.forms.values()].find(
    (form) => isConfirming(form.kind) && saysMine(form) && form.facts.inbound === inboundId,
  );
  return confirmation?.lastReplyAt;
}

/** True for an answer that came in time, by the program's own account of when it closed. */
export function wasTaken(evidence: Evidence, form: Form, { purpose, inboundId = '' }: SentLine): boolean {
  const { records } = evidence;
  const outcome = records.inbound.get(inboundId)?.outcome ?? '';
  const wasLate = records.tasks.some(({ taskId }) => taskId === `late-reply-${inboundId}`);
  return (
    (purpose === 'answer' ||
      purpose === 'correction' ||
      purpose === 'on behalf' ||
      ((purpose === 'foreign' || purpose === 'unproven') && confirmedAt(evidence, inboundId) !== undefined)) &&
    ['answered', 'clarified'].includes(outcome) &&
    !wasLate &&
    form.status !== 'canceled'
  );
}
