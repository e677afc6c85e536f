import { requireReadConditions } from '../../../../services/s3/requests/preconditions';

const at = (second: number) => new Date(second * 1000);
const object = {
  key: 'k',
  body: Buffer.alloc(0),
  etag: '"e"',
  lastModified: at(10),
  headers: {},
  metadata: {},
  checksums: {},
};

describe('a precondition of a read', () => {
  it.each([
    {},
    { IfMatch: '"e"' },
    { IfMatch: 'e' },
    { IfMatch: '*' },
    { IfMatch: '"x", "e"' },
    { IfNoneMatch: '"x"' },
    { IfUnmodifiedSince: at(10) },
    { IfModifiedSince: at(9) },
    { IfMatch: '"e"', IfUnmodifiedSince: at(9) },
    { IfNoneMatch: '"x"', IfModifiedSince: at(11) },
  ])('holds: %j', (conditions) => {
    expect(() => requireReadConditions(conditions, object)).not.toThrow();
  });

  it.each([
    [{ IfMatch: '"x"' }, 'PreconditionFailed'],
    [{ IfUnmodifiedSince: at(9) }, 'PreconditionFailed'],
    [{ IfNoneMatch: '"e"' }, 'NotModified'],
    [{ IfNoneMatch: 'W/"e"' }, 'NotModified'],
    [{ IfNoneMatch: '*' }, 'NotModified'],
    [{ IfModifiedSince: at(10) }, 'NotModified'],
    [{ IfMatch: '"x"', IfNoneMatch: '"e"' }, 'PreconditionFailed'],
  ])('is not met: %j, %s', (conditions, code) => {
    expect(() => requireReadConditions(conditions, object)).toThrow(expect.objectContaining({ code }));
  });
});
