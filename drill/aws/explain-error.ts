import { DrillError } from './drill-error';

/** Meaning of an SDK's or a function's error for the person who runs a drill. */
interface Explanation {
  /** Of the error's name or code, or `name: message`. */
  readonly sign: RegExp;
  /** What was seen, before the error's own words. */
  readonly meaning: string;
  readonly hint: string;
}

/** The first row that fits is used. */
const EXPLANATIONS: readonly Explanation[] = [
  // Credentials and ways
  row(
    /^CredentialsProviderError/,
    'there are no AWS credentials',
    'set AWS_PROFILE or the AWS_ACCESS_KEY_ID family, or leave --aws away',
  ),
  row(/Region is missing/, 'there is no Region', 'set AWS_REGION'),
  row(/^Expired\w*Token/, 'the credentials have expired', 'renew them, then run this again'),
  row(
    /^(InvalidClientTokenId|UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|InvalidAccessKeyId)/,
    'the credentials are not accepted',
    'check which account and keys the environment holds',
  ),
  row(
    /^(AccessDenied|Unauthorized|Forbidden|NotAuthorized)/,
    'a permission is missing',
    'give it to whoever it names; docs/measurement.md lists what a drill calls',
  ),
  row(
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|TimeoutError|NetworkingError)/,
    'the account does not answer',
    'check the endpoint and the network; a loopback account must be running: npm run lab -- up',
  ),
  row(
    /^(Throttling|TooManyRequests|RequestLimitExceeded)/,
    'the account refuses so many requests',
    'wait a minute, then run this again',
  ),

  // Data API
  row(
    /HttpEndpoint is not enabled|^HttpEndpointNotEnabled/,
    "the cluster's Data API is off",
    'deploy the stack anew: it turns the Data API on',
  ),
  row(
    /^DatabaseResuming/,
    'the database is paused and does not resume',
    'deploy with -c minAcu=0.5, or run this again',
  ),
  row(
    /^(DatabaseUnavailable|DatabaseNotFound|InvalidResourceState)/,
    'the database cannot be reached',
    'see to it that the cluster is available, then run this again',
  ),
  row(
    /^(SecretsError|InvalidSecret)/,
    "the master user's secret cannot be used",
    'check that the SecretArn of the stack exists and that you may read it',
  ),
  row(
    /^DatabaseError/,
    'the database refused a statement of the preparation',
    'the master user must be allowed to make roles, schemas and tables',
  ),
  row(
    /^StatementTimeout/,
    'the database did not answer in time',
    'see what holds locks on the schema failover_lab, then run this again',
  ),

  // The probe function, by lambda/probe/contract.ts
  row(
    /^DatabaseUnreachable/,
    'the probe cannot reach the database',
    'check the security groups and subnets of the probe and the cluster',
  ),
  row(
    /^LoginRefused/,
    'the database refuses the probe',
    'check that its role exists with rds_iam, and that the function may rds-db:connect as it',
  ),
  row(
    /^NotPrepared/,
    'the database is not prepared for the probe',
    'run this again; if that does not help, drop the schema failover_lab first',
  ),
  row(
    /^ConfigurationError/,
    'the probe is not set up as it has to be',
    'deploy the stack anew with: npx cdk deploy',
  ),

  // The failover function, by lambda/failover/contract.ts
  row(
    /^InvalidDBClusterStateFault/,
    'the cluster cannot fail over',
    'wait until it is available with a reader, then run this again',
  ),
  row(
    /^FailoverUnconfirmed/,
    'nobody knows whether the failover was requested',
    'look at the cluster before you run this again',
  ),
  row(
    /^FailoverGivenUp/,
    'Aurora gave the failover up and kept its writer',
    'see the events of the cluster, then run this again',
  ),

  // Either function
  row(
    /^NotEnoughTime/,
    "the function's timeout is too short",
    'measure for fewer seconds, or deploy the stack anew',
  ),
  row(
    /^ValidationError/,
    'a function refused its event',
    'check the options; the functions may be of another version: npx cdk deploy',
  ),
  row(
    /^ResourceNotFound|^ResourceConflict/,
    'a function of the stack cannot be invoked',
    'wait until the stack is deployed, or deploy it anew',
  ),
  row(
    /^(Sandbox|Function)\.Timedout|timed out after/i,
    'a function ran out of time',
    'measure for fewer seconds, then run this again',
  ),
  row(/^(Runtime\.|Unhandled)/, 'a function broke down', "read the function's log group"),
];

/** Returns an error that says what happened and what to do next. An error that no row fits is returned as it is. */
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
