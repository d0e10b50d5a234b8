// Plural, feminine and verb endings of French and English, longest first.
const endings = [
  'issement',
  'ations',
  'ation',
  'ement',
  'ment',
  'ings',
  'ing',
  'iser',
  'izer',
  'ise',
  'ize',
  'ion',
  'er',
  'ee',
  'e',
];

/** A word without its usual endings: enough to join "réseaux sociaux" and "réseau social", "negotiating" and "negotiation". */
export function stem(word: string): string {
  if (word.length < 5) return word.replace(/s$/, '');
  const singular = word.replace(/eaux$/, 'eau').replace(/aux$/, 'al').replace(/[sx]$/, '');
  const ending = endings.find((end) => singular.endsWith(end) && singular.length - end.length >= 4);
  return ending === undefined ? singular : singular.slice(0, -ending.length);
}
