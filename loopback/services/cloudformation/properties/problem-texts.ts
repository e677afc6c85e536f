import type { Problem } from './reading';

/** A resource's status reason for properties that its type does not allow. */
export function renderSchemaFailure(logicalId: string, problems: readonly Problem[]): string {
  const lines = problems.map(({ path, message }) => `${['#', ...path].join('/')}: ${message}`);
  return `Properties validation failed for resource ${logicalId} with message:\n${lines.join('\n')}`;
}

/** The same told of a template that was not deployed: what is wrong, and where in the template. */
export function renderTemplateProblem(logicalId: string, { path, message }: Problem): TemplateProblem {
  return {
    reason: titles.reduce((text, [found, title]) => text.replace(found, title), message),
    path: ['', 'Resources', logicalId, 'Properties', ...path].join('/'),
  };
}

export interface TemplateProblem {
  /** `Required property [Role] not found` */
  readonly reason: string;
  /** `/Resources/Function/Properties` */
  readonly path: string;
}

/** How pre-deployment validation words what the schema check says. */
const titles: readonly (readonly [RegExp, string])[] = [
  [/^required key \[(.*)\] not found$/, 'Required property [$1] not found'],
  [/^extraneous key \[(.*)\] is not permitted$/, 'Unsupported property [$1]'],
  [/^expected type/, 'Expected type'],
];
