import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { parseConfig } from '../../lib/config';
import { FailoverLabStack } from '../../lib/failover-lab-stack';
import { repository } from './repository';

// CDK's template validator takes a second to start in every test file; the tests of the CDK CLI run it.
process.env.CDK_VALIDATION = 'false';

const assemblies = mkdtempSync(join(tmpdir(), 'afl-assemblies-'));
afterAll(() => rmSync(assemblies, { recursive: true }));

const templates = new Map<string, Template>();

/** The lab's stack in an app that has the feature flags of `cdk.json`, as the CDK CLI would give it. */
export function labStack(settings: Record<string, unknown> = {}): FailoverLabStack {
  const { context } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8'));
  // The functions are bundled in a test of their own; here it would cost a second a template.
  const app = new App({
    outdir: mkdtempSync(join(assemblies, 'cdk.out-')),
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
    stackTraces: false,
    treeMetadata: false,
  });
  const parsed = parseConfig(settings);
  if (parsed.state === 'invalid') throw new Error(parsed.problems.join('\n'));
  return new FailoverLabStack(app, parsed.config.stackName, { config: parsed.config });
}

/** The synthesized template of the lab with these settings; the same one if they are asked for again. */
export function labTemplate(settings: Record<string, unknown> = {}): Template {
  const key = JSON.stringify(settings);
  const template = templates.get(key) ?? Template.fromStack(labStack(settings));
  templates.set(key, template);
  return template;
}

/** All resources of a type whose id begins so, in the order of the template. */
export function resourcesOf(template: Template, type: string, idStart = ''): Record<string, unknown>[] {
  const resources = Object.entries(template.findResources(type)).filter(([id]) => id.startsWith(idStart));
  return resources.map(([, resource]) => resource.Properties ?? {});
}

/** What `Ref` and `Fn::GetAtt` name, by the type and, where there are several, the start of the id. */
export function logicalId(template: Template, type: string, idStart = ''): string {
  const ids = Object.keys(template.findResources(type)).filter((id) => id.startsWith(idStart));
  const [id, ...others] = ids;
  if (!id || others.length > 0)
    throw new Error(`one ${type} named ${idStart}… expected, found: ${ids.join(', ')}`);
  return id;
}
