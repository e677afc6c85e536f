import { App } from 'aws-cdk-lib';
import { BUILT_IN_CLIENTS } from '../lambda/probe/clients/built-in';
import { parseConfig } from '../lib/config';
import { FailoverLabStack } from '../lib/failover-lab-stack';

const app = new App();
const parsed = parseConfig(app.node.getAllContext(), Object.keys(BUILT_IN_CLIENTS));
if (parsed.state === 'invalid') {
  for (const problem of parsed.problems) console.error(`ConfigError: ${problem}`);
  // Without this exit the App would synthesize an assembly without the stack.
  process.exit(2);
}
const { config } = parsed;
new FailoverLabStack(app, config.stackName, { ...config, clients: config.clients.map(({ file }) => file) });
