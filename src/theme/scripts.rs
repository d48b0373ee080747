//! Scripts as separate modules that find one another under their fingerprinted names.
//!
//! A page may have no import map (it would be an inline script), so the paths inside `import` are rewritten: a module is
//! named after those that it imports, and its name covers theirs. Interface words are written into them: what only a
//! script says is no part of a page.

use std::collections::BTreeSet;

use regex_lite::Regex;

use super::ThemeError;
use super::assets::Assets;
use super::files::{Files, text};
use super::messages::Messages;

const FOLDER: &str = "scripts/";

/// Adds every script, those that others import before those that import them.
pub(super) fn add(files: &Files, words: &Messages, assets: &mut Assets) -> Result<(), ThemeError> {
    let Ok(import) = Regex::new(r#"(["'])(\.{1,2}/[^"'\s]*\.m?js)["']"#) else { return Ok(()) };
    let Ok(say) = Regex::new(r#"\bsay\("([a-z_]+\.[a-z_]+)"\)"#) else { return Ok(()) };
    let mut work = Work { files, words, import, say, assets, open: BTreeSet::new() };
    for (path, bytes) in files.within(FOLDER, &[]) {
        work.add(path, bytes)?;
    }
    Ok(())
}

struct Work<'a> {
    files: &'a Files,
    words: &'a Messages,
    /// A quoted relative path to a script, whether it follows `from`, `import`, `import(` or `new URL(`.
    import: Regex,
    /// `say("keep.copied")`.
    say: Regex,
    assets: &'a mut Assets,
    /// The scripts whose imports are being followed just now.
    open: BTreeSet<String>,
}

impl Work<'_> {
    /// Adds one script and all that it imports; gives the path under which it is published.
    fn add(&mut self, path: &str, bytes: &[u8]) -> Result<String, ThemeError> {
        let name = published_name(path);
        if let Some(asset) = self.assets.get(&name) {
            return Ok(asset.path.clone());
        }
        if !self.open.insert(path.to_owned()) {
            return Err(ThemeError::ScriptRing(path.to_owned()));
        }
        let script = &self.speak(path, &bare(text(path, bytes)?))?;
        let mut rewritten = String::with_capacity(script.len());
        let mut done = 0;
        let import = self.import.clone();
        for found in import.captures_iter(script) {
            let Some(target) = found.get(2) else { continue };
            let file = resolve(path, target.as_str());
            let files = self.files;
            let Some((file, bytes)) = files.within(&file, &[]).find(|(found, _)| *found == file) else {
                return Err(ThemeError::Missing { file, by: path.to_owned() });
            };
            let published = self.add(file, bytes)?;
            let folder = target.as_str().rfind('/').map_or(0, |slash| slash + 1);
            let file_name = published.rsplit('/').next().unwrap_or_default();
            rewritten.push_str(&script[done..target.start() + folder]);
            rewritten.push_str(file_name);
            done = target.end();
        }
        rewritten.push_str(&script[done..]);
        self.open.remove(path);
        self.assets.add(&name, rewritten.into_bytes()).map(|asset| asset.path.clone())
    }

    /// The script with each `say("keep.copied")` replaced by that sentence, placeholders as they stand.
    fn speak(&self, path: &str, script: &str) -> Result<String, ThemeError> {
        let mut spoken = String::with_capacity(script.len());
        let mut done = 0;
        for asked in self.say.captures_iter(script) {
            let (Some(whole), Some(key)) = (asked.get(0), asked.get(1)) else { continue };
            spoken.push_str(&script[done..whole.start()]);
            spoken.push_str(&literal(&self.words.unfilled(key.as_str(), path)?));
            done = whole.end();
        }
        spoken.push_str(&script[done..]);
        Ok(spoken)
    }
}

/// A sentence as a text literal of a script.
fn literal(sentence: &str) -> String {
    format!("\"{}\"", sentence.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

/// A script without its comments and indents. One whose text literals run over several lines is left as it is.
pub fn bare(script: &str) -> String {
    if script.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return script.to_owned();
    }
    let mut inside = false;
    let mut bare = String::with_capacity(script.len());
    for line in script.lines().map(str::trim) {
        if inside || line.starts_with("/*") {
            inside = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            bare.push_str(line);
            bare.push('\n');
        }
    }
    bare
}

/// `scripts/search/box.mjs` is published as `search/box.js`: not every server knows `.mjs`.
fn published_name(path: &str) -> String {
    let name = path.strip_prefix(FOLDER).unwrap_or(path);
    match name.strip_suffix(".mjs") {
        Some(stem) => format!("{stem}.js"),
        None => name.to_owned(),
    }
}

/// The file that `target` names when it stands in the script at `path`.
fn resolve(path: &str, target: &str) -> String {
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Messages {
        let file = ("messages/zh.toml".to_owned(), "[keep]\nshut = \"到“{time}”\\\"\"\n".as_bytes().to_vec());
        crate::theme::messages::read(&Files::overlay(vec![], [file])).unwrap().remove("zh").unwrap()
    }

    fn publish(scripts: &[(&str, &str)]) -> Result<Assets, ThemeError> {
        let files = Files::overlay(
            vec![],
            scripts.iter().map(|&(path, text)| (format!("scripts/{path}"), text.as_bytes().to_vec())),
        );
        let mut assets = Assets::default();
        add(&files, &words(), &mut assets).map(|()| assets)
    }

    fn file_name<'a>(assets: &'a Assets, name: &str) -> &'a str {
        assets.get(name).unwrap().path.rsplit('/').next().unwrap()
    }

    #[test]
    fn imports_follow_the_published_names() {
        let scripts = [
            ("page.js", "import { a } from \"./search/a.mjs\";\nconst b = await import('./b.js');\nsay('./no');\n"),
            ("search/a.mjs", "export * from '../b.js';"),
            ("b.js", "export const b = 1;"),
        ];
        let assets = publish(&scripts).unwrap();
        let (a, b) = (file_name(&assets, "search/a.js"), file_name(&assets, "b.js"));
        let page = String::from_utf8(assets.get("page.js").unwrap().bytes.clone()).unwrap();
        let expected =
            format!("import {{ a }} from \"./search/{a}\";\nconst b = await import('./{b}');\nsay('./no');\n");
        assert_eq!(page, expected);
        assert!(assets.get("search/a.js").unwrap().path.starts_with("assets/search/a."));

        let mut changed = scripts;
        changed[2].1 = "export const b = 2;";
        assert_ne!(file_name(&publish(&changed).unwrap(), "page.js"), file_name(&assets, "page.js"));
    }

    #[test]
    fn words_are_written_into_the_script_that_says_them() {
        let assets = publish(&[("a.js", "show(say(\"keep.shut\"), say(text), say(\"x\"));")]).unwrap();
        let script = String::from_utf8(assets.get("a.js").unwrap().bytes.clone()).unwrap();
        assert_eq!(script, "show(\"到“{time}”\\\"\", say(text), say(\"x\"));\n");
        let fault = publish(&[("a.js", "say(\"keep.none\")")]).unwrap_err();
        assert!(matches!(&fault, ThemeError::NoMessage { key, by, .. } if key == "keep.none" && by == "scripts/a.js"));
    }

    #[test]
    fn comments_go_and_code_stays() {
        assert_eq!(bare("/** Says\n * why. */\nlet a = 1; // one\n  // two\n  b();\n"), "let a = 1; // one\nb();\n");
        let literal = "say(`\n// stays`);\n";
        assert_eq!(bare(literal), literal);
    }

    #[test]
    fn rings_and_missing_scripts_are_refused() {
        let ring = publish(&[("a.js", "import './b.js'"), ("b.js", "import './a.js'")]).unwrap_err();
        assert_eq!(ring, ThemeError::ScriptRing("scripts/a.js".to_owned()));
        let missing = publish(&[("a.js", "import './b.js'")]).unwrap_err();
        assert_eq!(missing, ThemeError::Missing { file: "scripts/b.js".to_owned(), by: "scripts/a.js".to_owned() });
    }
}
