import { sendSigned } from '../../../drill/aws/signed-request';
import type { Place } from './place';

/** Lists the secrets of the cluster. RDS names the cluster in a tag of each secret that it manages. */
export async function listSecrets(place: Place): Promise<readonly string[]> {
  interface Answer {
    readonly SecretList?: readonly { readonly Name: string; readonly Tags?: readonly Tag[] }[];
    readonly NextToken?: string;
  }
  interface Tag {
    readonly Key: string;
    readonly Value: string;
  }
  const isOfCluster = ({ Key, Value }: Tag) =>
    Key === 'aws:rds:primaryDBClusterArn' && Value.endsWith(`:cluster:${place.stackName.toLowerCase()}`);
  const names: string[] = [];
  let NextToken: string | undefined;
  do {
    const Filters = [{ Key: 'owning-service', Values: ['rds'] }];
    const answer = (await call(place, SECRETS_MANAGER, { Filters, NextToken })) as Answer;
    const found = (answer.SecretList ?? []).filter(({ Tags = [] }) => Tags.some(isOfCluster));
    names.push(...found.map(({ Name }) => Name));
    NextToken = answer.NextToken;
  } while (NextToken !== undefined);
  return names;
}

/** Lists the log groups of the functions, of any version of the lab. */
export async function listLogGroups(place: Place): Promise<readonly string[]> {
  const prefixes = ['', '/aws/lambda/'].flatMap((folder) =>
    ['Failover', 'Probe'].map((name) => `${folder}${place.stackName}-${name}`),
  );
  const lists = await Promise.all(prefixes.map((prefix) => listGroups(place, prefix)));
  return lists.flat();
}

async function listGroups(place: Place, logGroupNamePrefix: string): Promise<readonly string[]> {
  interface Answer {
    readonly logGroups?: readonly { readonly logGroupName: string }[];
    readonly nextToken?: string;
  }
  const names: string[] = [];
  let nextToken: string | undefined;
  do {
    const answer = (await call(place, LOGS, { logGroupNamePrefix, nextToken })) as Answer;
    names.push(...(answer.logGroups ?? []).map(({ logGroupName }) => logGroupName));
    nextToken = answer.nextToken;
  } while (nextToken !== undefined);
  return names;
}

const SECRETS_MANAGER = { service: 'secretsmanager', target: 'secretsmanager.ListSecrets' } as const;
const LOGS = { service: 'logs', target: 'Logs_20140328.DescribeLogGroups' } as const;

function call(
  { clients, signal }: Place,
  { service, target }: { readonly service: string; readonly target: string },
  body: object,
): Promise<unknown> {
  const headers = { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.1' };
  return sendSigned(clients, { service, method: 'POST', path: '/', headers, body }, signal);
}
