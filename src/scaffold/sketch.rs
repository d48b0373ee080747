//! A file to fill in: what it needs stands there as comments, each with what it means and what a right value is.
//!
//! Nothing in it is made up: what its author does not know yet stays a comment, and `发布: 否` keeps it at home until
//! she takes that line away.

use std::fmt::Write as _;

use super::{Choices, Keys, Made};
use crate::directory::Registries;
use crate::field::facility::FACILITY;
use crate::field::{Field, Need, Shape};
use crate::model::site::Kind;
use crate::model::{Area, AreaId, KindId};
use crate::text::yaml::quoted;
use crate::vocabulary::Profile;

/// Registered words that a comment lists.
const LISTED: usize = 40;

/// Which fields a sketch holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Those that must or should be there; the others by name.
    Needed,
    /// All that the kind may carry.
    Whole,
}

/// A facility to fill in: `facilities/<area>/<id>.yaml`.
pub fn facility(
    registries: &Registries,
    place: (AreaId, &str),
    kind: KindId,
    name: Option<&str>,
    style: Style,
) -> Made {
    let (area, id) = place;
    let (home, kind) = (registries.area(area), registries.kind(kind));
    let choices = Choices::of(registries, Some(area));
    let sketch = Sketch { style, choices: &choices, profile: Some(kind.profile) };
    let mut text = heading(home, kind);
    sketch.written(&mut text, FACILITY, "kind", &kind.label);
    match name {
        Some(name) => sketch.written(&mut text, FACILITY, "name", name),
        None => sketch.commented(&mut text, FACILITY, "name"),
    }
    sketch.draft(&mut text, FACILITY);
    sketch.rest(&mut text, FACILITY, &["kind", "name", "publish"]);
    let path = format!("{}/{}/{id}.yaml", registries.config.facilities, home.slug);
    Made::new(path, text)
}

fn heading(area: &Area, kind: &Kind) -> String {
    let about = kind.about.as_deref().map_or(String::new(), |about| format!("：{about}"));
    format!(
        "## {}的{}{about}\n\
         ## 怎么填：以“# ”开头的是还没写的项目，知道了就去掉“# ”，把例子改成真实的内容；“##”后面是说明，不用动。\n\
         ## 不知道的不要写，更不要编。写完运行 laoyou check。\n\n",
        area.name, kind.label
    )
}

/// How a sketch is written.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// The language of its keys.
    pub keys: Keys,
    /// Which fields it holds.
    pub extent: Extent,
}

/// Writes the fields of one table.
pub(super) struct Sketch<'a> {
    pub(super) style: Style,
    pub(super) choices: &'a Choices,
    /// The profile of the kind, for a facility.
    pub(super) profile: Option<Profile>,
}

impl Sketch<'_> {
    /// A field whose value is known.
    pub(super) fn written(&self, text: &mut String, fields: &'static [Field], key: &str, value: &str) {
        let Some(field) = crate::field::find(fields, key) else { return };
        let _ = writeln!(text, "{}: {}", self.key(field), quoted(value));
    }

    /// A field that must be there and is not known yet.
    pub(super) fn commented(&self, text: &mut String, fields: &'static [Field], key: &str) {
        let Some(field) = crate::field::find(fields, key) else { return };
        self.field(text, field);
    }

    /// What keeps the file at home until it is whole.
    pub(super) fn draft(&self, text: &mut String, fields: &'static [Field]) {
        let Some(field) = crate::field::find(fields, "publish") else { return };
        let no = if self.style.keys == Keys::Chinese { "否" } else { "no" };
        let _ = writeln!(text, "\n## 写完、核对过，删去下面这一行才会发布。\n{}: {no}\n", self.key(field));
    }

    /// The fields that stand nowhere yet: those that must be there, those that should, and the others.
    pub(super) fn rest(&self, text: &mut String, fields: &'static [Field], done: &[&str]) {
        let open = |need: Need| {
            fields.iter().filter(move |field| field.need == need && self.fits(field) && !done.contains(&field.key))
        };
        for (need, title) in [(Need::Required, "必须写"), (Need::Expected, "应当写")] {
            if open(need).next().is_some() {
                let _ = write!(text, "## ──── {title} ────\n\n");
                open(need).for_each(|field| self.field(text, field));
            }
        }
        if open(Need::Optional).next().is_none() {
            return;
        }
        match self.style.extent {
            Extent::Whole => {
                text.push_str("## ──── 有就写 ────\n\n");
                open(Need::Optional).for_each(|field| self.field(text, field));
            }
            Extent::Needed => {
                let names: Vec<&str> = open(Need::Optional).map(|field| self.key(field)).collect();
                let _ = writeln!(text, "## 有就写：{}。\n## 每一项怎么写，见《字段说明》。", names.join("、"));
            }
        }
    }

    fn fits(&self, field: &Field) -> bool {
        self.profile.is_none_or(|profile| field.profiles.contains(profile))
    }

    fn key(&self, field: &Field) -> &'static str {
        match self.style.keys {
            Keys::Chinese => field.zh,
            Keys::English => field.key,
        }
    }

    /// What a field means, and the field itself as a comment.
    fn field(&self, text: &mut String, field: &'static Field) {
        let unit = if field.unit.is_empty() { String::new() } else { format!("单位：{}。", field.unit) };
        let _ = writeln!(text, "## {}{unit}{}", field.means, self.allowed(field.shape));
        self.lines(text, field, "# ");
        text.push('\n');
    }

    /// A field as an author would write it, each line behind `before`.
    fn lines(&self, text: &mut String, field: &'static Field, before: &str) {
        let key = self.key(field);
        if field.inside().is_empty() {
            let _ = writeln!(text, "{before}{key}: {}", self.example(field));
            return;
        }
        let _ = writeln!(text, "{before}{key}:");
        let is_list = matches!(field.shape, Shape::List(_));
        for (at, inside) in field.inside().iter().enumerate() {
            let dash = match (is_list, at) {
                (true, 0) => "  - ",
                (true, _) => "    ",
                (false, _) => "  ",
            };
            if inside.inside().is_empty() {
                let said = format!("{}{}", inside.means.trim_end_matches('。'), self.within(inside));
                let _ = writeln!(text, "{before}{dash}{}: {} # {said}", self.key(inside), self.example(inside));
            } else {
                let deeper = format!("{before}{}", dash.replace('-', " "));
                self.lines(text, inside, &deeper);
            }
        }
    }

    /// Unit and words of a field inside another, behind its meaning.
    fn within(&self, field: &Field) -> String {
        let unit = if field.unit.is_empty() { String::new() } else { format!("，单位{}", field.unit) };
        let allowed = self.allowed(field.shape);
        let allowed = allowed.trim_end_matches('。');
        if allowed.is_empty() { unit } else { format!("{unit}；{allowed}") }
    }

    /// What may be written, when it is one of a few words.
    fn allowed(&self, shape: Shape) -> String {
        let words: Vec<&str> = match shape {
            Shape::List(inner) => return self.allowed(*inner),
            Shape::Word(vocabulary) => vocabulary.words.iter().map(|word| word.zh).collect(),
            Shape::Registry(registry) => self.choices.words(registry).iter().map(String::as_str).collect(),
            _ => return String::new(),
        };
        match words.len() {
            0 => String::new(),
            1..=LISTED => format!("可写：{}。", words.join("、")),
            _ => format!("可写：{}等。", words[..LISTED].join("、")),
        }
    }

    /// A right value; for what a site registers the first that it has.
    fn example(&self, field: &Field) -> String {
        match field.shape {
            Shape::Registry(registry) => {
                self.choices.words(registry).first().map_or_else(|| field.example.to_owned(), |word| quoted(word))
            }
            Shape::List(Shape::Registry(registry)) => {
                let first: Vec<String> =
                    self.choices.words(*registry).iter().take(2).map(|word| quoted(word)).collect();
                if first.is_empty() { field.example.to_owned() } else { format!("[{}]", first.join(", ")) }
            }
            _ => field.example.to_owned(),
        }
    }
}
