import { ProbeError } from './errors';

/** Endpoints of the database, and the role that logs in. */
export interface Environment {
  readonly databaseName: string;
  readonly port: number;
  readonly user: string;
  readonly writerHost: string;
  readonly readerHost: string;
  readonly members: readonly MemberEndpoint[];
}

export interface MemberEndpoint {
  readonly identifier: string;
  readonly host: string;
}

/**
 * Parses the environment variables that `contract.ts` lists. Reports all problems in one error.
 *
 * @throws ProbeError `ConfigurationError`
 */
export function parseEnvironment(env: Readonly<Record<string, string | undefined>>): Environment {
  const problems: string[] = [];

  function read(name: string, form: RegExp, wanted: string): string {
    const value = env[name] ?? '';
    if (!form.test(value)) problems.push(`${name} must be ${wanted}, got ${JSON.stringify(value)}`);
    return value;
  }

  const environment: Environment = {
    databaseName: read('DATABASE_NAME', /./, 'the name of a database'),
    port: Number(read('DATABASE_PORT', /^[1-9]\d{0,4}$/, 'a port number')),
    user: read('DATABASE_USER', /./, 'the name of a role'),
    writerHost: read('WRITER_ENDPOINT', HOST, 'a host name'),
    readerHost: read('READER_ENDPOINT', HOST, 'a host name'),
    members: read('INSTANCE_ENDPOINTS', HOSTS, 'host names separated by commas').split(',').map(toMember),
  };
  const identifiers = environment.members.map(({ identifier }) => identifier);
  const twice = identifiers.find((identifier, index) => identifiers.indexOf(identifier) < index);
  if (twice) problems.push(`INSTANCE_ENDPOINTS must name each instance once, got ${twice} twice`);
  if (problems.length > 0) throw new ProbeError('ConfigurationError', problems.join('; '));
  return environment;
}

const LABELS = '[a-z0-9]([a-z0-9.-]*[a-z0-9])?';
const HOST = new RegExp(`^${LABELS}$`, 'i');
const HOSTS = new RegExp(`^${LABELS}(,${LABELS})*$`, 'i');

function toMember(host: string): MemberEndpoint {
  const [identifier = ''] = host.toLowerCase().split('.');
  return { identifier, host };
}
