import { copyFile } from 'node:fs/promises';
import type { LoopbackAccount } from '../../loopback/account';
import type { AnnouncedEndpoint } from '../../loopback/services/rds/announce-endpoints';
import type { RunningAccount } from './running';
import { caFileOf, publish, withdraw } from './state-file';

/** What other commands can know of an account that this process runs. */
export interface AccountRecord {
  addEndpoint(endpoint: AnnouncedEndpoint): void;
  /** Removes it, whatever is still being written. */
  withdraw(): Promise<void>;
}

/** Records a running account in the state file, and its endpoints as they come. */
export async function recordAccount(stateFile: string, account: LoopbackAccount): Promise<AccountRecord> {
  const { endpointUrl, region, accountId, credentials } = account;
  const { accessKeyId, secretAccessKey } = credentials;
  const caBundlePath = caFileOf(stateFile);
  await copyFile(account.caBundlePath, caBundlePath);
  let recorded: RunningAccount = {
    ...{ state: 'running', pid: process.pid, endpointUrl, region, accountId, caBundlePath },
    ...{ accessKeyId, secretAccessKey, endpointPorts: {} },
  };
  await publish(stateFile, recorded);
  let written = Promise.resolve();
  return {
    addEndpoint({ host, localPort }) {
      recorded = { ...recorded, endpointPorts: { ...recorded.endpointPorts, [host]: localPort } };
      // One after the other, so that the last one written is the newest.
      written = written
        .then(() => publish(stateFile, recorded))
        .catch((error: Error) => console.error(`${host} is not recorded: ${error.message}`));
    },
    async withdraw() {
      await written;
      await withdraw(stateFile);
    },
  };
}
