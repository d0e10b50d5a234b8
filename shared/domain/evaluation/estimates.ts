/** Both ends of a 95 % interval. */
export type Interval = readonly [low: number, high: number];

/** Mean of at least one value. */
export function mean(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('No mean of no values');
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** 95 % Student interval of a mean, for at least two values; small groups are the rule here, so never the normal one. */
export function meanInterval(values: readonly number[]): Interval {
  const [count, center] = [values.length, mean(values)];
  if (count < 2) throw new RangeError('No interval from one value');
  const variance = values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (count - 1);
  const half = studentQuantile(count - 1) * Math.sqrt(variance / count);
  return [center - half, center + half];
}

/** 95 % Wilson interval of a share: stays inside 0..1 and keeps its coverage for few people and extreme shares. */
export function wilsonInterval(count: number, of: number): Interval {
  const z = 1.959963984540054; // 97.5 % quantile of the normal law
  const share = count / of;
  const denominator = 1 + z ** 2 / of;
  const center = (share + z ** 2 / (2 * of)) / denominator;
  const half = (z / denominator) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return [Math.max(0, center - half), Math.min(1, center + half)];
}

/** The t that 95 % of a Student law with so many degrees of freedom lies within, found by bisection. */
export function studentQuantile(freedom: number): number {
  let [low, high] = [0, 13]; // 12.706 for one degree of freedom is the largest
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (withinStudent(middle, freedom) < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability of -t..t: the finite series for whole degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4). */
function withinStudent(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= freedom - 2; power += 2) {
    term *= ((power - 1) / power) * cosine ** 2;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
