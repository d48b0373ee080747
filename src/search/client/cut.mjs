/** The one cut of text into terms, as `src/text/cut.rs` has it; both are held to `tests/contract/cut.json`. */

const RUN = /([0-9]+)|([a-z\xdf-\u024f\u0370-\u052f]+)|[々〇\u2e80-\u2fdf\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3347f}]+/gu;

/** Text in the form that is cut: NFKC, small letters, nothing invisible. Characters stay traditional. */
export const normal = (text) =>
  Array.from(text.normalize("NFKC"), (character) => character.toLowerCase()).join("").replace(/\p{DI}/gu, "").normalize("NFKC");

/** The runs of normal text; `width` is that of a term: 4 digits, 2 ideographs, 0 for a word of letters. */
export const runs = (text) =>
  Array.from(text.matchAll(RUN), ([run, digits, letters]) => ({ width: digits ? 4 : letters ? 0 : 2, text: [...run] }));

/** The terms that a question asks for. */
export const terms = ({ width, text }) =>
  width && text.length > width ? text.slice(width - 1).map((_, at) => text.slice(at, at + width).join("")) : [text.slice(0, 32).join("")];
