import { createSecureContext } from 'node:tls';
import type { PostgresServer } from 'aurora-loopback/testing/aurora-server';
import { startAuroraServer } from 'aurora-loopback/testing/aurora-server';
import { useTestHome } from 'aurora-loopback/testing/postgres-home';
import { SilenceableProxy } from 'aurora-loopback/testing/silenceable-proxy';
import { PROBE_ROLE } from '../../../drill/run/prepare';
import type { Clock } from '../../../lambda/probe/clock';
import { systemClock } from '../../../lambda/probe/clock';
import type { ProbeEvent, ProbeResult } from '../../../lambda/probe/contract';
import type { Driver } from '../../../lambda/probe/driver';
import type { Environment } from '../../../lambda/probe/environment';
import { parseEvent } from '../../../lambda/probe/event';
import { createPgDriver } from '../../../lambda/probe/pg/pg-driver';
import type { Log } from '../../../lambda/probe/probe';
import { probe } from '../../../lambda/probe/probe';
import { noClients } from './no-clients';
import { prepareDatabase } from './prepared-database';

/** Real server, prepared for the probe, behind a proxy. All endpoints lead to the proxy. */
export interface MeasuredServer {
  readonly server: PostgresServer;
  readonly proxy: SilenceableProxy;
  readonly environment: Environment;
  /** Environment of the function for this server. */
  readonly environmentVariables: Readonly<Record<string, string>>;
  driver(overrides?: { readonly connectTimeoutMs?: number; readonly clock?: Clock }): Driver;
  /** Runs the probe. Calls `begun` when the run begins. */
  probe(event?: Partial<ProbeEvent>, begun?: () => void, driver?: Driver): Promise<ProbeResult>;
}

/** Starts a server for the tests of a `describe`: the writer `db-1` or the reader `db-2`. */
export function useMeasuredServer(role: 'writer' | 'reader' = 'writer'): () => MeasuredServer {
  const testHome = useTestHome();
  let measured: MeasuredServer | undefined;
  beforeAll(async () => {
    measured = await createMeasuredServer(await startAuroraServer(testHome(), role, prepareDatabase));
  }, 30_000);
  afterAll(() => measured?.proxy.close());
  return () => {
    if (!measured) throw new Error('the server is not started before the first test');
    return measured;
  };
}

async function createMeasuredServer(server: PostgresServer): Promise<MeasuredServer> {
  const proxy = await SilenceableProxy.open(() => server.socketPath);
  const host = '127.0.0.1';
  const environment: Environment = {
    databaseName: 'postgres',
    port: proxy.port,
    user: PROBE_ROLE,
    writerHost: host,
    readerHost: host,
    members: [{ identifier: server.name, host }],
  };
  const secureContext = createSecureContext({ ca: proxy.certificate });
  let runs = 0;
  const driver: MeasuredServer['driver'] = (overrides) =>
    createPgDriver({
      environment,
      connectTimeoutMs: 2_000,
      secureContext,
      // The token is not checked: the server behind the proxy identifies clients by their operating system user.
      signToken: async () => 'token',
      clock: systemClock,
      ...overrides,
    });
  return {
    server,
    proxy,
    environment,
    environmentVariables: {
      DATABASE_NAME: environment.databaseName,
      DATABASE_PORT: String(environment.port),
      DATABASE_USER: environment.user,
      WRITER_ENDPOINT: host,
      READER_ENDPOINT: host,
      INSTANCE_ENDPOINTS: host,
    },
    driver,
    probe: async (event = {}, begun = () => {}, ownDriver) => {
      runs += 1;
      const order = parseEvent({
        runId: `run-${runs}`,
        durationSeconds: 3,
        ledgerTimeoutSeconds: 10,
        ...event,
      });
      const log: Log = ({ step }) => {
        if (step === 'begun') begun();
      };
      return probe(order, {
        environment,
        driver: ownDriver ?? driver(),
        startThread: noClients,
        clock: systemClock,
        log,
      });
    },
  };
}
