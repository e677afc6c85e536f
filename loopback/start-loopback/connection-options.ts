/** Options of `pg`'s `Client` and `Pool`, and of libraries that pass them on. A plain object, which JSON can contain. */
export interface ConnectionOptions {
  /** 127.0.0.1 */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl: {
    /** PEM of the account's certificate authority. */
    readonly ca: string;
    /** Host name of the endpoint. */
    readonly servername: string;
  };
}
