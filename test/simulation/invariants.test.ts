import { beforeAll, describe, expect, it } from 'vitest';
import type { AuditEvent, Records } from '../../local/run/records.ts';
import { addressesOf, saidAboutPairs } from '../../local/simulation/decisions.ts';
import type { Diary, DiaryLine, Evidence } from '../../local/simulation/evidence.ts';
import { invariants } from '../../local/simulation/invariants/all.ts';
import { markOfKey } from '../../local/simulation/mail-mark.ts';
import type { Demand } from '../../local/simulation/people/person-kind.ts';
import type { InboundRecord } from '../../shared/domain/inbound.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import type { LedgerEntry } from '../../shared/domain/ledger.ts';
import type { Pair } from '../../shared/domain/pair.ts';
import { formCode } from '../../shared/messages/form-values.ts';
import { aCalmCycle, tampered } from './a-calm-cycle.ts';

let evidence: Evidence;
beforeAll(async () => {
  evidence = (await aCalmCycle()).evidence;
});

type Sent = Extract<DiaryLine, { kind: 'sent' }>;

const violated = (changed: Evidence) =>
  invariants.filter(({ check }) => check(changed).length > 0).map(({ name }) => name);
const records = (change: (original: Records) => Partial<Records>) =>
  tampered(evidence, 'records', (original) => ({ ...original, ...change(original) }));
const first = <T>(things: Iterable<T>, which: (thing: T) => boolean = () => true): T => {
  for (const thing of things) if (which(thing)) return thing;
  throw new Error('There is no such thing in this cycle');
};
const sentLines = () =>
  [...evidence.diaries.values()].flatMap(({ lines }) => lines.filter((line): line is Sent => line.kind === 'sent'));
const replaced = <Id, Thing>(all: ReadonlyMap<Id, Thing>, id: Id, change: Partial<Thing>) =>
  new Map([...all].map(([each, thing]) => [each, each === id ? { ...thing, ...change } : thing]));
const diary = (address: string, change: Partial<Diary>) =>
  tampered(evidence, 'diaries', (all) => replaced(all, address, change));
const item = (sk: string, change: (original: Evidence['items'][number]) => Evidence['items'][number]) => {
  const chosen = first(evidence.items, (each) => each.sk === sk);
  return tampered(evidence, 'items', (all) => all.map((each) => (each === chosen ? change(each) : each)));
};

describe('the invariants of a simulated cycle', () => {
  it('all hold for a calm cycle with pairs that met', () => {
    expect(evidence.records.pairs.size).toBeGreaterThan(0);
    expect(sentLines().length).toBeGreaterThan(20);
    expect(violated(evidence)).toEqual([]);
  });

  it('1: a reply without a record is lost', () => {
    const { inboundId } = first(sentLines(), ({ purpose }) => purpose === 'answer');
    expect(
      violated(records(({ inbound }) => ({ inbound: new Map([...inbound].filter(([id]) => id !== inboundId)) }))),
    ).toContain('no reply is lost');
  });

  it('1: a reply that its form does not know is lost', () => {
    const { inboundId = '' } = first(
      sentLines(),
      ({ purpose, inboundId: id }) =>
        purpose === 'answer' && evidence.records.inbound.get(id ?? '')?.outcome === 'answered',
    );
    const formId = evidence.records.inbound.get(inboundId)?.formId;
    const changed = records(({ forms }) => ({
      forms: new Map([...forms].map(([id, form]) => [id, id === formId ? { ...form, replies: [] } : form])),
    }));
    expect(violated(changed)).toContain('no reply is lost');
  });

  it('1: an answer to enrollment that nothing echoes is told to nobody', () => {
    const echoed = first(evidence.records.ledger, ({ mail }) => mail === 'echo');
    expect(
      violated(records(({ ledger }) => ({ ledger: ledger.filter(({ formId }) => formId !== echoed.formId) }))),
    ).toContain('no reply is lost');
  });

  it('1: a mark that is stored otherwise than it was meant is a wrong value', () => {
    const changed = records(({ forms }) => ({
      forms: new Map(
        [...forms].map(([id, form]) => [
          id,
          { ...form, answers: Object.fromEntries(Object.keys(form.answers).map((name) => [name, 'other'])) },
        ]),
      ),
    }));
    expect(violated(changed)).toContain('the last answer counts');
  });

  it('2: the same email twice is one too many, unless its Send event was dropped', () => {
    const [mail] = evidence.mails;
    if (mail === undefined) throw new Error('No email left');
    const twice = tampered(evidence, 'mails', (mails) => [...mails, mail]);
    expect(violated(twice)).toEqual(['one event, one email']);
    expect(violated({ ...twice, lost: { ...twice.lost, sends: new Set([mail.mark]) } })).toEqual([]);
  });

  it('3: somebody paired with their own manager is in a reporting line', () => {
    const pair = first(evidence.records.pairs.values());
    const address = (id: typeof pair.mentorId) => evidence.records.people.get(id)?.address ?? '';
    const changed = tampered(evidence, 'company', (company) => ({
      ...company,
      colleagues: company.colleagues.map((each) =>
        each.address === address(pair.mentorId) ? { ...each, manager: address(pair.menteeId) } : each,
      ),
    }));
    expect(violated(changed)).toContain('pairs are legal');
  });

  it('3: more pairs than the roster allows are too many, and nobody is paired with oneself', () => {
    const pair = first(evidence.records.pairs.values());
    const none = tampered(evidence, 'company', (company) => ({
      ...company,
      colleagues: company.colleagues.map((each) => ({ ...each, capacity: 0 })),
    }));
    expect(violated(none)).toContain('pairs are legal');
    expect(
      violated(records(({ pairs }) => ({ pairs: replaced(pairs, pair.pairId, { menteeId: pair.mentorId }) }))),
    ).toContain('pairs are legal');
  });

  it('4: a cycle that is not over, or an execution that runs on, has not ended', () => {
    expect(
      violated(records(({ cycles }) => ({ cycles: cycles.map((cycle) => ({ ...cycle, status: 'running' })) }))),
    ).toContain('everything ends');
    const running = tampered(evidence, 'executions', (all) => all.map((each) => ({ ...each, status: 'RUNNING' })));
    expect(violated(running)).toContain('everything ends');
    expect(violated({ ...evidence, stuck: 'nothing is due any more' })).toContain('everything ends');
  });

  it('5: a form left open, a pair not closed and an email nobody accounts for do not reconcile', () => {
    const form = first(evidence.records.forms.keys());
    const pair = first(evidence.records.pairs.keys());
    expect(violated(records(({ forms }) => ({ forms: replaced(forms, form, { status: 'issued' }) })))).toContain(
      'figures reconcile',
    );
    expect(violated(records(({ pairs }) => ({ pairs: replaced(pairs, pair, { status: 'meeting' }) })))).toContain(
      'figures reconcile',
    );
    expect(violated(tampered(evidence, 'mails', (mails) => mails.slice(1)))).toContain('figures reconcile');
  });

  it('6: a version without its line is a gap in the audit', () => {
    const line = first(evidence.items, ({ pk }) => pk.startsWith('AUD#frm_'));
    expect(violated(tampered(evidence, 'items', (all) => all.filter((each) => each !== line)))).toEqual([
      'the audit has no gap',
    ]);
  });

  it('7: an answer after which no execution moves was not acted on', () => {
    expect(violated(tampered(evidence, 'steps', () => new Map()))).toEqual(['every wake-up is acted on']);
  });

  it('8: an email long after the cycle was canceled is one too many', () => {
    const changed = records(({ cycles }) => ({
      cycles: cycles.map((cycle) => ({ ...cycle, status: 'canceled', closedAt: evidence.company.startsAt })),
    }));
    expect(violated(changed)).toContain('no mail after STOP, cancel or leave');
  });

  it('8: an email to an address that had bounced before is one too many', () => {
    const address = first(evidence.mails, ({ to }) => evidence.diaries.has(to[0] ?? '')).to[0] ?? '';
    expect(violated(diary(address, { leavesAt: evidence.company.startsAt }))).toContain(
      'no mail after STOP, cancel or leave',
    );
  });

  it('9: a name in a log line is one too many', () => {
    const { last } = first(evidence.company.colleagues);
    const changed = tampered(evidence, 'texts', (texts) => [...texts, { where: 'log', text: `hello ${last}` }]);
    expect(violated(changed)).toEqual(['nothing personal in logs and payloads']);
  });

  it('10: a closed form in the work index, an open one outside and a stale outbox mark are untrue', () => {
    const work = item('FRM', (form) => ({ ...form, work: 'FORMS#x', workDue: evidence.endedAt }));
    expect(violated(work)).toEqual(['the work index is true']);
    const open = item('FRM', (form) => ({ ...form, fact: { ...form.fact, status: 'issued' } }));
    expect(violated(open)).toEqual(['the work index is true']);
    expect(violated(item('FRM', (form) => ({ ...form, pending: 'OUTBOX' })))).toEqual(['the work index is true']);
  });

  it('11: an email to a stranger is one too many', () => {
    const changed = tampered(evidence, 'mails', (mails) =>
      mails.map((mail, at) => (at === 0 ? { ...mail, to: ['stranger@elsewhere.example'] } : mail)),
    );
    expect(violated(changed)).toEqual(['mail goes to the roster and the coordinators only']);
  });

  it('12: a robot that gets hundreds of emails is in a loop', () => {
    const person = first(evidence.records.people.values(), ({ address }) => evidence.diaries.has(address));
    const line: DiaryLine = { kind: 'received', at: evidence.endedAt, mail: 'm', replyTo: undefined };
    const changed = diary(person.address, { kind: 'loop robot', lines: Array.from({ length: 300 }, () => line) });
    expect(violated(changed)).toContain('no loop with a robot');
  });

  it('13: a small count and a figure about few leaders are printed by no report', () => {
    expect(violated(tampered(evidence, 'report', () => '- Binômes : 3'))).toEqual(['no report cell under five people']);
    expect(violated(tampered(evidence, 'report', () => '- Dirigeants, écoute :\n  4,2'))).toEqual([
      'no report cell under five people',
    ]);
  });

  it('14: an outbox, an email under way and a message in a queue are left over', () => {
    expect(violated(item('FRM', (form) => ({ ...form, outbox: [{}], pending: 'OUTBOX' })))).toEqual([
      'nothing is left over',
    ]);
    expect(
      violated(
        records(({ ledger }) => ({
          ledger: ledger.map((entry, at) => (at === 0 ? { ...entry, status: 'queued' } : entry)),
        })),
      ),
    ).toContain('nothing is left over');
    expect(violated(tampered(evidence, 'queued', () => new Map([['a queue', 1]])))).toEqual(['nothing is left over']);
  });

  it('15: a reminder before its rung of the ladder comes too early', () => {
    const form = first(evidence.records.forms.values(), ({ sent }) => sent > 0);
    const later = form.ladder.map((rung) => plusMinutes(rung, 24 * 60));
    expect(violated(records(({ forms }) => ({ forms: replaced(forms, form.formId, { ladder: later }) })))).toEqual([
      'reminders keep their time',
    ]);
  });

  it('16: enrollment that closed before somebody answered left an answer behind', () => {
    const [cycle] = evidence.records.cycles;
    const early = records(({ audit }) => ({
      audit: new Map([...audit].map(([id, lines]) => [id, id === cycle?.cycleId ? lines.map(asEarly) : lines])),
    }));
    expect(violated(early)).toEqual(['gates wait for every form']);
  });

  it('16: a form that holds the cycle up for two hours may be left behind', () => {
    const form = first(evidence.records.forms.values(), ({ group }) => group === 'enrollment');
    const late = plusMinutes(evidence.endedAt, 1);
    const heldUp = (closesAt: string) =>
      violated(
        records(({ forms }) => ({ forms: replaced(forms, form.formId, { answeredAt: late, closesAt }) })),
      ).includes('gates wait for every form');
    expect(heldUp(form.closesAt)).toBe(true);
    expect(heldUp(evidence.company.startsAt)).toBe(false);
  });

  it('17: a session whose mentor was asked late, or never although the pair went on, is not in time', () => {
    const asked = (session: Pair['sessions'][number]) =>
      session.mentorForm !== undefined && session.releasedAt === undefined;
    const pair = first(evidence.records.pairs.values(), ({ sessions }) => sessions.some(asked));
    const session = first(pair.sessions, asked);
    const issuedAt = plusMinutes(session.meetsAt, 30 * 24 * 60);
    const formId = session.mentorForm ?? first(evidence.records.forms.keys());
    expect(violated(records(({ forms }) => ({ forms: replaced(forms, formId, { issuedAt }) })))).toEqual([
      'feedback is asked in time',
    ]);
    const { mentorForm: _form, ...unasked } = session;
    const sessions = pair.sessions.map((each) => (each === session ? unasked : each));
    const never = records(({ pairs }) => ({ pairs: replaced(pairs, pair.pairId, { sessions, closedAt: issuedAt }) }));
    expect(violated(never)).toContain('feedback is asked in time');
  });

  it('18: a third email in one week that nobody asked for is one too many; an answer to the person is none', () => {
    const participants = [...evidence.records.participants.keys()];
    const sheet = first(evidence.records.ledger, ({ mail, to }) => mail === 'sheet' && participants.includes(to));
    const { at } = first(evidence.mails, ({ mark }) => mark === markOfKey(sheet.key));
    const more = (mail: LedgerEntry['mail']) => {
      const entries = [1, 2].map((number) => ({ ...sheet, key: `${sheet.key}#more#${String(number)}`, mail }));
      const sent = entries.map(({ key }) => ({ id: key, at, to: [], mark: markOfKey(key) }));
      return tampered(
        records(({ ledger }) => ({ ledger: [...ledger, ...entries] })),
        'mails',
        (mails) => [...mails, ...sent],
      );
    };
    expect(violated(more('sheet'))).toContain('the week is kept');
    expect(violated(more('stray'))).not.toContain('the week is kept');
  });

  it('19: an email at three in the morning is outside anybody’s hours; a calendar item may come then', () => {
    const atNight = (mail: LedgerEntry['mail']) => {
      const marks = evidence.records.ledger.filter((entry) => entry.mail === mail).map(({ key }) => markOfKey(key));
      return tampered(evidence, 'mails', (mails) =>
        mails.map((each) =>
          marks.includes(each.mark) ? { ...each, at: `${each.at.slice(0, 10)}T03:00:00.000Z` } : each,
        ),
      );
    };
    expect(violated(atNight('sheet'))).toContain('hours are kept');
    expect(violated(atNight('invitation'))).not.toContain('hours are kept');
    expect(violated(atNight('done'))).not.toContain('hours are kept');
    expect(violated(atNight('echo'))).toContain('hours are kept');
  });

  it('20: a form that reaches somebody in a pause is too much, an echo is not', () => {
    const paused = (mail: LedgerEntry['mail']) => {
      const sent = first(evidence.records.ledger, (entry) => entry.mail === mail && entry.sentAt !== undefined);
      const since = plusMinutes(sent.sentAt ?? sent.dueAt, -60);
      const said: LedgerEntry = {
        ...sent,
        key: 'said-pause',
        mail: 'paused',
        status: 'dropped',
        orderedAt: since,
        facts: { until: plusMinutes(since, 90) },
      };
      return violated(records(({ ledger }) => ({ ledger: [...ledger, said] })));
    };
    expect(paused('form')).toContain('pauses are quiet');
    expect(paused('sheet')).toContain('pauses are quiet');
    expect(paused('echo')).not.toContain('pauses are quiet');
  });

  it('21: a sheet that leaves after its session was canceled is for nothing', () => {
    const sheet = first(evidence.records.ledger, ({ mail, sentAt }) => mail === 'sheet' && sentAt !== undefined);
    const canceled = (minutes: number): LedgerEntry => ({
      ...sheet,
      key: 'canceled',
      mail: 'cancellation',
      status: 'dropped',
      orderedAt: plusMinutes(sheet.sentAt ?? sheet.dueAt, -minutes),
    });
    const withIt = (minutes: number) => violated(records(({ ledger }) => ({ ledger: [...ledger, canceled(minutes)] })));
    expect(withIt(60)).toContain('no sheet for a canceled session');
    expect(withIt(10)).not.toContain('no sheet for a canceled session');
  });

  /** The evidence with another word of this side of a pair, in their diary only. */
  const saidBy = (changed: Evidence, { proposal, letter }: { proposal: string | undefined; letter: string }) => {
    const form = first(changed.records.forms.values(), ({ formId }) => formId === proposal);
    const address = changed.records.people.get(form.personId)?.address ?? '';
    const lines = (changed.diaries.get(address)?.lines ?? []).map((line) =>
      line.kind === 'sent' && line.code === formCode(form) ? { ...line, meaning: { 1: { letter, words: '' } } } : line,
    );
    return { ...changed, diaries: replaced(changed.diaries, address, { lines }) };
  };
  const met = () => first(evidence.records.pairs.values(), ({ introducedAt }) => introducedAt !== undefined);

  it('22: a leader who is asked while the mentor only had a question was asked too early', () => {
    expect(violated(saidBy(evidence, { proposal: met().mentorProposal, letter: 'B' }))).toContain(
      'the consultation has its order',
    );
  });

  it('22: a pair that begins without the yes of the leader, or although a no was known, begins unasked', () => {
    const pair = met();
    const [asked, no] = ['B', 'D'].map((letter) => saidBy(evidence, { proposal: pair.menteeProposal, letter }));
    expect(violated(asked ?? evidence)).toContain('the consultation has its order');
    expect(violated(no ?? evidence)).toContain('the consultation has its order');
  });

  it('23: a partner who gets anything of a pair that the mentor refused learns of it', () => {
    const { pairId, mentorProposal, menteeId } = met();
    const unmet = records(({ pairs, forms }) => ({
      pairs: replaced(pairs, pairId, { introducedAt: undefined }),
      forms: new Map([...forms].filter(([, form]) => form.pairId !== pairId || form.personId !== menteeId)),
    }));
    expect(violated(saidBy(unmet, { proposal: mentorProposal, letter: 'C' }))).toContain('a refusal is told to nobody');
  });

  it('23: the neutral word tells nothing, unless it carries a fact', () => {
    const { pairId, mentorId, menteeProposal, cycleId } = met();
    const told = (facts: Record<string, string>) => {
      const word: LedgerEntry = {
        key: 'word',
        mail: 'will-not-start',
        to: mentorId,
        cycleId,
        pairId,
        attempt: 0,
        facts,
        dueAt: evidence.endedAt,
        ifUnsure: 'give up',
        status: 'delivered',
        orderedAt: evidence.endedAt,
        tries: 1,
      };
      const ended = records(({ pairs, ledger }) => ({
        pairs: replaced(pairs, pairId, { introducedAt: undefined }),
        ledger: [...ledger.filter(({ to }) => to !== mentorId), word],
      }));
      return violated(saidBy(ended, { proposal: menteeProposal, letter: 'D' }));
    };
    expect(told({ because: 'declined' })).toContain('a refusal is told to nobody');
    expect(told({})).not.toContain('a refusal is told to nobody');
  });

  it('24: two who are paired again after one preferred another come back', () => {
    const pair = met();
    const again = { ...pair, pairId: 'pair_again' as Pair['pairId'], createdAt: evidence.endedAt };
    const twice = records(({ pairs }) => ({ pairs: new Map([...pairs, [again.pairId, again]]) }));
    expect(violated(saidBy(twice, { proposal: pair.mentorProposal, letter: 'C' }))).toContain(
      'who was refused does not come again',
    );
    expect(violated(twice)).not.toContain('who was refused does not come again');
  });

  it('24: partners of whom nothing is remembered may be proposed to each other again', () => {
    const changed = tampered(evidence, 'items', (items) => items.filter(({ sk }) => sk !== 'PAST'));
    expect(violated(changed)).toEqual(['who was refused does not come again']);
  });

  const lead = () => first(evidence.company.coordinators).address;
  const approval = () => first(saidAboutPairs(evidence), ({ says }) => says === 'approve');
  /** The evidence with one more message of the lead about the proposal, so many minutes after her approval, that came to this. */
  const alsoSaid = (minutes: number, outcome: InboundRecord['outcome'], line: Partial<Sent>) => {
    const { at, form } = approval();
    const sent: Sent = {
      kind: 'sent',
      at: plusMinutes(at, minutes),
      to: 'x',
      purpose: 'answer',
      code: undefined,
      meaning: undefined,
      inboundId: 'more',
      ...line,
    };
    const { lines } = evidence.diaries.get(lead()) ?? { lines: [] };
    const record: InboundRecord = {
      inboundId: 'more',
      objectKey: 'more',
      receivedAt: sent.at,
      outcome,
      formId: form.formId,
    };
    const changed = records(({ inbound }) => ({ inbound: new Map([...inbound, ['more', record]]) }));
    return { ...changed, diaries: replaced(evidence.diaries, lead(), { lines: [...lines, sent] }) };
  };

  it('25: pairs that nobody approved, or of which one is missing, are not made by an approval', () => {
    const { lines } = evidence.diaries.get(lead()) ?? { lines: [] };
    const silent = diary(lead(), { lines: lines.filter((line) => line.kind === 'received') });
    expect(violated(silent)).toContain('only a standing approval makes pairs');
    const [gone] = evidence.records.pairs.keys();
    expect(violated(records(({ pairs }) => ({ pairs: new Map([...pairs].filter(([id]) => id !== gone)) })))).toContain(
      'only a standing approval makes pairs',
    );
  });

  it('25: an approval that was stopped in time, or after which changes were asked for, makes none', () => {
    const name = 'only a standing approval makes pairs';
    expect(violated(alsoSaid(60, 'refused', { purpose: 'wait' }))).toContain(name);
    expect(violated(alsoSaid(200, 'refused', { purpose: 'wait' }))).not.toContain(name);
    expect(violated(alsoSaid(5, 'answered', { demands: [] }))).toContain(name);
    expect(violated(alsoSaid(5, 'refused', { demands: [] }))).not.toContain(name);
  });

  it('25: pairs that are made within an hour of the approval left nobody the time to stop it', () => {
    const createdAt = plusMinutes(approval().at, 60);
    const early = records(({ pairs }) => ({
      pairs: new Map([...pairs].map(([id, pair]) => [id, { ...pair, createdAt }])),
    }));
    expect(violated(early)).toContain('only a standing approval makes pairs');
  });

  it('25: an approval of a proposal before the latest makes none', () => {
    const { form } = approval();
    const newer = { ...form, formId: 'frm_newer' as typeof form.formId, facts: { matching: '2' } };
    expect(violated(records(({ forms }) => ({ forms: new Map([...forms, [newer.formId, newer]]) })))).toContain(
      'only a standing approval makes pairs',
    );
  });

  it('26: a pair that was not to be, somebody left out and a pair not kept break what was asked for', () => {
    const { mentor, leader } = addressesOf(evidence, met());
    const asked = (demand: Demand) => violated(alsoSaid(-5, 'answered', { demands: [demand] }));
    const name = 'demands are honored';
    expect(asked({ kind: 'not', mentor, leader })).toContain(name);
    expect(asked({ kind: 'out', person: leader })).toContain(name);
    expect(asked({ kind: 'keep', mentor: leader, leader: mentor })).toContain(name);
    expect(asked({ kind: 'keep', mentor, leader })).not.toContain(name);
    expect(asked({ kind: 'free', mentor, leader })).not.toContain(name);
  });

  it('27: a message about pairs without an answer, and an approval that the other one never hears of, are told too little', () => {
    const without = (isMeant: (entry: LedgerEntry) => boolean) =>
      violated(records(({ ledger }) => ({ ledger: ledger.filter((entry) => !isMeant(entry)) })));
    expect(without(({ mail }) => mail === 'decided')).toContain('coordinators are told');
    const objections = [...evidence.records.forms.values()]
      .filter(({ kind }) => kind === 'OBJ')
      .map(({ formId }) => formId);
    expect(objections.length).toBeGreaterThan(0);
    expect(without(({ formId }) => formId !== undefined && objections.includes(formId))).toContain(
      'coordinators are told',
    );
  });
});

const asEarly = (line: AuditEvent): AuditEvent =>
  line.event === 'enrollment closed' ? { ...line, at: evidence.company.startsAt } : line;
