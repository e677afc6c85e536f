/** What the figure is made of, as echarts takes it from a custom series. */
export type Shape =
  | {
      readonly type: 'rect';
      readonly shape: {
        readonly x: number;
        readonly y: number;
        readonly width: number;
        readonly height: number;
        readonly r?: number;
      };
      readonly style: Style;
    }
  | {
      readonly type: 'line';
      readonly shape: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
      readonly style: Style;
    }
  | {
      readonly type: 'polyline';
      readonly shape: { readonly points: readonly (readonly [number, number])[] };
      readonly style: Style;
    }
  | {
      readonly type: 'circle';
      readonly shape: { readonly cx: number; readonly cy: number; readonly r: number };
      readonly style: Style;
    }
  | { readonly type: 'text'; readonly style: Style & TextStyle };

interface Style {
  readonly fill?: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
  readonly lineDash?: readonly number[];
  readonly opacity?: number;
}

interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly font: string;
  readonly textAlign?: 'left' | 'center' | 'right';
  readonly textVerticalAlign?: 'top' | 'middle' | 'bottom';
}

export function rect(x: number, y: number, width: number, height: number, fill: string, r = 0): Shape {
  return { type: 'rect', shape: { x, y, width, height, r }, style: { fill } };
}

export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  stroke: string,
  style: Style = {},
): Shape {
  const [[x1, y1], [x2, y2]] = [from, to];
  return { type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth: 1, fill: 'none', ...style } };
}

export function polyline(
  points: readonly (readonly [number, number])[],
  stroke: string,
  lineWidth = 1,
): Shape {
  return { type: 'polyline', shape: { points }, style: { stroke, lineWidth, fill: 'none' } };
}

/** `font` is CSS without the family: `600 13px`. */
export function text(
  at: readonly [number, number],
  content: string,
  font: string,
  fill: string,
  textAlign: 'left' | 'center' | 'right' = 'left',
): Shape {
  const [x, y] = at;
  return {
    type: 'text',
    style: {
      x,
      y,
      text: content,
      font: `${font} system-ui, sans-serif`,
      fill,
      textAlign,
      textVerticalAlign: 'middle',
    },
  };
}
