import type * as rdsData from '@aws-sdk/client-rds-data';
import type { ActionResources } from '../../gateway/service';

/** Clusters that Data API calls are authorized for. Reading the secret requires a separate permission. */
export const rdsDataActionResources: ActionResources<typeof rdsData> = {
  ExecuteStatement: ({ resourceArn = '*' }) => [resourceArn],
};
