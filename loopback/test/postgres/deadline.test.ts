import { settlesWithin, waitUntil } from '../../postgres/deadline';

describe('settlesWithin', () => {
  it('returns true for a promise that resolves or rejects', async () => {
    expect(await settlesWithin(Promise.resolve(), 1000)).toBe(true);
    expect(await settlesWithin(Promise.reject(new Error('no')), 1000)).toBe(true);
  });

  it('returns false for a promise that takes longer', async () => {
    expect(await settlesWithin(new Promise(() => {}), 5)).toBe(false);
  });
});

describe('waitUntil', () => {
  it('checks until the condition is met', async () => {
    const answers = ['red', 'amber', undefined, 'red'];
    await waitUntil('green', { timeoutMs: 1000, intervalMs: 1 }, async () => answers.shift());
    expect(answers).toEqual(['red']);
  });

  it('reports what it waited for and the last state seen', async () => {
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

  it('rejects with the error of the check', async () => {
    const failing = waitUntil('x', { timeoutMs: 1000, intervalMs: 1 }, () =>
      Promise.reject(new Error('gone')),
    );
    await expect(failing).rejects.toThrow('gone');
  });
});
