import type { Cycle } from './cycle.ts';
import type { Form } from './form.ts';
import type { Pair } from './pair.ts';

/**
 * True when the program has acted on this form, so that another reply can no longer change what follows from it: such a reply is told to be
 * late and shown to a coordinator. Feedback is weighed again and a yes taken back stops its pair: these may change as long as they matter.
 */
export function isActedUpon(
  { formId, kind, answers = {} }: Pick<Form, 'formId' | 'kind'> & Partial<Pick<Form, 'answers'>>,
  {
    cycle,
    pair,
  }: { readonly cycle: Pick<Cycle, 'status' | 'decisionForm' | 'refresh'>; readonly pair: Pair | undefined },
): boolean {
  if (cycle.status === 'closed' || cycle.status === 'canceled' || cycle.status === 'failed') return true;
  const sessions = pair?.sessions ?? [];
  switch (kind.split('-')[0]) {
    case 'NEW':
      return cycle.status !== 'preparing' && cycle.status !== 'draft';
    case 'START':
      return cycle.status !== 'draft';
    case 'ENR':
      return cycle.status !== 'draft' && cycle.status !== 'importing' && cycle.status !== 'enrolling';
    case 'MAT':
      return cycle.status !== 'deciding' || cycle.decisionForm !== formId;
    case 'OBJ':
      return cycle.status !== 'deciding';
    case 'REF':
      return cycle.refresh?.form !== formId;
    case 'PRO':
      return pair?.status === 'closed';
    case 'AGD':
      return pair?.status !== 'dating' || pair.datesForm !== formId;
    case 'MOV':
    case 'NXT':
      return !sessions.some(({ status, moveForm }) => status === 'moving' && moveForm === formId);
    case 'SES':
      return !sessions.some(({ mentorForm, menteeForm }) => mentorForm === formId || menteeForm === formId);
    case 'OTHER':
    case 'CONFIRM':
      return answers.mine === true;
    case 'BACK':
      return pair?.pause?.form !== formId;
    case 'FIT':
      return pair?.status === 'closed' || (pair?.holdForm !== formId && pair?.settledHold !== formId);
    default:
      return false;
  }
}
