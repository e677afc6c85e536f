import fc from 'fast-check';
import { findOutages } from '../../../drill/findings/outages';
import type { Tick } from '../../../drill/findings/ticks';
import type { Span } from '../../../drill/report-format/span';

const ms = (max: number) => fc.double({ min: 0, max, noNaN: true });

/**
 * Random phases of a lane, each with its own outcomes and speed, including combinations that the simulation never
 * produces.
 */
const course = fc.record({
  periodMs: fc.constantFrom(10, 1000 / 19, 100),
  phases: fc.array(
    fc.record({
      ticks: fc.integer({ min: 1, max: 40 }),
      outcomes: fc.constantFrom<Outcome[]>(['ok'], ['failed'], ['dropped'], ['ok', 'indeterminate']),
      usualMs: fc.constantFrom(1, 30, 200, 800, 2_000),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  noise: fc.infiniteStream(ms(1)),
  stalls: fc.array(fc.record({ gapMs: ms(800), lengthMs: fc.double({ min: 15, max: 400, noNaN: true }) }), {
    maxLength: 6,
  }),
});

type Outcome = Tick['answer']['outcome'];
type Course = typeof course extends fc.Arbitrary<infer Value> ? Value : never;

it('the times of an outage are in order for any ticks and stalls', () => {
  fc.assert(
    fc.property(course, (drawn) => {
      const { outages } = findOutages(toTicks(drawn), drawn.periodMs, toStalls(drawn.stalls));
      for (const { low, high, lastServedMs, failingFromMs, failingToMs, servedAgainMs } of outages) {
        const inOrder = [lastServedMs, failingFromMs, failingToMs, servedAgainMs ?? failingToMs];
        expect(inOrder).toEqual(inOrder.toSorted((one, other) => one - other));
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high ?? low).toBeGreaterThanOrEqual(low);
      }
    }),
    { numRuns: 500 },
  );
});

/** Creates ticks that start in order, each on time or late. */
function toTicks({ phases, periodMs, noise }: Course): Tick[] {
  const next = () => noise.next().value ?? 0;
  let startedMs = 0;
  return phases
    .flatMap(({ ticks, ...phase }) => Array.from({ length: ticks }, () => phase))
    .map(({ outcomes, usualMs }, index) => {
      const dueMs = index * periodMs;
      startedMs = Math.max(startedMs, dueMs + next() ** 4 * 300);
      const outcome = outcomes[Math.floor(next() * outcomes.length)] ?? 'ok';
      const takenMs = outcome === 'dropped' ? 0 : usualMs * (0.5 + next());
      return { index, dueMs, startedMs, endedMs: startedMs + takenMs, answer: toAnswer(outcome) };
    });
}

function toAnswer(outcome: Outcome): Tick['answer'] {
  if (outcome === 'ok') return { outcome, member: 'lab-1', readOnly: false };
  if (outcome === 'dropped') return { outcome };
  return { outcome, phase: 'answering', cause: 'broken', message: 'Connection terminated unexpectedly' };
}

function toStalls(drawn: Course['stalls']): Span[] {
  let atMs = 0;
  return drawn.map(({ gapMs, lengthMs }) => {
    const fromMs = atMs + gapMs + 1;
    atMs = fromMs + lengthMs;
    return { fromMs, toMs: atMs };
  });
}
