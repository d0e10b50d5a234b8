import type { Evidence } from '../evidence.ts';
import type { Invariant, Violation } from './invariant.ts';

/** No name, address or free answer in log lines, in what state machines carry, or in our own queues. */
export const nothingPersonal: Invariant = {
  number: 9,
  name: 'nothing personal in logs and payloads',
  check: (evidence) => {
    const markers = markersOf(evidence);
    const pattern = new RegExp(markers.map((marker) => marker.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'i');
    return evidence.texts.flatMap(({ where, text }): Violation[] =>
      pattern.test(text) ? [{ ids: [where], what: 'carries a name, an address or an answer' }] : [],
    );
  },
};

/** A free answer is a marker when it is long enough to be nobody else's words. */
const longEnough = 12;

function markersOf({ company, diaries }: Evidence): string[] {
  const texts = [...diaries.values()].flatMap(({ lines }) =>
    lines.flatMap((line) =>
      line.kind === 'sent'
        ? Object.values(line.meaning ?? {}).flatMap((meaning) => ('text' in meaning ? [meaning.text] : []))
        : [],
    ),
  );
  return [
    ...company.colleagues.flatMap(({ last, address }) => [last, address]),
    ...company.coordinators.flatMap(({ name, address }) => [name, address]),
    ...new Set(texts.filter((text) => text.length >= longEnough)),
  ];
}
