/**
 * Numbers that decide how ticks and outages are counted. They are part of the format, because its descriptions and the
 * legend of the figure quote them. `docs/measurement.md` explains each.
 */

/** An acknowledged tick that waited longer than this is late. Its wait is a silence if it is also longer than {@link USUAL_WAITS} usual waits. */
export const LATE_MS = 125;

/**
 * Next to a tick that was not acknowledged, a shorter wait already counts as a silence, unless ticks are more than
 * `LATE_MS` apart.
 */
export const LATE_NEXT_TO_BAD_TICK_MS = 25;

/** A wait counts as a silence only if it exceeds this multiple of the lane's usual wait: a slow lane is not silent. */
export const USUAL_WAITS = 2;

/** An outage ends when the lane is served for this long, or for this many periods if that is longer. */
export const STEADY_MS = 250;
export const STEADY_PERIODS = 1.5;

/** An answer that takes longer than this is slow. */
export const SLOW_MS = 500;

/**
 * Stalls of the probe make a run void if they widen a bracket beyond this length, or beyond this fraction of the lane's
 * longest outage if that is longer.
 */
export const VOID_BRACKET_MS = 250;
export const VOID_BRACKET_PART = 0.2;

/** Allowed difference between the clocks of two machines. An outage that ended less than this before the request is judged. */
export const CLOCKS_APART_MS = 1_000;
