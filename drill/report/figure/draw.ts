import type { Run } from '../../report-format/run';
import type { Span } from '../../report-format/span';
import { colour } from '../colours';
import { layout, placeRows } from './layout';
import { drawMarks } from './mark-shapes';
import { drawRow } from './row-shapes';
import { toRows } from './rows';
import type { Scale } from './scale';
import { createScale } from './scale';
import type { Shape } from './shapes';
import { rect } from './shapes';

/**
 * Draws a part of a run as SVG: a row per lane, its outages bracketed, and all moments on the same axis. Colours are
 * the page's custom properties. Texts are escaped by the library.
 */
export async function drawRun(run: Run, shown: Span): Promise<string> {
  // It takes half a second to load, which no other command has to wait for.
  const { init } = await import('echarts');
  const rows = toRows(run);
  const memberCount = run.lanes.filter(({ operation }) => operation === 'lag').length;
  const { middles, bottom, height } = placeRows(rows.length - memberCount, memberCount);
  const scale = createScale(shown);
  const shapes = [
    ...drawStalls(run.stalls, bottom, scale),
    ...drawMarks(
      run.moments.map((moment, index) => ({ ...moment, number: index + 1 })),
      bottom,
      scale,
    ),
    ...rows.flatMap((row, index) => drawRow(row, middles[index] ?? 0, scale)),
  ];
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: layout.width, height });
  try {
    chart.setOption(toOption(shapes, shown, run.requestedMs, height - layout.axis));
    return withoutInteraction(chart.renderToSVGString());
  } finally {
    // Its clock would keep the process from ending.
    chart.dispose();
  }
}

/** The library prepares its pictures for a script that follows the pointer; here there is none. */
function withoutInteraction(svg: string): string {
  return svg
    .replaceAll(/ (ecmeta_\w+|class|pointer-events)="[^"]*"/g, '')
    .replace(/<style\s*>.*?<\/style>/s, '');
}

function drawStalls(stalls: readonly Span[], bottom: number, scale: Scale): Shape[] {
  const top = layout.head - 14;
  return stalls.flatMap((stall) => {
    const place = scale.clip(stall, 1);
    return place ? [rect(place.x, top, place.width, bottom - top, colour.stall)] : [];
  });
}

/** The axis counts seconds from the request of the failover. */
function toOption(shapes: readonly Shape[], shown: Span, requestedMs: number, bottom: number) {
  return {
    animation: false,
    grid: {
      left: layout.left,
      right: layout.right,
      top: layout.head - 14,
      height: bottom - layout.head + 14,
    },
    xAxis: {
      type: 'value',
      min: shown.fromMs - requestedMs,
      max: shown.toMs - requestedMs,
      splitNumber: 8,
      axisLine: { lineStyle: { color: colour.rule } },
      axisTick: { lineStyle: { color: colour.rule } },
      splitLine: { show: false },
      axisLabel: {
        color: colour.muted,
        fontSize: 12,
        fontFamily: 'system-ui, sans-serif',
        hideOverlap: true,
        showMinLabel: false,
        showMaxLabel: false,
        formatter: formatTick,
      },
    },
    yAxis: { type: 'value', min: 0, max: 1, show: false },
    series: [
      {
        type: 'custom',
        silent: true,
        clip: false,
        data: shapes.map(() => [shown.fromMs - requestedMs, 0]),
        renderItem: (params: { dataIndex: number }) => shapes[params.dataIndex],
      },
    ],
  };
}

/** `−0.2 s`, `0 s`, `+1.5 s`: the library chooses round values, so no digits are lost. */
function formatTick(ms: number): string {
  const sign = ms < 0 ? '−' : ms > 0 ? '+' : '';
  return `${sign}${Number((Math.abs(ms) / 1000).toFixed(3))} s`;
}
