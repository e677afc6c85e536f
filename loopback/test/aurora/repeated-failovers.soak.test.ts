import { printFigures, secondsSince } from '../../testing/print-figures';
import { failOverRepeatedly } from '../support/aurora/repeated-failovers';

const FAILOVERS = 1_000;

it('a cluster loses no acknowledged write in 1,000 failovers, half of them caused by SIGKILL', async () => {
  const startMs = performance.now();
  const { acknowledgedWrites, lostWrites, eventIds } = await failOverRepeatedly(FAILOVERS);
  const completed = eventIds.filter((id) => id === 'RDS-EVENT-0071').length;
  printFigures('failovers of real servers', {
    failovers: completed,
    'acknowledged writes': acknowledgedWrites,
    'lost writes': lostWrites,
    seconds: secondsSince(startMs),
  });
  expect({ completed, lostWrites }).toEqual({ completed: FAILOVERS, lostWrites: 0 });
});
