import { handler } from '../../../lambda/failover/index';

const ENVIRONMENT = {
  CLUSTER_IDENTIFIER: 'lab',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  // No server listens on this port, so that a call would fail.
  AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
};

let before: NodeJS.ProcessEnv;

beforeEach(() => {
  before = process.env;
  process.env = { ...before, ...ENVIRONMENT };
});

afterEach(() => {
  process.env = before;
});

it('the handler reserves the last five seconds of the invocation for its answer', async () => {
  const lines: unknown[] = [];
  const info = jest.spyOn(console, 'info').mockImplementation((line) => lines.push(line));
  await expect(handler({}, { getRemainingTimeInMillis: () => 4_900 })).rejects.toMatchObject({
    name: 'NotEnoughTime',
    message: expect.stringMatching(/^only 4\.\d s of this invocation are left/),
  });
  expect(lines).toMatchObject([{ step: 'ordered', clusterIdentifier: 'lab' }, { step: 'failed' }]);
  info.mockRestore();
});
