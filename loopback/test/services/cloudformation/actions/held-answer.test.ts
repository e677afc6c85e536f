import { describeStacks } from '../../../../services/cloudformation/actions/describe-stacks';
import { box, caller, StackLab } from '../../../support/cloudformation/stack-lab';

/** A stack called `app` whose creation waits to be released, and a look at it. */
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

describe('the answer about a stack in progress', () => {
  it('comes when the operation has ended', async () => {
    const { release, answer } = await underWay();
    release();
    await expect(answer).resolves.toBe('CREATE_COMPLETE');
  });

  it('comes after 20 s at the latest', async () => {
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

  it('is given up when the client goes away', async () => {
    const { leaving, answer, release } = await underWay();
    leaving.abort();
    await expect(answer).resolves.toBe('CREATE_IN_PROGRESS');
    release();
  });

  it('is given up when the account closes', async () => {
    const { lab, answer, release } = await underWay();
    const closing = lab.cloudFormation.close();
    await expect(answer).resolves.toBe('CREATE_IN_PROGRESS');
    release();
    await closing;
  });

  it('comes at once for a stack in review, and for all stacks', async () => {
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
