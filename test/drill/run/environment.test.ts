import { DrillError } from '../../../drill/aws/drill-error';
import type { CauseName } from '../../../drill/report-format/cause';
import { runDrill } from '../../../drill/run-drill';
import { plan } from '../../support/drill/drill-plan';
import { InstantTime } from '../../support/drill/instant-time';
import type { Script } from '../../support/drill/scripted-account';
import { ScriptedAccount } from '../../support/drill/scripted-account';
import { playCause } from '../../support/drill/scripted-drill';

async function fail(script: Script, targetInstanceIdentifier?: string) {
  const account = new ScriptedAccount(script);
  const { signal } = new AbortController();
  const error = await runDrill(
    account.clients,
    { ...plan, targetInstanceIdentifier },
    () => undefined,
    signal,
    new InstantTime(),
  ).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { account, error: error as DrillError };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

it('explains a stack without a reader before it changes anything', async () => {
  const { account, error } = await fail({ looks: [{ instances: { 'lab-1': 'available' } }] });
  expect(error).toBeInstanceOf(DrillError);
  expect(error.message).toBe('cluster lab has no reader, so it cannot fail over');
  expect(error.hint).toContain('readers=1');
  expect(account.calls).toEqual(['look at the cluster']);
});

it.each<[CauseName, string, string]>([
  ['crash', 'stack AuroraFailoverLab does not exist', 'deploy it with: npx cdk deploy;'],
  [
    'zone-outage',
    'stack AuroraFailoverLab does not exist',
    'deploy it with: npx cdk deploy -c zoneOutage=true;',
  ],
  ['writer-lost', 'the cause writer-lost is not possible on AWS', '--cause zone-outage'],
])('explains what is missing for %s in an account of AWS without the stack', async (cause, message, hint) => {
  const { account, error } = await playCause(cause, { kind: 'aws', stackStatus: 'missing' });
  expect(error?.message).toContain(message);
  expect(error?.hint).toContain(hint);
  expect(account.calls).toEqual([]);
});

it.each([
  ['lab-9', 'lab-9 cannot be promoted: it is not an instance of the cluster'],
  ['Lab-1', 'lab-1 cannot be promoted: it is the writer'],
])('explains before it measures that %s is not a reader of the cluster', async (target, message) => {
  const { account, error } = await fail({}, target);
  expect(error).toBeInstanceOf(DrillError);
  expect(error.message).toBe(message);
  expect(error.hint).toBe('choose one of the readers: lab-2');
  expect(account.calls).toEqual(['look at the cluster']);
});

it.each([
  ['a cluster that is stopped', { status: 'stopped' }, 'cluster lab cannot fail over: cluster is stopped'],
  [
    'a member that is being deleted',
    { instances: { 'lab-1': 'available', 'lab-2': 'deleting' } },
    'cluster lab cannot fail over: lab-2 is deleting',
  ],
  [
    'a cluster that never becomes ready',
    { status: 'modifying' },
    'cluster lab cannot fail over after 20 minutes: cluster is modifying',
  ],
  [
    'a cluster without a writer',
    { writer: 'none' },
    'cluster lab cannot fail over after 20 minutes: 0 writers',
  ],
])('explains %s', async (_, look, message) => {
  const { account, error } = await fail({ looks: [look] });
  expect(error).toBeInstanceOf(DrillError);
  expect(error.message).toBe(message);
  expect(account.calls.filter((call) => call !== 'look at the cluster')).toEqual([]);
});

it('does not fail over if the probe cannot start, and explains why', async () => {
  const { account, error } = await fail({
    looksForSignal: 1_000,
    probe: {
      errorType: 'DatabaseUnreachable',
      errorMessage: 'lab.cluster-x cannot be used by write-pool: timed out',
    },
  });
  expect(error).toBeInstanceOf(DrillError);
  expect(error.message).toBe(
    'the probe cannot reach the database: lab.cluster-x cannot be used by write-pool: timed out',
  );
  expect(error.hint).toMatch(/security groups/);
  expect(account.calls).not.toContain('invoke the-failover');
});

it('stops waiting for a probe that does not start to measure', async () => {
  const { account, error } = await fail({ looksForSignal: 10_000 });
  expect(error.message).toBe('the probe the-probe was invoked, but had not started to measure after 90 s');
  expect(error.hint).toContain('log group');
  expect(account.calls).not.toContain('invoke the-failover');
});

it('does not wait for the probe if the failover was refused', async () => {
  const { error } = await fail({
    failover: { errorType: 'InvalidDBClusterStateFault', errorMessage: 'cluster lab is modifying' },
  });
  expect(error.message).toBe('the cluster cannot fail over: cluster lab is modifying');
});

it.each([
  [
    named('AccessDeniedException', 'User: x is not authorized to perform: rds-data:ExecuteStatement'),
    /^a permission is missing: User: x is not/,
  ],
  [named('HttpEndpointNotEnabledException', 'HttpEndpoint is not enabled'), /Data API is disabled/],
  [
    named('DatabaseUnavailableException', 'The writer instance is not available.'),
    /^the database cannot be reached: /,
  ],
  [
    named('DatabaseErrorException', 'ERROR: permission denied; SQLState: 42501'),
    /^the database refused a statement that prepares it: ERROR: permission denied/,
  ],
  [named('ExpiredTokenException', 'The security token is expired'), /^the credentials have expired/],
  [
    named('CredentialsProviderError', 'Could not load credentials from any providers'),
    /^no AWS credentials found: /,
  ],
  [Object.assign(new Error(''), { code: 'ECONNREFUSED' }), /^the account does not answer: ECONNREFUSED$/],
])('explains %s', async (thrown, message) => {
  const { error } = await fail({
    statement: () => {
      throw thrown;
    },
  });
  expect(error).toBeInstanceOf(DrillError);
  expect(error.message).toMatch(message);
  expect(error.hint).not.toBe('');
  expect(error.cause).toBe(thrown);
});

it('rethrows an unknown error unchanged', async () => {
  const bug = new TypeError('undefined is not a function');
  const { error } = await fail({
    statement: () => {
      throw bug;
    },
  });
  expect(error).toBe(bug);
});

it('waits 90 seconds for a paused database to resume', async () => {
  const { error } = await fail({
    statement: () => {
      throw named('DatabaseResumingException', 'The database is resuming');
    },
  });
  expect(error.message).toMatch(/^the database is paused and does not resume: /);
});
