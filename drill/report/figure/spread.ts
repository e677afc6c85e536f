/**
 * Moves marks on a line apart until each has `gap` to its neighbours, as little as that takes. `wanted` is
 * ascending; the result lies between `low` and `high`, if there is room.
 */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  // Neighbours that crowd each other form a block that is centred on what its marks want.
  const blocks: { at: number; sum: number; count: number }[] = [];
  for (const [index, at] of wanted.entries()) {
    // Shifted to where marks may touch, each mark's place less the room that those before it take.
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
