import { timelineEvents } from '../output/events.ts';
import { formName } from '../output/form-names.ts';
import { html } from '../output/markup.ts';
import { monthOf, monthTitle } from '../output/moment-text.ts';
import { definitions, link, section, table } from '../output/page.ts';
import { summarize, summaryFigures } from '../output/summary.ts';
import { eventsTable } from '../output/timeline-page.ts';
import type { Content, Scene } from './scene.ts';

const latest = 40;

/** Where the cycle stands, and everything that happened, newest first and by month. */
export function cyclePage(scene: Scene): Content {
  const { view, site } = scene;
  const events = timelineEvents(view.record, view.letters);
  const months = Map.groupBy(events, ({ at }) => monthOf(at, view.timeZone));
  const summary = summarize(
    view.record,
    view.letters.map(({ letter }) => letter),
  );
  const rows = [...months].map(([month, own]) => [
    link(`/${site.month(month)}`, monthTitle(month)),
    ...(['sent', 'received', 'changed'] as const).map((kind) =>
      String(own.filter((event) => event.kind === kind).length),
    ),
  ]);
  const shown = events.slice(-latest).toReversed();
  return {
    title: `${summary.program}: ${summary.status}`,
    tab: 'cycle',
    body: html`${section('Where it stands', definitions([['Waits for', waiting(scene)], ...summaryFigures(summary)]))}
${section(
  events.length > latest
    ? `The latest ${String(latest)} of ${String(events.length)} events`
    : 'Events, the latest first',
  eventsTable(shown, { record: view.record, site }),
)}
${section('By month', table('Events by month', ['Month', 'emails sent #', 'received #', 'changes #'], rows))}`,
  };
}

/** The forms that were sent and are open, by kind. */
function waiting({ view }: Scene): string {
  const open = [...view.record.records.forms.values()].filter(({ status, sent }) => status === 'issued' && sent > 0);
  const kinds = [...Map.groupBy(open, ({ kind }) => formName(kind))];
  return kinds.length === 0 ? 'nobody' : kinds.map(([kind, forms]) => `${String(forms.length)} × ${kind}`).join(', ');
}

/** Everything that happened in one month, in order. */
export function monthPage(scene: Scene, month: string): Content | undefined {
  const { view, site } = scene;
  const events = timelineEvents(view.record, view.letters).filter(({ at }) => monthOf(at, view.timeZone) === month);
  if (events.length === 0) return undefined;
  return {
    title: `Timeline, ${monthTitle(month)}`,
    tab: 'cycle',
    body: section(
      `${String(events.length)} events`,
      html`<p class="soft">Clock of ${view.timeZone}. At one moment, causes stand above their effects.</p>`,
      eventsTable(events, { record: view.record, site }),
    ),
  };
}
