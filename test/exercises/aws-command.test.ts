import { toAwsCommand } from '../../exercises/aws-command';

it.each([
  ['npm run lab -- check 4', 'npm run lab -- check --aws 4'],
  ['npm run -s lab -- sql "SELECT 1"', 'npm run -s lab -- sql --aws "SELECT 1"'],
  ['npm run lab -- answer 2 25006', 'npm run lab -- answer --aws 2 25006'],
  ['npm run lab -- failover', 'npm run lab -- failover --aws'],
  ['npm run drill -- --running --cause crash', 'npm run drill -- --aws --cause crash'],
  ['npm run drill -- --cause crash --running --deploy', 'npm run drill -- --cause crash --aws --deploy'],
  ['npx cdk deploy -c readers=4', 'npx cdk deploy -c readers=4'],
  ['npm run lab -- report drill-report/report.json', 'npm run lab -- report drill-report/report.json'],
])('%s becomes %s on AWS', (command, onAws) => {
  expect(toAwsCommand(command)).toBe(onAws);
});

it.each([
  'eval "$(npm run -s lab -- env)"',
  'npm run lab -- status',
  'npm run -s lab -- sql --on reader "SELECT 1"',
])('%s is omitted on AWS', (command) => {
  expect(toAwsCommand(command)).toBeUndefined();
});
