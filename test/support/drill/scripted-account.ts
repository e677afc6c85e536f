import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import { RDSClient } from '@aws-sdk/client-rds';
import type { Clients } from '../../../drill/aws/clients';
import type { Span } from '../../../drill/report-format/span';
import type { WatchEvent, WatchResult } from '../../../lambda/failover/contract';
import type { Scenario } from './simulated-run';
import { STARTED_AT, simulateFailover, simulateProbe } from './simulated-run';

/** Answers of a scripted account. */
export interface Script {
  /** Status of the stack; `missing` if it does not exist. @default CREATE_COMPLETE */
  readonly stackStatus?: string;
  /**
   * State of the cluster for each look. The last state applies to all further looks.
   * @default available, lab-1 the writer, lab-2 a reader
   */
  readonly looks?: readonly ClusterLook[];
  /** Called before each statement; may throw the statement's error. */
  readonly statement?: (sql: string, count: number) => void;
  /** Number of queries until the row of the probe's start appears. @default 2 */
  readonly looksForSignal?: number;
  /** Stalls of the probe, by run. @default none */
  readonly stalls?: readonly (readonly Span[])[];
  /** Error of the probe function; none if absent. */
  readonly probe?: FunctionFailure;
  /** Error of a requested failover; none if absent. */
  readonly failover?: FunctionFailure;
  /** State and new writer of a watch, and how long it lasts. @default a change to lab-2, at once */
  readonly watch?: Partial<WatchResult>;
  /** Awaited before a watch with `before` is answered. */
  readonly watching?: () => Promise<void>;
  /** Moment at which a watch begins, by the clock of the failover function. @default the start of the simulated run */
  readonly watchBeganAt?: string;
  /** Error of a request that changes a class or the version. */
  readonly change?: Error;
  /** Kind of the account. @default loopback */
  readonly kind?: 'aws' | 'loopback';
  /** Output of the stack with the experiment templates. @default none */
  readonly templates?: string;
  /** Pending maintenance actions of the cluster. @default system-update */
  readonly pending?: readonly string[];
  /** Client for statements that must not be repeated. @default scripted */
  readonly dataOnce?: Clients['rdsDataOnce'];
  /** Endpoint for signed requests. */
  readonly endpoint?: string;
}

export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
}

export interface ClusterLook {
  readonly status?: string;
  readonly writer?: string;
  readonly instances?: Readonly<Record<string, string>>;
  /** Class of all instances. @default db.serverless */
  readonly instanceClass?: string;
}

const OUTPUTS = {
  DatabaseName: 'lab',
  ClusterIdentifier: 'lab',
  ClusterArn: 'arn:aws:rds:eu-west-1:123456789012:cluster:lab',
  SecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!cluster-1',
  WriterEndpoint: 'lab.cluster-x.eu-west-1.rds.amazonaws.com',
  ReaderEndpoint: 'lab.cluster-ro-x.eu-west-1.rds.amazonaws.com',
  Port: '5432',
  FailoverFunctionName: 'the-failover',
  ProbeFunctionName: 'the-probe',
};

const scenario: Scenario = {
  durationMs: 8_000,
  requestedMs: 3_000,
  takeoverMs: 3_300,
  troubles: { write: [{ kind: 'refused', fromMs: 3_050, toMs: 3_300 }] },
};

/** The AWS APIs that a drill calls. Records all calls in order. */
export class ScriptedAccount {
  readonly calls: string[] = [];
  readonly statements: string[] = [];
  readonly events: unknown[] = [];
  readonly #script: Script;
  #looks = 0;
  #statements = 0;
  #looksForSignal = 0;
  #probes = 0;
  /** Ends the probe's invocation, which lasts until the failover function is invoked. */
  #endProbe: (() => void) | undefined;

  constructor(script: Script = {}) {
    this.#script = script;
  }

  get clients(): Clients {
    const client = (answer: (name: string, input: Record<string, unknown>) => unknown) => ({
      send: async (
        command: object & { input: Record<string, unknown> },
        options: { abortSignal?: AbortSignal } = {},
      ) => {
        const { abortSignal } = options;
        abortSignal?.throwIfAborted();
        const answered = Promise.resolve(answer(command.constructor.name, command.input));
        return await (abortSignal ? untilAborted(answered, abortSignal) : answered);
      },
    });
    const { endpoint } = this.#script;
    const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
    const { config } = new RDSClient({ region: 'eu-west-1', credentials, ...(endpoint && { endpoint }) });
    return {
      cloudFormation: client(() => this.#describeStacks()),
      rds: { ...client((name, input) => this.#callRds(name, input)), config },
      rdsData: client((_, input) => this.#execute(String(input.sql), input)),
      rdsDataOnce: this.#script.dataOnce ?? client((_, input) => this.#execute(String(input.sql), input)),
      lambda: client((_, input) => this.#invoke(String(input.FunctionName), String(input.Payload))),
      answeredBy: () => ({ kind: this.#script.kind ?? 'loopback', conditions: { pace: 'instant' } }),
      close: () => undefined,
    } as unknown as Clients;
  }

  #describeStacks() {
    const { templates, stackStatus } = this.#script;
    if (stackStatus === 'missing') throw new Error('Stack with id AuroraFailoverLab does not exist');
    const outputs = { ...OUTPUTS, ...(templates && { ZoneOutageTemplates: templates }) };
    const Outputs = Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
    return { Stacks: [{ StackStatus: stackStatus ?? 'CREATE_COMPLETE', Outputs }] };
  }

  #callRds(name: string, input: Record<string, unknown>) {
    if (/^DescribeDB/.test(name)) return this.#describe(name);
    if (name === 'DescribePendingMaintenanceActionsCommand') {
      const { pending = ['system-update'] } = this.#script;
      const PendingMaintenanceActionDetails = pending.map((Action) => ({ Action }));
      return { PendingMaintenanceActions: [{ PendingMaintenanceActionDetails }] };
    }
    this.calls.push(`${name.replace(/Command$/, '')} ${Object.values(input).join(' ')}`);
    if (this.#script.change) throw this.#script.change;
    return {};
  }

  #describe(name: string): { DBClusters?: DBCluster[]; DBInstances?: DBInstance[] } {
    const { looks = [{}] } = this.#script;
    const {
      status = 'available',
      writer = 'lab-1',
      instances = { 'lab-1': 'available', 'lab-2': 'available' },
      instanceClass = 'db.serverless',
    } = looks[Math.min(this.#looks, looks.length - 1)] ?? {};
    const identifiers = Object.keys(instances);
    if (name === 'DescribeDBClustersCommand') {
      const DBClusterMembers = identifiers.map((DBInstanceIdentifier) => ({
        DBInstanceIdentifier,
        IsClusterWriter: DBInstanceIdentifier === writer,
        PromotionTier: 1,
      }));
      return { DBClusters: [{ Status: status, EngineVersion: '17.9', DBClusterMembers }] };
    }
    this.#looks += 1;
    this.calls.push('look at the cluster');
    return {
      DBInstances: identifiers.map((DBInstanceIdentifier) => ({
        DBInstanceIdentifier,
        DBInstanceStatus: instances[DBInstanceIdentifier],
        DBInstanceClass: instanceClass,
        AvailabilityZone: `eu-west-1${'abc'[Number(DBInstanceIdentifier.slice(-1)) - 1]}`,
      })),
    };
  }

  #execute(sql: string, input: Record<string, unknown>) {
    this.#statements += 1;
    this.#script.statement?.(sql, this.#statements);
    if (sql.includes('aurora_inject_crash')) {
      this.calls.push(`execute ${sql}`);
      throw new Error('the session ended');
    }
    if (!sql.startsWith('SELECT')) {
      this.statements.push(sql);
      this.calls.push(`execute ${sql.split(/\s+/).slice(0, 2).join(' ')}`);
      return {};
    }
    this.#looksForSignal += 1;
    const isThere = this.#looksForSignal >= (this.#script.looksForSignal ?? 2);
    this.calls.push(isThere ? 'see the signal' : 'look for the signal');
    if (isThere) this.#looksForSignal = 0;
    expect(input).toMatchObject({
      resourceArn: OUTPUTS.ClusterArn,
      secretArn: OUTPUTS.SecretArn,
      database: 'lab',
    });
    return { records: [[{ longValue: isThere ? 1 : 0 }]] };
  }

  async #invoke(name: string, payload: string) {
    const { watchOnly, before } = JSON.parse(payload);
    this.calls.push(watchOnly ? (before ? 'continue the watch' : 'begin the watch') : `invoke ${name}`);
    const event = JSON.parse(payload);
    this.events.push(event);
    if (name === OUTPUTS.FailoverFunctionName) {
      if (event.watchOnly) return await this.#watch(event);
      if (this.#script.failover) return toFailure(this.#script.failover);
      this.#endProbe?.();
      return toPayload(simulateFailover(scenario));
    }
    if (this.#script.probe) return toFailure(this.#script.probe);
    await new Promise<void>((resolve) => {
      this.#endProbe = resolve;
    });
    this.#probes += 1;
    return toPayload(simulateProbe({ ...scenario, stalls: this.#script.stalls?.[this.#probes - 1] }));
  }

  async #watch({ before }: WatchEvent) {
    const beganAt = this.#script.watchBeganAt ?? STARTED_AT;
    if (before) {
      await this.#script.watching?.();
      this.#endProbe?.();
    }
    const { clusterIdentifier, previousWriter, newWriter, predicted, timeline, events } =
      simulateFailover(scenario);
    const { writerChangedAt, availableAt } = timeline;
    return toPayload({
      ...{ state: 'completed', clusterIdentifier, previousWriter, newWriter, predicted, events },
      timeline: { beganAt, ...(before && { writerChangedAt, availableAt }) },
      ...(before && this.#script.watch),
    });
  }
}

async function untilAborted<Result>(answered: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort);
  });
  try {
    return await Promise.race([answered, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function toPayload(result: object) {
  return { Payload: { transformToString: () => JSON.stringify(result) } };
}

function toFailure(failure: FunctionFailure) {
  return { FunctionError: 'Unhandled', ...toPayload(failure) };
}
