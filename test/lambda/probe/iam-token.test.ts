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

describe('an endpoint’s token', () => {
  it('is signed once for all logins of ten minutes, and anew well before it is 15 minutes old', async () => {
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
