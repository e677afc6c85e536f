import * as lambda from '@aws-sdk/client-lambda';
import * as s3 from '@aws-sdk/client-s3';
import { parseQuery } from '../../../../gateway/http/address';
import { createRoutes } from '../../../../gateway/protocols/rest/routes';
import { apiOf } from '../../../support/operations-of';

const routes = {
  s3: createRoutes(apiOf(s3, 'S3Client').operations()),
  lambda: createRoutes(apiOf(lambda, 'LambdaClient').operations()),
};

function route(service: keyof typeof routes, line: string, headers: Record<string, string> = {}) {
  const [method = '', url = ''] = line.split(' ');
  const [path = '', query = ''] = url.split('?');
  const found = routes[service]({ method, path, query, headers, body: Buffer.alloc(0) }, parseQuery(query));
  return found && { name: found.operation.name, labels: Object.fromEntries(found.labels) };
}

describe('a request to S3', () => {
  it.each([
    ['GET /', 'ListBuckets', {}],
    ['GET /b', 'ListObjects', { Bucket: 'b' }],
    ['GET /b/', 'ListObjects', { Bucket: 'b' }],
    ['GET /b?list-type=2', 'ListObjectsV2', { Bucket: 'b' }],
    ['GET /b/?list-type=2&prefix=x', 'ListObjectsV2', { Bucket: 'b' }],
    ['GET /b?list-type=1', 'ListObjects', { Bucket: 'b' }],
    ['GET /b?location', 'GetBucketLocation', { Bucket: 'b' }],
    ['GET /b?location=', 'GetBucketLocation', { Bucket: 'b' }],
    ['GET /b?acl', 'GetBucketAcl', { Bucket: 'b' }],
    ['GET /b/k', 'GetObject', { Bucket: 'b', Key: 'k' }],
    ['GET /b/k?x-id=GetObject', 'GetObject', { Bucket: 'b', Key: 'k' }],
    ['GET /b/k?acl', 'GetObjectAcl', { Bucket: 'b', Key: 'k' }],
    ['GET /b/a/b//c/', 'GetObject', { Bucket: 'b', Key: 'a/b//c/' }],
    ['GET /b//', 'GetObject', { Bucket: 'b', Key: '/' }],
    ['GET /b/%C3%BC%2F%25+', 'GetObject', { Bucket: 'b', Key: 'ü/%+' }],
    ['HEAD /b', 'HeadBucket', { Bucket: 'b' }],
    ['HEAD /b/k', 'HeadObject', { Bucket: 'b', Key: 'k' }],
    ['PUT /b', 'CreateBucket', { Bucket: 'b' }],
    ['PUT /b/k', 'PutObject', { Bucket: 'b', Key: 'k' }],
    ['PUT /b/k?partNumber=1&uploadId=u', 'UploadPart', { Bucket: 'b', Key: 'k' }],
    ['PUT /b/k?partNumber=1', 'PutObject', { Bucket: 'b', Key: 'k' }],
    ['POST /b/k?uploads', 'CreateMultipartUpload', { Bucket: 'b', Key: 'k' }],
    ['DELETE /b/k', 'DeleteObject', { Bucket: 'b', Key: 'k' }],
  ])('%s is routed to %s', (line, name, labels) => {
    expect(route('s3', line)).toEqual({ name, labels });
  });

  it.each([
    ['PUT /b/k', { 'x-amz-copy-source': 'a/b' }, 'CopyObject'],
    ['PUT /b/k?partNumber=1&uploadId=u', { 'x-amz-copy-source': 'a/b' }, 'UploadPartCopy'],
    ['GET /b/k?attributes', { 'x-amz-object-attributes': 'ETag' }, 'GetObjectAttributes'],
  ])('%s with %j is routed to %s', (line, headers, name) => {
    expect(route('s3', line, headers)).toMatchObject({ name });
  });

  it('has no route for another method', () => {
    expect(route('s3', 'PATCH /b/k')).toBeUndefined();
  });

  it('is refused if its path is not UTF-8', () => {
    expect(() => route('s3', 'GET /b/%ff')).toThrow(
      expect.objectContaining({ code: 'MalformedQueryString' }),
    );
  });
});

describe('a request to Lambda', () => {
  it.each([
    ['POST /2015-03-31/functions/f/invocations', 'Invoke', { FunctionName: 'f' }],
    ['GET /2015-03-31/functions/f', 'GetFunction', { FunctionName: 'f' }],
    ['GET /2015-03-31/functions/f/', 'GetFunction', { FunctionName: 'f' }],
    ['GET /2015-03-31/functions', 'ListFunctions', {}],
    ['GET /2015-03-31/functions/a%3Ab%2Fc', 'GetFunction', { FunctionName: 'a:b/c' }],
  ])('%s is routed to %s', (line, name, labels) => {
    expect(route('lambda', line)).toEqual({ name, labels });
  });

  it.each([
    'GET /',
    'GET /2015-03-31/functions/f/nope',
    'GET /2015-03-31/functions//x',
    'POST /2015-03-31x/functions',
  ])('has no route for %s', (line) => {
    expect(route('lambda', line)).toBeUndefined();
  });
});
