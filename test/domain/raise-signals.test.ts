import { describe, expect, it } from 'vitest';
import { Signal, type SignalRaised } from '../../shared/domain/pair.ts';
import { signalCommands } from '../../shared/domain/raise-signals.ts';
import { aFormId, aPair, at, claire } from './builders.ts';

const alertAt = at('2027-03-04 08:00');
const raised = (signal: Signal, about = 'frm_m'): SignalRaised => ({
  signal,
  at: at('2027-03-03 19:40'),
  side: 'mentor',
  session: 1,
  formId: aFormId('m'),
  facts: { about },
});
const commandsOf = (...signals: SignalRaised[]) => signalCommands(aPair(), signals, claire, alertAt);

describe('signalCommands', () => {
  it('tells private matters at once, in the coordinator’s hours', () => {
    expect(commandsOf(raised('read-today'))).toMatchObject([
      {
        kind: 'mail',
        order: {
          mail: 'alert',
          to: claire,
          dueAt: alertAt,
          facts: { signal: 'read-today', side: 'mentor' },
          formId: 'frm_m',
        },
      },
    ]);
  });

  it('leaves what puts a pair on hold to its own form, and everything else to Monday', () => {
    const kinds = Signal.options.map((signal) => commandsOf(raised(signal))[0]?.kind);
    expect(Signal.options.filter((_, index) => kinds[index] === undefined)).toEqual(['not-a-fit', 'wants-to-stop']);
    expect(Signal.options.filter((_, index) => kinds[index] === 'mail')).toEqual(['not-free-to-speak', 'read-today']);
    expect(commandsOf(raised('low-rating'))).toMatchObject([
      { kind: 'task', task: { kind: 'signal', facts: { signal: 'low-rating', side: 'mentor', session: '1' } } },
    ]);
  });

  it('gives the same matter the same key, and another matter another', () => {
    const keys = (...signals: SignalRaised[]) =>
      commandsOf(...signals).map((each) =>
        each.kind === 'mail' ? each.order.key : each.kind === 'task' ? each.task.taskId : '',
      );
    for (const signal of ['read-today', 'low-rating'] as const) {
      expect(keys(raised(signal))).toEqual(keys(raised(signal)));
      expect(new Set(keys(raised(signal), raised(signal, 'frm_s'))).size).toBe(2);
    }
  });
});
