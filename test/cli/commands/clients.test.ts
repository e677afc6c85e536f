import { BUILT_IN_CLIENTS } from '../../../lambda/probe/clients/built-in';
import { labMain } from '../../support/lab-main';

const names = Object.keys(BUILT_IN_CLIENTS);

describe('lab clients', () => {
  it('prints the name and the lesson of each built-in client, in lines that are not too long', async () => {
    const { exitCode, stdout, stderr } = await labMain(['clients']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.flatMap((line) => /^\S+/.exec(line) ?? [])).toEqual(names);
    expect(stdout).toMatch(/^pg-query +pool\.query\(\) closes a connection after any error/m);
    expect(lines.filter((line) => line.length > (process.stdout.columns || 100))).toEqual([]);
  });

  it('prints the same as JSON', async () => {
    const { stdout } = await labMain(['clients', '--json']);
    const clients: { name: string; lesson: string }[] = JSON.parse(stdout);
    expect(clients.map(({ name }) => name)).toEqual(names);
    for (const { lesson } of clients) expect(lesson).toMatch(/^(?!cannot be loaded).+\.$/);
  });
});
