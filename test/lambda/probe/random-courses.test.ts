import { checkRuler } from '../../support/probe/ruler-property';

/** Number of random courses. `random-courses.soak.test.ts` draws more courses. */
const COURSES = 250;

describe('the measurement finds every outage and no other, and the brackets and the ledger contain the truth', () => {
  it('while the probe runs', async () => {
    await checkRuler({ maxStops: 0, courses: COURSES });
  });

  it('while the probe is stopped at times', async () => {
    await checkRuler({ maxStops: 3, courses: COURSES });
  });
});
