import { checkRuler } from '../../support/probe/ruler-property';

/** `random-courses.soak.test.ts` draws more. */
const COURSES = 250;

describe('the ruler misses no outage, invents none, and has the truth in every bracket and in the ledger', () => {
  it('while the probe runs', async () => {
    await checkRuler({ maxStops: 0, courses: COURSES });
  });

  it('while the probe is stopped now and then', async () => {
    await checkRuler({ maxStops: 3, courses: COURSES });
  });
});
