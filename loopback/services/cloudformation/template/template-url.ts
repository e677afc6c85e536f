import { validationError } from '../faults';

export interface ObjectName {
  readonly bucket: string;
  readonly key: string;
}

/**
 * Which object of S3 a `TemplateURL` means. The CDK CLI takes the address from its own endpoint, so that it is
 * `http://127.0.0.1:port/bucket/key` here; AWS's own two forms are taken too. It is read from the account's bucket,
 * never fetched.
 */
export function parseTemplateUrl(text: string): ObjectName {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const path = decodePath(url?.pathname.slice(1) ?? '');
  const isBucketInHost = /^[^.]+\.s3[.-].*amazonaws\.com$/.test(url?.hostname ?? '');
  const [bucket = '', key = ''] = isBucketInHost
    ? [url?.hostname.split('.s3')[0], path]
    : path.split(/\/(.*)/s);
  if (bucket === '' || key === '') throw validationError('TemplateURL must be a supported URL.');
  return { bucket, key };
}

/** Empty for a path that is encoded wrongly. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
