import * as logs from '@aws-sdk/client-cloudwatch-logs';
import type { Service } from '../../gateway/service';
import { defineService } from '../../gateway/service';
import { logsActionResources } from './action-resources';
import { describeLogGroups } from './actions/describe-log-groups';
import { describeLogStreams } from './actions/describe-log-streams';
import { filterLogEvents } from './actions/filter-log-events';
import type { LogGroups } from './state';

export interface LogsOptions {
  readonly accountId: string;
  readonly region: string;
  readonly logGroups: LogGroups;
}

const invalidParameter = { code: 'InvalidParameterException', status: 400 };

/** CloudWatch Logs' API for reading. Functions write to their groups without it. */
export function createLogsService({ accountId, region, logGroups }: LogsOptions): Service {
  return defineService({
    module: logs,
    client: new logs.CloudWatchLogsClient({
      region,
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    }),
    actions: {
      DescribeLogGroups: async (input) => describeLogGroups(logGroups, input),
      DescribeLogStreams: async (input) => describeLogStreams(logGroups, input),
      FilterLogEvents: async (input) => filterLogEvents(logGroups, input),
    },
    actionResources: logsActionResources(accountId),
    errorSpellings: { MissingParameter: invalidParameter, ValidationError: invalidParameter },
    maxBodyBytes: 64 * 1024,
  });
}
