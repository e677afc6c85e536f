import { checkRuler } from '../../support/probe/ruler-property';

const COURSES = 100_000;
const TIMEOUT_MS = 30 * 60_000;

describe('the measurement finds every outage and no other, in many random simulated runs', () => {
  it.each([
    ['while the probe runs', 0],
    ['while the probe is stopped now and then', 3],
  ])(
    '%s',
    async (_, maxStops) => {
      await checkRuler({ maxStops, courses: COURSES });
    },
    TIMEOUT_MS,
  );
});
