import { type Command, mail, wake, wish } from './command.ts';
import type { Form } from './form.ts';
import type { Instant } from './instant.ts';

/** Whom a form's end concerns: its pair, or its cycle. Enrollment and closing forms tell the cycle only when they may be the last. */
export function tellParent(form: Form, mayBeLast: boolean): Command[] {
  switch (form.group) {
    case 'pair':
      return form.pairId === undefined ? [] : [wake('pair', form.pairId)];
    case 'start':
    case 'decision':
      return [wake('cycle', form.cycleId)];
    case 'enrollment':
    case 'closing':
      return mayBeLast ? [wake('cycle', form.cycleId)] : [];
    case 'other':
    case 'confirming':
      return [];
  }
}

/** After the end of a pair: "suggest somebody else". */
export function wishIn({ kind, answers, cycleId, personId }: Form, now: Instant): Command[] {
  if (kind !== 'ENDED' || answers.next !== 'another') return [];
  return [wish({ cycleId, personId, at: now }), wake('cycle', cycleId)];
}

const certificateFrom = 3; // sessions held, content.md 4.10

/** True for a mentor's closing form that is followed by a certificate, which then carries the echo as well. */
export function earnsCertificate(form: Pick<Form, 'kind' | 'facts'>): boolean {
  return form.kind === 'CLO-M' && Number(form.facts.held ?? 0) >= certificateFrom;
}

/** The mentor's certificate: with the closing echo, or when the form closes without an answer (content.md 4.10). */
export function certificate(form: Form, dueAt: Instant): Command[] {
  if (!earnsCertificate(form)) return [];
  return [
    mail({
      key: `${form.formId}#certificate`,
      mail: 'certificate',
      to: form.personId,
      cycleId: form.cycleId,
      formId: form.formId,
      dueAt,
      ifUnsure: 'send again',
    }),
  ];
}

/** Nobody answered in time. */
export function expired(form: Form): Form {
  return { ...form, status: 'expired' };
}

/** No longer needed: nothing more is sent about it. */
export function canceledForm(form: Form): Form {
  return { ...form, status: 'canceled' };
}
