import type { RoleSession } from '../../iam/roles/role-sessions';
import type { LambdaFunction } from '../functions/function';

/** Settings that the account passes to every function. */
export interface SandboxSurroundings {
  readonly region: string;
  /** Address of the account's API. */
  readonly endpointUrl: string;
  /** PEM file with the certificate authority of the account's servers. */
  readonly caBundlePath: string;
}

export interface SandboxIdentity {
  readonly session: RoleSession;
  readonly logStream: string;
  /** Private folder for temporary files. */
  readonly temporaryFolder: string;
}

/**
 * Returns the environment of a sandbox: the variables of the function and those that Lambda defines, but not those of this
 * process.
 *
 * Source: Lambda developer guide, "Defined runtime environment variables".
 */
export function sandboxEnvironment(
  fn: LambdaFunction,
  { region, endpointUrl, caBundlePath }: SandboxSurroundings,
  { session, logStream, temporaryFolder }: SandboxIdentity,
): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken } = session.credential;
  const { logging } = fn;
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    ...fn.environment,
    _HANDLER: fn.handler,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_EXECUTION_ENV: `AWS_Lambda_${fn.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: logging.group,
    AWS_LAMBDA_LOG_STREAM_NAME: logStream,
    ...(logging.format === 'JSON' && {
      AWS_LAMBDA_LOG_FORMAT: 'JSON',
      AWS_LAMBDA_LOG_LEVEL: logging.applicationLevel,
    }),
    LAMBDA_TASK_ROOT: fn.code.folder,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    // Not set on Lambda, where the SDK finds AWS without it.
    AWS_ENDPOINT_URL: endpointUrl,
    // On Lambda this variable points to Amazon's certificates in /var/runtime/ca-cert.pem.
    NODE_EXTRA_CA_CERTS: caBundlePath,
    // This Node.js may be older than the function's runtime. The SDK's warning about it does not belong in the
    // function's log.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    // Not the home folder of this process's user, which contains the user's AWS configuration.
    HOME: temporaryFolder,
    TMPDIR: temporaryFolder,
  };
}
