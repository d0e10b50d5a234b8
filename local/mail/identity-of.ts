/**
 * The verified identity an address is sent from: the address itself, else its domain or the nearest domain above it (SES verifies a domain together
 * with those beneath it). Undefined when none is verified.
 */
export function identityOf(address: string, identities: readonly string[]): string | undefined {
  if (identities.includes(address)) return address;
  const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
  return labels.map((_, at) => labels.slice(at).join('.')).find((domain) => identities.includes(domain));
}
