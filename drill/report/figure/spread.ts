/**
 * Moves marks on a line apart, as little as possible, until neighbours are at least `gap` apart. `wanted` is ascending.
 * The result lies between `low` and `high` if there is room.
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  // Neighbours that are too close form a block. A block is centred on the average wanted position of its marks.
  const blocks: { at: number; sum: number; count: number }[] = [];
  for (const [index, at] of wanted.entries()) {
    // The gaps of all marks before a mark are subtracted from its position. With these positions, marks may be in the
    // same place.
    blocks.push({ at: at - index * gap, sum: at - index * gap, count: 1 });
    for (;;) {
      const [before, last] = blocks.slice(-2);
      if (!before || !last || before === last || before.at <= last.at) break;
      const sum = before.sum + last.sum;
      const count = before.count + last.count;
      blocks.splice(-2, 2, { at: sum / count, sum, count });
    }
  }
  const room = high - low - gap * (wanted.length - 1);
  const shifted = blocks.flatMap(({ at, count }) => Array<number>(count).fill(at));
  return shifted.map((at, index) => Math.max(low, Math.min(low + Math.max(0, room), at)) + index * gap);
}
