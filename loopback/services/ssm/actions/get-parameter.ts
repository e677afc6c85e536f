import type * as ssm from '@aws-sdk/client-ssm';
import { CommonError, ModelledError } from '../../../gateway/errors';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { atLeastLong, atMostLong, requireValid } from '../../constraints';
import type { Parameters } from '../state';

type Ssm = typeof ssm;

/** `Name` is a name or an ARN, with `:version` behind it for another than the latest. There are no labels. */
export function getParameter(
  parameters: Parameters,
  { Name = '' }: ActionInput<Ssm, 'GetParameter'>,
): ActionOutput<Ssm, 'GetParameter'> {
  requireValid('name', Name, atLeastLong(1), atMostLong(2048));
  const { nameOrArn, selector } = splitSelector(Name);
  if (/[^\w./-]/.test(nameOrArn.replace(/^arn:[\w:-]+:parameter/, ''))) {
    throw new CommonError(
      'ValidationError',
      'Invalid parameter name. Please use correct syntax for referencing a version/label  ' +
        '<name>:<version/label>',
    );
  }
  if (parameters.findParameter(nameOrArn) === undefined) {
    throw new ModelledError<Ssm>('ParameterNotFound', `Parameter ${nameOrArn} not found.`);
  }
  const version = selector === undefined ? undefined : Number(selector);
  const parameter = Number.isNaN(version) ? undefined : parameters.findParameter(nameOrArn, version);
  if (parameter === undefined) throw versionNotFound(nameOrArn, selector ?? '');
  return {
    Parameter: {
      Name: parameter.name,
      ARN: parameter.arn,
      Type: parameter.type,
      Value: parameter.value,
      Version: parameter.version,
      LastModifiedDate: parameter.lastModifiedAt,
      DataType: 'text',
      ...(selector !== undefined && { Selector: `:${selector}` }),
    },
  };
}

function splitSelector(name: string): { nameOrArn: string; selector: string | undefined } {
  const [, nameOrArn = name, selector] = /^((?:arn:[^/]*)?[^:]*):([^:/]*)$/.exec(name) ?? [];
  return { nameOrArn, selector };
}

function versionNotFound(name: string, version: string): ModelledError<Ssm> {
  return new ModelledError<Ssm>(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
  );
}
