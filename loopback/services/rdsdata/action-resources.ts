import type * as rdsData from '@aws-sdk/client-rds-data';
import type { ActionResources } from '../../gateway/service';

/** Clusters that Data API calls are authorised against. Reading the secret is a permission apart. */
export const rdsDataActionResources: ActionResources<typeof rdsData> = {
  ExecuteStatement: ({ resourceArn = '*' }) => [resourceArn],
};
