import { settlesWithin, waitUntil } from '../../postgres/deadline';

describe('settlesWithin', () => {
  it('is true for what settles, well or badly', async () => {
    expect(await settlesWithin(Promise.resolve(), 1000)).toBe(true);
    expect(await settlesWithin(Promise.reject(new Error('no')), 1000)).toBe(true);
  });

  it('is false for what takes longer', async () => {
    expect(await settlesWithin(new Promise(() => {}), 5)).toBe(false);
  });
});

describe('waitUntil', () => {
  it('asks until there is nothing else to be seen', async () => {
    const answers = ['red', 'amber', undefined, 'red'];
    await waitUntil('green', { timeoutMs: 1000, intervalMs: 1 }, async () => answers.shift());
    expect(answers).toEqual(['red']);
  });

  it('tells what it waited for and what it saw last', async () => {
    await expect(
      waitUntil('the light to be green', { timeoutMs: 5, intervalMs: 1 }, async () => 'red'),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'PostgresTimeoutError',
        timeoutMs: 5,
        lastSeen: 'red',
        message: 'Timed out after 5 ms waiting for the light to be green. Last seen: red',
      }),
    );
  });

  it('passes on what goes wrong in asking', async () => {
    const failing = waitUntil('x', { timeoutMs: 1000, intervalMs: 1 }, () =>
      Promise.reject(new Error('gone')),
    );
    await expect(failing).rejects.toThrow('gone');
  });
});
