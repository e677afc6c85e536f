import type { Credential } from '../../../gateway/credentials';
import { signingKey } from '../../../gateway/signature/signing-key';

const credential: Credential = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  principal: { kind: 'account', arn: 'arn:aws:iam::123456789012:root' },
};

describe('signing keys', () => {
  it("are derived as in AWS's published example", () => {
    expect(signingKey(credential, '20150830', 'us-east-1', 'iam').toString('hex')).toBe(
      'c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9',
    );
  });

  it('are derived once per credential, day, region and service', () => {
    const key = signingKey(credential, '20261130', 'eu-west-1', 'rds');
    expect(signingKey(credential, '20261130', 'eu-west-1', 'rds')).toBe(key);
    expect(signingKey(credential, '20261201', 'eu-west-1', 'rds')).not.toEqual(key);
    expect(signingKey(credential, '20261130', 'eu-west-2', 'rds')).not.toEqual(key);
    expect(signingKey(credential, '20261130', 'eu-west-1', 'sts')).not.toEqual(key);
  });

  it('are never shared by two credentials, even with the same ID', () => {
    const replaced = { ...credential, secretAccessKey: 'another' };
    expect(signingKey(replaced, '20261130', 'eu-west-1', 'rds')).not.toEqual(
      signingKey(credential, '20261130', 'eu-west-1', 'rds'),
    );
  });
});
