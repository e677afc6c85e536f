import type { PaceName } from '../aurora/pace';
import { PACES } from '../aurora/pace';

/** Instance of the cluster that `startLoopback` creates. */
export interface LoopbackInstance {
  /** @default `loopback-1`, `loopback-2`, … */
  readonly identifier?: string;
  /** @default db.r7g.large */
  readonly instanceClass?: string;
  /** 0 to 15. The reader with the lowest tier is promoted first. @default 1 */
  readonly promotionTier?: number;
  /** Availability Zone, such as `us-east-1a`. @default the zone with the fewest instances */
  readonly availabilityZone?: string;
}

export interface LoopbackOptions {
  /** Number of readers, 0 to 15. @default 1, or as many as `instances` has after the first */
  readonly readers?: number;
  /** Durations of those parts of a failover that AWS performs and PostgreSQL does not. @default instant */
  readonly pace?: PaceName;
  /** Instances of the cluster, the writer first. @default a writer, and `readers` equal instances */
  readonly instances?: readonly LoopbackInstance[];
  /** The only region of the account. @default us-east-1 */
  readonly region?: string;
  /** Port of the account's endpoint on 127.0.0.1. Databases always get free ports. @default 0, any free port */
  readonly port?: number;
  /** Ends the start, or later stops the account. @default none */
  readonly signal?: AbortSignal;
  /** Logs progress. The last lines are also in the error if the start fails. @default logs nothing */
  readonly log?: (line: string) => void;
  /** Longest time the start may take, in milliseconds. @default 60,000 */
  readonly startTimeoutMs?: number;
}

type NamedInstance = LoopbackInstance & { readonly identifier: string };

/** Complete options, with an identifier for each instance. */
export interface LoopbackPlan {
  readonly instances: readonly [NamedInstance, ...NamedInstance[]];
  readonly pace: PaceName;
  readonly region: string;
  readonly port: number;
  readonly startTimeoutMs: number;
}

/** Names of the options. Others are refused, because JavaScript does not check names. */
const OPTIONS: Readonly<Record<keyof LoopbackOptions, true>> = {
  readers: true,
  pace: true,
  instances: true,
  region: true,
  port: true,
  signal: true,
  log: true,
  startTimeoutMs: true,
};
const INSTANCE_OPTIONS: Readonly<Record<keyof LoopbackInstance, true>> = {
  identifier: true,
  instanceClass: true,
  promotionTier: true,
  availabilityZone: true,
};

const MAX_READERS = 15;
/** Longest timeout of a timer in Node.js. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** Checks and completes options. Throws a TypeError that lists all problems. */
export function planLoopback(options: LoopbackOptions): LoopbackPlan {
  const { instances, pace = 'instant', region = 'us-east-1', port = 0, startTimeoutMs = 60_000 } = options;
  const listed: readonly unknown[] = Array.isArray(instances) ? instances : [];
  const readers = options.readers ?? (listed.length > 0 ? listed.length - 1 : 1);
  const problems = [
    ...checkNames('options', options, OPTIONS),
    ...listed.flatMap((each, index) => checkNames(`instances[${index}]`, each, INSTANCE_OPTIONS)),
    ...check(isInteger(readers, 0, MAX_READERS), 'readers', `an integer from 0 to ${MAX_READERS}`, readers),
    ...check(
      instances === undefined || (Array.isArray(instances) && instances.length === readers + 1),
      'instances',
      `a list of 1 + readers = ${readers + 1} instances`,
      listed.length > 0 ? listed.length : instances,
    ),
    ...check(Object.hasOwn(PACES, pace), 'pace', `one of ${Object.keys(PACES).join(', ')}`, pace),
    ...check(/^[a-z]{2}(-[a-z]+)+-\d$/.test(region), 'region', 'an AWS Region such as us-east-1', region),
    ...check(isInteger(port, 0, 65_535), 'port', 'an integer from 0 to 65535', port),
    ...check(
      isInteger(startTimeoutMs, 1, LONGEST_TIMEOUT_MS),
      'startTimeoutMs',
      `an integer from 1 to ${LONGEST_TIMEOUT_MS}`,
      startTimeoutMs,
    ),
  ];
  if (problems.length > 0) throw new TypeError(`startLoopback: ${problems.join('; ')}`);
  const nameInstance = (index: number) => ({ identifier: `loopback-${index + 1}`, ...instances?.[index] });
  const others = Array.from({ length: readers }, (_, index) => nameInstance(index + 1));
  return { instances: [nameInstance(0), ...others], pace, region, port, startTimeoutMs };
}

function checkNames(path: string, value: unknown, known: object): string[] {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject) return check(false, path, 'an object', value);
  const names = Object.keys(known);
  const unknown = Object.keys(value).filter((name) => !names.includes(name));
  return unknown.map((name) => `${path}: ${name} is not one of ${names.join(', ')}`);
}

function check(isValid: boolean, name: string, expected: string, value: unknown): string[] {
  return isValid ? [] : [`${name} must be ${expected}, got ${JSON.stringify(value)}`];
}

function isInteger(value: unknown, low: number, high: number): boolean {
  return Number.isInteger(value) && Number(value) >= low && Number(value) <= high;
}
