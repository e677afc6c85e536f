import type { DBCluster, DBInstance } from '@aws-sdk/client-rds';
import type { Clients } from '../../../drill/aws/clients';
import type { Span } from '../../../drill/report-format/span';
import type { Scenario } from './simulated-run';
import { simulateFailover, simulateProbe } from './simulated-run';

/** Answers of a scripted account. */
export interface Script {
  /** Status of the stack. */
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
  /** Error of the failover function; none if absent. */
  readonly failover?: FunctionFailure;
}

export interface FunctionFailure {
  readonly errorType: string;
  readonly errorMessage: string;
}

export interface ClusterLook {
  readonly status?: string;
  readonly writer?: string;
  readonly instances?: Readonly<Record<string, string>>;
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
        options.abortSignal?.throwIfAborted();
        return await answer(command.constructor.name, command.input);
      },
    });
    return {
      cloudFormation: client(() => this.#describeStacks()),
      rds: client((name) => this.#describe(name)),
      rdsData: client((_, input) => this.#execute(String(input.sql), input)),
      lambda: client((_, input) => this.#invoke(String(input.FunctionName), String(input.Payload))),
      answeredBy: () => ({ kind: 'loopback', conditions: { pace: 'instant' } }),
      close: () => undefined,
    } as unknown as Clients;
  }

  #describeStacks() {
    const Outputs = Object.entries(OUTPUTS).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue }));
    return { Stacks: [{ StackStatus: this.#script.stackStatus ?? 'CREATE_COMPLETE', Outputs }] };
  }

  #describe(name: string): { DBClusters?: DBCluster[]; DBInstances?: DBInstance[] } {
    const { looks = [{}] } = this.#script;
    const {
      status = 'available',
      writer = 'lab-1',
      instances = { 'lab-1': 'available', 'lab-2': 'available' },
    } = looks[Math.min(this.#looks, looks.length - 1)] ?? {};
    const identifiers = Object.keys(instances);
    if (name === 'DescribeDBClustersCommand') {
      const DBClusterMembers = identifiers.map((DBInstanceIdentifier) => ({
        DBInstanceIdentifier,
        IsClusterWriter: DBInstanceIdentifier === writer,
        PromotionTier: 1,
      }));
      return { DBClusters: [{ Status: status, DBClusterMembers }] };
    }
    this.#looks += 1;
    this.calls.push('look at the cluster');
    return {
      DBInstances: identifiers.map((DBInstanceIdentifier) => ({
        DBInstanceIdentifier,
        DBInstanceStatus: instances[DBInstanceIdentifier],
        DBInstanceClass: 'db.serverless',
      })),
    };
  }

  #execute(sql: string, input: Record<string, unknown>) {
    this.#statements += 1;
    this.#script.statement?.(sql, this.#statements);
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
    this.calls.push(`invoke ${name}`);
    this.events.push(JSON.parse(payload));
    if (name === OUTPUTS.FailoverFunctionName) {
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
}

function toPayload(result: object) {
  return { Payload: { transformToString: () => JSON.stringify(result) } };
}

function toFailure(failure: FunctionFailure) {
  return { FunctionError: 'Unhandled', ...toPayload(failure) };
}
