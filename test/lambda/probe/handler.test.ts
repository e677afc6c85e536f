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

describe('the probe function, before it connects', () => {
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

  it('refuses an invalid event with an error without a stack, and logs the error', async () => {
    const message = 'runId is required; durationSeconds is required';
    const error = await handler({}, ends(900_000)).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'ValidationError', message, stack: `ValidationError: ${message}` });
    expect(lines).toEqual([{ step: 'failed', error: `ValidationError: ${message}` }]);
  });

  it('refuses an invalid environment', async () => {
    process.env.DATABASE_PORT = 'x';
    await expect(handler(event, ends(900_000))).rejects.toMatchObject({ name: 'ConfigurationError' });
  });

  it('refuses a run that could outlast the invocation', async () => {
    await expect(handler(event, ends(681_999))).rejects.toMatchObject({
      name: 'NotEnoughTime',
      message:
        'the run may need 682000 ms and the invocation ends in 681999 ms: reduce durationSeconds or ' +
        'ledgerTimeoutSeconds, or increase the timeout of the function (at most 900 s)',
    });
  });
});
