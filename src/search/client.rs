//! The client as it is published: the modules that a first query needs joined into one file, since each further file
//! would be another round trip; those for rarer needs apart, under the names by which the first asks for them.

use super::SearchError;
use super::short::shortened;
use crate::output::{Sink, fingerprinted};

/// Joined into one, in this order; the last is the one that pages import.
const FIRST: &[(&str, &str)] = &[
    ("cut.mjs", include_str!("client/cut.mjs")),
    ("format.mjs", include_str!("client/format.mjs")),
    ("plan.mjs", include_str!("client/plan.mjs")),
    ("score.mjs", include_str!("client/score.mjs")),
    ("searcher.mjs", include_str!("client/searcher.mjs")),
];

/// Published apart; each is handed what it needs, and asks for none but those above it.
const LATER: &[(&str, &str)] = &[
    ("inflate.mjs", include_str!("client/inflate.mjs")),
    ("anew.mjs", include_str!("client/anew.mjs")),
    ("near.mjs", include_str!("client/near.mjs")),
    ("facts.mjs", include_str!("client/facts.mjs")),
    ("later.mjs", include_str!("client/later.mjs")),
];

/// A published script: its path from the site's root, and its text.
type Module = (String, String);

/// The scripts of the client, the one that pages import first.
fn modules() -> Vec<Module> {
    let joined: String = FIRST.iter().map(|(_, source)| joined(source)).collect();
    let all = LATER.iter().map(|&(name, source)| (name, source)).chain([("searcher.mjs", joined.as_str())]);
    let mut modules: Vec<Module> = Vec::new();
    for (name, source) in all {
        let mut text = shortened(source);
        for ((other, _), (path, _)) in LATER.iter().zip(&modules) {
            text = text.replace(&format!("./{other}"), &format!("./{}", path.rsplit('/').next().unwrap_or_default()));
        }
        let stem = name.trim_end_matches(".mjs");
        let path =
            if stem == "searcher" { "assets/searcher.js".to_owned() } else { format!("assets/search-{stem}.js") };
        modules.push((fingerprinted(&path, text.as_bytes()), text));
    }
    modules.rotate_right(1);
    modules
}

/// Hands on the scripts; gives the path of the one that pages import.
pub(super) fn publish(sink: &dyn Sink) -> Result<String, SearchError> {
    let modules = modules();
    for (path, text) in &modules {
        sink.put(path, text.as_bytes())?;
    }
    Ok(modules.into_iter().next().map(|(path, _)| path).unwrap_or_default())
}

/// A module as a part of another: imports go, since what they name stands above, and only `openSearch` is exported.
fn joined(source: &str) -> String {
    let lines = source.lines().filter(|line| !line.starts_with("import "));
    let lines = lines.map(|line| match line.strip_prefix("export ") {
        Some(rest) if !rest.starts_with("async function openSearch") => rest,
        _ => line,
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 4 KB, compressed as hosts do it; what is wanted more seldom is loaded when it is.
    #[test]
    fn a_first_question_needs_four_kilobytes_of_code() {
        let (_, first) = &modules()[0];

        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut encoder, first.as_bytes()).unwrap();
        let size = encoder.finish().unwrap().len();
        assert!(size <= 4_096, "{size} bytes");
    }

    #[test]
    fn the_first_module_stands_alone_and_names_the_others() {
        let modules = modules();
        let (path, first) = &modules[0];
        assert!(path.starts_with("assets/searcher."), "{path}");
        assert!(!first.contains("import "), "nothing is imported");
        assert_eq!(first.matches("export ").count(), 1);
        for (path, text) in &modules[1..] {
            let file = path.rsplit('/').next().unwrap();
            assert!(modules.iter().any(|(_, other)| other.contains(file)), "{path}");
            assert!(!text.contains("import{"), "{path} is handed what it needs");
        }
    }
}
