import type { CellState } from '../report-format/lane';

type Scheme = 'light' | 'dark';

/** Colours of the page and its figures, in the light and in the dark colour scheme. */
export const COLOURS = {
  paper: { light: '#ffffff', dark: '#0f1318' },
  panel: { light: '#f5f7f9', dark: '#181e25' },
  ink: { light: '#171b20', dark: '#e8ecf0' },
  muted: { light: '#57616b', dark: '#9aa5b0' },
  rule: { light: '#d8dde3', dark: '#303842' },

  good: { light: '#0f7a46', dark: '#4ac387' },
  bad: { light: '#bf2a23', dark: '#ff766d' },
  doubt: { light: '#8a5a00', dark: '#e6b455' },

  ok: { light: '#a3b8c2', dark: '#526876' },
  late: { light: '#e2b33c', dark: '#d9ae40' },
  indeterminate: { light: '#7d4bc2', dark: '#b08cf0' },
  'read-only': { light: '#dc7f1f', dark: '#ee9a44' },
  failed: { light: '#c8322b', dark: '#f2625a' },
  dropped: { light: '#2f353c', dark: '#cfd6dd' },

  writer: { light: '#1d66d6', dark: '#5aa2ff' },
  reader: { light: '#8fb9ee', dark: '#2f5d94' },
  stall: { light: '#eceff2', dark: '#1b222a' },
} as const satisfies Record<string, Readonly<Record<Scheme, string>>>;

/** Returns CSS declarations that set the page's custom properties to the colours of a scheme. */
export function declareColours(scheme: Scheme): string {
  return Object.entries(COLOURS)
    .map(([name, values]) => `--${name}: ${values[scheme]};`)
    .join(' ');
}

/** Colours for the figures, as names: the page sets their values for light, dark and print. */
export const colour = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  rule: 'var(--rule)',
  paper: 'var(--paper)',
  stall: 'var(--stall)',
  writer: 'var(--writer)',
  reader: 'var(--reader)',
} as const satisfies Partial<Record<keyof typeof COLOURS, string>>;

export const stateColour: Readonly<Record<CellState, string>> = {
  ok: 'var(--ok)',
  late: 'var(--late)',
  indeterminate: 'var(--indeterminate)',
  'read-only': 'var(--read-only)',
  failed: 'var(--failed)',
  dropped: 'var(--dropped)',
};
