import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoopbackAccount } from 'aurora-loopback';
import { startAccount } from 'aurora-loopback';
import { drillEnvironment } from '../../cli/account/drill-environment';
import type { Clients } from '../../drill/aws/clients';
import { createClients } from '../../drill/aws/clients';
import { withoutPermission } from '../support/drill/limited-role';
import { noAccount } from '../support/drill/no-account';
import { labMain } from '../support/lab-main';
import { LabRun } from '../support/lab-run';

interface Environment {
  readonly env: () => NodeJS.ProcessEnv | Promise<NodeJS.ProcessEnv>;
  readonly options?: readonly string[];
  /** Error message and next step. */
  readonly explanation: RegExp;
}

const ENVIRONMENTS: Readonly<Record<string, Environment>> = {
  'no credentials': {
    env: () => ({ ...noAccount(), AWS_REGION: 'us-east-1' }),
    explanation: /^no AWS credentials found: .*\nset AWS_PROFILE/m,
  },
  'no Region': {
    env: () => noAccount(),
    explanation: /^no Region is set: .*\nset AWS_REGION/m,
  },
  'a profile that does not exist': {
    env: () => reaching({ AWS_PROFILE: 'elsewhere' }),
    explanation: /^AWS_PROFILE is set to elsewhere, but there is no profile of this name\nno profile found/m,
  },
  'an endpoint that is not a URL': {
    env: () => reaching({ AWS_ENDPOINT_URL: 'localhost:4566' }),
    explanation: /^AWS_ENDPOINT_URL is not an HTTP URL: localhost:4566\nset it to a URL/m,
  },
  'a wrong secret key': {
    env: () => reaching({ AWS_SECRET_ACCESS_KEY: 'wrong' }),
    explanation: /^AWS rejected the credentials: .*\ncheck the account and keys/m,
  },
  'a missing permission': {
    env: () => withoutPermission('cloudformation:DescribeStacks', 'Insufficient', clients, reaching()),
    explanation:
      /^a permission is missing: User: .* not authorized to perform: cloudformation:DescribeStacks .*\ngrant it/m,
  },
  'no stack of the given name': {
    env: () => reaching(),
    options: ['--stack', 'Elsewhere'],
    explanation: /^stack Elsewhere does not exist in this account and Region\ndeploy it with/m,
  },
  'a stack that is not a lab': {
    env: () => reaching(),
    options: ['--stack', 'Sufficient'],
    explanation: /^stack Sufficient has no output DatabaseName, .*\ndeploy it again/m,
  },
  'an existing stack that --deploy would destroy afterwards': {
    env: () => reaching(),
    options: ['--deploy', '--stack', 'Sufficient'],
    explanation: /^stack Sufficient already exists .*\nomit --deploy to measure the existing stack/m,
  },
};

let account: LoopbackAccount;
let clients: Clients;
let folder: string;
beforeAll(async () => {
  account = await startAccount({ region: 'us-east-1', pace: 'instant', log: () => {} });
  const { endpointUrl: endpoint, region, credentials } = account;
  clients = createClients({ endpoint, region, credentials });
  await withoutPermission(undefined, 'Sufficient', clients, {});
  folder = mkdtempSync(join(tmpdir(), 'afl-environment-'));
});
afterAll(async () => {
  await LabRun.closeAll();
  clients?.close();
  await account?.close();
  rmSync(folder, { recursive: true, force: true });
});

function reaching(changes: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...noAccount(), ...drillEnvironment(account), ...changes };
}

it.each(Object.entries(ENVIRONMENTS))(
  'lab drill --aws with %s ends with exit code 3 and prints one sentence and the next step',
  async (_, { env, options = [], explanation }) => {
    const { exitCode, stdout, stderr } = await labMain(
      ['drill', '--aws', '--out', folder, ...options],
      await env(),
    );
    expect(stderr).toMatch(explanation);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
    const { stacks } = account.status();
    expect(stacks.map(({ name }) => name)).not.toContain('AuroraFailoverLab');
  },
);

// Runs in a process, because in Jest's sandbox the SDK does not recognize socket errors.
it('lab drill --aws reports that the endpoint does not answer, ends with exit code 3 and leaves nothing', async () => {
  const run = new LabRun(['drill', '--aws'], reaching({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }));
  expect(await run.ended).toBe(3);
  expect(run.stdout).toBe('');
  expect(run.stderr).toMatch(/^the account does not answer: .*ECONNREFUSED.*\ncheck the endpoint/m);
  expect(run.leftovers()).toEqual([]);
});
