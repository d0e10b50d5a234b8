/** What the forms are called where a reader of the output meets them, by the beginning of their kind. */
const names: readonly (readonly [string, string])[] = [
  ['NEW', 'definition of the cycle'],
  ['START', 'start of the cycle'],
  ['ENR-M', 'enrollment, as mentor'],
  ['ENR-S', 'enrollment, as leader'],
  ['MAT', 'decision on the matching'],
  ['OBJ', 'approval that can be stopped'],
  ['PRO-M', 'proposal to the mentor'],
  ['PRO-S', 'proposal to the leader'],
  ['STA-M', 'start, for the mentor'],
  ['STA-S', 'start, for the leader'],
  ['AGD', 'dates of the sessions'],
  ['MOV', 'new date'],
  ['NXT', 'next date'],
  ['SES', 'feedback'],
  ['CLO-M', 'closing evaluation, mentor'],
  ['CLO-S', 'closing evaluation, leader'],
  ['FUP', 'three months later'],
  ['REF', 'newer roster'],
  ['DIG', 'Monday digest'],
  ['FIT', 'decision on a private matter'],
  ['ENDED', 'end of the pair'],
  ['WAITING', 'no partner yet'],
  ['BACK', 'back from a pause'],
  ['OTHER', 'answered by somebody else'],
  ['CONFIRM', 'a reply to confirm'],
];

/** "ENR-M (enrollment, as mentor)"; a kind without a name is its own. */
export function formName(kind: string): string {
  const name = names.find(([beginning]) => kind.startsWith(beginning))?.[1];
  return name === undefined ? kind : `${kind} (${name})`;
}
