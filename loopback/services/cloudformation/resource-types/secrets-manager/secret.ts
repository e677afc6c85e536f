import type { Secret, Secrets } from '../../../secretsmanager/state';
import type { ValueObject } from '../../template/value';
import { isValueObject } from '../../template/value';
import { optionalText } from '../optional-text';
import { generateName } from '../physical-name';
import { ResourceError } from '../resource-error';
import type { ResourceResult, ResourceType } from '../resource-handler';
import { generateSecretString } from './generate-secret-string';

/** `AWS::SecretsManager::Secret`. `Ref` returns its ARN. */
export function secretType(secrets: Secrets): ResourceType {
  return {
    handler: {
      async create(request) {
        const { properties, tags } = request;
        const name =
          optionalText(properties, 'Name') ?? generateName(request, { maxLength: 512, letters: 'any' });
        if (secrets.findSecret(name) !== undefined) {
          throw new ResourceError('AlreadyExists', `The secret ${name} already exists.`);
        }
        const secret = secrets.createSecret({
          name,
          secretString: secretStringOf(properties),
          description: optionalText(properties, 'Description'),
          tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])),
        });
        request.announce(secret.arn);
        return resultOf(secret);
      },

      /** Generates a new value only if the properties that specify it change. */
      async update({ physicalId: arn, properties, previousProperties }) {
        const recipe = (from: ValueObject) => JSON.stringify([from.SecretString, from.GenerateSecretString]);
        if (recipe(properties) !== recipe(previousProperties)) {
          secrets.putSecretString(arn, secretStringOf(properties));
        }
        return { physicalId: arn, attributes: { Id: arn } };
      },

      async delete({ physicalId: arn }) {
        secrets.deleteSecret(arn);
      },
    },
  };
}

function secretStringOf({ SecretString: text, GenerateSecretString: generated }: ValueObject): string {
  if (typeof text === 'string') return text;
  return isValueObject(generated) ? generateSecretString(generated) : generateSecretString({});
}

function resultOf({ arn }: Secret): ResourceResult {
  return { physicalId: arn, attributes: { Id: arn } };
}
