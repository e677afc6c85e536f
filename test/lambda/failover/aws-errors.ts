import { RDSServiceException } from '@aws-sdk/client-rds';

/** Errors in the shapes the SDK gives them; `rds-control-plane.test.ts` shows that it does. */
export function throttling(): Error {
  return awsError('Throttling', 400, 'Rate exceeded');
}

export function awsError(name: string, httpStatusCode: number, message: string): Error {
  return new RDSServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode } });
}

export function timeout(): Error {
  return Object.assign(new Error('no reply from RDS within 10000 ms'), { name: 'TimeoutError' });
}
