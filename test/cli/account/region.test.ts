import { checkRegion } from '../../../cli/account/region';

it.each(['us-east-1', 'eu-central-1', 'ap-southeast-2'])('lab up accepts the Region %s', async (region) => {
  await expect(checkRegion(region)).resolves.toBeUndefined();
});

it.each(['xx', 'us-esat-1', 'eu-central-1a', 'cn-north-1', ''])(
  'lab up refuses the Region "%s" with exit code 2, and lists all Regions',
  async (region) => {
    await expect(checkRegion(region)).rejects.toMatchObject({
      message: `${region} is not a Region of the partition aws`,
      hint: expect.stringMatching(/^use one of: .*eu-central-1, .*us-west-2$/),
      exitCode: 2,
    });
  },
);
