import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Sha256 } from '@smithy/core/checksum';
import { SignatureV4 } from '@smithy/signature-v4';
import { measureRequestRate } from './http-load';

export interface DescribeDBClustersLoad {
  /** Port of a gateway on 127.0.0.1. */
  readonly port: number;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly durationMs: number;
}

const connections = 8;

/** Measures how many signed `DescribeDBClusters` calls a gateway verifies and answers per second, on 8 connections. */
export async function measureDescribeDBClusters(load: DescribeDBClustersLoad): Promise<number> {
  const { port, durationMs } = load;
  return measureRequestRate({ port, request: await signCall(load), connections, durationMs });
}

/**
 * Measures the floor: how many requests per second a plain Node.js server answers, with the same request and an answer
 * of the same size.
 */
export async function measureBareServer(load: DescribeDBClustersLoad): Promise<number> {
  const request = await signCall(load);
  const body = await fetchAnswer(load);
  const server = createServer((_request, response) => response.end(body));
  await new Promise<void>((resolve) => {
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  try {
    const { port } = server.address() as AddressInfo;
    return await measureRequestRate({ port, request, connections, durationMs: load.durationMs });
  } finally {
    server.close();
  }
}

const body = 'Action=DescribeDBClusters&Version=2014-10-31';

async function signCall(load: DescribeDBClustersLoad): Promise<string> {
  const headers = await signHeaders(load);
  const lines = Object.entries({ ...headers, 'content-length': `${body.length}` });
  return `POST / HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`;
}

async function signHeaders({
  port,
  region,
  credentials,
}: DescribeDBClustersLoad): Promise<Record<string, string>> {
  const signer = new SignatureV4({ service: 'rds', region, credentials, sha256: Sha256 });
  const { headers } = await signer.sign({
    method: 'POST',
    protocol: 'http:',
    hostname: '127.0.0.1',
    path: '/',
    headers: { host: `127.0.0.1:${port}`, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  return headers;
}

async function fetchAnswer(load: DescribeDBClustersLoad): Promise<string> {
  const { host: _, ...headers } = await signHeaders(load);
  const answer = await fetch(`http://127.0.0.1:${load.port}/`, { method: 'POST', headers, body });
  if (!answer.ok)
    throw new Error(`DescribeDBClusters failed with status ${answer.status}: ${await answer.text()}`);
  return answer.text();
}
