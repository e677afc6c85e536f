import { UnmodelledError } from '../../gateway/errors';
import { s3Fault } from './faults';

/** Headers that are stored with an object and returned with it. */
export interface ObjectHeaders {
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  readonly ContentType?: string;
}

/** Checksums that the client sent, by their names in the SDK, in base64. */
export type ObjectChecksums = Readonly<
  Partial<Record<`Checksum${'CRC32' | 'MD5' | 'SHA1' | 'SHA256' | 'SHA512'}`, string>>
>;

export interface StoredObject {
  readonly key: string;
  readonly body: Uint8Array;
  /** In quotes, as in the HTTP header. */
  readonly etag: string;
  readonly lastModified: Date;
  readonly headers: ObjectHeaders;
  readonly metadata: Readonly<Record<string, string>>;
  readonly checksums: ObjectChecksums;
}

export interface Bucket {
  readonly name: string;
  readonly createdAt: Date;
  readonly objects: ReadonlyMap<string, StoredObject>;
}

export interface BucketsOptions {
  /** Maximum size of all objects together. @default 512 MiB */
  readonly maxBytes?: number;
  /** Wall-clock time. @default the system's */
  readonly now?: () => Date;
}

/** Buckets of an account with their objects, in memory. */
export class Buckets {
  readonly #maxBytes: number;
  readonly #now: () => Date;
  readonly #buckets = new Map<string, Bucket & { readonly objects: Map<string, StoredObject> }>();
  #bytes = 0;

  constructor({ maxBytes = 512 * 1024 * 1024, now = () => new Date() }: BucketsOptions = {}) {
    this.#maxBytes = maxBytes;
    this.#now = now;
  }

  get all(): readonly Bucket[] {
    return [...this.#buckets.values()];
  }

  /** Creates a bucket. An existing bucket keeps its objects. */
  createBucket(name: string): Bucket {
    const bucket = this.#buckets.get(name) ?? { name, createdAt: this.#now(), objects: new Map() };
    this.#buckets.set(name, bucket);
    return bucket;
  }

  /**
   * Stores an object, and replaces an object with the same key. Throws `NoSuchBucket`, and `InvalidRequest` if the account's
   * objects become too large.
   */
  putObject(bucketName: string, object: Omit<StoredObject, 'lastModified'>): StoredObject {
    const bucket = this.#buckets.get(bucketName);
    if (bucket === undefined) throw noSuchBucket();
    const bytes = this.#bytes - (bucket.objects.get(object.key)?.body.length ?? 0) + object.body.length;
    if (bytes > this.#maxBytes) {
      throw new UnmodelledError(
        'InvalidRequest',
        400,
        `The loopback account stores up to ${this.#maxBytes} bytes of objects; with this one it would be ${bytes}.`,
      );
    }
    // HTTP dates are in whole seconds: a more precise time would never equal the time that a client received.
    const lastModified = new Date(Math.floor(this.#now().getTime() / 1000) * 1000);
    const stored = { ...object, lastModified };
    bucket.objects.set(object.key, stored);
    this.#bytes = bytes;
    return stored;
  }

  /** Throws `NoSuchBucket`. */
  requireBucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (bucket === undefined) throw noSuchBucket();
    return bucket;
  }

  findObject(bucketName: string, key: string): StoredObject | undefined {
    return this.#buckets.get(bucketName)?.objects.get(key);
  }
}

function noSuchBucket(): Error {
  return s3Fault('NoSuchBucket', 'The specified bucket does not exist');
}
