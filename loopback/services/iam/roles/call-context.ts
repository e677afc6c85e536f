import type { ContextKeys } from '../conditions/request-context';
import { contextKeys } from '../conditions/request-context';
import type { Role } from './roles';

export interface AccountFacts {
  readonly accountId: string;
  readonly region: string;
  /** Wall-clock time, milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Tags of a resource; undefined if it has none or is unknown. */
  readonly tagsOf: (arn: string) => Readonly<Record<string, string>> | undefined;
}

/**
 * Condition keys of a call by a role. `userId` identifies the role's session. Service-specific keys
 * other than those below are not supported.
 *
 * Source: IAM user guide, "AWS global condition context keys"; Service Authorization Reference, "Condition keys for
 * Amazon RDS" and "… Amazon S3".
 */
export function callContext(
  facts: AccountFacts,
  role: Role,
  userId: string | undefined,
  resource: string,
): ContextKeys {
  const { accountId } = facts;
  return new Map([
    ...commonContext(facts),
    ...contextKeys({
      'aws:PrincipalArn': role.arn,
      'aws:PrincipalAccount': accountId,
      'aws:PrincipalType': 'AssumedRole',
      'aws:userid': userId,
      'aws:ResourceAccount': accountId,
      's3:ResourceAccount': accountId,
    }),
    ...resourceTags(facts, resource),
  ]);
}

/** Condition keys that do not depend on the caller. */
export function commonContext({ region, nowMs }: AccountFacts): ContextKeys {
  const now = new Date(nowMs());
  return contextKeys({
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    'aws:RequestedRegion': region,
    // Connections to 127.0.0.1 do not need TLS. Policies that require TLS are meant for connections to AWS.
    'aws:SecureTransport': 'true',
    'aws:SourceIp': '127.0.0.1',
    'aws:ViaAWSService': 'false',
  });
}

function resourceTags({ tagsOf }: AccountFacts, resource: string): ContextKeys {
  const [, , service, , , type] = resource.split(':');
  const own = service === 'rds' ? { cluster: 'rds:cluster-tag', db: 'rds:db-tag' }[type ?? ''] : undefined;
  const prefixes = own === undefined ? ['aws:ResourceTag'] : ['aws:ResourceTag', own];
  const named = Object.entries(tagsOf(resource) ?? {}).flatMap(([key, value]) =>
    prefixes.map((prefix) => [`${prefix}/${key}`, value]),
  );
  return contextKeys(Object.fromEntries(named));
}
