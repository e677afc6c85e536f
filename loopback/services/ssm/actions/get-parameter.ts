import type * as ssm from '@aws-sdk/client-ssm';
import type { ActionInput, ActionOutput } from '../../../gateway/service';
import { atLeastLong, atMostLong, requireValid } from '../../constraints';
import { faults } from '../faults';
import type { Parameters } from '../state';

type Ssm = typeof ssm;

/**
 * `Name` is a name or an ARN, optionally followed by `:version`; the default is the latest version. Labels are not
 * supported.
 */
export function getParameter(
  parameters: Parameters,
  { Name = '' }: ActionInput<Ssm, 'GetParameter'>,
): ActionOutput<Ssm, 'GetParameter'> {
  requireValid('name', Name, atLeastLong(1), atMostLong(2048));
  const { nameOrArn, selector } = splitSelector(Name);
  if (/[^\w./-]/.test(nameOrArn.replace(/^arn:[\w:-]+:parameter/, ''))) {
    throw faults.invalidName();
  }
  if (parameters.findParameter(nameOrArn) === undefined) throw faults.notFound(nameOrArn);
  const version = selector === undefined ? undefined : Number(selector);
  const parameter = Number.isNaN(version) ? undefined : parameters.findParameter(nameOrArn, version);
  if (parameter === undefined) throw faults.versionNotFound(nameOrArn, selector ?? '');
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
