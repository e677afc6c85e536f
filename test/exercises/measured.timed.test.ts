import { describeCourse } from '../support/describe-course';
import { openShortPaceTerminal } from '../support/lab-cli';

// The exercises whose drills measure. Exercise 9 is in `09-survive/fixes.timed.test.ts`, which measures all fixes of a
// learner in one failover.
const { shell, exercise } = describeCourse({
  openTerminal: openShortPaceTerminal,
  adapt: shortenDrill,
  timeoutMs: 240_000,
});

/**
 * The pages' drills measure for as long as pace `typical` needs. The longest outage, after `writer-lost`, ends 4 s after the
 * cause, and later on a busy machine. With fewer statements, the probe takes less of a busy machine from the failover that it
 * measures.
 */
function shortenDrill(command: string): string {
  return command.replace(' --running', ' --running --before 1 --after 7 --rate 20');
}

beforeAll(async () => {
  const setUp = [
    'eval "$(node --import tsx bin/lab.ts env)"',
    'node_modules/.bin/cdk deploy --require-approval never',
  ];
  for (const command of setUp) expect(await shell().run(command)).toMatchObject({ exitCode: 0 });
}, 120_000);

exercise(5, 'predict the outage before you measure it');
exercise(7, 'predict the writer after each cause before you play it');
exercise(8, 'predict which cause makes connections silent before you play the causes');
