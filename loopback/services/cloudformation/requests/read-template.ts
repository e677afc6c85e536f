import { validationError } from '../faults';
import type { Stack } from '../stacks/stack';
import type { CloudFormation } from '../state';
import { parseTemplateUrl } from '../template/template-url';

export interface TemplateSource {
  readonly TemplateBody?: string | undefined;
  readonly TemplateURL?: string | undefined;
  readonly UsePreviousTemplate?: boolean | undefined;
}

/** User guide, "Understand CloudFormation quotas". */
const maxBodyBytes = 51_200;
const maxObjectBytes = 1_048_576;

/**
 * Returns the text of the template that a request refers to: its body, an object in the account's S3, or the stack's
 * current template.
 */
export async function readTemplate(
  { deps }: CloudFormation,
  { TemplateBody, TemplateURL, UsePreviousTemplate = false }: TemplateSource,
  stack: Stack,
): Promise<string> {
  const previous = UsePreviousTemplate ? stack.deployed?.blueprint.text : undefined;
  const given = [TemplateBody, TemplateURL, previous].filter((source) => source !== undefined);
  if (given.length !== 1) {
    throw validationError('Either Template URL or Template Body must be specified.');
  }
  if (TemplateURL !== undefined) return readObject(TemplateURL, deps.readObject);
  if (TemplateBody !== undefined && Buffer.byteLength(TemplateBody) > maxBodyBytes) {
    throw validationError(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${maxBodyBytes}`,
    );
  }
  return TemplateBody ?? previous ?? '';
}

async function readObject(url: string, read: CloudFormation['deps']['readObject']): Promise<string> {
  const { bucket, key } = parseTemplateUrl(url);
  const bytes = await read(bucket, key);
  if (bytes === undefined) {
    throw validationError(
      `S3 error: The specified key does not exist. The bucket ${bucket} has no object ${key}.`,
    );
  }
  if (bytes.length > maxObjectBytes) {
    throw validationError(
      `Template may not exceed ${maxObjectBytes} bytes in size; ${key} has ${bytes.length}.`,
    );
  }
  return new TextDecoder().decode(bytes);
}
