import { isDeepStrictEqual } from 'node:util';
import { compareProperties } from '../properties/compare-properties';
import type { ResourceDefinition } from '../properties/definitions';
import { renderSchemaFailure } from '../properties/problem-texts';
import type { Problem } from '../properties/reading';
import type { ResourceStatus, StackResource } from '../stacks/stack-resource';
import { isPresent } from '../stacks/stack-resource';
import type { ResourceTemplate } from '../template/template';
import type { Deployment } from './deployment';
import type { DesiredResource } from './desired-resource';
import { resolveResource } from './desired-resource';
import { isServiceError } from './failure-reason';
import { callHandler, handlerOf, requestFor } from './handler-call';

type Outcome = 'done' | 'failed';

/**
 * Brings one resource of a stack to the state in the template: creates it, updates it, replaces it or leaves it
 * unchanged.
 */
export async function applyResource(
  deployment: Deployment,
  logicalId: string,
  template: ResourceTemplate,
): Promise<Outcome> {
  const { stack, engine } = deployment;
  const known = stack.resources.get(logicalId);
  const current = known !== undefined && isPresent(known) ? known : undefined;
  const draft = draftOf(deployment, logicalId, template, current);
  let desired: DesiredResource;
  try {
    desired = resolveResource(logicalId, template, { ...deployment.target, ...deployment });
  } catch (error) {
    if (!isServiceError(error)) engine.log(`${logicalId} of ${stack.name} cannot be evaluated.`, error);
    return fail(deployment, draft, error instanceof Error ? error.message : String(error));
  }
  const wanted = { ...draft, ...desired, updatedAt: engine.now() };
  if (desired.problems.length > 0) {
    return fail(deployment, wanted, renderSchemaFailure(logicalId, desired.problems), true);
  }
  if (current === undefined) return create(deployment, wanted);
  if (current.status === 'CREATE_FAILED') return recreate(deployment, current, wanted);
  const definition = engine.definitions.find(template.type);
  const changes = compareProperties(current.properties, desired.properties, definition);
  const isSame = changes.length === 0 && isDeepStrictEqual(current.tags, desired.tags);
  if (isSame && current.status !== 'UPDATE_FAILED') {
    stack.resources.set(logicalId, { ...current, template, dependsOn: desired.dependsOn });
    return 'done';
  }
  const isReplaced = changes.some(({ replacement }) => replacement === 'yes');
  return isReplaced ? replace(deployment, current, wanted) : update(deployment, current, wanted);
}

/** Resource whose properties are known to be invalid before anything has been created. */
export interface Refusal {
  readonly logicalId: string;
  readonly problems: readonly Problem[];
}

/** Marks a resource as failed without trying to create or update it. */
export function refuseResource(deployment: Deployment, { logicalId, problems }: Refusal): void {
  const template = deployment.target.blueprint.resources.get(logicalId);
  if (template === undefined) throw new Error(`The template has no resource ${logicalId}.`);
  const known = deployment.stack.resources.get(logicalId);
  fail(
    deployment,
    draftOf(deployment, logicalId, template, known),
    renderSchemaFailure(logicalId, problems),
    true,
  );
}

function draftOf(
  { engine, target }: Deployment,
  logicalId: string,
  template: ResourceTemplate,
  current: StackResource | undefined,
): StackResource {
  return {
    logicalId,
    type: template.type,
    physicalId: current?.physicalId,
    properties: current?.properties ?? {},
    tags: current?.tags ?? [],
    attributes: current?.attributes ?? {},
    template,
    dependsOn: target.blueprint.dependencies.get(logicalId) ?? new Set(),
    status: current === undefined ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
    statusReason: undefined,
    updatedAt: engine.now(),
  };
}

async function create(deployment: Deployment, wanted: StackResource): Promise<Outcome> {
  enter(deployment, wanted, 'CREATE_IN_PROGRESS');
  const made = await make(deployment, wanted, 'CREATE_IN_PROGRESS', 'Resource creation Initiated');
  if (made.after.physicalId !== undefined) deployment.steps.push({ kind: 'created', after: made.after });
  if (made.failure !== undefined) return fail(deployment, made.after, made.failure);
  return finish(deployment, made.after, 'CREATE_COMPLETE');
}

/** Deletes the partly created resource that an earlier deployment without rollback left, and creates it again. */
async function recreate(
  deployment: Deployment,
  current: StackResource,
  wanted: StackResource,
): Promise<Outcome> {
  const { physicalId = '', properties, logicalId } = current;
  const { stack, signal } = deployment;
  const request = { physicalId, properties, takesSnapshot: false, stackName: stack.name, logicalId, signal };
  const outcome = await callHandler(deployment, current, () =>
    handlerOf(deployment, current.type).delete(request),
  );
  if (outcome.state === 'failed') return fail(deployment, current, outcome.reason);
  return create(deployment, { ...wanted, physicalId: undefined, attributes: {} });
}

async function update(
  deployment: Deployment,
  current: StackResource,
  wanted: StackResource,
): Promise<Outcome> {
  enter(deployment, wanted, 'UPDATE_IN_PROGRESS');
  deployment.steps.push({ kind: 'updated', before: current, after: wanted });
  const { physicalId = '', properties: previousProperties, tags: previousTags } = current;
  const outcome = await callHandler(deployment, wanted, async () =>
    handlerOf(deployment, wanted.type).update({
      ...(await requestFor(deployment, wanted)),
      physicalId,
      previousProperties,
      previousTags,
    }),
  );
  if (outcome.state === 'failed') return fail(deployment, wanted, outcome.reason);
  return finish(deployment, { ...wanted, attributes: outcome.result.attributes }, 'UPDATE_COMPLETE');
}

async function replace(
  deployment: Deployment,
  current: StackResource,
  wanted: StackResource,
): Promise<Outcome> {
  const name = givenName(current, wanted, deployment.engine.definitions.find(wanted.type));
  if (name !== undefined) {
    return fail(
      deployment,
      wanted,
      'CloudFormation cannot update a stack when a custom-named resource requires replacing. ' +
        `Rename ${name} and update the stack again.`,
    );
  }
  enter(
    deployment,
    wanted,
    'UPDATE_IN_PROGRESS',
    'Requested update requires the creation of a new physical resource; hence creating one.',
  );
  const fresh = { ...wanted, physicalId: undefined, attributes: {} };
  const made = await make(deployment, fresh, 'UPDATE_IN_PROGRESS', 'Resource creation Initiated');
  if (made.after.physicalId !== undefined) {
    deployment.steps.push({ kind: 'replaced', before: current, after: made.after });
  }
  if (made.failure !== undefined) return fail(deployment, made.after, made.failure);
  return finish(deployment, made.after, 'UPDATE_COMPLETE');
}

/** Runs a handler's `create`. The announced physical id is recorded even if the creation fails later. */
async function make(
  deployment: Deployment,
  wanted: StackResource,
  status: ResourceStatus,
  reason: string,
): Promise<{ readonly after: StackResource; readonly failure: string | undefined }> {
  let after = wanted;
  const announce = (physicalId: string) => {
    if (after.physicalId !== undefined) return;
    after = { ...after, physicalId };
    enter(deployment, after, status, reason);
  };
  const outcome = await callHandler(deployment, wanted, async () =>
    handlerOf(deployment, wanted.type).create({ ...(await requestFor(deployment, wanted)), announce }),
  );
  if (outcome.state === 'failed') return { after, failure: outcome.reason };
  announce(outcome.result.physicalId);
  return { after: { ...after, ...outcome.result }, failure: undefined };
}

/**
 * Returns the custom name that the old and the new resource would share. Two resources cannot have it at the same
 * time.
 */
function givenName(
  current: StackResource,
  wanted: StackResource,
  definition: ResourceDefinition | undefined,
): string | undefined {
  const names = definition?.primaryIdentifier ?? [];
  const values = names.map((name) => ({ before: current.properties[name], after: wanted.properties[name] }));
  const isKept =
    values.length > 0 && values.every(({ before, after }) => before !== undefined && before === after);
  return isKept ? current.physicalId : undefined;
}

function finish(deployment: Deployment, resource: StackResource, status: ResourceStatus): Outcome {
  if (deployment.failed.length > 0) {
    const what = status === 'CREATE_COMPLETE' ? 'creation' : 'update';
    return fail(deployment, resource, `Resource ${what} cancelled`);
  }
  enter(deployment, resource, status);
  return 'done';
}

function fail(
  deployment: Deployment,
  resource: StackResource,
  reason: string,
  isValidationFailure = false,
): Outcome {
  const verb = resource.status.startsWith('CREATE') ? 'create' : 'update';
  deployment.failed.push({ logicalId: resource.logicalId, verb });
  enter(
    deployment,
    resource,
    verb === 'create' ? 'CREATE_FAILED' : 'UPDATE_FAILED',
    reason,
    isValidationFailure,
  );
  return 'failed';
}

function enter(
  { stack, operation, engine }: Deployment,
  resource: StackResource,
  status: ResourceStatus,
  statusReason?: string,
  isValidationFailure = false,
): void {
  const entered = { ...resource, status, statusReason, updatedAt: engine.now() };
  stack.resources.set(resource.logicalId, entered);
  stack.report(entered, operation, isValidationFailure);
}
