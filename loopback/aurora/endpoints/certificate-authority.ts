import { randomBytes } from 'node:crypto';
import { generate } from 'selfsigned';

/** Names for which a certificate is valid. */
export interface CertificateNames {
  /** At most 64 characters; informational. */
  readonly commonName: string;
  /** A `*` matches one label. */
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
}

/** Certificate and private key, both in PEM. */
export interface ServerCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** Certificate authority of the account, in place of Amazon's `global-bundle.pem`. */
export interface CertificateAuthority {
  /** PEM, for a client's `sslrootcert`. */
  readonly certificate: string;
  issue(names: CertificateNames): Promise<ServerCertificate>;
}

const dayMs = 24 * 60 * 60 * 1000;
const lifetimeMs = 365 * dayMs;

/** P-256 keys take a millisecond to create, RSA keys a hundred. */
const algorithms = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/** Creates an authority. Its private key never leaves the process. */
export async function createCertificateAuthority(now: Date): Promise<CertificateAuthority> {
  // Verifiers find an issuer by its name, so two authorities in one bundle must not have the same name.
  const name = `Loopback RDS CA ${randomBytes(4).toString('hex')}`;
  const root = await generate([{ name: 'commonName', value: name }], {
    ...algorithms,
    ...validity(now),
    extensions: [
      { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  return {
    certificate: root.cert,
    issue: async (names) => {
      const issued = await generate([{ name: 'commonName', value: names.commonName }], {
        ...algorithms,
        ...validity(now),
        ca: { key: root.private, cert: root.cert },
        extensions: [
          { name: 'basicConstraints', cA: false, critical: true },
          { name: 'keyUsage', digitalSignature: true, critical: true },
          { name: 'extKeyUsage', serverAuth: true },
          { name: 'subjectAltName', altNames: alternativeNames(names) },
        ],
      });
      return { certificate: issued.cert, privateKey: issued.private };
    },
  };
}

/** Valid from one day ago, because clocks in containers and virtual machines may be slow. */
function validity(now: Date): { notBeforeDate: Date; notAfterDate: Date } {
  return {
    notBeforeDate: new Date(now.getTime() - dayMs),
    notAfterDate: new Date(now.getTime() + lifetimeMs),
  };
}

function alternativeNames({ dnsNames, ipAddresses }: CertificateNames) {
  return [
    ...dnsNames.map((value) => ({ type: 2 as const, value })),
    ...ipAddresses.map((ip) => ({ type: 7 as const, ip })),
  ];
}
