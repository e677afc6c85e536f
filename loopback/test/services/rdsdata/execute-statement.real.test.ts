import { eventually } from '../../../testing/eventually';
import { DataApiLab } from '../../support/data-api-lab';

describe('ExecuteStatement', () => {
  let lab: DataApiLab;
  beforeAll(async () => {
    lab = await DataApiLab.start(500);
    await expect(lab.execute('select 1')).rejects.toMatchObject({ name: 'DatabaseNotFoundException' });
    await lab.addInstance();
    await lab.execute(`create table item (id serial primary key, name varchar(20) not null, price numeric(8,2),
      at timestamptz, tags text[], code uuid)`);
  }, 60_000);
  afterAll(() => lab.close());

  it('inserts rows and returns them in the types of the Data API', async () => {
    const inserted = await lab.execute(
      'insert into item (name, price, at, tags, code) values (:name, :price, :at, array[:name]::text[], :code)',
      {
        parameters: [
          { name: 'name', value: { stringValue: "it's" } },
          { name: 'price', value: { stringValue: '12.50' }, typeHint: 'DECIMAL' },
          { name: 'at', value: { stringValue: '2026-11-22 12:00:00.5' }, typeHint: 'TIMESTAMP' },
          { name: 'code', value: { isNull: true } },
        ],
      },
    );
    expect(inserted).toMatchObject({ numberOfRecordsUpdated: 1, generatedFields: [] });
    expect(inserted.records).toBeUndefined();
    const { records, columnMetadata } = await lab.execute('select id, name, price, at, code from item');
    expect(columnMetadata).toBeUndefined();
    expect(records).toEqual([
      [
        { longValue: 1 },
        { stringValue: "it's" },
        { stringValue: '12.50' },
        { stringValue: '2026-11-22 12:00:00.5' },
        { isNull: true },
      ],
    ]);
  });

  it.each([
    ['true', { booleanValue: true }],
    ['7::int2', { longValue: 7 }],
    ['1.5::float4', { doubleValue: 1.5 }],
    ["'\\x00ff'::bytea", { blobValue: Uint8Array.of(0, 255) }],
    ['\'{"a":1}\'::jsonb', { stringValue: '{"a": 1}' }],
    ["timestamptz '2026-01-01 01:00:00+01'", { stringValue: '2026-01-01 00:00:00' }],
    ["interval '1 day'", { stringValue: '1 day' }],
    ['array[1,2]', { arrayValue: { longValues: [1, 2] } }],
    ["array['a,b','\"']", { arrayValue: { stringValues: ['a,b', '"'] } }],
    ['array[true]', { arrayValue: { booleanValues: [true] } }],
    ['null::int', { isNull: true }],
  ])('returns %s as %j', async (expression, field) => {
    const { records } = await lab.execute(`select ${expression}`);
    const [value] = records?.[0] ?? [];
    expect(JSON.parse(JSON.stringify(value))).toEqual(JSON.parse(JSON.stringify(field)));
  });

  it('returns numbers in the requested format', async () => {
    const sql = 'select 12.5::numeric, 3::numeric, 4::int8';
    const asNumbers = await lab.execute(sql, { resultSetOptions: { decimalReturnType: 'DOUBLE_OR_LONG' } });
    expect(asNumbers.records).toEqual([[{ doubleValue: 12.5 }, { longValue: 3 }, { longValue: 4 }]]);
    const asText = await lab.execute(sql, { resultSetOptions: { longReturnType: 'STRING' } });
    expect(asText.records?.[0]?.[2]).toEqual({ stringValue: '4' });
  });

  it('formats records as JSON', async () => {
    const answer = await lab.execute(`select 9223372036854775807 as big, 'x' as name`, {
      formatRecordsAs: 'JSON',
    });
    expect(answer.formattedRecords).toBe('[{"big":9223372036854775807,"name":"x"}]');
    expect(answer.records).toBeUndefined();
  });

  it('describes columns if requested', async () => {
    const { columnMetadata } = await lab.execute(
      'select id, name as label, price, count(*) over () as n, tags from item',
      {
        includeResultMetadata: true,
      },
    );
    expect(
      columnMetadata?.map(
        ({ name, label, typeName, type, tableName, nullable, precision, scale, isAutoIncrement }) => [
          name,
          label,
          typeName,
          type,
          tableName,
          nullable,
          precision,
          scale,
          isAutoIncrement,
        ],
      ),
    ).toEqual([
      ['id', 'id', 'int4', 4, 'item', 0, 10, 0, true],
      ['name', 'label', 'varchar', 12, 'item', 0, 20, 0, false],
      ['price', 'price', 'numeric', 2, 'item', 1, 8, 2, false],
      ['n', 'n', 'int8', -5, '', 2, 19, 0, false],
      ['tags', 'tags', '_text', 2003, 'item', 1, 2147483647, 0, false],
    ]);
  });

  it('uses the default database of the cluster unless another is named', async () => {
    const current = async (database?: string) =>
      (await lab.execute('select current_database()', { database })).records?.[0]?.[0]?.stringValue;
    expect(await current()).toBe('app');
    expect(await current('postgres')).toBe('postgres');
    await expect(current('nowhere')).rejects.toMatchObject({
      name: 'DatabaseErrorException',
      message: expect.stringContaining('FATAL: database "nowhere" does not exist; SQLState: 3D000'),
    });
  });

  it.each([
    [
      'select * from nowhere',
      'DatabaseErrorException',
      'ERROR: relation "nowhere" does not exist\n  Position: 15; SQLState: 42P01',
    ],
    ['selec 1', 'DatabaseErrorException', 'SQLState: 42601'],
    ['select 1; select 2', 'BadRequestException', "Multistatements aren't supported."],
    ['select pg_sleep(5)', 'StatementTimeoutException', 'The execution of the SQL statement timed out.'],
    [`select repeat('x', 65537)`, 'UnsupportedResultException', 'Packet for query is too large'],
    [
      `select repeat('x', 60000) from generate_series(1, 20000)`,
      'UnsupportedResultException',
      'Database returned more than the allowed response size limit',
    ],
    ['select array[null::text]', 'UnsupportedResultException', 'an array with a null'],
    ['select array[array[1]]', 'UnsupportedResultException', 'an array of arrays'],
    [
      `select array['0b8eaa7c-6e0e-4ad9-9c8d-5d4c6a4f4e0e'::uuid]`,
      'UnsupportedResultException',
      'an array of UUIDs',
    ],
  ])('answers %s with %s', async (sql, name, message) => {
    const error = { name, message: expect.stringContaining(message), $metadata: { httpStatusCode: 400 } };
    await expect(lab.execute(sql)).rejects.toMatchObject(error);
  });

  it('needs a type hint to convert a text that PostgreSQL does not convert', async () => {
    const parameters = [{ name: 'code', value: { stringValue: '0b8eaa7c-6e0e-4ad9-9c8d-5d4c6a4f4e0e' } }];
    const sql = 'update item set code = :code';
    await expect(lab.execute(sql, { parameters })).rejects.toThrow(
      /column "code" is of type uuid but expression is of type text[\s\S]*SQLState: 42804$/,
    );
    const hinted = parameters.map((parameter) => ({ ...parameter, typeHint: 'UUID' as const }));
    expect((await lab.execute(sql, { parameters: hinted })).numberOfRecordsUpdated).toBe(1);
  });

  it('continues a statement after the timeout if requested', async () => {
    const sql = 'with slept as (select pg_sleep(1)) insert into item (name) select :name from slept';
    const parameters = [{ name: 'name', value: { stringValue: 'late' } }];
    await expect(lab.execute(sql, { parameters, continueAfterTimeout: true })).rejects.toMatchObject({
      name: 'StatementTimeoutException',
    });
    const count = async () =>
      (await lab.execute(`select count(*) from item where name = 'late'`)).records?.[0]?.[0]?.longValue;
    await eventually(count, 1);
  });

  it.each<[string, object, object]>([
    [
      'a cluster that does not exist',
      { resourceArn: 'arn:aws:rds:eu-west-1:123456789012:cluster:no' },
      {
        name: 'HttpEndpointNotEnabledException',
        message: 'HttpEndpoint is not enabled for resource arn:aws:rds:eu-west-1:123456789012:cluster:no',
      },
    ],
    [
      'a secret that does not exist',
      { secretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:no' },
      { name: 'SecretsErrorException' },
    ],
    [
      'a transaction',
      { transactionId: 'abc' },
      { name: 'TransactionNotFoundException', message: 'Transaction abc is not found' },
    ],
    ['a schema', { schema: 'public' }, { name: 'BadRequestException' }],
    ['another format', { formatRecordsAs: 'XML' }, { name: 'ValidationException' }],
  ])('is refused for %s', async (_what, input, error) => {
    await expect(lab.execute('select 1', input)).rejects.toMatchObject(error);
  });

  it('refuses malformed secrets, and returns the error of the database for wrong passwords', async () => {
    const secretOf = (name: string, secretString: string) =>
      lab.rdsLab.secrets.createSecret({ name, secretString }).arn;
    await expect(lab.execute('select 1', { secretArn: secretOf('text', 'hello') })).rejects.toMatchObject({
      name: 'InvalidSecretException',
    });
    const secretArn = secretOf('wrong', JSON.stringify({ username: 'postgres', password: 'wrong' }));
    await expect(lab.execute('select 1', { secretArn })).rejects.toMatchObject({
      name: 'DatabaseErrorException',
      message: expect.stringContaining('password authentication failed for user "postgres"'),
    });
  });

  it('refuses the password of a user with IAM authentication', async () => {
    await lab.execute(`create role prober login password 'secret'`);
    await lab.execute('grant rds_iam to prober');
    const secretString = JSON.stringify({ username: 'prober', password: 'secret' });
    const { arn: secretArn } = lab.rdsLab.secrets.createSecret({ name: 'prober', secretString });
    await expect(lab.execute('select 1', { secretArn })).rejects.toThrow(
      'PAM authentication failed for user "prober"',
    );
  });

  it('needs permission to read the secret and to run statements', async () => {
    const { roles, sessions } = lab.iam;
    const trustPolicy = {
      Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '123456789012' } },
    };
    const { arn } = roles.create({ name: 'data', trustPolicy });
    const client = lab.createClient(sessions.issueCredentials(arn, 'test', 900).credential);
    const allow = (Action: string, Resource: string) =>
      roles.putPolicy('data', Action.replace(':', '.'), { Statement: { Effect: 'Allow', Action, Resource } });
    const call = () => lab.execute('select 1', {}, client);
    const { resourceArn, secretArn } = lab;
    await expect(call()).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining(`rds-data:ExecuteStatement on resource: ${resourceArn}`),
    });
    allow('rds-data:ExecuteStatement', resourceArn);
    await expect(call()).rejects.toThrow(`secretsmanager:GetSecretValue on resource: ${secretArn}`);
    allow('secretsmanager:GetSecretValue', secretArn);
    expect((await call()).records).toEqual([[{ longValue: 1 }]]);
    client.destroy();
  });
});
