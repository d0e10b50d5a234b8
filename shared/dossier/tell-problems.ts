import { documentOf } from '../contracts/documents.ts';
import { mail } from '../domain/command.ts';
import type { CycleId, FormId, PersonId } from '../domain/ids.ts';
import { describeProblems } from '../roster/describe-start.ts';
import type { Problem } from '../roster/problem.ts';
import type { DraftServices } from './draft-cycle.ts';

/**
 * Tells a coordinator everything that is wrong with what one message brought, in one email: once for a message. With a form, she corrects by
 * replying in its thread; without one, by sending her files again.
 */
export async function tellProblems(
  { program, documents, clock }: DraftServices,
  request: {
    readonly cycleId: CycleId;
    readonly to: PersonId;
    readonly inboundId: string;
    readonly problems: readonly Problem[];
    readonly formId?: FormId;
  },
): Promise<void> {
  const { cycleId, to, inboundId, problems, formId } = request;
  await documents.put(documentOf.problems(inboundId), {
    fr: describeProblems(problems, 'fr'),
    en: describeProblems(problems, 'en'),
  });
  const { order } = mail({
    key: formId === undefined ? `${cycleId}#problems` : `${formId}#problems#${inboundId}`,
    mail: 'start-problems',
    to,
    cycleId,
    ...(formId === undefined ? {} : { formId }),
    facts: { inbound: inboundId },
    dueAt: clock.now(),
    ifUnsure: 'send again',
  });
  await program.ledger.order(order);
}
