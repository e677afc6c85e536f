import { inflateSync } from 'node:zlib';

/** A local name, because the look-up of a global is slow in Jest's sandbox. */
const { abs } = Math;

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Returns the colour of a pixel as `#rrggbb`. */
  colourAt(x: number, y: number): string;
  /** Counts the pixels of a colour. */
  count(colour: string): number;
}

/** Reads a PNG as browsers write it: 8 bits per channel, not interlaced. */
export function readPng(file: Buffer): Picture {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = { 2: 3, 6: 4 }[file.readUInt8(25)];
  if (file.readUInt8(24) !== 8 || channels === undefined || file.readUInt8(28) !== 0) {
    throw new Error('the PNG is of a kind that browsers do not write');
  }
  const rows = unfilter(inflateSync(Buffer.concat(dataOf(file))), width * channels, height, channels);
  const colourAt = (x: number, y: number) => {
    const at = x * channels;
    return `#${(rows[y] ?? Buffer.alloc(0)).subarray(at, at + 3).toString('hex')}`;
  };
  const count = (colour: string) => {
    const [red, green, blue] = Buffer.from(colour.slice(1), 'hex');
    let found = 0;
    for (const row of rows) {
      for (let at = 0; at < row.length; at += channels) {
        if (row[at] === red && row[at + 1] === green && row[at + 2] === blue) found += 1;
      }
    }
    return found;
  };
  return { width, height, colourAt, count };
}

function dataOf(file: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) {
    const end = at + 8 + file.readUInt32BE(at);
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, end));
  }
  return parts;
}

/** Decodes rows. Each row has a filter that predicts it from the pixels to the left and above (PNG specification, "Filtering"). */
function unfilter(data: Buffer, rowLength: number, height: number, channels: number): Buffer[] {
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y += 1) {
    const start = y * (rowLength + 1);
    const [filter, row] = [data[start], Buffer.from(data.subarray(start + 1, start + 1 + rowLength))];
    const above = rows[y - 1] ?? Buffer.alloc(rowLength);
    for (let x = 0; x < rowLength; x += 1) {
      const left = row[x - channels] ?? 0;
      const corner = above[x - channels] ?? 0;
      row[x] = (row[x] ?? 0) + predict(filter, left, above[x] ?? 0, corner);
    }
    rows.push(row);
  }
  return rows;
}

function predict(filter: number | undefined, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const toLeft = abs(up - corner);
  const toUp = abs(left - corner);
  const toCorner = abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
