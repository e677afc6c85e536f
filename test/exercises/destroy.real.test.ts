import { describeCourse } from '../support/describe-course';

const terminal = describeCourse({
  // The last exercise shows the rows of exercise 1.
  before: [0, 1],
  exercises: [[10, 'nothing of AuroraFailoverLab may be left']],
  timeoutMs: 120_000,
});

it('lab check says that nothing else can be checked after the last exercise', async () => {
  const { stdout, exitCode } = await terminal().lab('check');
  expect(stdout).toMatch(/^ ✔ 10 {2}delete the data, and leave nothing/m);
  expect(stdout).toContain('The stack AuroraFailoverLab does not exist.');
  expect(exitCode).toBe(3);
});
