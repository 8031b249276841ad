/* A QR code of some text, drawn in the page: bytes, error correction L, for a screen that is held before a camera.

   Theory of operation (ISO/IEC 18004). The bytes become codewords with Reed–Solomon remainders over GF(256), laid in a
   zigzag around the fixed patterns under the mask of the eight that leaves the calmest picture. The two tables are those
   of level L. */
(() => {
  const phone = globalThis.plugPhone ??= {};
  const CHECKS = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28];
  const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12];
  const MASKS = [
    (x, y) => (x + y) % 2, (x, y) => y % 2, (x) => x % 3, (x, y) => (x + y) % 3,
    (x, y) => ((x / 3 | 0) + (y / 2 | 0)) % 2, (x, y) => (x * y) % 2 + (x * y) % 3,
    (x, y) => ((x * y) % 2 + (x * y) % 3) % 2, (x, y) => ((x + y) % 2 + (x * y) % 3) % 2,
  ];
  const EXP = [1];
  for (let power = 1; power < 510; power += 1) EXP[power] = (EXP[power - 1] << 1) ^ (EXP[power - 1] & 128 ? 0x11d : 0);
  const LOG = [];
  for (let power = 0; power < 255; power += 1) LOG[EXP[power]] = power;
  const times = (one, other) => one && other ? EXP[LOG[one] + LOG[other]] : 0;

  /** How many codewords a version holds, checks included. */
  function room(version) {
    const marks = version > 1 ? (version / 7 | 0) + 2 : 0;
    return ((16 * version + 128) * version + 64 - (marks ? (25 * marks - 10) * marks - 55 : 0) - (version > 6 ? 36 : 0)) >> 3;
  }

  const holds = (version) => room(version) - CHECKS[version - 1] * BLOCKS[version - 1];

  function remainder(data, count) {
    let divisor = [1];
    for (let power = 0; power < count; power += 1) {
      divisor = [...divisor, 0].map((each, index) => each ^ times(divisor[index - 1] ?? 0, EXP[power]));
    }
    const rest = [...data, ...Array(count).fill(0)];
    data.forEach((_, at) => { const lead = rest[at]; divisor.forEach((each, index) => { rest[at + index] ^= times(each, lead); }); });
    return rest.slice(data.length);
  }

  /** All codewords, the blocks dealt out in turn. */
  function codewords(bytes, version) {
    const wide = version > 9 ? 16 : 8, bits = [];
    const put = (value, length) => { for (let bit = length - 1; bit >= 0; bit -= 1) bits.push(value >> bit & 1); };
    put(4, 4);
    put(bytes.length, wide);
    bytes.forEach((byte) => put(byte, 8));
    put(0, Math.min(4, holds(version) * 8 - bits.length));
    while (bits.length % 8) bits.push(0);
    const data = [];
    for (let at = 0; at < bits.length; at += 8) data.push(parseInt(bits.slice(at, at + 8).join(""), 2));
    for (let pad = 0xec; data.length < holds(version); pad ^= 0xec ^ 0x11) data.push(pad);
    const blocks = BLOCKS[version - 1], long = data.length % blocks, size = data.length / blocks | 0, parts = [];
    for (let number = 0, at = 0; number < blocks; number += 1) {
      const length = size + (number >= blocks - long);
      parts.push(data.slice(at, at += length));
    }
    const checks = parts.map((part) => remainder(part, CHECKS[version - 1]));
    const dealt = (lists, most) => Array.from({ length: most }, (_, index) => lists.map((list) => list[index])).flat().filter((each) => each !== undefined);
    return [...dealt(parts, size + 1), ...dealt(checks, CHECKS[version - 1])];
  }

  function alignments(version) {
    if (version === 1) return [];
    const count = (version / 7 | 0) + 2, last = 4 * version + 10, step = Math.ceil((4 * version + 4) / (2 * count - 2)) * 2;
    return [6, ...Array.from({ length: count - 1 }, (_, index) => last - step * (count - 2 - index))];
  }

  /** The fixed patterns: `dark[y][x]`, and `fixed[y][x]` where no data goes. */
  function patterns(version) {
    const size = 4 * version + 17, dark = Array.from({ length: size }, () => Array(size).fill(0)), fixed = dark.map((row) => [...row]);
    const set = (x, y, on) => { if (x >= 0 && y >= 0 && x < size && y < size) { dark[y][x] = on ? 1 : 0; fixed[y][x] = 1; } };
    const square = (cx, cy, reach, light) => {
      for (let dy = -reach; dy <= reach; dy += 1) for (let dx = -reach; dx <= reach; dx += 1) set(cx + dx, cy + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    };
    for (let at = 0; at < size; at += 1) { set(6, at, at % 2 === 0); set(at, 6, at % 2 === 0); }
    for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, [2, 4]);
    const marks = alignments(version), last = marks.length - 1;
    marks.forEach((x, i) => marks.forEach((y, j) => { if (!(i === 0 && j === 0 || i === 0 && j === last || i === last && j === 0)) square(x, y, 2, [1]); }));
    labels(version, size, 0, set);
    return { size, dark, fixed };
  }

  /** The format (level L and the mask) twice, and from version 7 on the version twice, each with its own checks. */
  function labels(version, size, mask, set) {
    const checked = (value, length, divisor) => {
      let rest = value;
      for (let bit = 0; bit < length; bit += 1) rest = (rest << 1) ^ ((rest >> (length - 1)) * divisor);
      return value << length | rest;
    };
    const format = checked(8 | mask, 10, 0x537) ^ 0x5412;
    for (let bit = 0; bit < 15; bit += 1) {
      const on = format >> bit & 1;
      set(8, bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit, on);
      set(bit < 8 ? size - 1 - bit : bit < 9 ? 7 : 14 - bit, 8, on);
    }
    set(8, size - 8, 1);
    if (version < 7) return;
    const number = checked(version, 12, 0x1f25);
    for (let bit = 0; bit < 18; bit += 1) {
      set(size - 11 + bit % 3, bit / 3 | 0, number >> bit & 1);
      set(bit / 3 | 0, size - 11 + bit % 3, number >> bit & 1);
    }
  }

  function laid({ size, dark, fixed }, words) {
    let at = 0;
    for (let right = size - 1; right > 0; right -= 2) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step += 1) {
        const y = (right + 1) & 2 ? step : size - 1 - step;
        for (const x of [right, right - 1]) if (!fixed[y][x]) { dark[y][x] = words[at >> 3] >> (7 - (at & 7)) & 1; at += 1; }
      }
    }
  }

  function masked({ size, dark, fixed }, version, mask) {
    const rows = dark.map((row, y) => row.map((on, x) => fixed[y][x] ? on : on ^ (MASKS[mask](x, y) === 0)));
    labels(version, size, mask, (x, y, on) => { rows[y][x] = on ? 1 : 0; });
    return rows;
  }

  /** How restless a picture is: long runs, squares, what looks like a corner, and an uneven share of dark. */
  function unrest(rows) {
    const lines = [...rows, ...rows[0].map((_, x) => rows.map((row) => row[x]))].map((line) => line.join(""));
    let found = 0, dark = 0;
    for (const line of lines) {
      for (const run of line.match(/0{5,}|1{5,}/g) ?? []) found += run.length - 2;
      found += 40 * (line.match(/(?=10111010000|00001011101)/g) ?? []).length;
    }
    rows.forEach((row, y) => row.forEach((on, x) => {
      dark += on;
      if (y && x && on === row[x - 1] && on === rows[y - 1][x] && on === rows[y - 1][x - 1]) found += 3;
    }));
    return found + 10 * Math.floor(Math.abs(dark * 20 - rows.length ** 2 * 10) / rows.length ** 2);
  }

  /** The rows of a code, 1 for dark; null when the text does not fit. */
  phone.qr = (text) => {
    const bytes = new TextEncoder().encode(text);
    const version = CHECKS.findIndex((_, index) => bytes.length + (index > 8 ? 3 : 2) <= holds(index + 1)) + 1;
    if (!version) return null;
    const plan = patterns(version);
    laid(plan, codewords([...bytes], version));
    return MASKS.map((_, mask) => masked(plan, version, mask)).reduce((best, rows) => unrest(rows) < unrest(best) ? rows : best);
  };
})();
