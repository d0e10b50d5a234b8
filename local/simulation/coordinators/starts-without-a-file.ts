import { plusMinutes } from '../../../shared/domain/instant.ts';
import type { PersonKind } from '../people/person-kind.ts';
import { writeWords } from '../people/write-reply.ts';
import { answersInLines } from './answers-in-lines.ts';

/** Has the list of HR and no cycle.json: answers the form that asks for it, then confirms like anybody else. */
export const startsWithoutAFile: PersonKind = {
  name: 'starts without a file',
  weight: 1,
  startsWithoutDefinition: true,
  sends: (self, { letter, at }, plain) => {
    if (letter.content.kind !== 'form' || letter.content.form !== 'NEW' || self.files === undefined) return plain;
    if (self.sent.some(({ to }) => to === letter.replyTo.address)) return [];
    const about = { at: plusMinutes(at, 50), purpose: 'answer', label: `new|${letter.messageId}` } as const;
    return [writeWords(self, letter, answersInLines(self.files.cycle), about)];
  },
};
