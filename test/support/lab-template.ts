import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { parseConfig } from '../../lib/config';
import { FailoverLabStack } from '../../lib/failover-lab-stack';
import { usePrebuiltFunctions } from './prebuilt-functions';
import { repository } from './repository';

// CDK's template validator takes a second to start in every test file. The tests of the CDK CLI run the validator.
process.env.CDK_VALIDATION = 'false';
usePrebuiltFunctions();

const assemblies = mkdtempSync(join(tmpdir(), 'afl-assemblies-'));
afterAll(() => rmSync(assemblies, { recursive: true }));

const templates = new Map<string, Template>();

/** Creates the lab's stack in an app with the feature flags of `cdk.json`, as the CDK CLI does. */
export function labStack(settings: Record<string, unknown> = {}): FailoverLabStack {
  const { context } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8'));
  const app = new App({
    outdir: mkdtempSync(join(assemblies, 'cdk.out-')),
    context,
    stackTraces: false,
    treeMetadata: false,
  });
  const parsed = parseConfig(settings);
  if (parsed.state === 'invalid') throw new Error(parsed.problems.join('\n'));
  const { config } = parsed;
  return new FailoverLabStack(app, config.stackName, {
    ...config,
    clients: config.clients.map(({ file }) => file),
  });
}

/** Returns the synthesized template of the lab with these settings, from a cache if it was synthesized before. */
export function labTemplate(settings: Record<string, unknown> = {}): Template {
  const key = JSON.stringify(settings);
  const template = templates.get(key) ?? Template.fromStack(labStack(settings));
  templates.set(key, template);
  return template;
}

/** Returns the properties of all resources of a type whose ID begins with `idStart`, in the order of the template. */
export function resourcesOf(template: Template, type: string, idStart = ''): Record<string, unknown>[] {
  const resources = Object.entries(template.findResources(type)).filter(([id]) => id.startsWith(idStart));
  return resources.map(([, resource]) => resource.Properties ?? {});
}

/** Returns the logical ID of the only resource of a type whose ID begins with `idStart`. */
export function logicalId(template: Template, type: string, idStart = ''): string {
  const ids = Object.keys(template.findResources(type)).filter((id) => id.startsWith(idStart));
  const [id, ...others] = ids;
  if (!id || others.length > 0)
    throw new Error(
      `expected one ${type} whose ID begins with "${idStart}", found: ${ids.join(', ') || 'none'}`,
    );
  return id;
}

/** Returns the logical IDs of the subnets of the database or the probe, in the order of the zones. */
export function subnetIds(template: Template, owner: 'Database' | 'Probe'): string[] {
  return Object.keys(template.findResources('AWS::EC2::Subnet')).filter((id) =>
    id.startsWith(`NetworkVpc${owner}Subnet`),
  );
}
