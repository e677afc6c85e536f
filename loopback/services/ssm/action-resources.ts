import type * as ssm from '@aws-sdk/client-ssm';
import type { ActionResources } from '../../gateway/service';

/** Parameters that calls are authorized for. The ARN of `name` is `parameter/name`, as is that of `/name`. */
export function ssmActionResources(accountId: string): ActionResources<typeof ssm> {
  return {
    GetParameter: ({ Name = '*' }, { region }) => [
      Name.startsWith('arn:')
        ? Name
        : `arn:aws:ssm:${region}:${accountId}:parameter/${Name.replace(/^\//, '')}`,
    ],
  };
}
