// Readings, homophones and the two ways of writing, from libraries that the searched site has nothing to do with.
import * as OpenCC from "opencc-js";
import { pinyin } from "pinyin-pro";

export const simplified = OpenCC.Converter({ from: "tw", to: "cn" });
export const traditional = OpenCC.Converter({ from: "cn", to: "tw" });

/** Syllables without tones, for the Han characters of a text. */
export const syllables = (text) => pinyin(text, { toneType: "none", type: "array", nonZh: "removed", v: true });

/** As names are compared: one form of each character, simplified, without spaces and signs. */
export const folded = (text) => simplified(text.normalize("NFKC")).toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

export const isHan = (character) => /\p{Script=Han}/u.test(character);

// The 3,755 characters of GB 2312's first level, in use every day.
const common = (() => {
  const bytes = [];
  for (let row = 0xb0; row <= 0xd7; row++) for (let cell = 0xa1; cell <= (row === 0xd7 ? 0xf9 : 0xfe); cell++) bytes.push(row, cell);
  return [...new TextDecoder("gb18030").decode(new Uint8Array(bytes))];
})();

const bySound = new Map();
for (const character of common) {
  const [sound] = syllables(character);
  if (!bySound.has(sound)) bySound.set(sound, []);
  bySound.get(sound).push(character);
}

/** Other everyday characters that sound the same. */
export const homophones = (character) => (bySound.get(syllables(character)[0]) ?? []).filter((other) => other !== character);
