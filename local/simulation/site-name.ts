import type { Service } from '../../shared/adapters/wires.ts';
import type { CallSite, Passage } from '../faults/fault.ts';

/** How a site of calls is called in counts and stories. */
export function siteName({ function: name, service, operation }: CallSite): string {
  return `${name}/${service}.${operation}`;
}

/** How a site of passages is called there. */
export function passageName({ what, name }: Passage): string {
  return `${what}/${name}`;
}

const services: readonly Service[] = ['dynamodb', 'sqs', 's3', 'states', 'ses'];
const passages: readonly Passage['what'][] = ['message', 'handled', 'ses-event', 'notice', 'index-read'];

/** The site of that name; undefined for a name that is none. */
export function siteOf(name: string): CallSite | Passage | undefined {
  const [, head = '', tail = ''] = /^([^/]+)\/(.+)$/.exec(name) ?? [];
  const what = passages.find((each) => each === head);
  if (what !== undefined) return { what, name: tail };
  const [, service, operation = ''] = /^([a-z0-9]+)\.(\w+)$/.exec(tail) ?? [];
  const known = services.find((each) => each === service);
  return known === undefined ? undefined : { function: head, service: known, operation };
}
