import { processesMentioning } from '../../testing/processes';
import { failOverRepeatedly } from '../support/aurora/repeated-failovers';

/** Number of failovers. `npm run soak` does 1,000 failovers. */
const FAILOVERS = 10;

describe('a cluster under 50 writes a second', () => {
  it('loses no acknowledged write in failovers, half of them caused by SIGKILL, and leaves no process', async () => {
    const { acknowledgedWrites, lostWrites, eventIds, folder } = await failOverRepeatedly(FAILOVERS);
    expect(lostWrites).toBe(0);
    expect(acknowledgedWrites).toBeGreaterThan(2 * FAILOVERS);
    const failoverIds = ['RDS-EVENT-0073', 'RDS-EVENT-0071', 'RDS-EVENT-0069'];
    const counts = failoverIds.map((wanted) => eventIds.filter((id) => id === wanted).length);
    expect(counts).toEqual([FAILOVERS, FAILOVERS, 0]);
    expect(processesMentioning(folder)).toEqual([]);
  });
});
