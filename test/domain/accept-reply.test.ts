import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AcceptedReply, acceptReply, lateReply, type UnderstoodReply } from '../../shared/domain/accept-reply.ts';
import type { Command } from '../../shared/domain/command.ts';
import { isEnrolled } from '../../shared/domain/enrollment.ts';
import type { Answers, Form } from '../../shared/domain/form.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { isEnded, missingQuestions } from '../../shared/forms/answers.ts';
import type { FormKind } from '../../shared/forms/form-definition.ts';
import { formDefinition } from '../../shared/forms/form-registry.ts';
import { aForm, at, cycleId, ines, pairId } from './builders.ts';

const now = at('2027-03-03 19:40');

function aReply(changes: Partial<UnderstoodReply> = {}): UnderstoodReply {
  return {
    answers: {},
    unclear: [],
    remark: '',
    inboundId: 'in-1',
    objectKey: 'mail/in-1',
    receivedAt: now,
    ...changes,
  };
}

/** What the real definition of the form says. */
function accept(form: Form, reply: UnderstoodReply, mayBeLast = false): AcceptedReply {
  const definition = formDefinition(form.kind as FormKind);
  return acceptReply(
    form,
    reply,
    {
      missing: (answers) => missingQuestions(definition, answers),
      ended: (answers) => isEnded(definition, answers),
      nameOf: (question) => definition.questions.find(({ number }) => number === question)?.name,
    },
    { now, remindableAt: at('2027-03-06 08:00'), echoYesAt: at('2027-03-10 19:40'), mayBeLast },
  );
}

const mails = ({ commands }: AcceptedReply) =>
  commands.flatMap((each) => (each.kind === 'mail' ? [each.order.mail] : []));
const tasks = ({ commands }: AcceptedReply) => commands.flatMap((each) => (each.kind === 'task' ? [each.task] : []));
const wakes = ({ commands }: AcceptedReply) => commands.filter((each: Command) => each.kind === 'wake');

const session = aForm({ kind: 'SES-fit', session: 1, pairId });
const complete = { held: 'held', useful: 4, free: 5, fit: 'yes' };
const enrollment = aForm({ kind: 'ENR-M', group: 'enrollment' });
const enrolled = { role: 'mentor', topics: 'vidéo courte', gain: 'stratégie', times: ['tuesday-am'] };

describe('a complete reply', () => {
  const accepted = accept(session, aReply({ answers: complete }));

  it('answers the form, keeps the message it came from, and wakes the pair', () => {
    expect(accepted.outcome).toBe('answered');
    expect(accepted.to).toMatchObject({
      status: 'answered',
      answers: complete,
      answeredAt: now,
      lastReplyAt: now,
      replies: ['in-1'],
    });
    expect(wakes(accepted)).toEqual([{ kind: 'wake', target: 'pair', id: pairId }]);
    expect(tasks(accepted)).toEqual([]);
  });

  it('leaves everything else of the form as it was', () => {
    const {
      status: _s,
      answers: _a,
      answeredAt: _at,
      lastReplyAt: _l,
      replies: _r,
      revision: _v,
      givenAt: _g,
      ...rest
    } = accepted.to;
    expect(session).toMatchObject(rest);
  });

  it('wakes the cycle for a decision, and for enrollment only when it may be the last', () => {
    const approval = accept(aForm({ kind: 'MAT', group: 'decision' }), aReply({ answers: { decision: 'approve' } }));
    expect(wakes(approval)).toEqual([{ kind: 'wake', target: 'cycle', id: cycleId }]);
    expect(wakes(accept(enrollment, aReply({ answers: enrolled })))).toEqual([]);
    expect(wakes(accept(enrollment, aReply({ answers: enrolled }), true))).toHaveLength(1);
  });
});

describe('replies one after the other', () => {
  it('adds up: what is missing is asked again, and only that', () => {
    const first = accept(session, aReply({ answers: { held: 'held', useful: 4 } }));
    expect(first).toMatchObject({ outcome: 'clarified', to: { status: 'issued', open: [3, 4], clarifications: 1 } });
    expect(mails(first)).toEqual(['clarification']);
    expect(first.commands).toMatchObject([{ order: { dueAt: now, to: ines, ifUnsure: 'send again' } }]);
    const second = accept(first.to, aReply({ inboundId: 'in-2', answers: { free: 5, fit: 'yes' } }));
    expect(second).toMatchObject({ outcome: 'answered', to: { status: 'answered', answers: complete } });
    expect(second.to).not.toHaveProperty('open');
  });

  it('reminds no sooner than allowed after a clarification, which has just asked the same', () => {
    const form = {
      ...session,
      sent: 1,
      ladder: ['2027-03-02 09:00', '2027-03-05 09:00', '2027-03-10 09:00'].map((rung) => at(rung)),
    };
    const { to } = accept(form, aReply({ answers: { held: 'held' } }));
    expect(to.ladder).toEqual(['2027-03-02 09:00', '2027-03-06 08:00', '2027-03-10 09:00'].map((rung) => at(rung)));
    expect(accept(form, aReply({ answers: complete })).to.ladder).toEqual(form.ladder);
  });

  it('takes the last valid answer, and keeps when the form was first answered', () => {
    const first = accept(session, aReply({ answers: complete })).to;
    const second = acceptReply(
      first,
      aReply({ inboundId: 'in-2', answers: { useful: 2 } }),
      { missing: () => [], ended: () => false, nameOf: () => undefined },
      { now: at('2027-03-05 10:00'), remindableAt: at('2027-03-07 10:00'), echoYesAt: now, mayBeLast: false },
    ).to;
    expect(second).toMatchObject({ answers: { ...complete, useful: 2 }, answeredAt: now });
  });

  it('counts how often the answers changed, so that who acted on them knows', () => {
    const first = accept(session, aReply({ answers: complete })).to;
    const same = accept(first, aReply({ inboundId: 'in-2', answers: { useful: 4 } })).to;
    const corrected = accept(same, aReply({ inboundId: 'in-3', answers: { fit: 'change' } })).to;
    expect([first, same, corrected].map(({ revision }) => revision)).toEqual([1, 1, 2]);
  });

  it('changes nothing when a message comes twice, whatever came between', () => {
    const first = accept(session, aReply({ answers: complete })).to;
    const second = accept(first, aReply({ inboundId: 'in-2', answers: { useful: 1 } })).to;
    const again = accept(second, aReply({ answers: complete }));
    expect(again).toEqual({ outcome: 'seen', to: second, event: 'seen', commands: [] });
  });

  it('lets the reply received last win, question by question, in whatever order they are read', () => {
    const said = fc.record(
      { useful: fc.integer({ min: 1, max: 5 }), free: fc.integer({ min: 1, max: 5 }), held: fc.constant('held') },
      { requiredKeys: [] },
    );
    const replies = fc
      .array(said, { minLength: 2, maxLength: 4 })
      .map((all) =>
        all.map((answers, minute) =>
          aReply({ answers, inboundId: String(minute), receivedAt: plusMinutes(now, minute) }),
        ),
      );
    const inBothOrders = replies.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(inBothOrders, ([inOrder, shuffled]) => {
        const after = (all: readonly UnderstoodReply[]) => all.reduce((form, reply) => accept(form, reply).to, session);
        const [one, other] = [after(inOrder), after(shuffled)];
        expect(other.answers).toEqual(one.answers);
        expect(other.lastReplyAt).toBe(one.lastReplyAt);
      }),
    );
  });

  it('changes nothing and answers nothing for an older one that says only what a newer one has said otherwise', () => {
    const newer = accept(session, aReply({ answers: complete, inboundId: 'new', receivedAt: plusMinutes(now, 1) })).to;
    const older = accept(newer, aReply({ answers: { useful: 1 }, inboundId: 'old', receivedAt: now }));
    expect(older).toMatchObject({ outcome: 'superseded', to: { answers: complete, revision: 1 }, commands: [] });
    expect(older.to.replies).toEqual(['new', 'old']);
  });

  it('asks nothing again because an older reply that came behind was unclear about it', () => {
    const answeredNow = accept(
      session,
      aReply({ answers: complete, inboundId: 'new', receivedAt: plusMinutes(now, 1) }),
    ).to;
    const older = aReply({ unclear: [{ question: 2, words: '4 or 5' }], inboundId: 'old', receivedAt: now });
    expect(accept(answeredNow, older).to).toMatchObject({ status: 'answered', answers: complete, unclear: [] });
  });

  const steps = fc.array(
    fc.record({
      inboundId: fc.constantFrom('a', 'b', 'c', 'd'),
      answers: fc.record(
        {
          held: fc.constantFrom('held', 'moved'),
          useful: fc.integer({ min: 1, max: 5 }),
          free: fc.integer({ min: 1, max: 5 }),
        },
        { requiredKeys: [] },
      ),
      unclear: fc.subarray([1, 2, 3, 4]).map((numbers) => numbers.map((question) => ({ question, words: '?' }))),
    }),
    { maxLength: 12 },
  );

  it('never stores a value nobody gave, never loses the last clear one, and asks at most twice', () => {
    fc.assert(
      fc.property(steps, (replies) => {
        let form = session;
        const said: Answers = {};
        const seen = new Set<string>();
        let asked = 0;
        for (const reply of replies) {
          const accepted = accept(form, aReply(reply));
          if (!seen.has(reply.inboundId)) Object.assign(said, reply.answers);
          seen.add(reply.inboundId);
          asked += mails(accepted).filter((mail) => mail === 'clarification').length;
          const missing = missingQuestions(formDefinition('SES-fit'), accepted.to.answers);
          if (accepted.to.status === 'answered' && form.status === 'issued') expect(missing).toEqual([]);
          // "It did take place" after "it was moved": the form stays answered, and what that leaves open is asked.
          if (accepted.to.status === 'answered')
            expect(accepted.to.open ?? []).toEqual(expect.arrayContaining(missing));
          form = accepted.to;
        }
        expect(form.answers).toEqual(said);
        expect(asked).toBeLessThanOrEqual(2);
      }),
    );
  });
});

describe('a wish to be called, the way out of every clarification', () => {
  const asked = { ...session, answers: { held: 'held' }, open: [2, 3, 4], clarifications: 1 };
  const called = accept(asked, aReply({ answers: { useful: 4 }, asksForCall: true }));

  it('is a task of a coordinator and a word to the person; what was answered is kept, and nothing is asked meanwhile', () => {
    expect(called).toMatchObject({
      outcome: 'passed-on',
      to: { status: 'issued', answers: { held: 'held', useful: 4 } },
    });
    expect(called.to.open).toEqual([3, 4]);
    expect(mails(called)).toEqual(['call-me']);
    expect(tasks(called)).toMatchObject([{ kind: 'call-me', taskId: 'call-me-in-1', formId: session.formId }]);
  });

  it('said in the same message again changes nothing', () => {
    expect(accept(called.to, aReply({ asksForCall: true })).outcome).toBe('seen');
  });
});

describe('an unclear answer', () => {
  it('is asked again with the person’s own words, and nothing is stored for it', () => {
    const { fit: _fit, ...clear } = complete;
    const accepted = accept(session, aReply({ answers: clear, unclear: [{ question: 4, words: 'B et C' }] }));
    expect(accepted).toMatchObject({
      outcome: 'clarified',
      to: { status: 'issued', answers: clear, open: [4], unclear: [{ question: 4, words: 'B et C' }] },
    });
    expect(mails(accepted)).toEqual(['clarification']);
  });

  const keysOf = (issued: Form) => {
    const keys: string[] = [];
    let form = issued;
    for (const inboundId of ['1', '2', '3']) {
      const accepted = accept(form, aReply({ inboundId, unclear: [{ question: 1, words: 'oui mais' }] }));
      keys.push(...accepted.commands.map((each) => (each.kind === 'mail' ? each.order.key : each.kind)));
      form = accepted.to;
    }
    return keys;
  };

  it('is asked again once; then a coordinator gets the text, and the person hears so once', () => {
    const passedOn = `${session.formId}#passed-on`;
    expect(keysOf(session)).toEqual([`${session.formId}#clarification#1`, 'task', passedOn, 'task', passedOn]);
    const second = accept({ ...session, clarifications: 1 }, aReply({ unclear: [{ question: 1, words: 'oui mais' }] }));
    expect(second.outcome).toBe('passed-on');
    expect(mails(second)).toEqual(['stray']);
    expect(tasks(second)).toMatchObject([
      { kind: 'unclear-reply', taskId: 'unclear-reply-in-1', objectKey: 'mail/in-1', formId: session.formId },
    ]);
  });

  it('of a coordinator is asked again twice, each time in an email of its own: there is nobody to hand it to', () => {
    const start = aForm({ kind: 'START', group: 'start' });
    expect(keysOf(start).slice(0, 2)).toEqual([`${start.formId}#clarification#1`, `${start.formId}#clarification#2`]);
  });

  it('that is a yes from some day on keeps the day that the next email offers', () => {
    const proposal = aForm({ kind: 'PRO-M', group: 'pair', pairId });
    const unclear = [{ question: 1, words: 'Oui mais pas avant mars' }];
    expect(accept(proposal, aReply({ unclear, startsOn: '2027-04-01' })).to).toMatchObject({
      answers: {},
      startsOn: '2027-04-01',
    });
  });

  it('after two tries may still be answered clearly', () => {
    const form = { ...session, clarifications: 2, answers: { held: 'held', useful: 4, free: 5 }, open: [4] };
    expect(accept(form, aReply({ answers: { fit: 'yes' } }))).toMatchObject({
      outcome: 'answered',
      to: { answers: complete },
    });
  });

  it('does not matter when another answer has made its question pointless', () => {
    const accepted = accept(
      session,
      aReply({ answers: { held: 'moved' }, unclear: [{ question: 2, words: '16/20' }] }),
    );
    expect(accepted).toMatchObject({ outcome: 'answered', to: { status: 'answered', unclear: [] } });
  });

  it('matters when it casts doubt on an answer that stands, which is then no answer yet', () => {
    const form = { ...session, answers: { held: 'held', useful: 4, free: 5 }, open: [4] };
    const accepted = accept(form, aReply({ answers: { fit: 'yes' }, unclear: [{ question: 1, words: 'A ou B' }] }));
    expect(accepted).toMatchObject({ outcome: 'clarified', to: { status: 'issued', open: [1] } });
  });

  it('matters when it would change an answered form: it is asked again, and the old answer stands meanwhile', () => {
    const done = accept(session, aReply({ answers: complete })).to;
    const accepted = accept(done, aReply({ inboundId: 'in-2', unclear: [{ question: 4, words: 'B et C' }] }));
    expect(accepted).toMatchObject({ outcome: 'clarified', to: { status: 'answered', answers: complete, open: [4] } });
  });

  it('to an optional question is asked again, while the form counts as answered', () => {
    const unclear = [{ question: 5, words: 'tout sauf A' }];
    const accepted = accept(enrollment, aReply({ answers: enrolled, unclear }), true);
    expect(accepted).toMatchObject({ outcome: 'clarified', to: { status: 'answered', answers: enrolled, open: [5] } });
    expect(mails(accepted)).toEqual(['clarification']);
    expect(wakes(accepted)).toHaveLength(1);
  });
});

describe('"not this time", then a yes', () => {
  const declined = accept(enrollment, aReply({ answers: { role: 'not-now' } })).to;
  const reconsidered = accept(declined, aReply({ inboundId: 'in-2', answers: { role: 'mentor' } }));

  it('asks what is still open, and counts as not answered meanwhile', () => {
    expect(declined.status).toBe('answered');
    expect(reconsidered).toMatchObject({ outcome: 'clarified', to: { status: 'issued', open: [2, 3, 4] } });
    expect(reconsidered.to).not.toHaveProperty('answeredAt');
    expect(isEnrolled(reconsidered.to)).toBe(false);
    expect(mails(reconsidered)).toEqual(['clarification']);
  });

  it('enrolls with the last of these answers', () => {
    const { role: _role, ...others } = enrolled;
    const complete = accept(reconsidered.to, aReply({ inboundId: 'in-3', answers: others }));
    expect(complete).toMatchObject({ outcome: 'answered', to: { status: 'answered', answers: enrolled } });
    expect(isEnrolled(complete.to)).toBe(true);
  });

  it('in one message enrolls at once', () => {
    const complete = accept(declined, aReply({ inboundId: 'in-2', answers: enrolled }));
    expect(complete.to).toMatchObject({ status: 'answered' });
    expect(isEnrolled(complete.to)).toBe(true);
  });

  it('leaves an enrolled person enrolled while only the correction is unclear', () => {
    const done = accept(enrollment, aReply({ answers: enrolled })).to;
    const doubt = accept(done, aReply({ inboundId: 'in-2', unclear: [{ question: 1, words: 'A ou C' }] }));
    expect(doubt).toMatchObject({ outcome: 'clarified', to: { status: 'answered', open: [1] } });
  });
});

describe('a form that asks some of its questions only', () => {
  it('is answered when these are', () => {
    const form = aForm({ kind: 'CLO-M', group: 'closing', asked: [6], open: [6] });
    const accepted = accept(form, aReply({ answers: { recommend: true } }));
    expect(accepted).toMatchObject({ outcome: 'answered', to: { status: 'answered' } });
  });
});

describe('what else a reply may hold', () => {
  it('shows a coordinator every answer that only a coordinator can act on', () => {
    const ended = accept(aForm({ kind: 'ENDED', group: 'other', pairId }), aReply({ answers: { next: 'call' } }));
    expect(ended.outcome).toBe('answered');
    expect(tasks(ended)).toMatchObject([{ kind: 'remark', personId: ines, objectKey: 'mail/in-1' }]);
  });

  it('shows a remark to the coordinator and changes no answer', () => {
    const accepted = accept(session, aReply({ answers: complete, remark: 'Je suis absente en mai.' }));
    expect(accepted.to.answers).toEqual(complete);
    expect(tasks(accepted)).toMatchObject([{ kind: 'remark', objectKey: 'mail/in-1', personId: ines, pairId }]);
    expect(JSON.stringify(tasks(accepted))).not.toContain('absente');
  });

  it('goes to a coordinator when it answers nothing, and is told so, once a week', () => {
    const stray = accept(session, aReply({ remark: 'Peut-on décaler ?' }));
    expect(stray).toMatchObject({
      outcome: 'passed-on',
      to: { status: 'issued', replies: ['in-1'], clarifications: 0 },
    });
    expect(tasks(stray).map(({ kind }) => kind)).toEqual(['stray-message']);
    const key = (accepted: AcceptedReply) =>
      accepted.commands.flatMap((each) => (each.kind === 'mail' ? [each.order.key] : []));
    const other = { ...session, formId: aForm({ kind: 'STA-M' }).formId };
    expect(key(accept(other, aReply({ inboundId: 'in-2', remark: '?' })))).toEqual(key(stray));
  });
});

describe('answers that leave a form open', () => {
  it('are a question before the yes', () => {
    const statusAfter = (kind: string, decision: string) =>
      accept(aForm({ kind, pairId }), aReply({ answers: { decision } })).to.status;
    expect(statusAfter('PRO-M', 'question')).toBe('issued');
    expect(statusAfter('PRO-S', 'yes')).toBe('answered');
    expect(statusAfter('FIT', 'wait')).toBe('answered');
  });

  it('wait for the yes that follows', () => {
    const proposal = aForm({ kind: 'PRO-M', pairId });
    const asked = accept(proposal, aReply({ answers: { decision: 'question' }, remark: 'En anglais ?' }));
    expect(asked.to).toMatchObject({ status: 'issued', answers: { decision: 'question' } });
    expect(wakes(asked)).toHaveLength(1);
    expect(accept(asked.to, aReply({ inboundId: 'in-2', answers: { decision: 'yes' } })).to.status).toBe('answered');
  });
});

describe('the echo', () => {
  const echoOf = (kind: string, answers: Answers, changes: Partial<Form> = {}) =>
    mails(accept(aForm({ kind, pairId, ...changes }), aReply({ answers })));

  it('follows enrollment, dates, decisions and the closing form', () => {
    expect(echoOf('ENR-M', enrolled)).toEqual(['echo']);
    expect(echoOf('AGD', { first: '1', rhythm: 'one-by-one' })).toEqual(['echo']);
    expect(echoOf('FIT', { decision: 'end' })).toEqual(['echo']);
    expect(echoOf('START', { start: true })).toEqual(['echo']);
  });

  it('follows the first feedback, and no later one', () => {
    expect(echoOf('SES-fit', complete, { session: 1 })).toEqual(['echo']);
    expect(echoOf('SES-fit', complete, { session: 2 })).toEqual([]);
    expect(echoOf('MOV', { date: '1' })).toEqual([]); // the new calendar item says it
  });

  it('of a yes to a proposal comes after five working days, once, however the yes was given', () => {
    const proposal = aForm({ kind: 'PRO-M', pairId });
    const yes = accept(proposal, aReply({ answers: { decision: 'yes' } }));
    expect(yes.commands).toMatchObject([
      { kind: 'wake' },
      { kind: 'mail', order: { mail: 'echo', key: `${proposal.formId}#echo-yes`, dueAt: at('2027-03-10 19:40') } },
    ]);
    expect(echoOf('PRO-M', { decision: 'no' })).toEqual([]);
  });

  it('follows any answer that had been unclear, and any correction', () => {
    expect(echoOf('SES-fit', complete, { session: 2, clarifications: 1 })).toEqual(['echo']);
    expect(echoOf('PRO-M', { decision: 'no' }, { status: 'answered', answers: { decision: 'yes' } })).toEqual(['echo']);
  });

  it('says so when a rating is two or less, in any session', () => {
    expect(echoOf('SES-fit', { ...complete, free: 2 }, { session: 2 })).toEqual(['echo-low']);
    expect(echoOf('SES-fit', { ...complete, useful: 1 }, { session: 1 })).toEqual(['echo-low']);
  });

  it('is one line of thanks for "not this time"', () => {
    expect(echoOf('ENR-M', { role: 'not-now' })).toEqual(['thanks']);
    expect(echoOf('ENR-M', { role: 'never' })).toEqual(['thanks']);
  });

  it('is part of the certificate when the mentor’s closing form earns one', () => {
    const answers = { speaking: 4, recognition: 4, belonging: 4, visibility: 4, gains: ['network'], recommend: true };
    const definition = formDefinition('CLO-M');
    const named = Object.fromEntries(
      definition.questions.map(({ name }, index) => [name, Object.values(answers)[index] ?? 4]),
    );
    expect(echoOf('CLO-M', named, { group: 'closing', facts: { held: '3' } })).toEqual(['certificate']);
    expect(echoOf('CLO-M', named, { group: 'closing', facts: { held: '2' } })).toEqual(['echo']);
  });

  it('has a key of its own for each reply, and leaves in the person’s hours', () => {
    const first = accept(enrollment, aReply({ answers: enrolled }));
    const second = accept(first.to, aReply({ inboundId: 'in-2', answers: { gain: 'réseau' } }));
    const orders = [first, second].flatMap(({ commands }) =>
      commands.flatMap((each) => (each.kind === 'mail' ? [each.order] : [])),
    );
    expect(new Set(orders.map(({ key }) => key)).size).toBe(2);
    expect(orders.map(({ dueAt }) => dueAt)).toEqual([now, now]);
  });
});

describe('lateReply', () => {
  const expired = aForm({ status: 'expired', pairId, replies: ['in-0'] });

  it('keeps the message, changes no answer, tells the person and a coordinator', () => {
    const late = lateReply(expired, aReply({ answers: complete }), now);
    expect(late).toMatchObject({
      outcome: 'passed-on',
      to: { status: 'expired', answers: {}, replies: ['in-0', 'in-1'] },
    });
    expect(mails(late)).toEqual(['late']);
    expect(tasks(late)).toMatchObject([{ kind: 'late-reply', objectKey: 'mail/in-1' }]);
  });

  it('tells the person once a day, however many late replies come', () => {
    const keys = [now, plusMinutes(now, 30), plusMinutes(now, 24 * 60)].map((at, n) =>
      lateReply(expired, aReply({ inboundId: `in-${String(n + 1)}` }), at).commands.flatMap((each) =>
        each.kind === 'mail' ? [each.order.key] : [],
      ),
    );
    expect(keys[1]).toEqual(keys[0]);
    expect(keys[2]).not.toEqual(keys[0]);
  });

  it('does nothing for a message it has seen', () => {
    expect(lateReply(expired, aReply({ inboundId: 'in-0' }), now)).toMatchObject({
      outcome: 'seen',
      to: expired,
      commands: [],
    });
  });
});
