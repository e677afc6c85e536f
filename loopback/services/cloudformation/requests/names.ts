import { validationError } from '../faults';

/** Names of stacks and change sets: letters, digits and hyphens, first a letter, up to 128 (API reference). */
const namePattern = /^[a-zA-Z][-a-zA-Z0-9]*$/;
const maxLength = 128;

/** Throws `ValidationError` in AWS's words for an invalid name. `parameter` is in camel case. */
export function requireName(parameter: 'stackName' | 'changeSetName', name: string | undefined): string {
  const text = name ?? '';
  if (!namePattern.test(text)) {
    throw validationError(
      `1 validation error detected: Value '${text}' at '${parameter}' failed to satisfy constraint: Member must satisfy ` +
        'regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*',
    );
  }
  if (text.length > maxLength) {
    throw validationError(
      `1 validation error detected: Value '${text}' at '${parameter}' failed to satisfy constraint: Member must have ` +
        `length less than or equal to ${maxLength}`,
    );
  }
  return text;
}
