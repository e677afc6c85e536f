import type { ClientFile } from './client-files';
import { readClientFiles } from './client-files';
import { readEngineVersion } from './engine-version';
import { readInstance } from './instance-class';
import type { LabSettings } from './lab-settings';
import { suggestion } from './suggestion';
import type { Reading } from './values';
import { readBoolean, readCapacity, readChoice, readInteger, readStackName, readTiers } from './values';

/** The lab's settings, each within its range. */
export interface LabConfig extends Required<Omit<LabSettings, 'clients'>> {
  readonly clients: readonly ClientFile[];
  /** Name of the CloudFormation stack and, in lower case, of the cluster. */
  readonly stackName: string;
}

/** Result of {@link parseConfig}: the settings, or all problems of the context, one line each. */
export type ParsedConfig =
  | { readonly state: 'valid'; readonly config: LabConfig }
  | { readonly state: 'invalid'; readonly problems: readonly string[] };

/**
 * Turns CDK context into the lab's settings.
 *
 * `-c key=value` passes strings; `cdk.json` may also contain numbers, booleans and lists. All are accepted. Reports all
 * problems together, so that the user can fix them after one run.
 *
 * A user's client must not have a name in `builtInClients`. The caller passes these names, because `lib/` does not import
 * `lambda/`.
 */
export function parseConfig(
  context: Readonly<Record<string, unknown>>,
  builtInClients: readonly string[] = [],
): ParsedConfig {
  const given = new Map(
    Object.entries(context).filter(([key, value]) => value !== undefined && !isReservedForCdk(key)),
  );
  const known: string[] = [];
  const wrong: string[] = [];
  const problems: string[] = [];

  function setting<Value>(
    key: keyof LabConfig,
    read: (value: unknown) => Reading<Value>,
    fallback: Value,
  ): Value {
    known.push(key);
    if (!given.has(key)) return fallback;
    const reading = read(given.get(key));
    if ('value' in reading) return reading.value;
    wrong.push(key);
    problems.push(`${key} ${reading.problem}`);
    return fallback;
  }

  const readers = setting('readers', readInteger(0, 15), 2);
  const config: LabConfig = {
    readers,
    azs: setting('azs', readInteger(2, 3, 'Aurora needs subnets in at least two Availability Zones'), 3),
    instance: setting('instance', readInstance, 'serverless'),
    minAcu: setting('minAcu', readCapacity(0), 0.5),
    maxAcu: setting('maxAcu', readCapacity(1), 4),
    promotionTiers: setting(
      'promotionTiers',
      readTiers(wrong.includes('readers') ? undefined : readers),
      Array<number>(readers).fill(1),
    ),
    engineVersion: setting('engineVersion', readEngineVersion, '17.9'),
    port: setting('port', readInteger(1150, 65535), 5432),
    backupDays: setting('backupDays', readInteger(1, 35), 1),
    onDestroy: setting('onDestroy', readChoice('delete', 'snapshot'), 'delete'),
    deletionProtection: setting('deletionProtection', readBoolean, false),
    zoneOutage: setting('zoneOutage', readBoolean, false),
    clients: setting('clients', readClientFiles(builtInClients), []),
    stackName: setting('stackName', readStackName, 'AuroraFailoverLab'),
  };
  if (config.minAcu > config.maxAcu && !wrong.includes('minAcu') && !wrong.includes('maxAcu')) {
    problems.push(`maxAcu must be at least minAcu (${config.minAcu}), got ${config.maxAcu}`);
  }
  for (const key of given.keys()) {
    if (!known.includes(key))
      problems.push(`unknown setting ${JSON.stringify(key)}; ${suggestion(key, known, 'known settings')}`);
  }
  return problems.length === 0 ? { state: 'valid', config } : { state: 'invalid', problems };
}

/** CDK stores feature flags, CLI switches and cached look-ups in the context: `@aws-cdk/…`, `aws:cdk:…`, `vpc-provider:…`. */
function isReservedForCdk(key: string): boolean {
  return key.startsWith('@') || key.includes(':');
}
