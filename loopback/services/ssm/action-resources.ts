import type * as ssm from '@aws-sdk/client-ssm';
import type { ActionResources } from '../../gateway/service';

/** Parameters that calls are authorised against: `parameter/name` and `parameter/path/name` alike. */
export function ssmActionResources(accountId: string): ActionResources<typeof ssm> {
  return {
    GetParameter: ({ Name = '*' }, { region }) => [
      Name.startsWith('arn:')
        ? Name
        : `arn:aws:ssm:${region}:${accountId}:parameter/${Name.replace(/^\//, '')}`,
    ],
  };
}
