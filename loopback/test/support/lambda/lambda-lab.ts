import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as lambda from '@aws-sdk/client-lambda';
import type { Zippable } from 'fflate';
import { strToU8, zipSync } from 'fflate';
import type { Gateway } from '../../../gateway/gateway';
import { startGateway } from '../../../gateway/gateway';
import { HostsFile } from '../../../host-names/hosts-file';
import { Iam } from '../../../services/iam/state';
import type { LambdaFunction } from '../../../services/lambda/functions/function';
import type { FunctionInput } from '../../../services/lambda/functions/function-settings';
import { createLambdaService } from '../../../services/lambda/service';
import { LambdaState } from '../../../services/lambda/state';
import { LogGroups } from '../../../services/logs/state';

const scope = { accountId: '123456789012', region: 'eu-west-1' };

/** Lambda behind a gateway, with a role for functions, and the SDK's client of it. */
export class LambdaLab {
  readonly iam = new Iam(scope);
  readonly logGroups = new LogGroups(scope);
  readonly lines: string[] = [];
  readonly caBundlePath: string;
  readonly account: LambdaState;
  readonly client: lambda.LambdaClient;
  readonly gateway: Gateway;
  readonly roleArn: string;
  /** Private folder of the lab; the test that started the lab removes it. */
  readonly folder: string;
  readonly #hosts: HostsFile;
  #hostNames: readonly string[] = [];

  static async start(folder: string): Promise<LambdaLab> {
    const holder: { lab?: LambdaLab } = {};
    const gateway = await startGateway({
      region: scope.region,
      services: {
        lambda: async () => {
          if (holder.lab === undefined) throw new Error('The lab is not ready yet.');
          return createLambdaService(holder.lab.account, scope);
        },
      },
      findCredential: (id) => holder.lab?.iam.findCredential(id),
      authorise: (request) => holder.lab?.iam.authorise(request),
      log: (message, error) => holder.lab?.lines.push(`${message} ${String(error)}`),
    });
    holder.lab = new LambdaLab(folder, gateway);
    return holder.lab;
  }

  private constructor(folder: string, gateway: Gateway) {
    this.gateway = gateway;
    this.folder = folder;
    this.#hosts = new HostsFile(join(folder, 'hosts'), () => this.#hostNames);
    this.caBundlePath = join(folder, 'ca.pem');
    writeFileSync(this.caBundlePath, '');
    this.roleArn = this.iam.roles.create({ name: 'runner', trustPolicy: trustLambda }).arn;
    this.account = new LambdaState({
      scope,
      iam: this.iam,
      logGroups: this.logGroups,
      folder,
      preloadPath: this.#hosts.preloadPath,
      surroundings: () => ({
        region: scope.region,
        endpointUrl: gateway.url,
        caBundlePath: this.caBundlePath,
      }),
      log: (line) => this.lines.push(line),
    });
    this.client = new lambda.LambdaClient({
      region: scope.region,
      endpoint: gateway.url,
      credentials: this.iam.accountCredential,
      maxAttempts: 1,
    });
  }

  /** Sets the names that functions resolve to 127.0.0.1. */
  setHostNames(names: readonly string[]): void {
    this.#hostNames = names;
    this.#hosts.update();
  }

  /** Allows the functions' role to write logs. */
  allowLogs(): void {
    this.iam.roles.putPolicy('runner', 'logs', {
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: '*',
      },
    });
  }

  /** Creates a function. A string `source` becomes its only module, `index.mjs`; an object contains its files by path. */
  create(
    source: string | Record<string, string>,
    input: Partial<FunctionInput> = {},
  ): Promise<LambdaFunction> {
    const files = typeof source === 'string' ? { 'index.mjs': source } : source;
    return this.account.functions.create(
      {
        FunctionName: 'probe',
        Role: this.roleArn,
        Runtime: 'nodejs24.x',
        Handler: 'index.handler',
        ...input,
      },
      zip(files),
    );
  }

  /** Invokes a function through the SDK and parses the payload of the answer. */
  async invoke(event: unknown = {}, input: Partial<lambda.InvokeCommandInput> = {}) {
    const answer = await this.client.send(
      new lambda.InvokeCommand({ FunctionName: 'probe', Payload: JSON.stringify(event), ...input }),
    );
    const text = answer.Payload?.transformToString() ?? '';
    return { ...answer, value: text === '' ? undefined : JSON.parse(text) };
  }

  getConfiguration(FunctionName: string) {
    return this.client.send(new lambda.GetFunctionConfigurationCommand({ FunctionName }));
  }

  /** Messages that functions wrote to a log group, in order of arrival. */
  messages(group: string): string[] {
    return this.logGroups.findGroup(group)?.events.map(({ message }) => message) ?? [];
  }

  async close(): Promise<void> {
    this.client.destroy();
    await this.account.close();
    await this.gateway.close();
  }
}

const trustLambda = {
  Version: '2012-10-17',
  Statement: {
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
  },
};

export function zip(files: Readonly<Record<string, string>>): Uint8Array {
  const entries: Zippable = {};
  for (const [path, text] of Object.entries(files)) entries[path] = strToU8(text);
  return zipSync(entries);
}
