import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { createSecureContext } from 'node:tls';
import type { ConnectionTarget, EndpointName, TopologyChange } from '../model';
import type { Pace } from '../pace';
import { StreamEndedError } from './byte-stream';
import type { CertificateAuthority, CertificateNames } from './certificate-authority';
import { Connection } from './connection';
import type { EndpointNaming } from './endpoint-address';
import { describeEndpoint, endpointHost } from './endpoint-address';
import { EndpointDirectory } from './endpoint-directory';
import { Listener } from './listener';
import { ProtocolViolation } from './messages';
import type { FrontDesk } from './session';
import { serve } from './session';
import { reset } from './tls-upgrade';
import type { TokenCheckDeps } from './token-check';
import { acceptsToken } from './token-check';

/** What the front asks of the cluster behind it. */
export interface FrontedCluster {
  readonly members: readonly { readonly identifier: string }[];
  readonly pace: Pick<Pace, 'promotedReaderSessions'>;
  connectionTarget(endpoint: EndpointName): ConnectionTarget;
}

export interface FrontOptions extends EndpointNaming {
  readonly accountId: string;
  readonly clusterResourceId: string;
  /** On 127.0.0.1; 0 takes any that is free. */
  readonly port: number;
  /** How long a client may take to log in. @default 60,000, PostgreSQL's `authentication_timeout` */
  readonly loginTimeoutMs?: number;
  /** How many clients may be logging in at a time; more are reset. @default 500 */
  readonly maxLogins?: number;
}

export interface FrontDeps extends Pick<TokenCheckDeps, 'findCredential' | 'authorise' | 'date' | 'log'> {
  readonly cluster: FrontedCluster;
  readonly authority: CertificateAuthority;
}

/**
 * The endpoints of one cluster: one port of 127.0.0.1 for all of them, where the TLS server name says which is
 * meant (none: the cluster endpoint), and ports of their own for those that are asked for by `listen`.
 */
export class ClusterFront {
  readonly #options: FrontOptions;
  readonly #deps: FrontDeps;
  readonly #secureContext: SecureContext;
  readonly #directory: EndpointDirectory;
  readonly #shared: Listener;
  /** By what describes their endpoint. */
  readonly #own = new Map<string, Listener>();
  readonly #connections = new Set<Connection>();
  readonly #loggingIn = new Set<Connection>();
  #isClosed = false;

  /** Listening on return. Rejects with a PortInUseError. */
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

  /** The one port of all endpoints. */
  get port(): number {
    return this.#shared.port;
  }

  /** Clients connected at the moment, those not logged in yet included. */
  get connectionCount(): number {
    return this.#connections.size;
  }

  host(endpoint: EndpointName): string {
    return this.#directory.host(endpoint);
  }

  /** A port of its own for an endpoint, for clients that cannot resolve its name. The same one each time. */
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
   * Follows the cluster; to be given to its `onTopologyChange`. A name that leads elsewhere ends no connection, on
   * Aurora or here; a member that is closing or promoted does.
   */
  readonly topologyChanged = ({ kind, member: { identifier } }: TopologyChange): void => {
    const { promotedReaderSessions = 'cut' } = this.#deps.cluster.pace;
    if (kind === 'closing' || (kind === 'promoted' && promotedReaderSessions === 'cut')) this.cut(identifier);
    if (kind === 'removed') this.#stopListening({ instance: identifier });
  };

  /** Ends the connections to an instance at once. */
  cut(instance: string): void {
    for (const connection of this.#connections) if (connection.instance === instance) connection.cut();
  }

  /** Stops listening and ends every connection. Idempotent. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const connection of this.#connections) connection.cut();
    await Promise.all([this.#shared, ...this.#own.values()].map((listener) => listener.close()));
  }

  #stopListening(endpoint: EndpointName): void {
    const key = describeEndpoint(endpoint);
    void this.#own.get(key)?.close();
    this.#own.delete(key);
  }

  #accept(socket: Socket, endpoint: EndpointName | undefined): void {
    // Clients break off at any time; whatever there is to do about it hangs on 'close'.
    socket.on('error', () => {});
    socket.setNoDelay(true);
    const { maxLogins = 500, loginTimeoutMs = 60_000 } = this.#options;
    if (this.#isClosed || this.#loggingIn.size >= maxLogins) {
      reset(socket);
      return;
    }
    const connection = new Connection(socket);
    this.#connections.add(connection);
    this.#loggingIn.add(connection);
    const timer = setTimeout(() => connection.cut(), loginTimeoutMs);
    const endLogin = (): void => {
      clearTimeout(timer);
      this.#loggingIn.delete(connection);
    };
    socket.once('close', () => {
      endLogin();
      this.#connections.delete(connection);
    });
    serve(connection, this.#desk(endpoint)).then(
      () => connection.isReady && endLogin(),
      (error: unknown) => this.#giveUp(connection, error),
    );
  }

  #giveUp(connection: Connection, error: unknown): void {
    // When one side has left, the other may still be getting its last words; both close by themselves.
    if (error instanceof StreamEndedError) return;
    connection.cut();
    if (isNews(error))
      this.#deps.log(`a login to ${this.#options.clusterIdentifier} failed: ${String(error)}`);
  }

  #desk(ownEndpoint: EndpointName | undefined): FrontDesk {
    const { cluster } = this.#deps;
    const { region, accountId, clusterResourceId } = this.#options;
    const isOwnAddress = (host: string, port: number) => this.#isOwnAddress(host, port);
    return {
      secureContext: this.#secureContext,
      ownEndpoint,
      findEndpoint: (serverName) => this.#directory.find(serverName),
      connectionTarget: (endpoint) => cluster.connectionTarget(endpoint),
      acceptsToken: (user, token) =>
        acceptsToken(user, token, { ...this.#deps, region, accountId, clusterResourceId, isOwnAddress }),
      findSession: (key) => this.#findSession(key),
      hosts: () => this.#directory.hosts(),
    };
  }

  /**
   * Every name of this cluster is good on every port of this front: Aurora does not know by which name it was
   * reached either. A loopback address is no less specific: while the front has the port, it is this cluster's.
   */
  #isOwnAddress(host: string, port: number): boolean {
    const ports = [this.#shared, ...this.#own.values()].map((listener) => listener.port);
    return ports.includes(port) && this.#directory.find(host) !== undefined;
  }

  #findSession(key: string): string | undefined {
    for (const { session } of this.#connections) if (session?.key === key) return session.socketPath;
    return undefined;
  }
}

/** Instances come and go, so their one label is left open. */
function certificateNames(options: FrontOptions): CertificateNames {
  const hosts = (['cluster', 'reader', { instance: '*' }] as const).map((endpoint) =>
    endpointHost(options, endpoint),
  );
  return {
    commonName: options.clusterIdentifier,
    dnsNames: [...hosts, 'localhost'],
    ipAddresses: ['127.0.0.1'],
  };
}

/** A client whose connection broke, or that speaks something else, is none. */
function isNews(error: unknown): boolean {
  if (error instanceof ProtocolViolation) return false;
  const { code } = error as NodeJS.ErrnoException;
  return typeof code !== 'string' || !code.startsWith('E');
}
