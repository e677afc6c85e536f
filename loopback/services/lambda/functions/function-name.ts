import { matching, requireValid } from '../../constraints';
import { faults } from '../faults';

export interface FunctionScope {
  readonly accountId: string;
  readonly region: string;
}

export function functionArn({ accountId, region }: FunctionScope, name: string): string {
  return `arn:aws:lambda:${region}:${accountId}:function:${name}`;
}

/**
 * Returns the name in a caller's reference to a function: `name`, `123456789012:function:name` or its ARN, each with
 * or without `:$LATEST`. Throws `ResourceNotFoundException` for another account, Region or version, which do not
 * exist here.
 */
export function parseFunctionName(scope: FunctionScope, reference: string, qualifier?: string): string {
  requireValid('functionName', reference, matching(form));
  const parts = form.exec(reference)?.groups ?? {};
  const { region = scope.region, account = scope.accountId, name = '', version } = parts;
  const versions = [version, qualifier].filter((one) => one !== undefined);
  const other = versions.find((one) => one !== '$LATEST');
  if (region !== scope.region || account !== scope.accountId || other !== undefined) {
    const arn = functionArn({ region, accountId: account }, name);
    throw faults.notFound(other === undefined ? arn : `${arn}:${other}`);
  }
  return name;
}

const form =
  /^(?:arn:aws:lambda:(?<region>[\w-]+):)?(?:(?<account>\d{12}):)?(?:function:)?(?<name>[\w-]{1,64})(?::(?<version>[\w$-]+))?$/;
