import { handler } from '../../../lambda/probe/index';

const environment = {
  DATABASE_NAME: 'lab',
  DATABASE_PORT: '5432',
  DATABASE_USER: 'failover_probe',
  WRITER_ENDPOINT: 'writer',
  READER_ENDPOINT: 'reader',
  INSTANCE_ENDPOINTS: 'lab-1',
};

const ends = (inMs: number) => ({ getRemainingTimeInMillis: () => inMs });
const event = { runId: 'r', durationSeconds: 600 };

describe('the function, before it connects to anything', () => {
  let lines: unknown[];
  const original = { ...process.env };

  beforeEach(() => {
    lines = [];
    jest.spyOn(console, 'info').mockImplementation((line) => lines.push(line));
    Object.assign(process.env, environment);
  });

  afterEach(() => {
    process.env = { ...original };
  });

  it('refuses an event that is wrong, without a stack, and logs that', async () => {
    const message = 'runId is required; durationSeconds is required';
    const error = await handler({}, ends(900_000)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'ValidationError', message, stack: `ValidationError: ${message}` });
    expect(lines).toEqual([{ step: 'failed', error: `ValidationError: ${message}` }]);
  });

  it('refuses an environment that is wrong', async () => {
    process.env.DATABASE_PORT = 'x';
    await expect(handler(event, ends(900_000))).rejects.toMatchObject({ name: 'ConfigurationError' });
  });

  it('refuses a run that the invocation would cut off', async () => {
    await expect(handler(event, ends(681_999))).rejects.toMatchObject({
      name: 'NotEnoughTime',
      message:
        'the run may need 682000 ms and the invocation ends in 681999 ms: order a shorter run or ' +
        'ledgerTimeoutSeconds, or give the function a longer timeout (at most 900 s)',
    });
  });
});
