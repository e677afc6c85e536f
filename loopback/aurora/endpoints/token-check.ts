import type { IamCredential } from './iam-token';
import { verifyToken } from './iam-token';

/** Request of a signer to connect as a database user, in the terms of an IAM policy. */
export interface ConnectRequest {
  readonly accessKeyId: string;
  readonly action: 'rds-db:connect';
  /** `arn:aws:rds-db:<region>:<account>:dbuser:<cluster resource id>/<user>` */
  readonly resource: string;
}

export interface TokenCheckDeps {
  readonly region: string;
  readonly accountId: string;
  /** Resource ID `cluster-…`, by which policies name the cluster (user guide, "IAM policy for IAM database access"). */
  readonly clusterResourceId: string;
  readonly isOwnAddress: (host: string, port: number) => boolean;
  readonly findCredential: (accessKeyId: string) => IamCredential | undefined;
  /** Returns whether the request is allowed; false if IAM authentication is disabled for the cluster. */
  readonly authorise: (request: ConnectRequest) => boolean | Promise<boolean>;
  /** Wall-clock time. */
  readonly date: () => Date;
  readonly log: (line: string) => void;
}

/**
 * Decides whether to accept a token. Logs the reason of a refusal, which the client does not receive. Never logs the
 * token.
 */
export async function acceptsToken(user: string, token: string, deps: TokenCheckDeps): Promise<boolean> {
  const { region, accountId, clusterResourceId } = deps;
  const verdict = verifyToken(token, { ...deps, user, nowMs: deps.date().getTime() });
  if (verdict.state === 'refused') return refused(user, verdict.reason, deps);
  const resource = `arn:aws:rds-db:${region}:${accountId}:dbuser:${clusterResourceId}/${user}`;
  const request = { accessKeyId: verdict.accessKeyId, action: 'rds-db:connect', resource } as const;
  if (await deps.authorise(request)) return true;
  return refused(
    user,
    `${verdict.accessKeyId} is not authorized to perform ${request.action} on ${JSON.stringify(resource)}`,
    deps,
  );
}

function refused(user: string, reason: string, { log }: TokenCheckDeps): false {
  log(`IAM token of user ${JSON.stringify(user)} refused: ${reason}`);
  return false;
}
