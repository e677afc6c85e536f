/**
 * Numbers that decide how ticks and outages are counted. They are part of the format, because its descriptions and the
 * legend of the figure quote them. `docs/measurement.md` explains each.
 */

/** An acknowledged tick is late if it waited longer than this, and so much waiting is a silence of the lane. */
export const LATE_MS = 125;

/**
 * Next to a tick that was not acknowledged a shorter wait already counts as a silence, unless ticks are so far apart
 * that one says little about the other.
 */
export const LATE_NEXT_TO_BAD_TICK_MS = 25;

/** A tick takes up to this many usual waits of its lane. Only a longer wait counts as a silence: a slow lane is not silent. */
export const USUAL_WAITS = 2;

/** An outage ends when the lane was served for this long, or for this many periods if that is longer. */
export const STEADY_MS = 250;
export const STEADY_PERIODS = 1.5;

/** An answer that takes longer is slow, even if it is correct. */
export const SLOW_MS = 500;

/**
 * Stalls of the probe make a run void if they widen a bracket beyond this length, or beyond this part of the lane's
 * longest outage if that is longer.
 */
export const VOID_BRACKET_MS = 250;
export const VOID_BRACKET_PART = 0.2;

/** How far the clocks of two machines may differ: an outage that ended within this time before the request is judged. */
export const CLOCKS_APART_MS = 1_000;
