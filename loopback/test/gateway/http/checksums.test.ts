import { requireChecksums } from '../../../gateway/http/checksums';

/** Checksums of "123456789", the usual check value of CRC catalogues. OpenSSL computed the hashes. */
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
  it.each(Object.entries(checksums))('is accepted if it is correct: %s', (name, value) => {
    expect(() => check({ [name]: value })).not.toThrow();
  });

  it.each(Object.entries(checksums))('is refused if it belongs to another body: %s', (name, value) => {
    const other = Buffer.from(value, 'base64').reverse().toString('base64');
    expect(() => check({ [name]: other })).toThrow(expect.objectContaining({ code: 'BadDigest' }));
  });

  it.each(Object.keys(checksums))('is refused if it is malformed: %s', (name) => {
    expect(() => check({ [name]: 'AAAA' })).toThrow(expect.objectContaining({ code: 'InvalidDigest' }));
  });

  it('is refused if its algorithm is not supported', () => {
    expect(() => check({ 'x-amz-checksum-crc64nvme': 'rosUhgyjv9Q=' })).toThrow(
      'x-amz-checksum-crc64nvme cannot be verified here',
    );
  });

  it('is optional', () => {
    expect(() => check({ 'x-amz-checksum-mode': 'ENABLED' })).not.toThrow();
  });
});
