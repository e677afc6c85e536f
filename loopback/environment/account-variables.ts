import type { LoopbackAccount } from '../account';
import { withPreload } from './node-options';

/** Addresses and keys of an account. */
export type AccountAccess = Pick<
  LoopbackAccount,
  'endpointUrl' | 'region' | 'accountId' | 'credentials' | 'caBundlePath' | 'hostNamesPreloadPath'
>;

/** Returns the environment variables with which AWS's tools and SDKs, and Node.js programs, use a loopback account. */
export function accountVariables(
  account: AccountAccess,
  { NODE_OPTIONS, NO_PROXY, no_proxy }: NodeJS.ProcessEnv,
): Record<string, string> {
  const { endpointUrl, region, accountId, credentials, caBundlePath, hostNamesPreloadPath } = account;
  const noProxy = ['127.0.0.1', 'localhost', NO_PROXY ?? no_proxy ?? '']
    .filter((host) => host !== '')
    .join(',');
  return {
    AWS_ENDPOINT_URL: endpointUrl,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCOUNT_ID: accountId,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    NODE_EXTRA_CA_CERTS: caBundlePath,
    NODE_OPTIONS: withPreload(hostNamesPreloadPath, NODE_OPTIONS),
    NO_PROXY: noProxy,
    no_proxy: noProxy,
    // Without this variable the CDK CLI would send usage data about the loopback account to AWS.
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
}
