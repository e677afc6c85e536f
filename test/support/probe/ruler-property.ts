import fc from 'fast-check';
import { randomCourse, toCourse } from './random-course';
import { findRulerMistakes } from './ruler-mistakes';
import { simulateProbe } from './simulated-probe';

/** Fails with the seed of the courses that it drew. */
export async function checkRuler(order: {
  readonly maxStops: number;
  readonly courses: number;
}): Promise<void> {
  const isExact = fc.asyncProperty(randomCourse(order), async (course) => {
    const simulated = await simulateProbe(toCourse(course), course.event);
    expect(findRulerMistakes(course, simulated)).toEqual([]);
  });
  await fc.assert(isExact, { numRuns: order.courses });
}
