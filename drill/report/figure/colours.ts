import type { CellState } from '../../report-format/lane';

/** Colours are names: the page says what they are, in light, in dark and on paper. */
export const colour = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  rule: 'var(--rule)',
  paper: 'var(--paper)',
  stall: 'var(--stall)',
  writer: 'var(--writer)',
  reader: 'var(--reader)',
} as const;

export const stateColour: Readonly<Record<CellState, string>> = {
  ok: 'var(--ok)',
  late: 'var(--late)',
  indeterminate: 'var(--indeterminate)',
  'read-only': 'var(--read-only)',
  failed: 'var(--failed)',
  dropped: 'var(--dropped)',
};
