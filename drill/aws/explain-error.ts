import { DrillError } from './drill-error';

/** Explanation of an error of the SDK or of a function, for the user who runs a drill. */
interface Explanation {
  /** Matches the error's name, its code, or `name: message`. */
  readonly sign: RegExp;
  /** Text before the error's own message. */
  readonly meaning: string;
  readonly hint: string;
}

/** The first row that matches an error explains it. */
const EXPLANATIONS: readonly Explanation[] = [
  // Credentials and connections
  row(
    /^CredentialsProviderError/,
    'no AWS credentials found',
    'set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or omit --aws',
  ),
  row(/Region is missing/, 'no Region is set', 'set AWS_REGION'),
  row(/^Expired\w*Token/, 'the credentials have expired', 'renew them, then run the command again'),
  row(
    /^(InvalidClientTokenId|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|InvalidAccessKeyId)/,
    'AWS rejected the credentials',
    'check the account and keys in the environment',
  ),
  row(
    /^(AccessDenied|Unauthorized|Forbidden|NotAuthorized)/,
    'a permission is missing',
    'grant it to the principal named above; docs/aws.md lists the permissions of a drill and of each cause',
  ),
  row(
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|TimeoutError|NetworkingError)/,
    'the account does not answer',
    'check the endpoint and the network; a loopback account must be running, which the command up starts',
  ),
  row(
    /^(Throttling|TooManyRequests|RequestLimitExceeded)/,
    'the account throttles the requests',
    'wait a minute, then run the command again',
  ),

  // Causes, by the API reference of AWS FIS and RDS
  row(
    /Experiment template \S+ (is )?not found|^ResourceNotFoundException: .*experiment/i,
    'the experiment of the zone outage does not exist',
    'deploy the stack again with: npx cdk deploy -c zoneOutage=true',
  ),
  row(
    /^ServiceQuotaExceeded/,
    'a quota of AWS FIS is exhausted',
    'wait until other experiments have ended; to list them: aws fis list-experiments',
  ),
  row(
    /^ConflictException/,
    'AWS FIS refuses the experiment in its present state',
    'wait until other experiments of the same subnets have ended: aws fis list-experiments',
  ),
  row(
    /^ResourceNotFoundFault/,
    'the pending maintenance action does not exist',
    'list the pending actions with: aws rds describe-pending-maintenance-actions',
  ),
  row(
    /^InvalidParameter(Combination|Value)$/,
    'RDS refuses the new class or version',
    'choose another one; list them with: aws rds describe-orderable-db-instance-options, or describe-db-engine-versions',
  ),
  row(
    /^InsufficientDBInstanceCapacity/,
    "AWS has no capacity of the new class in the writer's zone",
    'name another class with --class, or run the command again later',
  ),
  row(
    /^InvalidDBInstanceState/,
    'the instance cannot be changed in its present state',
    'wait until all instances are available, then run the command again',
  ),
  row(
    /aurora_inject_crash/,
    'the database refused the statement that crashes the writer',
    "the master user must be a member of rds_superuser, and the cluster's engine must be Aurora PostgreSQL",
  ),

  // Data API
  row(
    /HttpEndpoint is not enabled|^HttpEndpointNotEnabled/,
    "the cluster's Data API is disabled",
    'deploy the stack again, which enables the Data API',
  ),
  row(
    /^DatabaseResuming/,
    'the database is paused and does not resume',
    'deploy with -c minAcu=0.5, or run the command again',
  ),
  row(
    /^(DatabaseUnavailable|DatabaseNotFound|InvalidResourceState)/,
    'the database cannot be reached',
    'wait until the cluster is available, then run the command again',
  ),
  row(
    /^(SecretsError|InvalidSecret)/,
    "the master user's secret cannot be used",
    "check that the stack's output SecretArn names an existing secret that you may read",
  ),
  row(
    /^DatabaseError/,
    'the database refused a statement that prepares it',
    'the master user must be allowed to create roles, schemas and tables',
  ),
  row(
    /^StatementTimeout/,
    'the database did not answer in time',
    'check which session holds locks on the schema failover_lab, then run the command again',
  ),

  // The probe function, by lambda/probe/contract.ts
  row(
    /^DatabaseUnreachable/,
    'the probe cannot reach the database',
    'check the security groups and subnets of the probe and the cluster',
  ),
  row(
    /^LoginRefused/,
    'the database refuses the login of the probe',
    "check that the probe's database role exists and has rds_iam, and that the function may rds-db:connect as that role",
  ),
  row(
    /^NotPrepared/,
    'the database is not prepared for the probe',
    'run the command again; if the error stays, drop the schema failover_lab first',
  ),
  row(
    /^ConfigurationError/,
    'the configuration of the probe is invalid',
    'deploy the stack again with: npx cdk deploy',
  ),

  // The failover function, by lambda/failover/contract.ts
  row(
    /^InvalidDBClusterStateFault/,
    'the cluster cannot fail over',
    'wait until the cluster is available with a reader, then run the command again',
  ),
  row(
    /^FailoverUnconfirmed/,
    'the failover may or may not have been requested',
    'check the state of the cluster before you run the command again',
  ),
  row(
    /^FailoverGivenUp/,
    'Aurora abandoned the failover and kept its writer',
    'read the events of the cluster, then run the command again',
  ),

  // Either function
  row(
    /^NotEnoughTime/,
    "the function's timeout is too short",
    'measure for fewer seconds, or deploy the stack again',
  ),
  row(
    /^ValidationError/,
    'a function rejected its event',
    'check the options; if the deployed functions are of another version, run: npx cdk deploy',
  ),
  row(
    /^ResourceNotFound|^ResourceConflict/,
    'a function of the stack cannot be invoked',
    'wait until the stack is deployed, or deploy it again',
  ),
  row(
    /^(Sandbox|Function)\.Timedout|timed out after/i,
    'a function timed out',
    'measure for fewer seconds, then run the command again',
  ),
  row(/^(Runtime\.|Unhandled)/, 'a function crashed', "read the function's log group"),
];

/** Returns an error with its cause and the next step. Returns an error that matches no row unchanged. */
export function explainError(error: unknown): unknown {
  if (error instanceof DrillError || !(error instanceof Error)) return error;
  const { name, message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : name;
  const explanation = EXPLANATIONS.find(({ sign }) =>
    [name, code, `${name}: ${message}`].some((text) => sign.test(text)),
  );
  if (!explanation) return error;
  const words = message === '' ? code : message;
  return new DrillError(`${explanation.meaning}: ${words}`, explanation.hint, { cause: error });
}

function row(sign: RegExp, meaning: string, hint: string): Explanation {
  return { sign, meaning, hint };
}
