/** Texts of other authors that the project quotes unchanged: the file, the quoted words, and their author. */
export const QUOTATIONS: readonly (readonly [file: string, text: string, author: string])[] = [
  ['loopback/postgres/server-user.ts', "'nobody'", 'Unix, the name of the unprivileged user'],
  ['loopback/test/postgres/server-user.real.test.ts', "'nobody'", 'Unix, the name of the unprivileged user'],
  ['loopback/test/postgres/users.real.test.ts', "'nobody'", 'Unix, the name of the unprivileged user'],
];
