import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { madeOnce } from './made-once';

const TIMEOUT_MS = 5_000;

let made = 0;
const make = async (folder: string) => {
  await mkdir(folder);
  made += 1;
  writeFileSync(join(folder, 'number'), String(made));
};
beforeEach(() => {
  made = 0;
});

it('makes a folder only once for callers at the same time', async () => {
  const folders = await Promise.all(Array.from({ length: 5 }, () => madeOnce('shared', TIMEOUT_MS, make)));
  expect(new Set(folders).size).toBe(1);
  expect(readFileSync(join(String(folders[0]), 'number'), 'utf8')).toBe('1');
});

it('makes the folder in the folder of the run, and leaves no other file there', async () => {
  const folder = await madeOnce('alone', TIMEOUT_MS, make);
  expect(dirname(folder)).toBe(process.env.LAB_TEST_RUN_FOLDER);
  expect(readdirSync(dirname(folder)).filter((name) => name.startsWith('alone'))).toEqual(['alone']);
});

it('makes the folder on the next call if the first call failed', async () => {
  const fail = () => Promise.reject(new Error('the disk is full'));
  await expect(madeOnce('second', TIMEOUT_MS, fail)).rejects.toThrow('the disk is full');
  await madeOnce('second', TIMEOUT_MS, make);
  expect(made).toBe(1);
});
