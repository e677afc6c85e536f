import { validationError } from '../faults';
import type { ParameterTemplate } from './template';

interface Constraint {
  /** Returns the requirement of a constraint if the template sets it and the value violates it. */
  readonly broken: (items: readonly string[], template: ParameterTemplate) => string | undefined;
}

/** User guide, "Parameters": constraints on a parameter's value. Each item of a list is checked separately. */
const constraints: readonly Constraint[] = [
  {
    broken: (items, { type }) =>
      isNumeric(type) && items.some((item) => item.trim() === '' || !Number.isFinite(Number(item)))
        ? 'must be a number'
        : undefined,
  },
  {
    broken: (items, { allowedValues }) =>
      allowedValues !== undefined && items.some((item) => !allowedValues.includes(item))
        ? 'must be one of AllowedValues'
        : undefined,
  },
  {
    broken: (items, { allowedPattern }) =>
      allowedPattern !== undefined && items.some((item) => !new RegExp(`^(?:${allowedPattern})$`).test(item))
        ? `must match pattern ${allowedPattern}`
        : undefined,
  },
  {
    broken: (items, { minLength = 0 }) =>
      items.some((item) => item.length < minLength)
        ? `must contain at least ${minLength} characters`
        : undefined,
  },
  {
    broken: (items, { maxLength = Number.POSITIVE_INFINITY }) =>
      items.some((item) => item.length > maxLength)
        ? `must contain at most ${maxLength} characters`
        : undefined,
  },
  {
    broken: (items, { minValue = Number.NEGATIVE_INFINITY }) =>
      items.some((item) => Number(item) < minValue)
        ? `must be a number not less than ${minValue}`
        : undefined,
  },
  {
    broken: (items, { maxValue = Number.POSITIVE_INFINITY }) =>
      items.some((item) => Number(item) > maxValue)
        ? `must be a number not greater than ${maxValue}`
        : undefined,
  },
];

/** Throws for the first constraint that a parameter's text violates. */
export function checkConstraints(name: string, text: string, template: ParameterTemplate): void {
  const isListType = template.type === 'CommaDelimitedList' || template.type.startsWith('List<');
  const items = isListType ? text.split(',').map((item) => item.trim()) : [text];
  for (const { broken } of constraints) {
    const demand = broken(items, template);
    if (demand === undefined) continue;
    const { constraintDescription } = template;
    throw validationError(
      constraintDescription === undefined
        ? `Parameter '${name}' ${demand}`
        : `Parameter ${name} failed to satisfy constraint: ${constraintDescription}`,
    );
  }
}

function isNumeric(type: string): boolean {
  return type === 'Number' || type === 'List<Number>';
}
