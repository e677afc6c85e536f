/** Sizes in the coordinates of the figure. The page scales the figure to its width. */
export const layout = {
  width: 1080,
  left: 205,
  right: 140,
  /** Height of the area above the rows, for the numbered marks. */
  head: 56,
  /** Upper end of the vertical lines below the marks. */
  rowsTop: 42,
  row: 46,
  /** Distance between lanes and members. */
  gap: 14,
  axis: 44,
  /** Least distance of ticks on the axis, so that their texts fit. */
  tickGap: 60,
  markRadius: 9,
  markGap: 21,
} as const;

/** Computes the vertical centre of each row, the bottom of the rows and the height of the figure. */
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
