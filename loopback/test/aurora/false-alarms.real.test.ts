import { countFalseAlarms } from '../support/aurora/false-alarms';

it('a server that shares the processors with endless loops does not count as silent', async () => {
  expect(await countFalseAlarms(3_000)).toBe(0);
});
