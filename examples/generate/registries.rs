//! What surrounds the facilities: the registries and texts of this repository, with numbers that nobody has.

use std::path::{Path, PathBuf};
use std::{fs, io};

use super::file;

/// A picture for entries that have one.
pub(crate) const PHOTO: &[u8] = include_bytes!("../../facilities/qilin/fu-an/da-men.png");

const BOOK: &str = r#"[book]
title = "示例市养老托育服务"
description = "示例市养老和托育服务机构、政策和办事指南"
language = "zh-CN"
authors = ["示例编者"]
src = "content"

[build]
build-dir = "site"
create-missing = false

[output.laoyou]
facilities = "facilities"
theme = "default"
site-url = "https://laoyou.example/"
demo = false
"#;

/// Copies what is no entry, no policy and no notice; a demo number becomes one of a region that does not exist.
pub(crate) fn write(site: &Path) -> io::Result<()> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    file(&site.join("book.toml"), BOOK)?;
    let mut copied = vec![PathBuf::from("facilities/areas.yaml")];
    for folder in ["content", "content/guides", "content/pages", "content/policies", "content/notices"] {
        for entry in fs::read_dir(repository.join(folder))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "md" || extension == "yaml") {
                copied.push(path.strip_prefix(repository).unwrap_or(&path).to_owned());
            }
        }
    }
    copied.push("content/policies/plan/fang-an-quan-wen.txt".into());
    for path in copied {
        let text = fs::read_to_string(repository.join(&path))?;
        let text = text.replace("0874-0", "0199-3").replace("0874", "0199");
        file(&site.join(&path), &text)?;
    }
    Ok(())
}
