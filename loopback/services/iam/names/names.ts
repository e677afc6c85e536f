import { IamError } from '../faults';

/** Source: IAM user guide, "IAM identifiers" and the patterns of IAM's API reference. */
export function requireName(what: 'policy' | 'role' | 'role session', name: string, maxLength: number): void {
  if (!/^[\w+=,.@-]+$/.test(name) || name.length > maxLength) {
    throw new IamError(
      'InvalidInput',
      `The ${what} name "${name}" is not valid. It must have 1 to ${maxLength} of the characters A-Z, a-z, 0-9 and _+=,.@-.`,
    );
  }
}

export function requirePath(path: string): void {
  if (!/^\/$|^\/[!-~]+\/$/.test(path) || path.length > 512) {
    throw new IamError('InvalidInput', `The path "${path}" is not valid. It must begin and end with /.`);
  }
}
