/**
 * Numbers that decide how ticks and outages are counted. They are part of the format, because its descriptions and the
 * legend of the figure quote them. `docs/measurement.md` explains each.
 */

/**
 * A tick is late if its acknowledgement took longer than this. Its wait is a silence if it is also longer than {@link
 * USUAL_WAITS} times the lane's usual wait.
 */
export const LATE_MS = 125;

/**
 * Replaces `LATE_MS` if a tick that was due in the silence was not acknowledged, and the lane's period is at most
 * `LATE_MS`.
 */
export const LATE_NEXT_TO_BAD_TICK_MS = 25;

/**
 * A wait counts as a silence only if it exceeds this multiple of the lane's usual wait. Otherwise every tick of a slow
 * lane would be a silence.
 */
export const USUAL_WAITS = 2;

/** An outage ends when the lane is served for this long, or for this many periods if that is longer. */
export const STEADY_MS = 250;
export const STEADY_PERIODS = 1.5;

/** An answer that takes longer than this is slow. */
export const SLOW_MS = 500;

/**
 * Stalls of the probe make a run void if they widen a bracket to more than this length, or to more than this fraction of
 * the lane's longest outage if that is longer.
 */
export const VOID_BRACKET_MS = 250;
export const VOID_BRACKET_PART = 0.2;

/**
 * Allowed difference between the clocks of two machines. An outage is judged if it ended less than this time before the
 * request.
 */
export const CLOCKS_APART_MS = 1_000;

/** Default of the factor by which the median of an outage may exceed that of the baseline. */
export const MAX_REGRESSION = 1.5;
