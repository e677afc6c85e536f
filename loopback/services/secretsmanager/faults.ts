import type * as secretsManager from '@aws-sdk/client-secrets-manager';
import { ModelledError } from '../../gateway/errors';

type SecretsManager = typeof secretsManager;

/** Errors of Secrets Manager, in AWS's words. */
export const faults = {
  secretNotFound: () =>
    fault('ResourceNotFoundException', "Secrets Manager can't find the specified secret."),
  /** `asked` names the version or the stage. */
  valueNotFound: (asked: string) =>
    fault('ResourceNotFoundException', `Secrets Manager can't find the specified secret value for ${asked}`),
  stageOfOtherVersion: () =>
    fault(
      'InvalidRequestException',
      'You provided a VersionStage that is not associated to the provided VersionId.',
    ),
  invalidParameter: (message: string) => fault('InvalidParameterException', message),
  invalidNextToken: () => fault('InvalidNextTokenException', 'The NextToken value is invalid.'),
} as const;

function fault(name: keyof SecretsManager & string, message: string): ModelledError<SecretsManager> {
  return new ModelledError<SecretsManager>(name, message);
}
