import { describeCourse } from '../support/describe-course';
import { openTerminal } from '../support/lab-cli';

// All pages word for word, in order, at the pace of exercise 0.
const { shell, exercise } = describeCourse({
  openTerminal: () => openTerminal('--pace', 'typical'),
  inCopy: true,
  timeoutMs: 600_000,
});

exercise(0, 'the exercises need the deployed lab');
exercise(1, 'your row must be visible on every member');
exercise(2, 'your answer must be the SQLSTATE of the error');
exercise(3, 'the row must be visible on all readers');
exercise(4, 'predict the new writer before the failover');
exercise(5, 'predict the outage before you measure it');
exercise(6, 'the exercise begins with a failover without readers');
exercise(7, 'predict the writer after each cause before you play it');
exercise(8, 'predict which cause makes connections silent before you play the causes');
exercise(9, 'the check measures this file, your copy of the naive client');

it('exercise 9 is passed after lab solve', async () => {
  const { output, exitCode } = await shell().run('npm run lab -- solve 9');
  expect(output).toContain('passed: exercise 9');
  expect(exitCode).toBe(0);
}, 600_000);

exercise(10, 'nothing of AuroraFailoverLab may be left');
