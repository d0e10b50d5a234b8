import cliProgress from 'cli-progress';
import type { Progress } from '../run/cycle-run.ts';

/** Shows how far a run is. */
export interface ProgressDisplay {
  readonly show: (progress: Progress) => void;
  readonly stop: () => void;
}

/** Where a terminal's text goes. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

/** A line for each change of status and each month: for a log. */
export function progressLines(terminal: Terminal): ProgressDisplay {
  return {
    show: (progress) => {
      terminal.write(`${progressText(progress)}\n`);
    },
    stop: () => undefined,
  };
}

/** A bar over virtual time: for somebody who watches. */
export function progressBar(terminal: NodeJS.WriteStream): ProgressDisplay {
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage} %  {text}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    hideCursor: true,
    linewrap: false,
    stream: terminal,
  });
  let isShown = false;
  return {
    show: (progress) => {
      const { at, startsAt, lastDay } = progress;
      const total = Math.max(1, days(startsAt, lastDay));
      const done = Math.min(total, Math.max(0, days(startsAt, at)));
      if (!isShown) bar.start(total, done, { text: progressText(progress) });
      else bar.update(done, { text: progressText(progress) });
      isShown = true;
    },
    stop: () => {
      if (isShown) bar.stop();
    },
  };
}

/** "2027-02-04 deciding: 15 pairs, 118 emails". */
export function progressText({ at, status, pairs, proposed, sessionsHeld, emails, replies }: Progress): string {
  const facts = [
    ...(pairs > 0 ? [plural(pairs, 'pair')] : proposed > 0 ? [`${plural(proposed, 'pair')} proposed`] : []),
    ...(sessionsHeld > 0 ? [`${plural(sessionsHeld, 'session')} held`] : []),
    plural(emails, 'email'),
    replies === 1 ? '1 reply' : `${String(replies)} replies`,
  ];
  return `${at.slice(0, 10)} ${status}: ${facts.join(', ')}`;
}

function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function days(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
