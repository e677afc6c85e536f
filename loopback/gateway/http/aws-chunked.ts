import { UnmodelledError } from '../errors';

/** Body joined from its chunks, with the headers that followed it, by name in lower case. */
export interface UnchunkedBody {
  readonly body: Buffer;
  readonly trailers: ReadonlyMap<string, string>;
}

const lineEnd = '\r\n';

/**
 * Decodes `aws-chunked`, the content encoding in which S3's clients send streams
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html): chunks that each begin with their
 * length in hexadecimal, a last chunk of length 0, and trailing headers. Throws `IncompleteBody` for anything else.
 */
export function readAwsChunked(encoded: Buffer): UnchunkedBody {
  const pieces: Buffer[] = [];
  let at = 0;
  for (;;) {
    const line = readLine(encoded, at);
    const length = Number.parseInt(/^([0-9a-f]{1,8})(;|$)/i.exec(line)?.[1] ?? '', 16);
    at += line.length + lineEnd.length;
    if (Number.isNaN(length)) throw incompleteBody(`a chunk begins with ${JSON.stringify(line)}`);
    if (length === 0) return { body: Buffer.concat(pieces), trailers: readTrailers(encoded, at) };
    const end = at + length;
    if (encoded.toString('latin1', end, end + lineEnd.length) !== lineEnd) {
      throw incompleteBody('a chunk is longer or shorter than its length says');
    }
    pieces.push(encoded.subarray(at, end));
    at = end + lineEnd.length;
  }
}

export function incompleteBody(why: string): UnmodelledError {
  return new UnmodelledError('IncompleteBody', 400, `The request body terminated unexpectedly: ${why}.`);
}

/** Longer than any length or trailing header. Prevents a search through megabytes. */
const maxLineBytes = 1024;

function readLine(encoded: Buffer, at: number): string {
  const text = encoded.toString('latin1', at, at + maxLineBytes);
  const end = text.indexOf(lineEnd);
  if (end < 0) throw incompleteBody(`a line has no end within ${maxLineBytes} bytes`);
  return text.slice(0, end);
}

function readTrailers(encoded: Buffer, from: number): Map<string, string> {
  const trailers = new Map<string, string>();
  let at = from;
  while (at < encoded.length) {
    const line = readLine(encoded, at);
    at += line.length + lineEnd.length;
    if (line === '') break;
    const [name = '', value = ''] = line.split(/:(.*)/s);
    trailers.set(name.trim().toLowerCase(), value.trim());
  }
  if (at !== encoded.length) throw incompleteBody('there are bytes after its end');
  return trailers;
}
