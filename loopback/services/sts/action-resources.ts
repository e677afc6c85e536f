import type * as sts from '@aws-sdk/client-sts';
import type { ActionResources } from '../../gateway/service';

/** The role that is to be assumed. */
export const stsActionResources: ActionResources<typeof sts> = {
  AssumeRole: ({ RoleArn = '*' }) => [RoleArn],
};
