import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { createSecureContext } from 'node:tls';
import type { ConnectionTarget, EndpointName, TopologyChange } from '../model';
import type { Pace } from '../pace';
import { StreamEndedError } from './byte-stream';
import type { CertificateAuthority, CertificateNames } from './certificate-authority';
import { Connection } from './connection';
import type { EndpointNaming } from './endpoint-address';
import { describeEndpoint, endpointHostName } from './endpoint-address';
import { EndpointDirectory } from './endpoint-directory';
import { Listener } from './listener';
import { ProtocolViolation } from './messages';
import type { SessionContext } from './session';
import { serve } from './session';
import { reset } from './tls-upgrade';
import type { TokenCheckDeps } from './token-check';
import { acceptsToken } from './token-check';

/** Part of a cluster that its front uses. */
export interface RoutedCluster {
  readonly members: readonly { readonly identifier: string }[];
  readonly pace: Pick<Pace, 'promotedReaderSessions'>;
  connectionTarget(endpoint: EndpointName): ConnectionTarget;
}

export interface FrontOptions extends EndpointNaming {
  readonly accountId: string;
  readonly clusterResourceId: string;
  /** Port on 127.0.0.1; 0 chooses any free port. */
  readonly port: number;
  /** Longest time a client may take to log in. @default 60,000, PostgreSQL's `authentication_timeout` */
  readonly loginTimeoutMs?: number;
  /** Largest number of clients that may be logging in at the same time; more are reset. @default 500 */
  readonly maxLogins?: number;
}

export interface FrontDeps extends Pick<TokenCheckDeps, 'findCredential' | 'authorise' | 'date' | 'log'> {
  readonly cluster: RoutedCluster;
  readonly authority: CertificateAuthority;
}

/**
 * Endpoints of one cluster. All of them share one port of 127.0.0.1, where the TLS server name selects the endpoint
 * (without a server name: the cluster endpoint). `listen` opens a separate port for an endpoint.
 */
export class ClusterFront {
  readonly #options: FrontOptions;
  readonly #deps: FrontDeps;
  readonly #secureContext: SecureContext;
  readonly #directory: EndpointDirectory;
  readonly #shared: Listener;
  /** Listeners of separate ports, by description of the endpoint. */
  readonly #own = new Map<string, Listener>();
  readonly #connections = new Set<Connection>();
  /** Connections that are logging in, with the timer that ends each. */
  readonly #loggingIn = new Map<Connection, NodeJS.Timeout>();
  #isClosed = false;

  /** Opens a front, which is listening on return. Rejects with a PortInUseError. */
  static async open(options: FrontOptions, deps: FrontDeps): Promise<ClusterFront> {
    const { certificate, privateKey } = await deps.authority.issue(certificateNames(options));
    const front = new ClusterFront(
      options,
      deps,
      createSecureContext({ cert: certificate, key: privateKey }),
    );
    await front.#shared.ready;
    return front;
  }

  private constructor(options: FrontOptions, deps: FrontDeps, secureContext: SecureContext) {
    this.#options = options;
    this.#deps = deps;
    this.#secureContext = secureContext;
    this.#directory = new EndpointDirectory(options, () =>
      deps.cluster.members.map(({ identifier }) => identifier),
    );
    this.#shared = new Listener(options.port, (socket) => this.#accept(socket, undefined));
  }

  /** Port that all endpoints share. */
  get port(): number {
    return this.#shared.port;
  }

  /** Number of connected clients, including those not logged in yet. */
  get connectionCount(): number {
    return this.#connections.size;
  }

  hostName(endpoint: EndpointName): string {
    return this.#directory.hostName(endpoint);
  }

  /**
   * Opens a separate port for an endpoint, for clients that cannot resolve its name. Returns the same port each time.
   */
  async listen(endpoint: EndpointName): Promise<number> {
    if (this.#isClosed)
      throw new Error(`the endpoints of cluster ${this.#options.clusterIdentifier} are closed`);
    const key = describeEndpoint(endpoint);
    const listener = this.#own.get(key) ?? new Listener(0, (socket) => this.#accept(socket, endpoint));
    this.#own.set(key, listener);
    await listener.ready.catch((error) => {
      this.#own.delete(key);
      throw error;
    });
    return listener.port;
  }

  /**
   * Listener for the cluster's `onTopologyChange`. Cuts the connections of a member that is closing or promoted. As on
   * Aurora, existing connections stay open if their host name now leads to another member. The connections of a member
   * that cannot be reached are not cut: no packet arrives at the client.
   */
  readonly topologyChanged = ({ kind, member: { identifier, isReachable } }: TopologyChange): void => {
    const { promotedReaderSessions = 'cut' } = this.#deps.cluster.pace;
    const isCut = kind === 'closing' || (kind === 'promoted' && promotedReaderSessions === 'cut');
    if (isCut && isReachable) this.cut(identifier);
    if (kind === 'removed') this.#stopListening({ instance: identifier });
    if (kind === 'unreachable') this.#forEach(identifier, (connection) => this.#silence(connection));
    if (kind === 'reachable') this.#forEach(identifier, (connection) => connection.resume());
    // Clients of the lost host are never answered: the new host has another address.
    if (kind === 'host-replaced') this.#forEach(identifier, abandon);
  };

  /** Cuts the connections to an instance at once. */
  cut(instance: string): void {
    this.#forEach(instance, (connection) => connection.cut());
  }

  /** Stops listening and cuts every connection. Idempotent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const connection of this.#connections) connection.cut();
    await Promise.all([this.#shared, ...this.#own.values()].map((listener) => listener.close()));
  }

  #forEach(instance: string, act: (connection: Connection) => void): void {
    for (const connection of this.#connections) if (connection.instance === instance) act(connection);
  }

  /** Silences a connection, which may then take any time to log in. */
  #silence(connection: Connection): void {
    connection.silence();
    this.#endLogin(connection);
  }

  #stopListening(endpoint: EndpointName): void {
    const key = describeEndpoint(endpoint);
    void this.#own.get(key)?.close();
    this.#own.delete(key);
  }

  #accept(socket: Socket, endpoint: EndpointName | undefined): void {
    // Ignored: clients may disconnect at any time, which the 'close' handlers deal with.
    socket.on('error', () => {});
    socket.setNoDelay(true);
    const { maxLogins = 500, loginTimeoutMs = 60_000 } = this.#options;
    if (this.#isClosed || this.#loggingIn.size >= maxLogins) {
      reset(socket);
      return;
    }
    const connection = new Connection(socket);
    this.#connections.add(connection);
    this.#loggingIn.set(
      connection,
      setTimeout(() => connection.cut(), loginTimeoutMs),
    );
    socket.once('close', () => {
      this.#endLogin(connection);
      this.#connections.delete(connection);
    });
    serve(connection, this.#sessionContext(endpoint)).then(
      () => connection.isReady && this.#endLogin(connection),
      (error: unknown) => this.#giveUp(connection, error),
    );
  }

  #endLogin(connection: Connection): void {
    clearTimeout(this.#loggingIn.get(connection));
    this.#loggingIn.delete(connection);
  }

  #giveUp(connection: Connection, error: unknown): void {
    // When one side has closed, the other may still be receiving its last bytes; both close by themselves.
    if (error instanceof StreamEndedError) return;
    void connection.audible().then(() => connection.cut());
    if (isWorthLogging(error))
      this.#deps.log(`a login to ${this.#options.clusterIdentifier} failed: ${String(error)}`);
  }

  #sessionContext(ownEndpoint: EndpointName | undefined): SessionContext {
    const { cluster } = this.#deps;
    const { region, accountId, clusterResourceId } = this.#options;
    const isOwnAddress = (host: string, port: number) => this.#isOwnAddress(host, port);
    return {
      secureContext: this.#secureContext,
      ownEndpoint,
      findEndpoint: (serverName) => this.#directory.find(serverName),
      connectionTarget: (endpoint) => cluster.connectionTarget(endpoint),
      silence: (connection) => this.#silence(connection),
      acceptsToken: (user, token) =>
        acceptsToken(user, token, { ...this.#deps, region, accountId, clusterResourceId, isOwnAddress }),
      findSession: (key) => this.#findSession(key),
      hostNames: () => this.#directory.hostNames(),
    };
  }

  /**
   * Whether a token's host and port are an address of this cluster. Every host name of the cluster is valid on every
   * port of this front, because Aurora does not check the host name either. A loopback address is valid too: no other
   * cluster can use a port of this front.
   */
  #isOwnAddress(host: string, port: number): boolean {
    const ports = [this.#shared, ...this.#own.values()].map((listener) => listener.port);
    return ports.includes(port) && this.#directory.find(host) !== undefined;
  }

  #findSession(key: string): Connection | undefined {
    return [...this.#connections].find(({ session }) => session?.key === key);
  }
}

function abandon(connection: Connection): void {
  connection.instance = undefined;
}

/**
 * Returns the names of the certificate. The label of instances is a wildcard, because instances are added and removed.
 */
function certificateNames(options: FrontOptions): CertificateNames {
  const hostNames = (['cluster', 'reader', { instance: '*' }] as const).map((endpoint) =>
    endpointHostName(options, endpoint),
  );
  return {
    commonName: options.clusterIdentifier,
    dnsNames: [...hostNames, 'localhost'],
    ipAddresses: ['127.0.0.1'],
  };
}

/**
 * Whether an error is logged. Errors are not logged if the client's connection broke, or the client speaks another
 * protocol.
 */
function isWorthLogging(error: unknown): boolean {
  if (error instanceof ProtocolViolation) return false;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code !== 'string' || !code.startsWith('E');
}
