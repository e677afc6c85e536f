import { describeStacks } from '../../../../services/cloudformation/actions/describe-stacks';
import { box, caller, StackLab } from '../../../support/cloudformation/stack-lab';

/** Creates a stack called `app` whose creation waits for its release, and a function that describes the stack. */
async function underWay() {
  const lab = new StackLab();
  const { release, reached } = lab.resources.holdAt('create', 'A');
  await lab.create('app', { Resources: { A: box() } });
  await reached;
  const leaving = new AbortController();
  let answered: string | undefined;
  const answer = describeStacks(
    lab.cloudFormation,
    { StackName: 'app' },
    { ...caller, signal: leaving.signal },
  ).then(({ Stacks }) => {
    answered = Stacks?.[0]?.StackStatus;
    return answered;
  });
  const turn = () => new Promise((resolve) => jest.requireActual('node:timers').setImmediate(resolve));
  await turn();
  expect(answered).toBeUndefined();
  return { lab, release, leaving, answer };
}

describe('the answer of DescribeStacks about a stack in progress', () => {
  it('is sent once the operation has ended', async () => {
    const { release, answer } = await underWay();
    release();
    await expect(answer).resolves.toBe('CREATE_COMPLETE');
  });

  it('is sent after at most 20 s', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'queueMicrotask', 'nextTick', 'performance'] });
    try {
      const { answer, release } = await underWay();
      let isAnswered = false;
      void answer.then(() => {
        isAnswered = true;
      });
      await jest.advanceTimersByTimeAsync(19_999);
      expect(isAnswered).toBe(false);
      await jest.advanceTimersByTimeAsync(1);
      await expect(answer).resolves.toBe('CREATE_IN_PROGRESS');
      release();
    } finally {
      jest.useRealTimers();
    }
  });

  it('is cancelled when the client disconnects', async () => {
    const { leaving, answer, release } = await underWay();
    leaving.abort();
    await expect(answer).resolves.toBe('CREATE_IN_PROGRESS');
    release();
  });

  it('is cancelled when the account is closed', async () => {
    const { lab, answer, release } = await underWay();
    const closing = lab.cloudFormation.close();
    await expect(answer).resolves.toBe('CREATE_IN_PROGRESS');
    release();
    await closing;
  });

  it('is sent at once for a stack in review, and for a list of all stacks', async () => {
    const lab = new StackLab();
    await lab.plan('review', { Resources: { A: box() } });
    const { Stacks } = await describeStacks(lab.cloudFormation, { StackName: 'review' }, caller);
    expect(Stacks?.[0]?.StackStatus).toBe('REVIEW_IN_PROGRESS');
    const { release } = lab.resources.holdAt('create', 'A');
    await lab.create('app', { Resources: { A: box() } });
    const all = await describeStacks(lab.cloudFormation, {}, caller);
    expect(all.Stacks?.map(({ StackStatus }) => StackStatus)).toEqual([
      'REVIEW_IN_PROGRESS',
      'CREATE_IN_PROGRESS',
    ]);
    release();
    await lab.settled('app');
  });
});
