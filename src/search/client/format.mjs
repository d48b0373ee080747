/** Reads the lists of an index; nothing in a file can make it read for ever or take more memory than there are documents. */

export const broken = () => { throw new Error("broken index"); };

/** FNV-1a of a term's UTF-8 bytes, from a start of one's choice. */
export const hash = (term, start = 0x811c9dc5) =>
  new TextEncoder().encode(term).reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), start) >>> 0;

/** What marks a term in its shard. */
export const mark = (term) => hash(term, 0x9dc5811c) >>> 8;

/** Reads numbers and lists from bytes, bit by bit. */
export class Bits {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at * 8;
  }

  read(count) {
    let value = 0;
    while (count > 0) {
      const left = 8 - (this.at & 7);
      const take = Math.min(count, left);
      value = (value << take) | ((this.bytes[this.at >> 3] >> (left - take)) & ((1 << take) - 1));
      this.at += take;
      count -= take;
    }
    return value;
  }

  /** A number in bytes of seven bits; begins at a whole byte. */
  varint() {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.read(8);
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
    return broken();
  }

  below(size) {
    const width = 31 - Math.clz32(size);
    const short = 2 ** (width + 1) - size;
    const value = this.read(width);
    return value < short ? value : value * 2 + this.read(1) - short;
  }

  /** `count` ascending numbers from `low` to `high`, both included. */
  list(count, low, high) {
    if (count > high - low + 1) broken();
    const values = new Uint32Array(count);
    const fill = (from, to, low, high) => {
      while (from < to) {
        const middle = (from + to) >> 1;
        const least = low + middle - from;
        const value = least + this.below(high - (to - 1 - middle) - least + 1);
        values[middle] = value;
        fill(from, middle, low, value - 1);
        from = middle + 1;
        low = value + 1;
      }
    };
    fill(0, count, low, high);
    return values;
  }
}

/** Where the lists of a term stand in a shard: `fields`, and `at` or, when they have a file of their own, `long`. */
export const find = (bytes, wanted) => {
  const bits = new Bits(bytes, 4);
  while (bits.at < bytes.length * 8) {
    const found = bits.read(24);
    const head = bits.varint();
    const length = Math.floor(head / 8);
    if (found === wanted) return { fields: head % 8, at: bits.at / 8, long: !length };
    if (found > wanted) return null;
    bits.at += length * 8;
  }
  return null;
};

/** The documents of a term by field. */
export const decode = (bytes, at, held, fields, size) => {
  const bits = new Bits(bytes, at);
  const found = {};
  [...fields].forEach((field, place) => {
    if (!(held & (1 << place))) return;
    bits.at = (bits.at + 7) & ~7;
    found[field] = bits.list(bits.varint(), 0, size - 1);
  });
  return found;
};
