import type { AccountIdentity } from '../../account-identity';

/** Resource types in RDS's ARNs: cluster, instance, subnet group, cluster parameter group, cluster snapshot. */
export type ArnKind = 'cluster' | 'db' | 'subgrp' | 'cluster-pg' | 'cluster-snapshot';

export function formatArn({ region, accountId }: AccountIdentity, kind: ArnKind, name: string): string {
  return `arn:aws:rds:${region}:${accountId}:${kind}:${name}`;
}

/**
 * Parses an ARN of RDS in this account and region; undefined for any other text. Returns the name in lower case, as
 * RDS stores it.
 */
export function parseArn(
  { region, accountId }: AccountIdentity,
  arn: string,
): { readonly kind: string; readonly name: string } | undefined {
  const [scheme, partition, service, arnRegion, arnAccount, kind = '', ...name] = arn.split(':');
  const isHere =
    scheme === 'arn' &&
    partition === 'aws' &&
    service === 'rds' &&
    arnRegion === region &&
    arnAccount === accountId;
  return isHere ? { kind, name: name.join(':').toLowerCase() } : undefined;
}
