/** Inflates (RFC 1951) where the browser cannot: Chrome before 103, Safari before 16.4. */

const LENGTHS = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const DISTANCES = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Canonical Huffman codes: how many of each length, and the symbols in order of their codes. */
const codes = (lengths) => {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length]++;
  counts[0] = 0;
  const starts = new Uint16Array(16);
  for (let length = 1; length < 15; length++) starts[length + 1] = starts[length] + counts[length];
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => { if (length) symbols[starts[length]++] = symbol; });
  return { counts, symbols };
};

const MOST = 1 << 26;

/** All bytes; fails on broken data, and when there are more than is sane. */
export const inflate = (bytes) => {
  let at = 0;
  let out = new Uint8Array(bytes.length * 4 + 64);
  let size = 0;
  const fail = () => { throw new Error("broken deflate data"); };
  const read = (count) => {
    let value = 0;
    for (let place = 0; place < count; place++, at++) {
      if (at >> 3 >= bytes.length) fail();
      value |= ((bytes[at >> 3] >> (at & 7)) & 1) << place;
    }
    return value;
  };
  const symbol = ({ counts, symbols }) => {
    for (let length = 1, code = 0, start = 0, index = 0; length < 16; length++) {
      code |= read(1);
      const count = counts[length];
      if (code - count < start) return symbols[index + code - start];
      index += count;
      start = (start + count) << 1;
      code <<= 1;
    }
    return fail();
  };
  const push = (byte) => {
    if (size >= MOST) fail();
    if (size === out.length) {
      const larger = new Uint8Array(size * 2);
      larger.set(out);
      out = larger;
    }
    out[size++] = byte;
  };
  const tables = () => {
    const counts = [read(5) + 257, read(5) + 1];
    const meta = new Array(19).fill(0);
    for (let place = 0, count = read(4) + 4; place < count; place++) meta[ORDER[place]] = read(3);
    const code = codes(meta);
    const lengths = [];
    while (lengths.length < counts[0] + counts[1]) {
      const next = symbol(code);
      if (next < 16) lengths.push(next);
      else {
        const [value, times] = next === 16 ? [lengths[lengths.length - 1] ?? fail(), 3 + read(2)] : [0, next === 17 ? 3 + read(3) : 11 + read(7)];
        for (let time = 0; time < times; time++) lengths.push(value);
      }
    }
    return [codes(lengths.slice(0, counts[0])), codes(lengths.slice(counts[0], counts[0] + counts[1]))];
  };
  const fixed = () => [
    codes(Array.from({ length: 288 }, (_, value) => (value < 144 ? 8 : value < 256 ? 9 : value < 280 ? 7 : 8))),
    codes(new Array(30).fill(5)),
  ];
  for (let last = 0; !last; ) {
    last = read(1);
    const kind = read(2);
    if (kind === 3) fail();
    if (kind === 0) {
      at = (at + 7) & ~7;
      const length = read(16);
      read(16);
      for (let byte = 0; byte < length; byte++) push(read(8));
      continue;
    }
    const [literals, distances] = kind === 1 ? fixed() : tables();
    for (let next; (next = symbol(literals)) !== 256; ) {
      if (next < 256) {
        push(next);
        continue;
      }
      const length = (LENGTHS[next - 257] ?? fail()) + read(LENGTH_BITS[next - 257]);
      const code = symbol(distances);
      const distance = (DISTANCES[code] ?? fail()) + read(code < 2 ? 0 : (code >> 1) - 1);
      if (distance > size) fail();
      for (let byte = 0; byte < length; byte++) push(out[size - distance]);
    }
  }
  return out.slice(0, size);
};

export const json = (bytes) => JSON.parse(new TextDecoder().decode(inflate(bytes)));
