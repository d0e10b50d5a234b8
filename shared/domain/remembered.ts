/** Enough for any reply, and its redeliveries, to be known again: an entity remembers the last messages it was changed by. */
const mostRemembered = 20;

/** The messages an entity remembers, with one more: the oldest is forgotten. */
export function remembered(messages: readonly string[], message: string): string[] {
  return [...messages, message].slice(-mostRemembered);
}
