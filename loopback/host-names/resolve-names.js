// JavaScript, because it runs in processes of plain Node.js. CommonJS, because a function can disable
// `require` of ES modules in its NODE_OPTIONS.
const dns = require('node:dns');
const { readFileSync } = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

/**
 * Resolves the names in a file like `/etc/hosts` in this thread. The file is read for each lookup because its names
 * change. All other names are resolved as before.
 *
 * @param {string} hostsFile
 */
function resolveNames(hostsFile) {
  const { lookup } = dns;
  const lookUpPromise = dns.promises.lookup;

  /** @param {string} hostname @param {any[]} rest options and callback, as `dns.lookup` takes them */
  function patched(hostname, ...rest) {
    const callback = rest.at(-1);
    const options = typeof rest[0] === 'number' ? { family: rest[0] } : rest[0];
    const address = findAddress(hostsFile, hostname, options?.family);
    if (address === undefined || typeof callback !== 'function')
      return Reflect.apply(lookup, dns, [hostname, ...rest]);
    if (options?.all === true) process.nextTick(callback, null, [{ address, family: 4 }]);
    else process.nextTick(callback, null, address, 4);
    return {};
  }

  /** @param {string} hostname @param {any} options */
  async function patchedPromise(hostname, options) {
    const family = typeof options === 'number' ? options : options?.family;
    const address = findAddress(hostsFile, hostname, family);
    if (address === undefined) return Reflect.apply(lookUpPromise, dns.promises, [hostname, options]);
    return options?.all === true ? [{ address, family: 4 }] : { address, family: 4 };
  }

  Object.assign(dns, { lookup: Object.assign(patched, lookup) });
  Object.assign(dns.promises, { lookup: patchedPromise });
  syncBuiltinESMExports();
}

/**
 * @param {string} hostsFile
 * @param {unknown} hostname
 * @param {unknown} family
 * @returns {string | undefined}
 */
function findAddress(hostsFile, hostname, family) {
  if (typeof hostname !== 'string' || family === 6 || family === 'IPv6') return undefined;
  const wanted = hostname.toLowerCase().replace(/\.$/, '');
  const lines = read(hostsFile).split('\n');
  return lines.find((line) => line.endsWith(` ${wanted}`))?.split(' ')[0];
}

/** @param {string} hostsFile */
function read(hostsFile) {
  try {
    return readFileSync(hostsFile, 'utf8');
  } catch {
    // The file is gone: the account has ended, so its names no longer exist.
    return '';
  }
}

module.exports = { resolveNames };
