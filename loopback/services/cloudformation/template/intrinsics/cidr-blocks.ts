import { isIPv4, isIPv6 } from 'node:net';

/** Block of addresses, as numbers. */
interface Block {
  readonly base: bigint;
  readonly prefixLength: number;
  readonly addressBits: 32 | 128;
}

/**
 * Returns the first `count` blocks of `hostBits` bits each inside a block, as `Fn::Cidr` does. Undefined if the text
 * is not a block or the block has too few addresses.
 */
export function divideCidr(cidr: string, count: number, hostBits: number): readonly string[] | undefined {
  const block = parseCidr(cidr);
  if (block === undefined) return undefined;
  const prefixLength = block.addressBits - hostBits;
  if (prefixLength < block.prefixLength) return undefined;
  if (BigInt(count) > 1n << BigInt(prefixLength - block.prefixLength)) return undefined;
  return Array.from({ length: count }, (_, index) => {
    const base = block.base + (BigInt(index) << BigInt(hostBits));
    return `${renderAddress(base, block.addressBits)}/${prefixLength}`;
  });
}

function parseCidr(cidr: string): Block | undefined {
  const [address = '', length = ''] = cidr.split('/');
  const addressBits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : undefined;
  if (addressBits === undefined || !/^\d{1,3}$/.test(length)) return undefined;
  const prefixLength = Number(length);
  if (prefixLength > addressBits) return undefined;
  const freeBits = BigInt(addressBits - prefixLength);
  const value = addressBits === 32 ? parseIpv4(address) : parseIpv6(address);
  return { base: (value >> freeBits) << freeBits, prefixLength, addressBits };
}

function parseIpv4(address: string): bigint {
  return address.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

/** Returns an IPv6 address in its canonical form, to which the `URL` class converts every address. */
function canonicalIpv6(address: string): string {
  return new URL(`http://[${address}]`).hostname.slice(1, -1);
}

function parseIpv6(address: string): bigint {
  const [head = '', tail = ''] = canonicalIpv6(address)
    .split('::')
    .map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return [...head, ...zeros, ...tail].reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

function renderAddress(value: bigint, bits: 32 | 128): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.');
  const groups = [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n].map((shift) =>
    ((value >> shift) & 0xffffn).toString(16),
  );
  return canonicalIpv6(groups.join(':'));
}
