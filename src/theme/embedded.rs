//! The files of the built-in theme, as the compiler found them in `themes/default/`.

use include_dir::{Dir, include_dir};

static THEME: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// Every file with its path below the theme's folder.
pub(super) fn files() -> Vec<(String, &'static [u8])> {
    let mut files = Vec::new();
    collect(&THEME, &mut files);
    files
}

fn collect(folder: &'static Dir<'static>, files: &mut Vec<(String, &'static [u8])>) {
    for file in folder.files() {
        files.push((file.path().to_string_lossy().replace('\\', "/"), file.contents()));
    }
    for inner in folder.dirs() {
        collect(inner, files);
    }
}
