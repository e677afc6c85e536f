import { quoteValue, renderSettings, settingsFor } from '../../postgres/settings';

const place = { major: 17, name: 'orders-1', socketFolder: '/tmp/lab-pg-abc/s', number: 7 };

describe('the settings of a server', () => {
  it('override the common settings', () => {
    expect(settingsFor(place, { shared_buffers: '32MB', work_mem: '1MB' })).toMatchObject({
      listen_addresses: '',
      shared_buffers: '32MB',
      work_mem: '1MB',
    });
  });

  it('cannot change the location of the server', () => {
    expect(
      settingsFor(place, { port: '5432', unix_socket_directories: '/tmp', cluster_name: 'x' }),
    ).toMatchObject({
      cluster_name: 'orders-1',
      unix_socket_directories: '/tmp/lab-pg-abc/s',
      port: '7',
    });
  });

  it('contain the settings of the major version', () => {
    expect(settingsFor({ ...place, major: 18 }, {})).toMatchObject({ io_method: 'sync' });
    expect(settingsFor(place, {})).not.toHaveProperty('io_method');
  });

  it('are rendered one per line', () => {
    expect(renderSettings({ port: '7', cluster_name: "it's" })).toBe("port = '7'\ncluster_name = 'it\\'s'\n");
  });

  it.each([
    ['plain', `'plain'`],
    [`it's`, `'it\\'s'`],
    ['back\\slash', `'back\\\\slash'`],
    ['two\nlines', `'two\\nlines'`],
    ['', `''`],
  ])('have the value %j in quotes', (value, quoted) => {
    expect(quoteValue(value)).toBe(quoted);
  });
});
