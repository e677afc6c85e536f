import { existsSync } from 'node:fs';
import { eventually } from '../../../testing/eventually';
import { useLambdaLab } from '../../support/lambda/use-lambda-lab';

describe('the environment of a function', () => {
  const lab = useLambdaLab();

  it('contains the variables of Lambda and of the function, and none of the lab', async () => {
    process.env.LAB_SECRET = 'not for functions';
    const { name, code } = await lab().create('export const handler = () => ({ ...process.env });', {
      FunctionName: 'env',
      MemorySize: 512,
      Environment: {
        Variables: {
          COLOUR: 'blue',
          NODE_OPTIONS: '--enable-source-maps',
          // Path of the certificates in Lambda.
          NODE_EXTRA_CA_CERTS: '/var/runtime/ca-cert.pem',
        },
      },
    });
    const { value } = await lab().invoke({}, { FunctionName: name });
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, HOME, TMPDIR, ...rest } = value;
    delete process.env.LAB_SECRET;
    expect(rest).toEqual({
      // Set by the shell that starts the function.
      PWD: code.folder,
      LANG: 'en_US.UTF-8',
      TZ: ':UTC',
      PATH: '/usr/local/bin:/usr/bin:/bin',
      COLOUR: 'blue',
      NODE_OPTIONS: '--enable-source-maps',
      _HANDLER: 'index.handler',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: 'env',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/env',
      AWS_LAMBDA_LOG_STREAM_NAME: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
      LAMBDA_TASK_ROOT: code.folder,
      LAMBDA_RUNTIME_DIR: '/var/runtime',
      AWS_ENDPOINT_URL: lab().gateway.url,
      NODE_EXTRA_CA_CERTS: lab().caBundlePath,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    });
    expect(lab().iam.findCredential(AWS_ACCESS_KEY_ID)).toMatchObject({
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      sessionToken: AWS_SESSION_TOKEN,
      principal: { arn: 'arn:aws:sts::123456789012:assumed-role/runner/env' },
    });
    expect(HOME).toBe(TMPDIR);
    expect(HOME.startsWith(lab().folder)).toBe(true);
  });

  it('has a temporary folder and credentials that end with the sandbox', async () => {
    await lab().create(
      `import { writeFileSync } from 'node:fs'; import { tmpdir } from 'node:os';
       export const handler = () => { writeFileSync(tmpdir() + '/file', '1'); return [tmpdir(), process.env.AWS_ACCESS_KEY_ID]; };`,
      { FunctionName: 'temporary' },
    );
    const [folder, accessKeyId] = (await lab().invoke({}, { FunctionName: 'temporary' })).value;
    expect(existsSync(`${folder}/file`)).toBe(true);
    await lab().account.functions.remove('temporary');
    await eventually(() => existsSync(folder), false);
    expect(lab().iam.findCredential(accessKeyId)).toBeUndefined();
  });

  it('limits the heap according to the function’s memory', async () => {
    await lab().create(
      `import { getHeapStatistics } from 'node:v8';
       export const handler = () => getHeapStatistics().heap_size_limit / 1024 / 1024;`,
      { FunctionName: 'heap', MemorySize: 1024 },
    );
    const { value } = await lab().invoke({}, { FunctionName: 'heap' });
    expect(value).toBeGreaterThan(900);
    expect(value).toBeLessThan(1200);
  });

  it('has the time zone UTC', async () => {
    await lab().create('export const handler = () => new Date(0).toString();', { FunctionName: 'utc' });
    const { value } = await lab().invoke({}, { FunctionName: 'utc' });
    expect(value).toMatch(/^Thu Jan 01 1970 00:00:00 GMT\+0000/);
  });

  it("allows the calls that its role's policies allow", async () => {
    await lab().create(
      `import { createHash, createHmac } from 'node:crypto';
       export const handler = async ({ name }) => {
         const { AWS_ENDPOINT_URL: url, AWS_REGION: region, AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret,
           AWS_SESSION_TOKEN: token } = process.env;
         const at = new Date().toISOString().replace(/[-:]|\\.\\d+/g, '');
         const path = '/2015-03-31/functions/' + name;
         const hash = (text) => createHash('sha256').update(text).digest('hex');
         const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
         const scope = [at.slice(0, 8), region, 'lambda', 'aws4_request'];
         const host = new URL(url).host;
         const signed = 'host;x-amz-date;x-amz-security-token';
         const canonical = ['GET', path, '', 'host:' + host, 'x-amz-date:' + at, 'x-amz-security-token:' + token, '', signed, hash('')].join('\\n');
         const key = scope.reduce(hmac, 'AWS4' + secret);
         const signature = hmac(key, ['AWS4-HMAC-SHA256', at, scope.join('/'), hash(canonical)].join('\\n')).toString('hex');
         const answer = await fetch(url + path, { headers: { 'x-amz-date': at, 'x-amz-security-token': token,
           authorization: 'AWS4-HMAC-SHA256 Credential=' + id + '/' + scope.join('/') + ', SignedHeaders=' + signed + ', Signature=' + signature } });
         return { status: answer.status, body: await answer.json() };
       };`,
      { FunctionName: 'caller' },
    );
    const call = async () => (await lab().invoke({ name: 'caller' }, { FunctionName: 'caller' })).value;
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:caller';
    const denied = await call();
    expect(denied.status).toBe(403);
    expect(denied.body.Message ?? denied.body.message).toBe(
      'User: arn:aws:sts::123456789012:assumed-role/runner/caller is not authorized to perform: lambda:GetFunction ' +
        `on resource: ${arn} because no identity-based policy allows the lambda:GetFunction action`,
    );
    lab().iam.roles.putPolicy('runner', 'look', {
      Statement: { Effect: 'Allow', Action: 'lambda:GetFunction', Resource: arn },
    });
    const allowed = await call();
    expect([allowed.status, allowed.body.Configuration.FunctionName]).toEqual([200, 'caller']);
  });

  it('resolves the endpoint names of the account while they exist', async () => {
    const name = 'lab.cluster-abc.eu-west-1.rds.amazonaws.com';
    await lab().create(
      `import dns, { lookup as named } from 'node:dns'; import { promisify } from 'node:util';
       const settle = (promise) => promise.then((value) => value, (error) => error.code);
       export const handler = async ({ name }) => ({
         callback: await settle(promisify(named)(name)),
         all: await settle(promisify(dns.lookup)(name, { all: true })),
         promise: await settle(dns.promises.lookup(name.toUpperCase() + '.')),
         six: await settle(dns.promises.lookup(name, 6)),
       });`,
      { FunctionName: 'names' },
    );
    const resolve = async () => (await lab().invoke({ name }, { FunctionName: 'names' })).value;
    lab().setHostNames(['other', name]);
    const { six, ...found } = await resolve();
    const address = { address: '127.0.0.1', family: 4 };
    expect(found).toEqual({ callback: '127.0.0.1', all: [address], promise: address });
    expect(typeof six).toBe('string');
    lab().setHostNames([]);
    expect(typeof (await resolve()).all).toBe('string');
  });
});
