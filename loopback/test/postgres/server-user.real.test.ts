import { userInfo } from 'node:os';
import { findServerUser, labUser } from '../../postgres/server-user';

const root = { name: 'root', uid: 0, gid: 0 };

describe('the user that servers run as', () => {
  it('is the user of the lab if the lab does not run as root', async () => {
    const me = { name: 'me', uid: 1000, gid: 1000 };
    expect(await findServerUser(me)).toBe(me);
  });

  it('is an existing unprivileged user if this process runs as root', async () => {
    const user = await findServerUser(root, ['no-such-user', 'nobody']);
    expect(user.name).toBe('nobody');
    expect(user.uid).toBeGreaterThan(0);
  });

  it('is a user that operating systems provide', async () => {
    expect(['postgres', '_postgres', 'nobody']).toContain((await findServerUser(root)).name);
  });

  it('is refused if no candidate exists', async () => {
    await expect(findServerUser(root, ['no-such-user', 'nor-this-one'])).rejects.toThrow(
      'PostgreSQL refuses to run as root, and none of the users no-such-user, nor-this-one exists. ' +
        'Run this program as an ordinary user.',
    );
  });
});

describe('the user of this process', () => {
  it('has the name that the system reports', () => {
    expect(labUser().name).toBe(userInfo().username);
  });
});
