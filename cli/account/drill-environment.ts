import type { LoopbackAccount } from 'aurora-loopback';

/** Returns an environment in which a child process, such as the CDK CLI, can call only the loopback account. */
export function drillEnvironment(
  account: Pick<LoopbackAccount, 'endpointUrl' | 'region' | 'credentials'>,
): NodeJS.ProcessEnv {
  return {
    ...environmentWithoutAws(),
    AWS_ENDPOINT_URL: account.endpointUrl,
    AWS_REGION: account.region,
    AWS_ACCESS_KEY_ID: account.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: account.credentials.secretAccessKey,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
  };
}

/** Returns this process's environment without AWS's variables, for a child process that calls no account. */
export function environmentWithoutAws(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')));
}
