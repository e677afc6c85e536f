import { RDSServiceException } from '@aws-sdk/client-rds';

/** Creates errors of the same form as the SDK's; `rds-control-plane.test.ts` proves the form. */
export function throttling(): Error {
  return awsError('Throttling', 400, 'Rate exceeded');
}

export function awsError(name: string, httpStatusCode: number, message: string): Error {
  return new RDSServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode } });
}

export function timeout(): Error {
  return Object.assign(new Error('no reply from RDS within 10000 ms'), { name: 'TimeoutError' });
}
