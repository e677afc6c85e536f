import type * as sts from '@aws-sdk/client-sts';
import type { ActionResources } from '../../gateway/service';

/** Role to be assumed. */
export const stsActionResources: ActionResources<typeof sts> = {
  AssumeRole: ({ RoleArn = '*' }) => [RoleArn],
};
