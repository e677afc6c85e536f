/** Endpoint of a cluster, and the port of 127.0.0.1 that belongs to this endpoint alone. */
export interface LocalEndpoint {
  readonly host: string;
  readonly localPort: number;
}

/** Connections to a cluster's database for programs. */
export interface DatabaseAccess {
  readonly writer: LocalEndpoint;
  readonly reader: LocalEndpoint;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly caBundlePath: string;
}

/**
 * Returns the environment variables with which libpq (psql, pgbench, psycopg) and Node.js programs connect to a cluster
 * of a loopback account. The host is the endpoint's name, as on AWS, because clients compare it with the server's
 * certificate. libpq connects to `PGHOSTADDR`, and Node.js resolves the name with the account's preload. Programs that do
 * neither can use the host `localhost`, which the certificate contains too.
 */
export function databaseVariables(access: DatabaseAccess): Record<string, string> {
  const { writer, reader, user, password, database, caBundlePath } = access;
  return {
    PGHOST: writer.host,
    PGHOSTADDR: '127.0.0.1',
    PGPORT: String(writer.localPort),
    PGUSER: user,
    PGPASSWORD: password,
    PGDATABASE: database,
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: caBundlePath,
    DATABASE_URL: renderUrl(writer, access),
    READER_PGHOST: reader.host,
    READER_PGPORT: String(reader.localPort),
    READER_DATABASE_URL: renderUrl(reader, access),
  };
}

/**
 * Renders a URL. It does not contain the certificate's path, because postgres.js sends parameters that it does not know to
 * the server, which refuses them. Clients find the certificate by PGSSLROOTCERT or NODE_EXTRA_CA_CERTS.
 */
function renderUrl({ host, localPort }: LocalEndpoint, { user, password, database }: DatabaseAccess): string {
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
  return `postgresql://${login}@${host}:${localPort}/${encodeURIComponent(database)}?sslmode=verify-full`;
}
