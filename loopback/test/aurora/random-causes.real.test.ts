import { SeededRandom } from '../../testing/seeded-random';
import { playRandomCauses } from '../support/aurora/random-causes';

/** Number of causes, of which every one is tested elsewhere. `npm run soak` plays causes for 10 minutes. */
const PLAYED = 6;

it('a cluster under 8 writers loses no acknowledged write by random causes, and leaves no process', async () => {
  const seed = Math.floor(Math.random() * 2 ** 32);
  const result = await playRandomCauses(new SeededRandom(seed), (played) => played === PLAYED);
  const { acknowledgedWrites, played, writers, ...counts } = result;
  expect({ seed, played, ...counts }).toEqual({
    ...{ seed, played, lostWrites: 0, unexpectedFailovers: 0, strayServers: 0, leftProcesses: [] },
  });
  expect(writers).toHaveLength(1);
  expect(acknowledgedWrites).toBeGreaterThan(8 * PLAYED);
});
