/** Sizes of the figure in pixels of its own coordinates; the page scales it to its width. */
export const layout = {
  width: 1080,
  left: 205,
  right: 140,
  /** Above the rows, for the numbered marks. */
  head: 56,
  /** Upper end of the vertical lines below the marks. */
  rowsTop: 42,
  row: 46,
  /** Between lanes and members. */
  gap: 14,
  axis: 44,
  /** Least distance of ticks on the axis, for their texts to fit. */
  tickGap: 60,
  markRadius: 9,
  markGap: 21,
} as const;

/** Where the rows are, and how high the figure is. */
export function placeRows(laneCount: number, memberCount: number) {
  const { head, row, gap, axis } = layout;
  const count = laneCount + memberCount;
  const middles = Array.from(
    { length: count },
    (_, index) => head + row * (index + 0.5) + (index >= laneCount ? gap : 0),
  );
  const bottom = head + count * row + gap;
  return { middles, bottom, height: bottom + axis };
}
