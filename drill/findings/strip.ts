import type { CellState, Strip } from '../report-format/lane';
import { LATE_MS } from '../report-format/thresholds';
import type { Tick } from './ticks';
import { isOk, waitMs } from './ticks';

/** From best to worst. */
const STATES: readonly CellState[] = ['ok', 'late', 'indeterminate', 'read-only', 'failed', 'dropped'];

/** More runs would make the report large, and a figure could not show them separately. */
const MAX_RUNS = 2_000;

/** Encodes a lane for the figure. A cell is one tick or, if the state changes often, the worst of several ticks. */
export function toStrip(ticks: readonly Tick[], periodMs: number): Strip {
  const states = ticks.map((tick) => STATES.indexOf(stateOf(tick)));
  for (let ticksPerCell = 1; ; ticksPerCell *= 2) {
    const runs = encode(coarsen(states, ticksPerCell));
    if (runs.length <= MAX_RUNS) {
      return { offsetMs: ticks[0]?.dueMs ?? 0, cellMs: periodMs * ticksPerCell, runs };
    }
  }
}

function stateOf(tick: Tick): CellState {
  const { answer } = tick;
  if (isOk(tick)) return waitMs(tick) > LATE_MS ? 'late' : 'ok';
  if (answer.outcome === 'failed' && answer.cause === 'read-only') return 'read-only';
  return answer.outcome;
}

function coarsen(states: readonly number[], ticksPerCell: number): number[] {
  return Array.from({ length: Math.ceil(states.length / ticksPerCell) }, (_, cell) =>
    Math.max(...states.slice(cell * ticksPerCell, (cell + 1) * ticksPerCell)),
  );
}

function encode(states: readonly number[]): { state: CellState; cells: number }[] {
  const runs: { state: CellState; cells: number }[] = [];
  for (const index of states) {
    const state = STATES[index] ?? 'ok';
    const last = runs.at(-1);
    if (last?.state === state) last.cells += 1;
    else runs.push({ state, cells: 1 });
  }
  return runs;
}
