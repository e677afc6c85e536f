import type { Access } from './access';
import type { DeployedLab } from './deployed-lab';
import { sendSigned } from './signed-request';

export interface Login {
  readonly username: string;
  readonly password: string;
}

/** Reads name and password of the master user from the secret that RDS manages. */
export async function readMasterLogin(
  { clients, signal }: Pick<Access, 'clients' | 'signal'>,
  { SecretArn }: DeployedLab,
): Promise<Login> {
  const answer = await sendSigned(
    clients,
    {
      service: 'secretsmanager',
      method: 'POST',
      path: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'secretsmanager.GetSecretValue',
      },
      body: { SecretId: SecretArn },
    },
    signal,
  );
  return JSON.parse((answer as { SecretString: string }).SecretString) as Login;
}
