import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../shared/domain/instant.ts';
import { between, type Random } from './random.ts';

/** Minutes from reading to answering, least and most. */
const delays = { minutes: [3, 45], hours: [60, 420], days: [1500, 5000] } as const;

/** When somebody answers what came at `from`: after their usual delay, awake, and not on a week-end. */
export function replyTime(
  from: Instant,
  {
    promptness,
    timeZone,
    random,
    label,
  }: {
    readonly promptness: keyof typeof delays;
    readonly timeZone: string;
    readonly random: Random;
    readonly label: string;
  },
): Instant {
  const [least, most] = delays[promptness];
  let time = Temporal.Instant.from(from)
    .add({
      minutes: between(random, `${label}|delay`, least, most),
      seconds: between(random, `${label}|seconds`, 0, 59),
    })
    .toZonedDateTimeISO(timeZone);
  const morning = between(random, `${label}|morning`, 0, 119);
  const breakfast = (day: Temporal.ZonedDateTime): Temporal.ZonedDateTime =>
    day.startOfDay().add({ hours: 7, minutes: 30 + morning });
  if (time.hour >= 21) time = breakfast(time.add({ days: 1 }));
  else if (time.hour < 7) time = breakfast(time);
  if (time.dayOfWeek > 5) time = breakfast(time.add({ days: 8 - time.dayOfWeek }));
  return time.toInstant().toString({ fractionalSecondDigits: 3 });
}
