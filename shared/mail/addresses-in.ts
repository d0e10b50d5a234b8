/** Every address in header lines such as To and Cc, in lower case; 64 KB of one line is already an attack. */
export function addressesIn(lines: readonly string[]): Set<string> {
  return new Set(
    lines.flatMap((line) =>
      [...line.slice(0, 65_536).matchAll(/[^\s<>,;:"()[\]@]{1,64}@[a-z0-9.-]{3,253}/gi)].map(([address]) =>
        address.toLowerCase(),
      ),
    ),
  );
}
