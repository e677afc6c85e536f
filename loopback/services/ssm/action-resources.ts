import type * as ssm from '@aws-sdk/client-ssm';
import type { ActionResources } from '../../gateway/service';

/** ARNs of the parameters for which calls must be authorized. `name` and `/name` have the same ARN: `parameter/name`. */
export function ssmActionResources(accountId: string): ActionResources<typeof ssm> {
  return {
    GetParameter: ({ Name = '*' }, { region }) => [
      Name.startsWith('arn:')
        ? Name
        : `arn:aws:ssm:${region}:${accountId}:parameter/${Name.replace(/^\//, '')}`,
    ],
  };
}
