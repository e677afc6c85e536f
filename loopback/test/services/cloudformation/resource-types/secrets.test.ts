import fc from 'fast-check';
import { generateSecretString } from '../../../../services/cloudformation/resource-types/secrets-manager/generate-secret-string';
import { secretType } from '../../../../services/cloudformation/resource-types/secrets-manager/secret';
import { secretTargetAttachmentType } from '../../../../services/cloudformation/resource-types/secrets-manager/secret-target-attachment';
import { Secrets } from '../../../../services/secretsmanager/state';
import { HandledResource } from '../../../support/cloudformation/handler-lab';
import { createServerlessAccount, labAccount } from '../../../support/lab-account';

describe('a generated secret', () => {
  const kinds = {
    ExcludeLowercase: /[a-z]/,
    ExcludeUppercase: /[A-Z]/,
    ExcludeNumbers: /\d/,
    ExcludePunctuation: /[^a-zA-Z0-9 ]/,
  };

  it('has the requested length and a character of each kind that is not excluded', () => {
    const recipes = fc.record({
      PasswordLength: fc.integer({ min: 5, max: 60 }),
      ExcludeLowercase: fc.constant(false),
      ExcludeUppercase: fc.boolean(),
      ExcludeNumbers: fc.boolean(),
      ExcludePunctuation: fc.boolean(),
      IncludeSpace: fc.boolean(),
      ExcludeCharacters: fc.constantFrom('', 'abc', '/@" \'\\'),
    });
    fc.assert(
      fc.property(recipes, (recipe) => {
        const text = generateSecretString(recipe);
        expect(text).toHaveLength(recipe.PasswordLength);
        for (const [excluded, kind] of Object.entries(kinds)) {
          expect(kind.test(text)).toBe(recipe[excluded as keyof typeof kinds] !== true);
        }
        for (const character of recipe.ExcludeCharacters) {
          if (character !== ' ') expect(text).not.toContain(character);
        }
      }),
    );
  });

  it('is inserted into its template', () => {
    const text = generateSecretString({
      SecretStringTemplate: '{"username":"me"}',
      GenerateStringKey: 'password',
    });
    expect(JSON.parse(text)).toEqual({ username: 'me', password: expect.stringMatching(/^.{32}$/) });
  });

  it.each([
    [{ SecretStringTemplate: '{}' }, 'You must specify both SecretStringTemplate and GenerateStringKey'],
    [{ SecretStringTemplate: 'x', GenerateStringKey: 'p' }, 'SecretStringTemplate must be a JSON object.'],
    [{ PasswordLength: 2 }, 'A secret of 2 characters cannot satisfy GenerateSecretString.'],
    [
      { ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: true, ExcludePunctuation: true },
      'A secret of 32',
    ],
  ])('cannot be generated from %j', (recipe, message) => {
    expect(() => generateSecretString(recipe)).toThrow(message);
  });
});

describe('a secret of a stack', () => {
  it('keeps its value until its recipe changes', async () => {
    const secrets = new Secrets(labAccount);
    const secret = new HandledResource(secretType(secrets));
    const { physicalId: arn } = await secret.create({ Name: 's', GenerateSecretString: {} });
    expect(arn).toMatch(/^arn:aws:secretsmanager:eu-west-1:123456789012:secret:s-/);
    const first = secrets.getSecretString(arn);
    await secret.update({ Name: 's', GenerateSecretString: {}, Description: 'new' });
    expect(secrets.getSecretString(arn)).toBe(first);
    await secret.update({ Name: 's', SecretString: 'mine' });
    expect(secrets.getSecretString(arn)).toBe('mine');
    await secret.delete();
    await secret.delete();
    expect(secrets.all).toEqual([]);
  });

  it('cannot have a name that is in use', async () => {
    const secrets = new Secrets(labAccount);
    await new HandledResource(secretType(secrets)).create({ Name: 's' });
    await expect(new HandledResource(secretType(secrets)).create({ Name: 's' })).rejects.toMatchObject({
      code: 'AlreadyExists',
    });
  });

  it.each([
    [{ TargetType: 'AWS::RDS::DBInstance', TargetId: 'i' }, 'TargetType must be AWS::RDS::DBCluster here'],
    [{ TargetType: 'AWS::RDS::DBCluster', TargetId: 'none' }, 'The DB cluster none does not exist.'],
  ])('cannot be attached to %j', async (target, message) => {
    const secrets = new Secrets(labAccount);
    const { arn } = secrets.createSecret({ name: 's', secretString: '{}' });
    const type = secretTargetAttachmentType(secrets, createServerlessAccount().account);
    await expect(new HandledResource(type).create({ SecretId: arn, ...target })).rejects.toThrow(message);
  });
});
