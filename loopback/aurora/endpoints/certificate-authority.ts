import { randomBytes } from 'node:crypto';
import { generate } from 'selfsigned';

/** What a certificate is to be good for. */
export interface CertificateNames {
  /** At most 64 characters; informational. */
  readonly commonName: string;
  /** A `*` stands for one label. */
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly string[];
}

/** Both in PEM. */
export interface ServerCertificate {
  readonly certificate: string;
  readonly privateKey: string;
}

/** The account's own certificate authority: what Amazon's `global-bundle.pem` is to RDS. */
export interface CertificateAuthority {
  /** PEM, for a client's `sslrootcert`. */
  readonly certificate: string;
  issue(names: CertificateNames): Promise<ServerCertificate>;
}

const dayMs = 24 * 60 * 60 * 1000;
const lifetimeMs = 365 * dayMs;

/** P-256 keys: made in a millisecond, where RSA takes a hundred. */
const algorithms = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/** Makes a new authority. Its private key never leaves the process. */
export async function createCertificateAuthority(now: Date): Promise<CertificateAuthority> {
  // Verifiers look an issuer up by its name, so two authorities in one bundle must not share it.
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

/** From a day ago: clocks in containers and virtual machines are late at times. */
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
