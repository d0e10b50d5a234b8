import { handler } from '../../functions/receive-email.ts';
import type { Findings } from '../../local/mail/inbound.ts';
import { plainItem } from '../../local/run/plain-item.ts';
import { header, wire } from '../../local/wire.ts';
import { formIdOf, pairIdOf } from '../../shared/domain/deterministic-ids.ts';
import type { Form } from '../../shared/domain/form.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { LedgerEntry } from '../../shared/domain/ledger.ts';
import { replyAddress } from '../../shared/mail/reply-address.ts';
import { environment, localWires } from '../adapters/local-wires.ts';
import { aCycle, aForm, aPair, aParticipant, aPerson, aSession, at, cycleId } from '../domain/builders.ts';
import { aDoorIn, inboundDomain } from './a-door-in.ts';

export const addresses = {
  ines: 'ines.benali@solane.example',
  helene: 'helene.marchand@solane.example',
  paul: 'paul.durand@solane.example',
  sandrine: 'sandrine.petit@solane.example',
  karim: 'karim.saidi@solane.example',
  claire: 'claire.dubois@solane.example',
  marc: 'marc.tremblay@solane.example',
} as const;
export type Who = keyof typeof addresses;

/** SES's findings about mail of which nothing is proven. */
export const unproven: Findings = { spf: 'GRAY', dkim: 'GRAY', dmarc: 'GRAY' };

const idOf = (kind: string, personId: PersonId) => formIdOf({ cycleId, kind, subject: '#', personId, round: 1 });

interface Sending {
  readonly from: string;
  /** Envelope recipients; a form stands for its address. */
  readonly to: Form | string;
  readonly text: string;
  /** Further header lines, To and Cc among them; without a To the envelope recipient is named. */
  readonly headers?: readonly string[];
  readonly findings?: Findings;
  /** Its Message-ID; another for each message unless given. */
  readonly messageId?: string;
}

/**
 * A company in the middle of a cycle, and the door in: Inès teaches Hélène, whose calendar Sandrine keeps; Paul is invited too, Karim is only in
 * a reporting line. Forms are put there by the test.
 */
export async function atTheDoor(cycle: Partial<Parameters<typeof aCycle>[0]> = {}) {
  const local = localWires();
  const { program, people, clock, requestHandlers, storage } = local;
  clock.moveTo(at('2027-03-03 10:00'));
  const ids = {} as Record<Who, PersonId>;
  for (const [who, address] of Object.entries(addresses) as [Who, string][]) {
    const { personId: _given, ...person } = aPerson({ address, first: who, last: 'X' });
    ids[who] = await people.register(person);
  }
  const pairId = pairIdOf({ cycleId, mentorId: ids.ines, menteeId: ids.helene });
  await program.cycles.create(aCycle({ coordinators: [ids.claire], ...cycle }), 'created');
  await program.participants.put(aParticipant({ personId: ids.ines }));
  await program.participants.put(aParticipant({ personId: ids.helene, side: 'mentee' }));
  await program.participants.put(aParticipant({ personId: ids.paul }));
  await program.pairs.create(
    aPair({
      pairId,
      mentorId: ids.ines,
      menteeId: ids.helene,
      keeperId: ids.sandrine,
      sessions: [aSession({ mentorForm: idOf('SES-fit', ids.ines), menteeForm: idOf('SES-fit', ids.helene) })],
    }),
    'created',
  );
  const { deliver, notices } = aDoorIn(local);
  const logged: string[] = [];
  let untilBreak = Number.POSITIVE_INFINITY;
  let untilReadAgain = () => Promise.resolve();
  const breaking: typeof requestHandlers = (service) =>
    wire(async (request) => {
      // To die at a read is to die after the write before it.
      if (service !== 's3' && !/\.(?:Get|BatchGet|Query)/.test(header(request, 'x-amz-target') ?? '')) untilBreak -= 1;
      if (untilBreak === 0) throw new Error('The function died here');
      return (await requestHandlers(service).handle(request)).response;
    });
  const receive = handler.with(
    {
      ...environment,
      INBOUND_DOMAIN: inboundDomain,
      START_ADDRESS: `start@${inboundDomain}`,
      COORDINATORS: `${addresses.claire},${addresses.marc}`,
    },
    { clock, requestHandlers: breaking, log: (line) => logged.push(line) },
  );
  const addressOf = (form: Form) => replyAddress(form.formId, form.key, inboundDomain);
  let sent = 0;
  let broke = false;

  return {
    ...local,
    ids,
    pairId,
    logged,
    addressOf,
    /** The next reading of a message dies at its nth write, and `meanwhile` happens before it is read again; `broke` says whether it came so far. */
    breakAt: (request: number, meanwhile: () => Promise<void> = () => Promise.resolve()) => {
      untilBreak = request;
      untilReadAgain = meanwhile;
    },
    broke: () => broke,
    /** Puts an open form of this kind there, sent to this person. */
    issued: async (kind: string, who: Who, changes: Partial<Form> = {}): Promise<Form> => {
      const personId = ids[who];
      const form = aForm({
        kind,
        personId,
        formId: idOf(kind, personId),
        ...(kind.startsWith('ENR') ? { group: 'enrollment' } : { pairId }),
        sent: 1,
        ...changes,
      });
      await program.forms.create(form, 'issued');
      return form;
    },
    /** Delivers one message and has it read; answers its record. A second time changes nothing, and is tried each time. */
    send: async ({ from, to, text, headers = [], findings = {}, messageId }: Sending) => {
      sent += 1;
      const recipient = typeof to === 'string' ? to : addressOf(to);
      const given = (name: string) => headers.some((line) => line.startsWith(`${name}:`));
      const lines = [
        `From: <${from}>`,
        ...(given('To') ? [] : [`To: <${recipient}>`]),
        'Subject: RE',
        `Message-ID: <${messageId ?? `m${String(sent)}@mail.example`}>`,
        ...(given('Content-Type') ? [] : ['Content-Type: text/plain; charset=utf-8']),
        ...headers,
        '',
        text,
        '',
      ];
      const id = await deliver(Buffer.from(lines.join('\r\n')), [recipient], findings);
      const news = notices.at(-1) ?? '';
      for (let time = 1; time <= 2; time += 1) {
        const isBroken = Number.isFinite(untilBreak);
        const { batchItemFailures } = (await receive({ Records: [{ messageId: 'n', body: news }] })) as {
          batchItemFailures: unknown[];
        };
        if (batchItemFailures.length > 0 && !isBroken)
          throw new Error(`Reading the message failed: ${logged.join('\n')}`);
        if (isBroken) broke = untilBreak <= 0;
        untilBreak = Number.POSITIVE_INFINITY;
        if (isBroken && broke) await untilReadAgain();
      }
      return {
        ...(await program.inbound.find(id ?? '')),
        inboundId: id ?? '',
        object: storage.find('inbox', `mail/${id ?? ''}`),
      };
    },
    /** What was ordered for somebody: the kinds of emails, by the key of each. */
    ordered: (who: Who) => {
      const items = local.dynamo.items('program').map(plainItem);
      const entries = items.filter(({ sk }) => sk === 'MSG').map(({ fact }) => LedgerEntry.parse(fact));
      return entries.flatMap(({ to, mail, key }) => (to === ids[who] ? [`${mail} ${key}`] : [])).sort();
    },
    /** Open forms that ask this person about a held reply. */
    asked: async (who: Who, kind: 'OTHER' | 'CONFIRM') =>
      (await program.forms.ofCycle(cycleId, kind)).filter(
        ({ personId, status }) => personId === ids[who] && status === 'issued',
      ),
    tasks: () => program.tasks.untold(cycleId),
  };
}
