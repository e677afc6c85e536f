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
  /** Distance between lanes, clients and members. */
  gap: 14,
  axis: 44,
  /** Least distance of ticks on the axis, so that their texts fit. */
  tickGap: 60,
  markRadius: 9,
  markGap: 21,
} as const;

/** Computes the vertical centre of each row, the bottom of the rows and the height of the figure. */
export function placeRows(groups: readonly { readonly length: number }[]) {
  const { head, row, gap, axis } = layout;
  let top = head;
  const middles = groups.flatMap(({ length }) => {
    const first = top + row / 2;
    top += length * row + gap;
    return Array.from({ length }, (_, index) => first + index * row);
  });
  const bottom = top - gap;
  return { middles, bottom, height: bottom + axis };
}
