import { useTestHome } from '../../testing/postgres-home';
import { uniqueName } from '../support/unique-name';

jest.setTimeout(60_000);

describe('the settings of a running server', () => {
  const testHome = useTestHome();

  it('take effect at once, even in open sessions', async () => {
    const server = await testHome().createServer(uniqueName('settings'));
    await server.start();
    const client = await server.connect();
    for (const work_mem of ['1MB', '2MB', '3MB']) {
      await server.configure({ work_mem });
      expect((await client.query('SHOW work_mem')).rows).toEqual([{ work_mem }]);
    }
    await client.end();
    await server.kill();
  });

  it('survive a restart, and can be changed while the server is stopped', async () => {
    const server = await testHome().createServer(uniqueName('restart'));
    await server.start();
    await server.configure({ work_mem: '1MB' });
    await server.stop('fast');
    await server.configure({ maintenance_work_mem: '7MB' });
    await server.start();
    expect(await server.query('SHOW work_mem')).toEqual([{ work_mem: '1MB' }]);
    expect(await server.query('SHOW maintenance_work_mem')).toEqual([{ maintenance_work_mem: '7MB' }]);
    await server.kill();
  });

  it('can be changed by several callers at once', async () => {
    const server = await testHome().createServer(uniqueName('several'));
    await server.start();
    await Promise.all([server.configure({ work_mem: '1MB' }), server.configure({ temp_buffers: '2MB' })]);
    expect(await server.query('SHOW work_mem')).toEqual([{ work_mem: '1MB' }]);
    expect(await server.query('SHOW temp_buffers')).toEqual([{ temp_buffers: '2MB' }]);
    await server.kill();
  });

  it.each([
    ['work_mem', 'a lot', 'setting could not be applied'],
    ['no_such_setting', 'on', 'unrecognized configuration parameter'],
    ['shared_buffers', '32MB', 'it can only be changed by a restart'],
  ])('stay unchanged if %s = %s is refused', async (name, value, reason) => {
    const server = await testHome().createServer(uniqueName('refused'));
    await server.start();
    await expect(server.configure({ temp_buffers: '2MB', [name]: value })).rejects.toThrow(
      expect.objectContaining({
        name: 'PostgresSettingError',
        setting: name,
        message: `${server.name} refuses ${name} = "${value}": ${reason}. No setting was changed.`,
      }),
    );
    expect(await server.query('SHOW temp_buffers')).toEqual([{ temp_buffers: '8MB' }]);
    await server.stop('fast');
    await server.start();
    await server.kill();
  });
});
