import { resolveDynamicReferences } from '../../../../services/cloudformation/template/dynamic-references';

const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-1a2b3c';
const asked: string[] = [];
const sources = {
  readSsmParameter: async (name: string) => (name === '/port' ? '5432' : undefined),
  readSecret: async (id: string) => {
    asked.push(id);
    return { db: '{"user":"me","port":1}', [arn]: '{"user":"you"}', plain: 'text' }[id];
  },
};
const resolve = (text: string) =>
  resolveDynamicReferences({ nested: [{ text }] }, sources).then(({ nested }) => nested);

describe('a dynamic reference', () => {
  it.each([
    ['{{resolve:ssm:/port}}', '5432'],
    ['{{resolve:ssm:/port:3}}', '5432'],
    ['a {{resolve:ssm:/port}} b {{resolve:secretsmanager:db:SecretString:user}}', 'a 5432 b me'],
    ['{{resolve:secretsmanager:db:SecretString:port::}}', '1'],
    [`{{resolve:secretsmanager:${arn}:SecretString:user::}}`, 'you'],
    ['{{resolve:secretsmanager:plain}}', 'text'],
    ['{{resolve:secretsmanager:plain:SecretString}}', 'text'],
  ])('%s becomes %s', async (text, result) => {
    await expect(resolve(text)).resolves.toEqual([{ text: result }]);
  });

  it.each([
    ['{{resolve:ssm:/none}}', 'Unable to fetch parameters [/none] from parameter store'],
    ['{{resolve:secretsmanager:none}}', "Secrets Manager can't find the specified secret: none"],
    [
      '{{resolve:secretsmanager:db:SecretString:age}}',
      'Could not find a value associated with JSONKey in SecretString: age',
    ],
    ['{{resolve:secretsmanager:db:SecretString:toString}}', 'Could not find a value associated with JSONKey'],
    ['{{resolve:secretsmanager:plain:SecretString:a}}', 'Could not parse SecretString JSON'],
    ['{{resolve:ssm-secure:/port}}', 'does not support dynamic references of the service ssm-secure'],
  ])('%s is refused', async (text, message) => {
    await expect(resolve(text)).rejects.toThrow(message);
  });

  it('is the only part of a value that is replaced', async () => {
    const properties = { a: [1, true, 'x {{resolve}} {resolve:ssm:/port}'] };
    await expect(resolveDynamicReferences(properties, sources)).resolves.toBe(properties);
  });

  it('is read once, even if a value contains it several times', async () => {
    asked.length = 0;
    await resolve('{{resolve:secretsmanager:plain}}{{resolve:secretsmanager:plain}}');
    expect(asked).toEqual(['plain']);
  });
});
