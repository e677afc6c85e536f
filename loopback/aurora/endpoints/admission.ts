import type { FatalError } from './messages';
import type { Opening } from './negotiation';
import type { StartupPacket } from './startup-packet';

/** A start-up message that may be forwarded, if the role proves who it is. */
export interface AdmittedStartup {
  readonly state: 'admitted';
  readonly packet: StartupPacket & { readonly kind: 'startup' };
  readonly user: string;
}

export type Admission = AdmittedStartup | { readonly state: 'refused'; readonly error: FatalError };

interface Asked {
  readonly user: string;
  readonly database: string;
  readonly isReplication: boolean;
  readonly isEncrypted: boolean;
  /** As PostgreSQL describes a client in its errors, up to the encryption. */
  readonly description: string;
}

/** PostgreSQL's texts, and Aurora's `pg_hba.conf` with `rds.force_ssl`; the first row that applies counts. */
const refusals: readonly {
  readonly applies: (asked: Asked) => boolean;
  readonly error: (asked: Asked) => FatalError;
}[] = [
  {
    applies: ({ user }) => user === '',
    error: () => hbaError('no PostgreSQL user name specified in startup packet'),
  },
  {
    applies: ({ isReplication }) => isReplication,
    error: (asked) => hbaError(`no pg_hba.conf entry for replication connection from ${describe(asked)}`),
  },
  {
    applies: ({ isEncrypted }) => !isEncrypted,
    error: (asked) => hbaError(`no pg_hba.conf entry for ${describe(asked)}`),
  },
  {
    // The lab's own ways in: its administrator, its replication, and Aurora's internal database.
    applies: ({ user, database }) => ['rdsadmin', 'rdsrepladmin'].includes(user) || database === 'rdsadmin',
    error: (asked) => hbaError(`pg_hba.conf rejects connection for ${describe(asked)}`),
  },
];

/** Decides what can be decided before anybody is asked for a password. */
export function admit({ stream, isEncrypted, packet }: Opening): Admission {
  if (packet.kind !== 'startup') return { state: 'refused', error: unsupportedProtocol(packet) };
  const user = packet.parameters.get('user') ?? '';
  const database = packet.parameters.get('database') || user;
  const isReplication = !/^(|0|n|no|f|fa|fal|fals|false|of|off)$/i.test(
    packet.parameters.get('replication') ?? '',
  );
  const host = `host "${stream.remoteAddress ?? '127.0.0.1'}"`;
  const description = `${host}, user "${user}"${isReplication ? '' : `, database "${database}"`}`;
  const asked = { user, database, isReplication, isEncrypted, description };
  const refusal = refusals.find(({ applies }) => applies(asked));
  if (refusal !== undefined) return { state: 'refused', error: refusal.error(asked) };
  return { state: 'admitted', packet, user };
}

function unsupportedProtocol(packet: StartupPacket): FatalError {
  const protocol = packet.kind === 'unsupported' ? packet.protocol : 0;
  const version = `${protocol >>> 16}.${protocol & 0xffff}`;
  return { code: '0A000', message: `unsupported frontend protocol ${version}: server supports 3.0 to 3.0` };
}

function describe({ description, isEncrypted }: Asked): string {
  return `${description}, ${isEncrypted ? 'SSL encryption' : 'no encryption'}`;
}

function hbaError(message: string): FatalError {
  return { code: '28000', message };
}
