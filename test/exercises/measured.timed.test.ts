import { describeCourse } from '../support/describe-course';
import { openShortPaceTerminal } from '../support/lab-cli';

// Exercise 9 has a test of its own, `09-survive/fixes.timed.test.ts`, which measures all fixes of a learner in one failover.
const { shell, exercise } = describeCourse({
  openTerminal: openShortPaceTerminal,
  adapt: shortenDrill,
  timeoutMs: 240_000,
});

/** The pages' drills measure for as long as pace `typical` needs. */
function shortenDrill(command: string): string {
  return command.replace(' --running', ' --running --before 1 --after 4');
}

beforeAll(async () => {
  for (const command of ['eval "$(npm run -s lab -- env)"', 'npx cdk deploy --require-approval never']) {
    expect(await shell().run(command)).toMatchObject({ exitCode: 0 });
  }
}, 120_000);

exercise(5, 'predict the outage before you measure it');
exercise(7, 'predict the writer after each cause before you play it');
exercise(8, 'predict which cause makes connections silent before you play the causes');
