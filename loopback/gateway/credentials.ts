/** Signer of a request. The account itself may do everything, a role only what its policies allow. */
export interface Principal {
  readonly kind: 'account' | 'role';
  /** `arn:aws:iam::<account>:root`, or `arn:aws:sts::<account>:assumed-role/<role>/<session>`. */
  readonly arn: string;
}

/** Key pair issued by the account. Derived signing keys are kept as long as this object exists. */
export interface Credential {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Present for temporary credentials: requests must carry it as `x-amz-security-token`. */
  readonly sessionToken?: string;
  /** End of temporary credentials, milliseconds since 1970. */
  readonly expiresAtMs?: number;
  readonly principal: Principal;
}

/** Finds a credential by its access key id. Must return the same object for the same key each time. */
export type FindCredential = (accessKeyId: string) => Credential | undefined;
