// Questions to a generated site, in the twelve classes by which search is judged. Each knows which records answer it.
import { random } from "./random.mjs";
import { folded, homophones, isHan, syllables, traditional } from "./words.mjs";

const COUNT = 25;

/** A name's pieces: what stands before the kind's words, in two, and those words. */
function pieces(name, kinds) {
  const suffix = kinds.find((kind) => name.endsWith(kind) && name.length > kind.length + 1) ?? name.slice(-3);
  const front = name.slice(0, name.length - suffix.length);
  const cut = Math.max(1, Math.floor(front.length / 2));
  return [front.slice(0, cut), front.slice(cut), suffix].filter(Boolean);
}

/** `directory` is the site's open data, `questions` those of tests/contract/questions.json; another `seed` asks others. */
export function classes(directory, questions, seed) {
  const { pick, shuffled, below } = random(seed);
  const open = directory.facilities.filter((facility) => facility.status !== "closed");
  const labels = directory.kinds.map((kind) => kind.name).sort((a, b) => b.length - a.length);
  const areaName = new Map(directory.areas.map((area) => [area.code, area.name]));
  const kindName = new Map(directory.kinds.map((kind) => [kind.code, kind.name]));
  const serviceName = new Map(directory.services.map((service) => [service.code, service.name]));
  const short = (area) => areaName.get(area).replace(/[市县区]$/, "");
  const matching = (test) => new Set(open.filter(test).map((facility) => facility.id));
  const sameName = (record) => matching((other) => folded(other.name) === folded(record.name));
  const services = (record) => record.services ?? [];
  const kindsOf = (record) => [record.kind, ...(record.also ?? [])];
  // Some words name both a kind and a service (日托照料): who types one has not said which.
  const isCalled = (record, name) => kindsOf(record).some((kind) => kindName.get(kind) === name) || services(record).some((service) => serviceName.get(service) === name);
  const sounds = new Map(open.map((record) => [record.id, syllables(record.name)]));
  const digits = (record) => (record.phones ?? []).map((phone) => phone.number.replace(/\D/g, ""));

  const make = {
    "exact name": (record) => [record.name, sameName(record)],
    "part of the name": (record) => {
      const length = Math.min(record.name.length, 4 + below(3));
      const part = record.name.slice(below(record.name.length - length + 1)).slice(0, length);
      return [part, matching((other) => folded(other.name).includes(folded(part)))];
    },
    "one homophone": (record) => {
      const characters = [...record.name];
      const at = pick(characters.map((_, index) => index).filter((index) => isHan(characters[index]) && homophones(characters[index]).length));
      characters[at] = pick(homophones(characters[at]));
      return [characters.join(""), sameName(record)];
    },
    "full pinyin": (record) => {
      const typed = sounds.get(record.id).join("");
      return [typed, matching((other) => sounds.get(other.id).join("") === typed)];
    },
    "pinyin initials": (record) => {
      const initials = (each) => sounds.get(each.id).map((sound) => sound[0]).join("");
      return [initials(record), matching((other) => initials(other) === initials(record))];
    },
    "county and kind": (record) => [
      pick([`${short(record.area)} ${kindName.get(record.kind)}`, short(record.area) + kindName.get(record.kind)]),
      matching((other) => other.area === record.area && isCalled(other, kindName.get(record.kind))),
    ],
    "service and county": (record) => {
      if (!services(record).length) return null;
      const service = pick(services(record));
      return [`${serviceName.get(service)} ${short(record.area)}`, matching((other) => other.area === record.area && isCalled(other, serviceName.get(service)))];
    },
    "swapped words": (record) => [pieces(record.name, labels).reverse().join(" "), sameName(record)],
    "piece of an address": (record) => {
      const address = record.address.replace(/^.*?[市县区](?=.)/, "");
      const part = address.slice(-Math.min(address.length, 6 + below(4)));
      return [part, matching((other) => folded(other.address).includes(folded(part)))];
    },
    "traditional characters": (record) => [traditional(record.name), sameName(record)],
    "digits of a phone": (record) => {
      if (!digits(record).length) return null;
      const part = pick(digits(record)).slice(-(4 + below(4)));
      return [part, matching((other) => digits(other).some((number) => number.includes(part)))];
    },
  };

  const found = [];
  for (const [name, ask] of Object.entries(make)) {
    const queries = [];
    for (const record of shuffled(open)) {
      const made = ask(record);
      if (made && made[0].trim() && made[1].size) queries.push({ text: made[0], relevant: made[1] });
      if (queries.length === COUNT) break;
    }
    found.push({ name, queries });
  }
  const everyday = [];
  for (const question of shuffled(questions)) {
    const wanted = (record) => (question.kinds ?? []).some((kind) => kindsOf(record).includes(kind)) || (question.services ?? []).some((service) => services(record).includes(service));
    // A question that names a county asks for what is there.
    const home = directory.areas.find((area) => question.ask.includes(short(area.code)));
    const relevant = matching((record) => wanted(record) && (!home || record.area === home.code));
    if (relevant.size) everyday.push({ text: question.ask, relevant });
    if (everyday.length === COUNT) break;
  }
  found.push({ name: "everyday question", queries: everyday });
  return found;
}
