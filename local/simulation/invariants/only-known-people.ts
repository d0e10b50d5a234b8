import type { Invariant } from './invariant.ts';

/** No email goes to an address outside the roster, the coordinators and the sponsor. */
export const onlyKnownPeople: Invariant = {
  number: 11,
  name: 'mail goes to the roster and the coordinators only',
  check: ({ company, mails }) => {
    const known = new Set([
      ...company.colleagues.map(({ address }) => address),
      ...company.coordinators.map(({ address }) => address),
      company.sponsor,
    ]);
    return mails
      .filter(({ to }) => to.length !== 1 || !to.every((address) => known.has(address)))
      .map(({ id }) => ({ ids: [id], what: 'went to somebody unknown, or to several' }));
  },
};
