import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { LabRun } from '../../support/lab-run';

afterAll(() => LabRun.closeAll());

it('lab up reports that its port is in use, ends with exit code 3 and leaves nothing', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const run = new LabRun(['up', '--port', String(port)]);
  expect(await run.ended).toBe(3);
  expect(run.stderr).toBe(
    `port ${port} of 127.0.0.1 is in use\nchoose another port with --port, or omit --port to use any free port\n`,
  );
  expect(run.leftovers()).toEqual([]);
  server.close();
});
