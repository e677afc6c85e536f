import { readFile } from 'node:fs/promises';
import type { AnnouncedEndpoint, LoopbackAccount } from 'aurora-loopback';
import { replaceFile } from '../terminal/replace-file';
import type { RunningAccount } from './running';
import { caFileOf, publish, removeRecord } from './state-file';

/** Entry in the state file from which other commands find the account that this process runs. */
export interface AccountRecord {
  addEndpoint(endpoint: AnnouncedEndpoint): void;
  /** Removes the record after pending writes have finished. */
  remove(): Promise<void>;
}

/** Records a running account in the state file, and each endpoint when it is created. */
export async function recordAccount(stateFile: string, account: LoopbackAccount): Promise<AccountRecord> {
  const { endpointUrl, region, accountId, credentials, hostNamesPreloadPath } = account;
  const { accessKeyId, secretAccessKey } = credentials;
  const caBundlePath = caFileOf(stateFile);
  await replaceFile(caBundlePath, await readFile(account.caBundlePath, 'utf8'));
  let recorded: RunningAccount = {
    ...{ state: 'running', pid: process.pid, endpointUrl, region, accountId, caBundlePath },
    ...{ accessKeyId, secretAccessKey, hostNamesPreloadPath, endpointPorts: {} },
  };
  await publish(stateFile, recorded);
  let written = Promise.resolve();
  return {
    addEndpoint({ host, localPort }) {
      recorded = { ...recorded, endpointPorts: { ...recorded.endpointPorts, [host]: localPort } };
      // Writes run one after another, so that the newest record is written last.
      written = written
        .then(() => publish(stateFile, recorded))
        .catch((error: Error) =>
          console.error(`${host} could not be added to ${stateFile}: ${error.message}`),
        );
    },
    async remove() {
      await written;
      await removeRecord(stateFile);
    },
  };
}
