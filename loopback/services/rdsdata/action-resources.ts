import type * as rdsData from '@aws-sdk/client-rds-data';
import type { ActionResources } from '../../gateway/service';

/** Clusters for which Data API calls must be authorized. Reading the secret requires a separate permission. */
export const rdsDataActionResources: ActionResources<typeof rdsData> = {
  ExecuteStatement: ({ resourceArn = '*' }) => [resourceArn],
};
