import { connect } from 'node:net';

/** Record of a running account for other commands: its endpoint and its keys. */
export interface RunningAccount {
  readonly state: 'running';
  /** Process ID of `lab up`, or of `lab drill --keep`. */
  readonly pid: number;
  /** `http://127.0.0.1:port`. */
  readonly endpointUrl: string;
  readonly region: string;
  /** 12 digits. */
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Path of a PEM file with the certificate authority of the account's databases. */
  readonly caBundlePath: string;
  /** Module for Node's `--require`, with which a program resolves the host names of the account's clusters. */
  readonly hostNamesPreloadPath: string;
  /** Port on 127.0.0.1 of each database endpoint, by the endpoint's host name. */
  readonly endpointPorts: Readonly<Record<string, number>>;
}

/** Record of an account whose process is starting and does not answer yet. */
export interface StartingAccount {
  readonly state: 'starting';
  readonly pid: number;
}

export type RecordedAccount = RunningAccount | StartingAccount;

/**
 * Whether a recorded account is still running. The process ID may belong to another process after the account has
 * ended, so a running account must also accept a connection on its port.
 */
export async function isAlive(account: RecordedAccount): Promise<boolean> {
  if (!isProcess(account.pid)) return false;
  return account.state === 'starting' || (await acceptsConnections(account.endpointUrl));
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether a server accepts connections on an endpoint on 127.0.0.1; waits for 2 seconds at most. */
export function acceptsConnections(endpointUrl: string): Promise<boolean> {
  const port = Number(new URL(endpointUrl).port);
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 2_000 });
    const settle = (isAccepted: boolean) => {
      socket.destroy();
      resolve(isAccepted);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}
