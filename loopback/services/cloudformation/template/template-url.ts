import { validationError } from '../faults';

export interface ObjectName {
  readonly bucket: string;
  readonly key: string;
}

/**
 * Returns the S3 object that a `TemplateURL` refers to. The CDK CLI derives the URL from its endpoint, so that it is
 * `http://127.0.0.1:port/bucket/key` here; AWS's two formats are also accepted. The object is read from the account's
 * bucket; the URL is never fetched.
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

/** Returns an empty text for a path with invalid encoding. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return '';
  }
}
