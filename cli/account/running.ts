import { connect } from 'node:net';

/** Record of a running account for the other commands: where it answers, and its keys. */
export interface RunningAccount {
  readonly state: 'running';
  /** The process of `lab up`. */
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
  /** The port of 127.0.0.1 that leads to an endpoint of a database, by the endpoint's host name. */
  readonly endpointPorts: Readonly<Record<string, number>>;
}

/** `lab up` has begun and does not answer yet. */
export interface StartingAccount {
  readonly state: 'starting';
  readonly pid: number;
}

export type RecordedAccount = RunningAccount | StartingAccount;

/**
 * Whether the account of a state file is still there. The process id may belong to another process by
 * now, so a running account must answer on its port as well.
 */
export async function isAlive(account: RecordedAccount): Promise<boolean> {
  if (!isProcess(account.pid)) return false;
  return account.state === 'starting' || (await answers(account.endpointUrl));
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether anything takes a connection on an endpoint of 127.0.0.1. */
export function answers(endpointUrl: string): Promise<boolean> {
  const port = Number(new URL(endpointUrl).port);
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 2_000 });
    const settle = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}
