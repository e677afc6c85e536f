import { printFigures, secondsSince } from '../../testing/print-figures';
import { SeededRandom } from '../../testing/seeded-random';
import { playRandomCauses } from '../support/aurora/random-causes';

const DURATION_S = 600;

it('a cluster under 8 writers loses no acknowledged write in 10 minutes of random causes', async () => {
  const startMs = performance.now();
  const seed = Math.floor(Math.random() * 2 ** 32);
  const isOver = () => secondsSince(startMs) > DURATION_S;
  const result = await playRandomCauses(new SeededRandom(seed), isOver);
  const { acknowledgedWrites, played, writers, ...counts } = result;
  printFigures('random causes', {
    seed,
    causes: played.length,
    'acknowledged writes': acknowledgedWrites,
    'lost writes': counts.lostWrites,
    seconds: secondsSince(startMs),
  });
  expect({ writers: writers.length, ...counts }).toEqual({
    ...{ writers: 1, lostWrites: 0, unexpectedFailovers: 0, strayServers: 0, leftProcesses: [] },
  });
});
