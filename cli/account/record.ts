import { readFile } from 'node:fs/promises';
import type { AnnouncedEndpoint, LoopbackAccount } from 'aurora-loopback';
import { replaceFile } from '../terminal/replace-file';
import type { RunningAccount } from './running';
import { caFileOf, publish, withdraw } from './state-file';

/** Record of an account that this process runs, for other commands. */
export interface AccountRecord {
  addEndpoint(endpoint: AnnouncedEndpoint): void;
  /** Removes the record, after writes under way. */
  withdraw(): Promise<void>;
}

/** Records a running account in the state file, and its endpoints when they are created. */
export async function recordAccount(stateFile: string, account: LoopbackAccount): Promise<AccountRecord> {
  const { endpointUrl, region, accountId, credentials } = account;
  const { accessKeyId, secretAccessKey } = credentials;
  const caBundlePath = caFileOf(stateFile);
  await replaceFile(caBundlePath, await readFile(account.caBundlePath, 'utf8'));
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
