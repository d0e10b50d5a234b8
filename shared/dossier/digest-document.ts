import * as z from 'zod';
import { DigestItem } from '../domain/digest-decisions.ts';
import { Form } from '../domain/form.ts';
import { Task } from '../domain/inbound.ts';
import { Pair } from '../domain/pair.ts';
import { PairCounts } from '../domain/pair-counts.ts';
import type { Digest, DigestLine } from '../messages/letter-facts.ts';
import type { Documents, Program } from '../ports.ts';

/** A digest as it is stored: the counts of its day, what it asks to decide, which tasks it tells, and how many decisions wait for the next. */
export const DigestDocument = PairCounts.extend({
  kind: z.literal('digest'),
  date: z.iso.date(),
  tasks: z.array(Task),
  items: z.array(DigestItem),
  waiting: z.int(),
});
export type DigestDocument = z.infer<typeof DigestDocument>;

/** Reads a stored digest with the pairs and forms its lines speak of; undefined when the document is something else. */
export async function readDigest(
  { program, documents }: { readonly program: Program; readonly documents: Documents },
  key: string,
): Promise<Digest | undefined> {
  const stored = DigestDocument.safeParse(await documents.find(key));
  if (!stored.success) return undefined;
  const { tasks, items, kind: _kind, ...rest } = stored.data;
  const all: DigestLine[] = [];
  for (const task of tasks) {
    const pairId = Pair.shape.pairId.safeParse(task.pairId);
    const formId = Form.shape.formId.safeParse(task.formId);
    all.push({
      task,
      pair: pairId.success ? await program.pairs.find(pairId.data) : undefined,
      form: formId.success ? await program.forms.find(formId.data) : undefined,
    });
  }
  const decided = new Set(items.flatMap(({ taskIds }) => taskIds));
  return {
    ...rest,
    lines: all.filter(({ task }) => !decided.has(task.taskId)),
    items: items.map(({ taskIds, actions }) => ({
      actions,
      lines: all.filter(({ task }) => taskIds.includes(task.taskId)),
    })),
  };
}
