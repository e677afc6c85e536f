import { eventually } from '../../../testing/eventually';
import { isRunning } from '../../support/is-running';
import { Gate, gatedHandler } from '../../support/lambda/gate';
import { useLambdaLab } from '../../support/lambda/use-lambda-lab';

describe('an asynchronous event', () => {
  const lab = useLambdaLab();
  beforeAll(() => lab().allowLogs());

  it('is accepted at once and processed later', async () => {
    await lab().create(gatedHandler, { FunctionName: 'later' });
    const gate = new Gate(lab().folder);
    const answer = await lab().invoke(gate.event, { FunctionName: 'later', InvocationType: 'Event' });
    expect(answer).toMatchObject({ StatusCode: 202, value: undefined });
    await gate.begun();
    gate.open();
    const ends = () =>
      lab()
        .messages('/aws/lambda/later')
        .some((message) => message.startsWith('END'));
    await eventually(ends, true);
  });

  it('is not retried after a failure if the function allows no retry', async () => {
    await lab().create(`export const handler = () => { throw new Error('no'); };`, { FunctionName: 'once' });
    lab().account.functions.putEventInvokeConfig('once', '$LATEST', { maximumRetryAttempts: 0 });
    await lab().invoke({}, { FunctionName: 'once', InvocationType: 'Event' });
    await eventually(
      () =>
        lab()
          .lines.find((line) => line.includes('for the function once'))
          ?.includes('dropped'),
      true,
    );
  });

  it('is cancelled when the account is closed', async () => {
    await lab().create(gatedHandler, { FunctionName: 'endless', Timeout: 900 });
    const gate = new Gate(lab().folder);
    await lab().invoke(gate.event, { FunctionName: 'endless', InvocationType: 'Event' });
    const processId = await gate.begun();
    await lab().account.close();
    expect(isRunning(processId)).toBe(false);
  });
});
