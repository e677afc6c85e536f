import type { Parameters } from './parameters';

/** The version of the template that `cdk bootstrap` of the CDK CLI 2.1148.1 deploys. */
const version = '33';

/** Says that the account is bootstrapped for the CDK. `qualifier` is `hnb659fds` unless an app sets its own. */
export function putBootstrapVersion(parameters: Parameters, qualifier = 'hnb659fds'): void {
  parameters.putParameter(`/cdk-bootstrap/${qualifier}/version`, version);
}
