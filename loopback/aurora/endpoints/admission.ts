import type { FatalError } from './messages';
import type { StartupMessage } from './startup-packet';
import { parameterText } from './startup-packet';

/** Sender of a start-up message. */
export interface Sender {
  readonly address: string;
  readonly isEncrypted: boolean;
}

interface Asked extends Sender {
  readonly user: string;
  readonly database: string;
  readonly isReplication: boolean;
}

interface Refusal {
  readonly applies: (asked: Asked) => boolean;
  readonly message: (asked: Asked) => string;
}

/**
 * Rules of Aurora's `pg_hba.conf`, `rds.force_ssl` included, with PostgreSQL's messages. The first rule that applies
 * decides.
 */
const refusals: readonly Refusal[] = [
  {
    applies: ({ user }) => user === '',
    message: () => 'no PostgreSQL user name specified in startup packet',
  },
  {
    applies: ({ isReplication }) => isReplication,
    message: (asked) => `no pg_hba.conf entry for replication connection from ${describe(asked)}`,
  },
  {
    applies: ({ isEncrypted }) => !isEncrypted,
    message: (asked) => `no pg_hba.conf entry for ${describe(asked)}`,
  },
  {
    // Reserved: the account's administrator, its replication role, and the database that Aurora reserves for itself.
    applies: ({ user, database }) => ['rdsadmin', 'rdsrepladmin'].includes(user) || database === 'rdsadmin',
    message: (asked) => `pg_hba.conf rejects connection for ${describe(asked)}`,
  },
];

/**
 * Checks a start-up message before a password is requested. Returns the error to refuse it with, or undefined if it may
 * be forwarded.
 */
export function refuseStartup(startup: StartupMessage, sender: Sender): FatalError | undefined {
  const user = parameterText(startup, 'user');
  const database = parameterText(startup, 'database') || user;
  const isReplication = !/^(|0|n|no|f|fa|fal|fals|false|of|off)$/i.test(
    parameterText(startup, 'replication'),
  );
  const asked = { ...sender, user, database, isReplication };
  const refusal = refusals.find(({ applies }) => applies(asked));
  return refusal && { code: '28000', message: refusal.message(asked) };
}

function describe({ address, user, database, isReplication, isEncrypted }: Asked): string {
  const target = isReplication ? '' : `database "${database}", `;
  return `host "${address}", user "${user}", ${target}${isEncrypted ? 'SSL encryption' : 'no encryption'}`;
}
