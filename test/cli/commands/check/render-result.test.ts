import { renderResult } from '../../../../cli/commands/check/render-result';

const exercise = { number: 5, title: 'measure a failover' };

const notYet = (next: string) => ({ state: 'not-yet', found: 'no report', reason: 'not run', next }) as const;

it('says what was found, why it is not enough, and the next step', () => {
  expect(renderResult(exercise, notYet('npm run lab -- answer 5 SECONDS'), false)).toBe(
    `not yet: exercise 5, measure a failover
  found   no report
  reason  not run
  next    npm run lab -- answer 5 SECONDS`,
  );
});

it.each([
  ['npm run drill -- --running --out drill-report/a', 'npm run drill -- --aws --out drill-report/a'],
  [
    'deploy two readers: npx cdk deploy; then npm run drill -- --running --out drill-report/a',
    'deploy two readers: npx cdk deploy; then npm run drill -- --aws --out drill-report/a',
  ],
  ['fix the error; then npm run lab -- check 9', 'fix the error; then npm run lab -- check --aws 9'],
  ['wait a minute, then run this check again', 'wait a minute, then run this check again'],
])('on AWS the next step %s is shown as %s', (next, onAws) => {
  expect(renderResult(exercise, notYet(next), true)).toContain(`  next    ${onAws}`);
});
