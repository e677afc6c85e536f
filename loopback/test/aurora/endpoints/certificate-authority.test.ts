import { X509Certificate } from 'node:crypto';
import { createCertificateAuthority } from '../../../aurora/endpoints/certificate-authority';

const now = new Date('2026-11-22T12:00:00Z');
const names = { commonName: 'lab', dnsNames: ['*.example.org', 'localhost'], ipAddresses: ['127.0.0.1'] };

describe('the certificate authority', () => {
  it('issues certificates that verify against its own certificate', async () => {
    const authority = await createCertificateAuthority(now);
    const root = new X509Certificate(authority.certificate);
    const server = new X509Certificate((await authority.issue(names)).certificate);

    expect(root.ca).toBe(true);
    expect(server.ca).toBe(false);
    expect(server.checkIssued(root)).toBe(true);
    expect(server.verify(root.publicKey)).toBe(true);
  });

  it('issues certificates for hosts and addresses, with a wildcard for one label only', async () => {
    const authority = await createCertificateAuthority(now);
    const server = new X509Certificate((await authority.issue(names)).certificate);

    expect(server.checkHost('db-1.example.org')).toBe('*.example.org');
    expect(server.checkHost('a.db-1.example.org')).toBeUndefined();
    expect(server.checkHost('localhost')).toBe('localhost');
    expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(server.checkIP('127.0.0.2')).toBeUndefined();
  });

  it('is not the issuer of another account’s certificates', async () => {
    const [own, other] = await Promise.all([
      createCertificateAuthority(now),
      createCertificateAuthority(now),
    ]);
    const server = new X509Certificate((await own.issue(names)).certificate);
    const foreignRoot = new X509Certificate(other.certificate);

    expect(server.checkIssued(foreignRoot)).toBe(false);
    expect(server.verify(foreignRoot.publicKey)).toBe(false);
  });

  it('is valid for a year, starting a day early for clients with late clocks', async () => {
    const authority = await createCertificateAuthority(now);
    const { validFrom, validTo } = new X509Certificate((await authority.issue(names)).certificate);

    expect(new Date(validFrom)).toEqual(new Date('2026-11-21T12:00:00Z'));
    expect(new Date(validTo)).toEqual(new Date('2027-11-22T12:00:00Z'));
  });
});
