import type { Server } from 'node:net';
import { createServer } from 'node:net';
import type { RunningAccount } from '../../../cli/account/running';
import { checkShellAccount } from '../../../cli/account/shell-account';

const OLD = 'AKIAOLD';

let server: Server;
let endpointUrl: string;
beforeEach(async () => {
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpointUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterEach(() => server.close());

const shell = (): NodeJS.ProcessEnv => ({
  AWS_ENDPOINT_URL: endpointUrl,
  AWS_ACCESS_KEY_ID: OLD,
  LAB_SHELL_ACCOUNT: `${endpointUrl} ${OLD}`,
});
const account = (accessKeyId: string) => ({ endpointUrl, accessKeyId }) as RunningAccount;
const end = () => new Promise((resolve) => server.close(resolve));

describe('the check of the shell accepts a shell', () => {
  it.each<[string, () => NodeJS.ProcessEnv, () => RunningAccount | undefined]>([
    ['that lab env has not changed', () => ({ AWS_ENDPOINT_URL: endpointUrl }), () => undefined],
    ['that points at the account of this checkout', shell, () => account(OLD)],
    ['that points at the account of another checkout', shell, () => undefined],
    [
      "that uses the keys of one of the account's roles",
      () => ({ ...shell(), AWS_ACCESS_KEY_ID: 'ASIA' }),
      () => account(OLD),
    ],
  ])('%s', async (_, env, running) => {
    await expect(checkShellAccount(env(), running())).resolves.toBeUndefined();
  });

  it('whose endpoint was changed after lab env', async () => {
    await end();
    await expect(
      checkShellAccount({ ...shell(), AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }, undefined),
    ).resolves.toBeUndefined();
  });
});

describe('the check of the shell refuses a shell that points at an account', () => {
  it('that has ended, and explains how to restore the shell', async () => {
    await end();
    await expect(checkShellAccount(shell(), undefined)).rejects.toMatchObject({
      message: `the loopback account that this shell points at has ended: ${endpointUrl}`,
      hint: 'restore this shell with: eval "$(npm run -s lab -- env --unset)"',
      exitCode: 3,
    });
  });

  it('whose port belongs to a newer account, and explains how to point at the newer one', async () => {
    await expect(checkShellAccount(shell(), account('AKIANEW'))).rejects.toMatchObject({
      hint: expect.stringContaining(
        'or point it at the running account with: eval "$(npm run -s lab -- env)"',
      ),
    });
  });
});
