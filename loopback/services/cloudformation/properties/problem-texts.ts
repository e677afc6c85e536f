import type { Problem } from './reading';

/**
 * Renders a resource's status reason for properties that its type does not allow, in the words of AWS's schema check.
 */
export function renderSchemaFailure(logicalId: string, problems: readonly Problem[]): string {
  const lines = problems.map((problem) => `${['#', ...problem.path].join('/')}: ${schemaText(problem)}`);
  return `Properties validation failed for resource ${logicalId} with message:\n${lines.join('\n')}`;
}

export interface TemplateProblem {
  /** `Required property [Role] not found` */
  readonly reason: string;
  /** `/Resources/Function/Properties` */
  readonly path: string;
}

/** Renders the same problem for a template that was not deployed, in the words of AWS's pre-deployment validation. */
export function renderTemplateProblem(logicalId: string, problem: Problem): TemplateProblem {
  return {
    reason: validationText(problem),
    path: ['', 'Resources', logicalId, 'Properties', ...problem.path].join('/'),
  };
}

function schemaText(problem: Problem): string {
  switch (problem.kind) {
    case 'missing':
      return `required key [${problem.name}] not found`;
    case 'unknown':
      return `extraneous key [${problem.name}] is not permitted`;
    case 'type':
      return `expected type: ${problem.expected}, found: ${problem.found}`;
    case 'unavailable':
      return problem.reason;
    case 'value':
      return `${problem.found} is not a valid enum value; allowed are ${problem.allowed.join(', ')}`;
  }
}

function validationText(problem: Problem): string {
  switch (problem.kind) {
    case 'missing':
      return `Required property [${problem.name}] not found`;
    case 'unknown':
      return `Unsupported property [${problem.name}]`;
    default: {
      const text = schemaText(problem);
      return text.charAt(0).toUpperCase() + text.slice(1);
    }
  }
}
