import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoopbackAccount } from 'aurora-loopback';
import { startAccount } from 'aurora-loopback';
import { drillEnvironment } from '../../cli/account/drill-environment';
import type { Clients } from '../../drill/aws/clients';
import { createClients } from '../../drill/aws/clients';
import { noAccount } from '../support/drill/no-account';
import { withoutPermission } from '../support/drill/people';
import { labMain } from '../support/lab-main';
import { LabRun } from '../support/lab-run';

interface Environment {
  readonly env: () => NodeJS.ProcessEnv | Promise<NodeJS.ProcessEnv>;
  readonly options?: readonly string[];
  /** The sentence and the next step. */
  readonly explanation: RegExp;
}

const ENVIRONMENTS: Readonly<Record<string, Environment>> = {
  'no credentials': {
    env: () => ({ ...noAccount(), AWS_REGION: 'us-east-1' }),
    explanation: /^there are no AWS credentials: .*\nset AWS_PROFILE/m,
  },
  'no Region': {
    env: () => noAccount(),
    explanation: /^there is no Region: .*\nset AWS_REGION/m,
  },
  'a profile that does not exist': {
    env: () => reaching({ AWS_PROFILE: 'elsewhere' }),
    explanation: /^AWS_PROFILE names elsewhere, and no profile has this name\nno profile found/m,
  },
  'an endpoint that is none': {
    env: () => reaching({ AWS_ENDPOINT_URL: 'localhost:4566' }),
    explanation: /^AWS_ENDPOINT_URL is not an HTTP URL: localhost:4566\nset it to a URL/m,
  },
  'a key that is wrong': {
    env: () => reaching({ AWS_SECRET_ACCESS_KEY: 'wrong' }),
    explanation: /^the credentials are not accepted: .*\ncheck which account/m,
  },
  'a permission missing': {
    env: () => withoutPermission('cloudformation:DescribeStacks', 'Insufficient', clients, reaching()),
    explanation:
      /^a permission is missing: User: .* not authorized to perform: cloudformation:DescribeStacks .*\ngive it/m,
  },
  'no such stack': {
    env: () => reaching(),
    options: ['--stack', 'Elsewhere'],
    explanation: /^there is no stack Elsewhere in this account and Region\ndeploy it with/m,
  },
  'a stack of that name that is no lab': {
    env: () => reaching(),
    options: ['--stack', 'Sufficient'],
    explanation: /^stack Sufficient has no output DatabaseName, .*\ndeploy it anew/m,
  },
  'a stack already that would be destroyed afterwards': {
    env: () => reaching(),
    options: ['--deploy', '--stack', 'Sufficient'],
    explanation: /^there is a stack Sufficient already .*\nmeasure it as it is, without --deploy/m,
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
  'lab drill --aws, where there is %s, ends with 3 and says so in a sentence with the next step',
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

// In a process: in a test's sandbox the SDK does not know the errors of sockets for what they are.
it('lab drill --aws, where nobody answers, ends with 3, says so, and leaves nothing', async () => {
  const run = new LabRun(['drill', '--aws'], reaching({ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }));
  expect(await run.ended).toBe(3);
  expect(run.stdout).toBe('');
  expect(run.stderr).toMatch(/^the account does not answer: .*ECONNREFUSED.*\ncheck the endpoint/m);
  expect(run.leftovers()).toEqual([]);
});
