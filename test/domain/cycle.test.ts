import { describe, expect, it } from 'vitest';
import { type Cycle, type CycleFacts, type CyclePlan, CycleStatus, planCycle } from '../../shared/domain/cycle.ts';
import type { Form } from '../../shared/domain/form.ts';
import { plusMinutes } from '../../shared/domain/instant.ts';
import { aCycle, aFormId, at, claire, helene, ines } from './builders.ts';

const now = at('2027-03-04 10:00');
const later = at('2027-03-10 09:00');
const whenItEnds = at('2027-03-10 09:15'); // a form whose deadline is `later`
const nothing: CycleFacts = { formsOpen: false, pairsOpen: false, pairsToEvaluate: false };

function plan(status: Cycle['status'], facts: Partial<CycleFacts> = {}, changes: Partial<Cycle> = {}): CyclePlan {
  return planCycle(aCycle({ status, ...changes }), { ...nothing, ...facts }, now);
}

const wait = (until: string) => ({ next: 'wait', until });
const startForm = (status: string, starts = false) => ({ startForm: { status, starts, closesAt: later } });
const newForm = (status: string, closesAt = later) => ({ newForm: { status, closesAt } });
const decision = (status: Form['status'], answeredAt?: string) => ({
  decision: { status, closesAt: later, ...(answeredAt === undefined ? {} : { answeredAt }) },
});
const approval = (takesEffectAt: string) => ({
  approval: { by: claire, at: now, takesEffectAt, form: aFormId('asked'), pairs: 3 },
});
const enrolling = { enrollmentOpensAt: at('2027-01-14 09:00'), enrollmentClosesAt: later };
const running = { endsAt: at('2027-07-13 18:00'), nextDigestAt: later };

describe('planCycle', () => {
  const table: [string, CyclePlan, unknown][] = [
    ['a cycle being defined waits for its form', plan('preparing', newForm('issued')), wait(whenItEnds)],
    ['and for corrections of its answers', plan('preparing', newForm('answered')), wait(whenItEnds)],
    [
      'it ends at the deadline without a good definition',
      plan('preparing', newForm('answered', plusMinutes(now, -15))),
      { next: 'cancel-cycle' },
    ],
    ['or when its form is gone', plan('preparing', newForm('expired')), { next: 'cancel-cycle' }],
    [
      'a newer roster is applied once enrollment is issued',
      plan('enrolling', { refreshConfirmed: true, formsOpen: true }, enrolling),
      { next: 'import-roster' },
    ],
    ['and not before', plan('enrolling', { refreshConfirmed: true }), { next: 'issue-enrollment' }],
    [
      'a newer roster is applied to a cycle that runs',
      plan('running', { refreshConfirmed: true, pairsOpen: true }, running),
      { next: 'import-roster' },
    ],
    ['a draft waits for the coordinator', plan('draft', startForm('issued')), wait(whenItEnds)],
    ['a yes imports the roster', plan('draft', startForm('answered', true)), { next: 'import-roster' }],
    ['a no cancels', plan('draft', startForm('answered')), { next: 'cancel-cycle' }],
    ['no answer in time cancels', plan('draft', startForm('expired')), { next: 'cancel-cycle' }],
    ['a draft without its form cancels', plan('draft'), { next: 'cancel-cycle' }],
    ['importing goes on importing', plan('importing'), { next: 'import-roster' }],
    ['enrollment is issued first', plan('enrolling', { formsOpen: true }), { next: 'issue-enrollment' }],
    ['enrollment waits for answers', plan('enrolling', { formsOpen: true }, enrolling), wait(later)],
    ['enrollment closes when everybody answered', plan('enrolling', {}, enrolling), { next: 'close-enrollment' }],
    [
      'enrollment closes at its deadline',
      plan('enrolling', {}, { ...enrolling, enrollmentClosesAt: now }),
      { next: 'close-enrollment' },
    ],
    [
      'at the deadline it waits until the last form has ended itself, so that no accepted answer is left out',
      plan('enrolling', { formsOpen: true }, { ...enrolling, enrollmentClosesAt: now }),
      wait(plusMinutes(now, 10)),
    ],
    [
      'two hours later it goes on whatever holds a form up',
      plan('enrolling', { formsOpen: true }, { ...enrolling, enrollmentClosesAt: plusMinutes(now, -120) }),
      { next: 'close-enrollment' },
    ],
    ['matching forms pairs', plan('matching'), { next: 'form-pairs' }],
    ['a proposal asks for a decision', plan('deciding'), { next: 'ask-decision' }],
    ['a decision is waited for', plan('deciding', decision('issued')), wait(whenItEnds)],
    ['silence asks the next coordinator', plan('deciding', decision('expired')), { next: 'ask-decision' }],
    [
      'an answer has an hour to reach the decision',
      plan('deciding', decision('answered', now)),
      wait(plusMinutes(now, 60)),
    ],
    [
      'one that did not reach it asks the next coordinator',
      plan('deciding', decision('answered', plusMinutes(now, -60))),
      { next: 'ask-decision' },
    ],
    ['an approval waits for objections', plan('deciding', decision('answered'), approval(later)), wait(whenItEnds)],
    [
      'one of the last second is read before pairs are created',
      plan('deciding', decision('answered'), approval(now)),
      wait(plusMinutes(now, 15)),
    ],
    [
      'an approval nobody stopped creates pairs',
      plan('deciding', decision('answered'), approval(plusMinutes(now, -15))),
      { next: 'create-pairs' },
    ],
    [
      'a price that was asked for is told, whatever is waited for',
      plan('deciding', decision('issued'), {
        pricing: [{ form: aFormId('asked'), to: claire, message: 'm1', pairs: [{ mentorId: ines, menteeId: helene }] }],
      }),
      { next: 'form-pairs' },
    ],
    ['pairing goes on creating pairs', plan('pairing'), { next: 'create-pairs' }],
    ['a running cycle waits for its digest', plan('running', { pairsOpen: true }, running), wait(later)],
    [
      'a running cycle waits for its end when that comes first',
      plan('running', { pairsOpen: true }, { ...running, endsAt: at('2027-03-05 18:00') }),
      wait(at('2027-03-05 18:00')),
    ],
    [
      'a digest is sent when due',
      plan('running', { pairsOpen: true }, { ...running, nextDigestAt: now }),
      { next: 'send-digest' },
    ],
    [
      'the last day ends what is open, before any digest',
      plan('running', { pairsOpen: true }, { endsAt: now, nextDigestAt: now }),
      { next: 'end-pairs' },
    ],
    [
      'a closed pair is evaluated while others go on',
      plan('running', { pairsOpen: true, pairsToEvaluate: true }, running),
      { next: 'issue-closing' },
    ],
    [
      'the last closed pair is evaluated',
      plan('running', { pairsToEvaluate: true }, running),
      { next: 'issue-closing' },
    ],
    ['no pair left starts the evaluation', plan('running', {}, running), { next: 'start-evaluation' }],
    [
      'closing answers are waited for',
      plan('evaluating', { formsOpen: true }, { evaluationClosesAt: later }),
      wait(later),
    ],
    [
      'the last closing answer writes the report',
      plan('evaluating', {}, { evaluationClosesAt: later }),
      { next: 'write-report' },
    ],
    [
      'a closing form that nothing ends does not hold the report up',
      plan('evaluating', { formsOpen: true }, { evaluationClosesAt: plusMinutes(now, -120) }),
      { next: 'write-report' },
    ],
    ['reporting writes the report', plan('reporting'), { next: 'write-report' }],
    ['a closed cycle needs nothing', plan('closed'), { next: 'closed' }],
    ['a canceled cycle needs nothing', plan('canceled'), { next: 'closed' }],
    ['a failed cycle needs nothing', plan('failed'), { next: 'closed' }],
  ];

  it.each(table)('%s', (_, planned, expected) => {
    expect(planned).toEqual(expected);
  });

  it('knows a plan for every status', () => {
    for (const status of CycleStatus.options) expect(plan(status).next).toBeDefined();
  });
});
