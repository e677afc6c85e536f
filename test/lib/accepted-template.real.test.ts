import {
  CloudFormationClient,
  CreateChangeSetCommand,
  DescribeChangeSetCommand,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { LoopbackAccount } from 'aurora-loopback';
import { startAccount } from 'aurora-loopback';
import { readTemplate, synthesizedLab } from '../support/synthesized-lab';

let account: LoopbackAccount;
let cloudFormation: CloudFormationClient;
let s3: S3Client;

beforeAll(async () => {
  account = await startAccount({ region: 'us-east-1', pace: 'instant', log: () => {} });
  const { endpointUrl: endpoint, region, credentials } = account;
  cloudFormation = new CloudFormationClient({ endpoint, region, credentials });
  s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
});
afterAll(async () => {
  cloudFormation?.destroy();
  s3?.destroy();
  await account?.close();
});

it.each([0, 15])(
  "CloudFormation accepts the lab's template with %d readers in 2 Availability Zones",
  async (readers) => {
    const template = readTemplate(await synthesizedLab({ azs: 2, readers }));
    const changeSet = { StackName: `Readers${readers}`, ChangeSetName: 'create' };
    await cloudFormation.send(
      new CreateChangeSetCommand({
        ...changeSet,
        ChangeSetType: 'CREATE',
        TemplateURL: await upload(`${readers}.template.json`, template),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
      }),
    );
    const { Status, StatusReason, Changes } = await cloudFormation.send(
      new DescribeChangeSetCommand(changeSet),
    );
    expect({ Status, StatusReason }).toEqual({ Status: 'CREATE_COMPLETE', StatusReason: undefined });
    const types = Changes?.map(({ ResourceChange }) => ResourceChange?.ResourceType) ?? [];
    expect(types.filter((type) => type === 'AWS::RDS::DBInstance')).toHaveLength(readers + 1);
  },
  180_000,
);

/** Uploads the template first, as the CDK CLI does: a request may contain at most 51,200 bytes of a template. */
async function upload(key: string, template: string): Promise<string> {
  const bucket = `cdk-hnb659fds-assets-${account.accountId}-${account.region}`;
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: template }));
  return `${account.endpointUrl}/${bucket}/${key}`;
}
