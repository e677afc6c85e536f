import { IamToken } from '../../../lambda/probe/iam-token';
import { JumpingClock } from '../../support/probe/jumping-clock';

function numbered(clock: JumpingClock, fails: (call: number) => boolean = () => false) {
  let calls = 0;
  return new IamToken(async () => {
    calls += 1;
    if (fails(calls)) throw new Error(`call ${calls}`);
    return `token ${calls}`;
  }, clock);
}

describe('the IAM token of an endpoint', () => {
  it('is reused for ten minutes, and then signed again before it expires after 15', async () => {
    const clock = new JumpingClock();
    const token = numbered(clock);
    expect(await Promise.all([token.get(), token.get()])).toEqual(['token 1', 'token 1']);
    clock.jump(9 * 60_000);
    expect(await token.get()).toBe('token 1');
    clock.jump(60_000);
    expect(await token.get()).toBe('token 2');
  });

  it('is signed again after signing failed', async () => {
    const token = numbered(new JumpingClock(), (call) => call === 1);
    await expect(token.get()).rejects.toThrow('call 1');
    expect(await token.get()).toBe('token 2');
  });
});
