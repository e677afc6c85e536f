import { CommonError } from '../../../gateway/errors';
import type { AccountIdentity } from '../../account-identity';
import type { ArnKind } from './arns';
import { parseArn } from './arns';

const maxLength = 63;

/**
 * Parses an identifier: 1 to 63 letters, digits and hyphens. It starts with a letter, and does not end with a hyphen or
 * contain two consecutive hyphens. Returns it in lower case, as RDS stores it. Throws `InvalidParameterValue` in AWS's words.
 */
export function parseIdentifier(parameter: string, value: string | undefined): string {
  if (value === undefined || value === '') throw blank(parameter);
  if (value.length > maxLength) {
    throw invalid(
      `The parameter ${parameter} is not a valid identifier because it is longer than ${maxLength} characters.`,
    );
  }
  if (!/^[A-Za-z](-?[A-Za-z0-9])*$/.test(value)) {
    throw invalid(
      `The parameter ${parameter} is not a valid identifier. Identifiers must begin with a letter; must contain ` +
        'only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.',
    );
  }
  return value.toLowerCase();
}

/** Parses an identifier or an ARN, where AWS accepts both, and returns the identifier. */
export function parseReference(
  account: AccountIdentity,
  kind: ArnKind,
  parameter: string,
  value: string | undefined,
): string {
  if (!value?.startsWith('arn:')) return parseIdentifier(parameter, value);
  const arn = parseArn(account, value);
  if (arn?.kind !== kind) {
    throw invalid(
      `The parameter ${parameter} is not a valid ARN of a ${kind} in this account and region: ${value}`,
    );
  }
  return parseIdentifier(parameter, arn.name);
}

/** Parses a name of a subnet group or parameter group: up to 255 characters, stored in lower case. */
export function parseGroupName(parameter: string, value: string | undefined): string {
  if (value === undefined || value === '') throw blank(parameter);
  if (value.length > 255 || !/^[A-Za-z](-?[\w. ])*$/.test(value)) {
    throw invalid(
      `The parameter ${parameter} is not a valid name. It must begin with a letter, contain up to 255 letters, ` +
        'digits, hyphens, periods, underscores and spaces, and must not end with a hyphen or contain two ' +
        'consecutive hyphens.',
    );
  }
  return value.toLowerCase();
}

function blank(parameter: string): CommonError {
  return invalid(`The parameter ${parameter} must be provided and must not be blank.`);
}

function invalid(message: string): CommonError {
  return new CommonError('InvalidParameterValue', message);
}
