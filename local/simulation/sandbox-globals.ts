import { AsyncLocalStorage } from 'node:async_hooks';

/** Time and chance inside one sandbox: what a handler, or the SDK in it, gets from `setTimeout` and `Math.random`. */
export interface SandboxGlobals {
  readonly later: (milliseconds: number, happen: () => void) => void;
  readonly random: () => number;
}

const inside = new AsyncLocalStorage<SandboxGlobals>();
let areInstalled = false;

/**
 * Runs code for which `setTimeout` is virtual and `Math.random` is drawn: the SDK waits between its retries with both. Everything else in
 * the process keeps the real ones.
 */
export function insideSandbox<T>(globals: SandboxGlobals, run: () => T): T {
  install();
  return inside.run(globals, run);
}

function install(): void {
  if (areInstalled) return;
  areInstalled = true;
  const { setTimeout: realTimeout, clearTimeout: realClear } = globalThis;
  const { random } = Math;
  const virtualTimeout = (happen: (...given: unknown[]) => void, milliseconds = 0, ...given: unknown[]): unknown => {
    const globals = inside.getStore();
    if (globals === undefined) return realTimeout(happen, milliseconds, ...given);
    const timer = new VirtualTimer();
    globals.later(milliseconds, () => {
      if (!timer.isCleared) happen(...given);
    });
    return timer;
  };
  const clear = (timer: unknown): void => {
    if (timer instanceof VirtualTimer) timer.isCleared = true;
    else realClear(timer as Parameters<typeof realClear>[0]); // whatever the caller got from the real one
  };
  for (const symbol of Object.getOwnPropertySymbols(realTimeout)) // how Node promisifies it
    Object.defineProperty(virtualTimeout, symbol, { value: Reflect.get(realTimeout, symbol) });
  Object.assign(globalThis, { setTimeout: virtualTimeout, clearTimeout: clear });
  Math.random = () => inside.getStore()?.random() ?? random();
}

/** Answers what Node's own timers answer, so that code which lets the process end early works on. */
class VirtualTimer {
  isCleared = false;
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return false;
  }
}
