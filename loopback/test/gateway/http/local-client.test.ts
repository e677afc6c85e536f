import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { requireLocalClient } from '../../../gateway/http/local-client';

const policy = { hosts: new Set(['127.0.0.1:4566', 'localhost:4566']), methods: new Set(['POST']) };

function knock(method: string, headers: Record<string, string>): void {
  const request = new IncomingMessage(new Socket());
  request.method = method;
  Object.assign(request.headers, { host: '127.0.0.1:4566', ...headers });
  requireLocalClient(request, policy);
}

describe('requireLocalClient', () => {
  it.each<Record<string, string>>([
    {},
    { host: 'localhost:4566' },
    { host: 'LOCALHOST:4566' },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-mode': 'cors' },
  ])('accepts a client with %j', (headers) => {
    expect(() => knock('POST', headers)).not.toThrow();
  });

  it.each<Record<string, string>>([
    { host: 'rebound.example:4566' },
    { host: '127.0.0.1' },
    { host: '127.0.0.1:4567' },
    { host: 'localhost.example:4566' },
    { host: '' },
    { origin: 'http://127.0.0.1:4566' },
    { origin: 'null' },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'cross-site' },
  ])('refuses headers that a web page would send: %j', (headers) => {
    expect(() => knock('POST', headers)).toThrow(
      expect.objectContaining({ code: 'AccessDenied', status: 403 }),
    );
  });

  it('refuses a preflight', () => {
    expect(() => knock('OPTIONS', {})).toThrow(
      expect.objectContaining({ code: 'AccessDenied', status: 403 }),
    );
  });

  it.each(['GET', 'PUT', 'DELETE', 'HEAD', 'TRACE'])(
    'refuses the method %s, which no protocol uses',
    (method) => {
      expect(() => knock(method, {})).toThrow(
        expect.objectContaining({ code: 'MethodNotAllowed', status: 405 }),
      );
    },
  );
});
