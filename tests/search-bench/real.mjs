// Questions to a real list, made from its own names when this runs: none of them is kept. Names are traditional, most
// questions are simplified. An answer is any entry with the same folded name, or, for a piece of something, any entry
// that has the piece.
import { random } from "./random.mjs";
import { folded, homophones, isHan, simplified, syllables, traditional } from "./words.mjs";

const COUNT = 32;
// A piece that more entries have says too little to be a fair question.
const RARE = 10;

export function classes(directory) {
  const { pick, shuffled, below } = random(11);
  const open = directory.facilities;
  const names = new Map(open.map((record) => [record.id, folded(record.name)]));
  const addresses = new Map(open.map((record) => [record.id, folded(record.address)]));
  const sounds = new Map(open.map((record) => [record.id, syllables(simplified(record.name)).join("")]));
  const initials = new Map(open.map((record) => [record.id, syllables(simplified(record.name)).map((sound) => sound[0]).join("")]));
  const where = (table, test) => new Set(open.filter((record) => test(table.get(record.id))).map((record) => record.id));
  const sameName = (record) => where(names, (name) => name === names.get(record.id));
  const rare = (set) => (set.size <= RARE ? set : null);
  const piece = (text, least, most) => {
    const length = Math.min(text.length, least + below(most - least + 1));
    return text.slice(below(text.length - length + 1)).slice(0, length);
  };

  const make = {
    "exact name": (record) => [simplified(record.name), sameName(record)],
    "part of the name": (record) => {
      const part = piece(names.get(record.id), 4, 8);
      return [part, rare(where(names, (name) => name.includes(part)))];
    },
    "swapped words": (record) => {
      const name = names.get(record.id);
      const cuts = [Math.floor(name.length / 3), Math.floor((2 * name.length) / 3)];
      return [[name.slice(cuts[1]), name.slice(0, cuts[0]), name.slice(cuts[0], cuts[1])].join(" "), sameName(record)];
    },
    "one homophone": (record) => {
      const characters = [...names.get(record.id)];
      const places = characters.map((_, index) => index).filter((index) => isHan(characters[index]) && homophones(characters[index]).length);
      if (!places.length) return null;
      const at = pick(places);
      characters[at] = pick(homophones(characters[at]));
      return [characters.join(""), sameName(record)];
    },
    "full pinyin": (record) => [sounds.get(record.id), where(sounds, (sound) => sound === sounds.get(record.id))],
    "pinyin initials": (record) => [initials.get(record.id), where(initials, (letters) => letters === initials.get(record.id))],
    "half-typed pinyin": (record) => {
      const all = syllables(simplified(record.name));
      const count = Math.min(all.length, 6 + below(3));
      const from = below(all.length - count + 1);
      const typed = all.slice(from, from + count - 1).join("") + all[from + count - 1].slice(0, 1 + below(2));
      return [typed, rare(where(sounds, (sound) => sound.includes(typed)))];
    },
    "piece of an address": (record) => {
      const part = simplified(record.address).replace(/^.{2}[市县]/, "").replace(/\d.*$/, "");
      return [part, part.length >= 4 ? rare(where(addresses, (address) => address.includes(folded(part)))) : null];
    },
    "traditional characters": (record) => [traditional(record.name), sameName(record)],
    "digits": (record) => {
      const found = /([^\d\s]{3,4})(\d{2,5})/u.exec(folded(record.address));
      return found && [found[0], rare(where(addresses, (address) => address.includes(found[0])))];
    },
  };
  return Object.entries(make).map(([name, ask]) => {
    const queries = [];
    for (const record of shuffled(open)) {
      const made = ask(record);
      if (made?.[1]?.size && made[0].trim()) queries.push({ text: made[0], relevant: made[1] });
      if (queries.length === COUNT) break;
    }
    return { name, queries };
  });
}
