import { describeCourse } from '../support/describe-course';
import { openShortPaceTerminal } from '../support/lab-cli';

// The drills of exercise 8 take too long for this project: `pages.outside.test.ts` runs them. Exercise 9 is in
// `09-survive/fixes.timed.test.ts`, which measures all fixes of a learner in one failover.
const { shell, exercise } = describeCourse({
  openTerminal: openShortPaceTerminal,
  adapt: shortenDrill,
  timeoutMs: 240_000,
});

/** The pages' drills measure for as long as pace `typical` needs. */
function shortenDrill(command: string): string {
  return command.replace(' --running', ' --running --before 1 --after 6');
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
