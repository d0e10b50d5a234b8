import type { Instant } from '../../../shared/domain/instant.ts';
import { createEmployee } from '../../employees/employee.ts';
import type { DiaryEntry } from '../../employees/employee-state.ts';
import type { Meanings } from '../../employees/meaning.ts';
import { type Persona, personaFor } from '../../employees/personas.ts';
import type { Random } from '../../employees/random.ts';
import { readLetter } from '../../employees/read-letter.ts';
import type { CompanyFiles } from '../../sample/sample-company.ts';
import { type ReadProposal, readList, readProposal } from '../coordinators/read-proposal.ts';
import type { Outgoing, PersonKind } from './person-kind.ts';

/** Somebody who gets emails as bytes and answers them after their own kind. */
export interface Person {
  readonly address: string;
  readonly kind: PersonKind;
  /** From then on the address bounces. */
  readonly leavesAt: Instant | undefined;
  readonly receive: (raw: Uint8Array, at: Instant, deadline: () => Instant | undefined) => Promise<Reaction>;
}

/** What an email comes to: the replies, and the proposal that a coordinator read in it. */
export interface Reaction {
  readonly outgoing: readonly Outgoing[];
  readonly proposal: ReadProposal | undefined;
}

/** Makes a person of a kind: an employee underneath, whose replies the kind may delay, change, double or replace. */
export function createPerson(about: {
  readonly address: string;
  readonly name: string;
  readonly kind: PersonKind;
  readonly persona: Partial<Persona>;
  readonly random: Random;
  readonly colleague: string;
  readonly leavesAt?: Instant | undefined;
  readonly files?: CompanyFiles | undefined;
}): Person {
  const { address, name, kind, random, colleague, leavesAt, files } = about;
  const persona = personaFor(address, random.seed, { [address]: { ...about.persona, ...kind.persona } });
  const employee = createEmployee({ address, name, persona, random });
  const sent: Outgoing[] = [];
  const list = files === undefined ? undefined : readList(files.roster);
  let received = 0;
  return {
    address,
    kind,
    leavesAt,
    receive: async (raw, at, deadline) => {
      const before = employee.diary.length;
      const replies = await employee.receive(raw, at);
      const notes = employee.diary.slice(before);
      const sendings = notes.filter((note) => note.kind === 'sent');
      const plain = replies.map((reply, index) => ({ ...reply, ...purposeOf(sendings[index], notes) }));
      const letter = await readLetter(raw);
      const proposal = list === undefined ? undefined : readProposal(letter, list);
      const self = { address, name, persona, random, colleague, received, sent, files };
      const outgoing = (await kind.sends?.(self, { at, letter, deadline, proposal }, plain)) ?? plain;
      received += 1;
      sent.push(...outgoing);
      return { outgoing, proposal };
    },
  };
}

/** What the employee's own diary says of a message. */
function purposeOf(
  sending: DiaryEntry | undefined,
  notes: readonly DiaryEntry[],
): Pick<Outgoing, 'purpose' | 'code' | 'meaning'> {
  const remark = sending?.remark;
  if (remark === 'automatic reply') return { purpose: 'automatic' };
  if (remark === 'accepted') return { purpose: 'calendar' };
  if (remark !== undefined) return { purpose: 'word' };
  const meant = notes.find(({ kind }) => kind === 'meant');
  return {
    purpose: 'answer',
    ...(meant?.code === undefined ? {} : { code: meant.code }),
    meaning: clearOnes(meant),
  };
}

function clearOnes(meant: DiaryEntry | undefined): Meanings {
  const all = Object.entries(meant?.answers ?? {});
  return Object.fromEntries(all.filter(([number]) => meant?.unclear?.includes(Number(number)) !== true));
}
