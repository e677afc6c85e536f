import { checkRuler } from '../../support/probe/ruler-property';

/** `random-courses.soak.test.ts` draws more. */
const COURSES = 250;

describe('the measurement finds every outage and no other, and the brackets and the ledger contain the truth', () => {
  it('while the probe runs', async () => {
    await checkRuler({ maxStops: 0, courses: COURSES });
  });

  it('while the probe is stopped at times', async () => {
    await checkRuler({ maxStops: 3, courses: COURSES });
  });
});
