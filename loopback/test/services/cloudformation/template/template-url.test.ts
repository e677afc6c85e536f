import { parseTemplateUrl } from '../../../../services/cloudformation/template/template-url';

describe('the URL of a template', () => {
  it.each([
    ['http://127.0.0.1:4566/cdk-assets-1/abc.json', 'cdk-assets-1', 'abc.json'],
    ['http://localhost:4566/b/deep/key.json', 'b', 'deep/key.json'],
    ['https://s3.eu-west-1.amazonaws.com/b/k.json', 'b', 'k.json'],
    ['https://s3.amazonaws.com/b/k.json', 'b', 'k.json'],
    ['https://b.s3.eu-west-1.amazonaws.com/deep/k.json', 'b', 'deep/k.json'],
    ['https://b.s3.amazonaws.com/k.json', 'b', 'k.json'],
    ['http://127.0.0.1:1/b/a%20b.json', 'b', 'a b.json'],
  ])('%s names an object in a bucket', (url, bucket, key) => {
    expect(parseTemplateUrl(url)).toEqual({ bucket, key });
  });

  it.each([
    'not a url',
    'http://127.0.0.1:1/',
    'http://127.0.0.1:1/bucket',
    'http://127.0.0.1:1/b/%zz',
    'file:///x',
  ])('%s is refused', (url) => {
    expect(() => parseTemplateUrl(url)).toThrow('TemplateURL must be a supported URL.');
  });
});
