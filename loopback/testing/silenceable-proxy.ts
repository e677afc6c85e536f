import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SecureContext } from 'node:tls';
import { createSecureContext, TLSSocket } from 'node:tls';
import { createCertificateAuthority } from '../aurora/endpoints/certificate-authority';

/**
 * Proxy that serves PostgreSQL over TLS on 127.0.0.1 in front of a server's Unix socket. It can be silenced: bytes in
 * both directions and new connections then wait, as in a network that drops packets and resends them.
 */
export class SilenceableProxy {
  readonly certificate: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #answersMs = new Map<string, number[]>();
  #waiting: (() => void)[] | undefined;

  static async open(socketPath: () => string): Promise<SilenceableProxy> {
    const authority = await createCertificateAuthority(new Date());
    const names = { commonName: 'proxy', dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'] };
    const { certificate, privateKey } = await authority.issue(names);
    const context = createSecureContext({ cert: certificate, key: privateKey });
    const proxy = new SilenceableProxy(authority.certificate, context, socketPath);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  private constructor(certificate: string, context: SecureContext, socketPath: () => string) {
    this.certificate = certificate;
    this.#server = createServer((client) => {
      this.#hold(client);
      client.once('data', () => this.#pass(() => this.#join(client, context, socketPath())));
    });
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Number of open client connections. */
  get connectionCount(): number {
    return this.#sockets.size;
  }

  /**
   * Silences the proxy for `durationMs`. Resolves with the actual start and end of the silence, since a busy machine
   * ends it late.
   */
  async silence(durationMs: number): Promise<{ readonly fromMs: number; readonly toMs: number }> {
    const startedMs = performance.now();
    const waiting: (() => void)[] = [];
    this.#waiting = waiting;
    while (performance.now() < startedMs + durationMs) {
      await sleep(startedMs + durationMs - performance.now());
    }
    this.#waiting = undefined;
    const toMs = performance.now();
    for (const step of waiting) step();
    return { fromMs: startedMs, toMs };
  }

  /** Returns the times, on the monotonic clock, at which answers to a lane's statements passed. */
  answersMs(lane: string): readonly number[] {
    return this.#answersMs.get(lane) ?? [];
  }

  /** Resets every connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #hold(client: Socket): void {
    client.on('error', () => {});
    client.setNoDelay(true);
    this.#sockets.add(client);
    client.once('close', () => this.#sockets.delete(client));
  }

  /** Accepts the client's request for TLS, its first packet, and connects it to the server. */
  #join(client: Socket, secureContext: SecureContext, socketPath: string): void {
    if (client.destroyed) return;
    client.write('S');
    const secured = new TLSSocket(client, { isServer: true, secureContext });
    const server = connect(socketPath);
    let answersMs: number[] = [];
    secured.once('data', (startup) => {
      answersMs = this.#answersOf(/failover-probe ([\w-]+)/.exec(startup.toString('latin1'))?.[1] ?? '');
    });
    this.#forward(secured, server);
    this.#forward(server, secured, (bytes) => {
      if (/INSERT 0 1|SELECT 1/.test(bytes.toString('latin1'))) answersMs.push(performance.now());
    });
    client.once('close', () => server.destroy());
  }

  #forward(from: Socket, to: Socket, watch: (bytes: Buffer) => void = () => {}): void {
    from.on('error', () => {});
    from.on('data', (bytes: Buffer) =>
      this.#pass(() => {
        watch(bytes);
        to.write(bytes);
      }),
    );
    from.once('close', () => this.#pass(() => to.destroySoon()));
  }

  #answersOf(lane: string): number[] {
    const answersMs = this.#answersMs.get(lane) ?? [];
    this.#answersMs.set(lane, answersMs);
    return answersMs;
  }

  #pass(step: () => void): void {
    if (this.#waiting) this.#waiting.push(step);
    else step();
  }
}
