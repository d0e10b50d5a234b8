import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Instant } from '../domain/instant.ts';
import { cleanHeaderText } from './clean-header-text.ts';

/** One session as a calendar knows it. A move is the same uid with the next sequence; so is a cancellation. */
export type Invitation = {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly uid: string;
  readonly sequence: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly title: string;
  readonly description: string;
  /** Where answers go: the reply address. */
  readonly organizer: { readonly name: string; readonly address: string };
  readonly attendees: readonly { readonly name: string; readonly address: string }[];
  readonly stamp: Instant;
};

/**
 * An iMIP calendar: the same invitation gives the same text. Times are UTC: a session is one event, never a series, so no rule of a
 * zone is needed; every client shows its own wall clock, and no VTIMEZONE of ours can disagree with the client's.
 */
export function invitation(session: Invitation): string {
  const canceled = session.method === 'CANCEL';
  const calendar = ical({
    prodId: '//rebours//rebours//EN',
    method: canceled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    events: [
      {
        id: session.uid,
        sequence: session.sequence,
        stamp: new Date(session.stamp),
        start: new Date(session.start),
        end: new Date(session.end),
        summary: cleanHeaderText(session.title),
        description: session.description,
        status: canceled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        organizer: { name: cleanHeaderText(session.organizer.name), email: session.organizer.address },
        attendees: session.attendees.map(({ name, address }) => ({
          name: cleanHeaderText(name),
          email: address,
          rsvp: true,
          role: ICalAttendeeRole.REQ,
          status: ICalAttendeeStatus.NEEDSACTION,
        })),
      },
    ],
  });
  return calendar.toString();
}
