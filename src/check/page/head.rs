//! What every page has: title, address, for whom, attachments, and whether it is published.

use jiff::civil::Date;

use super::parts::Parts;
use crate::address::{FileName, Slug};
use crate::check::lookup;
use crate::check::reader::{FlagOrDate, Reader};
use crate::check::written::{self, Written};
use crate::diagnostic::catalogue::page as codes;
use crate::directory::Today;
use crate::draft::{Draft, Value};
use crate::field::FileKind;
use crate::model::page::{Attachment, Folder, PageHead, PageRef, PageSource};
use crate::text::nearest::nearest;
use crate::text::pinyin::{self, Readings};
use crate::vocabulary::{Audience, KEYWORDS};

impl Parts<'_, '_> {
    /// Reads what every page has. `None` when title or address could not be read.
    pub(super) fn head(&mut self, draft: &Draft) -> Option<PageHead> {
        let reader = self.reader;
        let title = reader.text("title");
        let slug = slug(reader, draft);
        let summary = reader.text("summary");
        let audience = reader.words::<Audience>("audience");
        let areas = lookup::areas(reader, "areas", &self.judge.registries.areas);
        let keywords = keywords(reader, draft.kind);
        let column = lookup::column(reader, "column", self.judge.registries);
        let related = lookup::page_refs(reader, "related");
        let source = reader.group("source", |reader| {
            let (name, url) = (reader.text("name"), reader.text("url"));
            Some(PageSource { name: name?, url })
        });
        let attachments = self.attachments(draft);
        let draft_only = self.publication();
        let related = related.into_iter().map(|(to, span)| self.refer(to, span, false)).collect();
        Some(PageHead {
            at: PageRef { folder: folder(draft.kind), slug: slug? },
            file: draft.source.path.clone(),
            title: title?,
            summary,
            audience,
            areas,
            keywords,
            column,
            related,
            source,
            attachments,
            body: draft.body_text().to_owned(),
            draft: draft_only,
        })
    }

    /// Whether the page is kept out today; a day to come is one on which the site changes.
    fn publication(&mut self) -> bool {
        match self.reader.flag_or_date("publish") {
            Some(FlagOrDate::Flag(published)) => !published,
            Some(FlagOrDate::Date(from)) => {
                self.due.push(from);
                from > self.judge.today.real
            }
            None => false,
        }
    }

    fn attachments(&self, draft: &Draft) -> Vec<Attachment> {
        let folder = own_folder(draft);
        self.reader.groups("attachments", |reader| {
            let (file, title) = (reader.text("file"), reader.text("title"));
            let (file, title) = (file?, title?);
            let fault = |code| reader.faults().at(code, reader.span("file")).with("file", file.as_str());
            if file.parse::<FileName>().is_err() {
                reader.faults().report(fault(&codes::ATTACHMENT_NAME));
                return None;
            }
            let Some(&size) = self.judge.files.get(format!("{folder}/{file}").as_str()) else {
                let inside = self.judge.files.keys().filter_map(|path| path.strip_prefix(&folder)?.strip_prefix('/'));
                let near = nearest(&file, inside).map(str::to_owned);
                reader
                    .faults()
                    .report(fault(&codes::ATTACHMENT_MISSING).with("folder", folder.as_str()).with_some("near", near));
                return None;
            };
            Some(Attachment { file, title, size })
        })
    }
}

/// Whether a page is kept out today, also when the page could not be read. Its faults then stop nothing.
pub(super) fn is_hidden(draft: &Draft, today: Today) -> bool {
    let Some(Value::Scalar(scalar)) = draft.root.peek("publish").map(|entry| &entry.value) else { return false };
    let text = scalar.text.trim();
    let later = |day: Date| day > today.real;
    written::flag(text) == Some(false)
        || matches!(written::date(text), Written::Right(day) | Written::Meant(day) if later(day))
}

/// The folder in which files of a page lie: named like the page's file.
pub(super) fn own_folder(draft: &Draft) -> String {
    format!("{}/{}", draft.source.path.folder(), draft.source.path.stem())
}

/// Where pages of such a file stand.
pub(super) const fn folder(kind: FileKind) -> Folder {
    match kind {
        FileKind::Policy => Folder::Policy,
        FileKind::Guide => Folder::Guide,
        FileKind::Notice => Folder::Notice,
        _ => Folder::Page,
    }
}

/// The page's part of its address: what `slug` says, else the file's name.
fn slug(reader: &Reader<'_>, draft: &Draft) -> Option<String> {
    let written = reader.group_read().peek("slug").is_some();
    let text = match reader.text("slug") {
        Some(text) => text,
        // What is written under `slug` and wrong has been reported.
        None if written => return None,
        None => draft.source.path.stem().to_owned(),
    };
    if text.parse::<Slug>().is_ok() {
        return Some(text);
    }
    let made = pinyin::slug(&text, &Readings::default()).0;
    let right = made.parse::<Slug>().is_ok().then_some(made);
    let fault = reader.faults().at(&codes::SLUG_NEEDED, reader.span("slug"));
    reader.faults().report(fault.with("value", text).with_some("right", right));
    None
}

/// Three to eight for policies, whose labels and search depend on them; others may have none.
fn keywords(reader: &Reader<'_>, kind: FileKind) -> Vec<String> {
    let keywords = reader.texts("keywords");
    let (min, max) = (usize::from(KEYWORDS.0), usize::from(KEYWORDS.1));
    let few = if kind == FileKind::Policy { keywords.len() < min && !keywords.is_empty() } else { false };
    if few || keywords.len() > max {
        let fault = reader.faults().at(&codes::KEYWORDS_COUNT, reader.span("keywords"));
        reader.faults().report(fault.with("count", keywords.len()).with("min", min).with("max", max));
    }
    keywords
}
