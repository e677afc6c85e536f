import type { RoleSession } from '../../iam/roles/role-sessions';
import type { LambdaFunction } from '../functions/function';

/** What the account gives to every function. */
export interface SandboxSurroundings {
  readonly region: string;
  /** Where the account answers. */
  readonly endpointUrl: string;
  /** A PEM file: what the account's servers prove themselves by. */
  readonly caBundlePath: string;
}

export interface SandboxIdentity {
  readonly session: RoleSession;
  readonly logStream: string;
  /** A folder of its own, for temporary files. */
  readonly temporaryFolder: string;
}

/**
 * The environment of a sandbox: nothing of the lab's own, the function's variables, and what Lambda defines.
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
    // On Lambda the way to AWS is known without this.
    AWS_ENDPOINT_URL: endpointUrl,
    // Lambda keeps Amazon's certificates in /var/runtime/ca-cert.pem for this variable.
    NODE_EXTRA_CA_CERTS: caBundlePath,
    // The Node.js here may be older than the one the function asked for; that is nothing its log has to say.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    // Not the home of whoever runs the lab, whose AWS configuration is there.
    HOME: temporaryFolder,
    TMPDIR: temporaryFolder,
  };
}
