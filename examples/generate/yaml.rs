//! Writes entries as an editor would: blocks, now and then a value in one line.

use std::fmt::{Display, Write as _};

/// An entry that grows line by line. Texts are plain scalars: what is put in has no sign that YAML would read.
#[derive(Debug, Default)]
pub(crate) struct Yaml {
    text: String,
    depth: usize,
    /// The next line begins an item of a list.
    item: bool,
}

impl Yaml {
    /// What there is so far.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The entry.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// A line that is not data.
    pub(crate) fn comment(&mut self, text: &str) {
        self.indent();
        let _ = writeln!(self.text, "# {text}");
    }

    /// A blank line between blocks.
    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    /// A field.
    pub(crate) fn put(&mut self, key: &str, value: impl Display) {
        self.indent();
        let _ = writeln!(self.text, "{key}: {value}");
    }

    /// A field that may be absent.
    pub(crate) fn maybe(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.put(key, value);
        }
    }

    /// A text that would be read as a number.
    pub(crate) fn quoted(&mut self, key: &str, value: impl Display) {
        self.put(key, format_args!("\"{value}\""));
    }

    /// A list: short ones in one line, long ones one below another. Nothing when it is empty.
    pub(crate) fn list<T: AsRef<str>>(&mut self, key: &str, values: &[T]) {
        if values.is_empty() {
            return;
        }
        let line = values.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", ");
        if values.len() <= 3 && !line.contains(['、', '“', '：']) {
            return self.put(key, format_args!("[{line}]"));
        }
        self.group(key, |yaml| {
            for value in values {
                yaml.indent();
                let _ = writeln!(yaml.text, "- {}", value.as_ref());
            }
        });
    }

    /// A group of fields below a key.
    pub(crate) fn group(&mut self, key: &str, fill: impl FnOnce(&mut Self)) {
        self.indent();
        let _ = writeln!(self.text, "{key}:");
        self.depth += 1;
        fill(self);
        self.depth -= 1;
    }

    /// An item of a list of groups.
    pub(crate) fn item(&mut self, fill: impl FnOnce(&mut Self)) {
        self.item = true;
        self.depth += 1;
        fill(self);
        self.depth -= 1;
        self.item = false;
    }

    /// Text of several lines below a key.
    pub(crate) fn block(&mut self, key: &str, lines: &[String]) {
        self.put(key, "|");
        for line in lines {
            if line.is_empty() {
                self.text.push('\n');
            } else {
                let _ = writeln!(self.text, "{:1$}{line}", "", (self.depth + 1) * 2);
            }
        }
    }

    fn indent(&mut self) {
        let item = std::mem::take(&mut self.item);
        let depth = if item { self.depth - 1 } else { self.depth };
        for _ in 0..depth {
            self.text.push_str("  ");
        }
        if item {
            self.text.push_str("- ");
        }
    }
}
