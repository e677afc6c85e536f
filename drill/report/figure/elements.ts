import { colour } from '../colours';
import type { Markup } from '../html/markup';
import { html } from '../html/markup';

interface LineStyle {
  readonly width?: number;
  /** Lengths of dashes and gaps; a solid line if absent. */
  readonly dashes?: string;
}

/** Draws a line along an SVG path. A wide line serves as a bar. */
export function line(path: string, stroke: string, { width = 1, dashes }: LineStyle = {}): Markup {
  return html`<path d="${path}" stroke="${stroke}" stroke-width="${width}"${dashes && html` stroke-dasharray="${dashes}"`}/>\n`;
}

export interface TextStyle {
  readonly size: number;
  readonly weight: number;
  readonly fill: string;
}

export const STRONG: TextStyle = { size: 13, weight: 600, fill: colour.ink };
export const PLAIN: TextStyle = { size: 12, weight: 400, fill: colour.muted };

/** Draws text that is vertically centred at `y`. The page sets the font. */
export function text(
  [x, y]: readonly [number, number],
  content: string,
  { size, weight, fill }: TextStyle,
  anchor: 'start' | 'middle' | 'end' = 'start',
): Markup {
  return html`<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}" dominant-baseline="central">${content}</text>\n`;
}
