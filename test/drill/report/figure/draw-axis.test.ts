import fc from 'fast-check';
import { drawAxis, toTicks } from '../../../../drill/report/figure/draw-axis';
import { layout } from '../../../../drill/report/figure/layout';
import { createScale } from '../../../../drill/report/figure/scale';

/** Returns the positions and texts of the axis of a window that begins a tenth of its length before the request. */
function ticksOf(lengthMs: number) {
  const requestedMs = 3_000;
  const fromMs = requestedMs - lengthMs / 10;
  const axis = drawAxis(createScale({ fromMs, toMs: fromMs + lengthMs }), requestedMs, 400);
  const texts = axis.map(({ text }) => text).join('');
  return [...texts.matchAll(/<text x="([\d.]+)"[^>]*>([^<]+)</g)].map(([, x, text]) => ({
    x: Number(x),
    text,
  }));
}

it.each([
  [1_000, '−0.1 s,0 s,+0.1 s,+0.2 s,+0.3 s,+0.4 s,+0.5 s,+0.6 s,+0.7 s,+0.8 s,+0.9 s'],
  [2_330, '−0.2 s,0 s,+0.2 s,+0.4 s,+0.6 s,+0.8 s,+1 s,+1.2 s,+1.4 s,+1.6 s,+1.8 s,+2 s'],
  [30_000, '0 s,+5 s,+10 s,+15 s,+20 s,+25 s'],
  [600_000, '−50 s,0 s,+50 s,+100 s,+150 s,+200 s,+250 s,+300 s,+350 s,+400 s,+450 s,+500 s'],
])('labels a window of %i ms with round numbers of seconds since the request', (lengthMs, texts) => {
  expect(ticksOf(lengthMs).map(({ text }) => text)).toEqual(texts.split(','));
});

it('has a tick at the request and enough room for every text, for windows of any length', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 1_000_000 }), (lengthMs) => {
      const ticks = ticksOf(lengthMs);
      expect(ticks.map(({ text }) => text)).toContain('0 s');
      expect(ticks.length).toBeGreaterThan(3);
      for (const [index, { x }] of ticks.entries()) {
        expect(x - (ticks[index - 1]?.x ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(
          layout.tickGap - 1,
        );
      }
    }),
  );
});

it('has no ticks for an empty window', () => {
  expect(toTicks({ fromMs: 0, toMs: 0 }, 0)).toEqual([]);
});
