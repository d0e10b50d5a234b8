import { type Command, mail, task } from './command.ts';
import type { PersonId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Pair, SignalRaised } from './pair.ts';
import { isToldAtOnce, putsOnHold } from './weigh-feedback.ts';

/** True when the pair's coordinator was already told: a matter is raised once, however often it is said. */
export function isRaised(pair: Pick<Pair, 'signals'>, { signal, side, facts }: SignalRaised): boolean {
  return pair.signals.some((each) => each.signal === signal && each.side === side && each.facts.about === facts.about);
}

/**
 * What a pair's signals set off: private matters at once, the rest as lines of the coordinator's Monday digest. What stops a pair has a
 * form of its own, unless the pair has stopped already.
 */
export function signalCommands(
  pair: Pair,
  signals: readonly SignalRaised[],
  coordinator: PersonId,
  now: Instant,
): Command[] {
  return signals.flatMap((raised): Command[] => {
    const about = raised.facts.about ?? raised.at;
    if (putsOnHold(raised.signal) && pair.status !== 'closed' && pair.holdForm === undefined) return [];
    if (isToldAtOnce(raised.signal)) {
      return [
        mail({
          key: `${pair.pairId}#alert#${raised.signal}#${about}`,
          mail: 'alert',
          to: coordinator,
          cycleId: pair.cycleId,
          pairId: pair.pairId,
          ...(raised.formId === undefined ? {} : { formId: raised.formId }),
          ...(raised.session === undefined ? {} : { session: raised.session }),
          facts: { signal: raised.signal, side: raised.side },
          dueAt: now,
          ifUnsure: 'send again',
        }),
      ];
    }
    return [
      task({
        taskId: `signal-${raised.signal}-${pair.pairId}-${about}`,
        cycleId: pair.cycleId,
        kind: 'signal',
        raisedAt: raised.at,
        pairId: pair.pairId,
        ...(raised.formId === undefined ? {} : { formId: raised.formId }),
        facts: {
          signal: raised.signal,
          side: raised.side,
          ...(raised.session === undefined ? {} : { session: String(raised.session) }),
        },
      }),
    ];
  });
}
