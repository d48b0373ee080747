/** Reads the lists of an index; nothing in a file can make it read for ever or take more memory than there are documents. */

export const broken = () => { throw Error("broken index"); };

/** FNV-1a of a term's UTF-8 bytes, from a start of one's choice. */
export const hash = (term, start = 0x811c9dc5) =>
  new TextEncoder().encode(term).reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), start) >>> 0;

/** Reads numbers and lists from bytes, bit by bit; begins after `start` bytes. */
export const bits = (bytes, start = 0) => {
  let at = start * 8;
  const read = (count) => {
    let value = 0;
    for (; count--; at++) value = (value << 1) | ((bytes[at >> 3] >> (~at & 7)) & 1);
    return value;
  };
  const below = (size) => {
    const width = 31 - Math.clz32(size);
    const short = 2 ** (width + 1) - size;
    const value = read(width);
    return value < short ? value : value * 2 + read(1) - short;
  };
  return {
    read,
    left: () => bytes.length - at / 8,
    skip: (count) => (at += count),

    /** A number in bytes of seven bits, from the next whole byte. */
    varint() {
      at = (at + 7) & ~7;
      for (let value = 0, unit = 1; unit < 2 ** 35; unit *= 128) {
        const byte = read(8);
        value += (byte & 127) * unit;
        if (byte < 128) return value;
      }
      return broken();
    },

    /** `count` ascending numbers from 0 to `high`. */
    list(count, high) {
      if (count > high + 1) broken();
      const values = new Uint32Array(count);
      const fill = (start, end, low, high) => {
        while (start < end) {
          const middle = (start + end) >> 1;
          const least = low + middle - start;
          const value = least + below(high - end + middle - least + 2);
          values[middle] = value;
          fill(start, middle, low, value - 1);
          start = middle + 1;
          low = value + 1;
        }
      };
      fill(0, count, 0, high);
      return values;
    },
  };
};

/** The documents of a term by field, from its shard; `long()` reads the file of its own that long lists have. */
export const decode = async (shard, wanted, fields, size, long) => {
  let lists = bits(shard, 4);
  const found = {};
  for (let term = -1; term < wanted && lists.left() > 0; ) {
    term = lists.read(24);
    const head = lists.varint();
    if (term !== wanted) {
      lists.skip(head - (head % 8));
      continue;
    }
    if (head < 8) lists = bits(await long(), 4);
    [...fields].forEach((field, place) => {
      if (head & (1 << place)) found[field] = lists.list(lists.varint(), size - 1);
    });
  }
  return found;
};
