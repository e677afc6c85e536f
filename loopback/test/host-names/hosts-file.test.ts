import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HostsFile } from '../../host-names/hosts-file';
import { useTemporaryFolder } from '../../testing/temporary-folder';

describe('the hosts file', () => {
  const folder = useTemporaryFolder();

  it('contains the current names and is updated when they change', () => {
    let names = ['Lab.example', 'other'];
    const path = join(folder(), 'hosts');
    const hosts = new HostsFile(path, () => names);
    const read = () => readFileSync(path, 'utf8');
    expect(read()).toBe('127.0.0.1 lab.example\n127.0.0.1 other\n');
    names = [];
    expect(read()).not.toBe('');
    hosts.update();
    expect(read()).toBe('');
  });

  it('is not written again if nothing has changed', () => {
    const path = join(folder(), 'hosts');
    const hosts = new HostsFile(path, () => ['a']);
    const before = statSync(path).ino;
    hosts.update();
    expect(statSync(path).ino).toBe(before);
  });
});
