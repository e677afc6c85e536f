import type { MeasuredClient } from '../../../drill/report-format/client';

/** Creates a client that wrote without trouble, with changes. */
export function measuredClient(name: string, changes: Partial<MeasuredClient> = {}): MeasuredClient {
  return {
    name,
    state: 'ran',
    asked: 600,
    acknowledged: 600,
    errorsToCaller: 0,
    outageMs: { low: 0, high: 0, ended: true },
    staleMs: 0,
    lost: 0,
    duplicated: 0,
    unknown: 0,
    unknownStored: 0,
    worstWaitMs: 12,
    connectionsOpened: 4,
    crashedAtMs: null,
    blindMs: 0,
    periodMs: 50,
    outages: [],
    answers: [],
    strip: { offsetMs: 0, cellMs: 50, runs: [{ state: 'ok', cells: 600 }] },
    notes: [],
    ...changes,
  };
}

export const ENDLESS = { low: 24_900, high: null, ended: false } as const;
