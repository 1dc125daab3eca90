/** The share from which on `holds` is true. */
export function bisect(holds: (share: number) => boolean): number {
  let [from, to] = [0, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (from + to) / 2;
    if (holds(middle)) to = middle;
    else from = middle;
  }
  return (from + to) / 2;
}

/** P(X <= k) of n tries at `share` each; in logarithms, so that thousands do not underflow. */
export function binomialSums(tries: number): (most: number, share: number) => number {
  const factorials = [0];
  for (let n = 1; n <= tries; n += 1) factorials.push((factorials[n - 1] ?? 0) + Math.log(n));
  const factorial = (n: number) => factorials[n] ?? 0;
  return (most, share) => {
    if (share <= 0) return 1;
    if (share >= 1) return most >= tries ? 1 : 0;
    let sum = 0;
    for (let k = 0; k <= most; k += 1)
      sum += Math.exp(
        factorial(tries) - factorial(k) - factorial(tries - k) + k * Math.log(share) + (tries - k) * Math.log1p(-share),
      );
    return Math.min(1, sum);
  };
}
