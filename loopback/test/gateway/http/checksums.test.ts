import { requireChecksums } from '../../../gateway/http/checksums';

/** Of "123456789", the usual check value of CRC catalogues; the hashes as OpenSSL gives them. */
const body = Buffer.from('123456789');
const checksums = {
  'content-md5': 'JfnnlDI7RTiF9RgfG2JNCw==',
  'x-amz-checksum-crc32': 'y/Q5Jg==',
  'x-amz-checksum-sha1': '98O8HYCOBHMq32eZZczDTKeuNEE=',
  'x-amz-checksum-sha256': 'FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=',
};
const check = (headers: Record<string, string>) =>
  requireChecksums({ method: 'PUT', path: '/', query: '', headers, body });

describe('a checksum', () => {
  it.each(Object.entries(checksums))('is accepted when it is right: %s', (name, value) => {
    expect(() => check({ [name]: value })).not.toThrow();
  });

  it.each(Object.entries(checksums))('is refused when it is of another body: %s', (name, value) => {
    const other = Buffer.from(value, 'base64').reverse().toString('base64');
    expect(() => check({ [name]: other })).toThrow(expect.objectContaining({ code: 'BadDigest' }));
  });

  it.each(Object.keys(checksums))('is refused when it is none: %s', (name) => {
    expect(() => check({ [name]: 'AAAA' })).toThrow(expect.objectContaining({ code: 'InvalidDigest' }));
  });

  it('is refused when nobody here can verify it', () => {
    expect(() => check({ 'x-amz-checksum-crc64nvme': 'rosUhgyjv9Q=' })).toThrow(
      'x-amz-checksum-crc64nvme cannot be verified here',
    );
  });

  it('need not be there', () => {
    expect(() => check({ 'x-amz-checksum-mode': 'ENABLED' })).not.toThrow();
  });
});
