/**
 * How well a latency tells one group from another: the chance that one of `ones` is larger than one of `others`, ties
 * counting half. 0.5 tells nothing, 0 and 1 tell everything.
 * @see Hanley & McNeil (1982), Radiology 143:29: the area under the ROC curve is the Mann–Whitney statistic
 */
export function areaUnderCurve(ones: readonly number[], others: readonly number[]): number {
  const all = [
    ...ones.map((value) => ({ value, isOne: true })),
    ...others.map((value) => ({ value, isOne: false })),
  ].sort((a, b) => a.value - b.value);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]!.value === all[from]!.value) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at += 1) if (all[at]!.isOne) ranks += rank;
    from = to;
  }
  return (ranks - (ones.length * (ones.length + 1)) / 2) / (ones.length * others.length);
}
