import type { AccountIdentity } from '../../account-identity';

/** ARN of a resource of AWS FIS. */
export function formatFisArn(
  { region, accountId }: AccountIdentity,
  kind: 'action' | 'experiment' | 'experiment-template',
  id: string,
): string {
  return `arn:aws:fis:${region}:${accountId}:${kind}/${id}`;
}

/**
 * Returns the ID in an ARN such as `arn:aws:ec2:eu-west-1:123456789012:subnet/subnet-1`; undefined for a resource of
 * another type, account or region. `separator` separates the type and the ID.
 */
export function parseResourceArn(
  { region, accountId }: AccountIdentity,
  arn: string,
  service: 'ec2' | 'rds',
  type: string,
  separator: '/' | ':',
): string | undefined {
  const prefix = `arn:aws:${service}:${region}:${accountId}:${type}${separator}`;
  return arn.startsWith(prefix) ? arn.slice(prefix.length) : undefined;
}
