//! The same content in the form that is natural for Hugo: a Markdown file each with the entry as its front matter, lists
//! as taxonomies, and a theme of the same pages. What Hugo cannot do is left out: neighbours, open data, checks.

use std::io;
use std::path::Path;

use laoyou::directory::Registries;
use laoyou::text::pinyin::Initial;
use rayon::prelude::*;

use super::facility::Maker;
use super::{file, policy};

const FILES: &[(&str, &str)] = &[
    ("hugo.toml", include_str!("hugo/hugo.toml")),
    ("layouts/_default/baseof.html", include_str!("hugo/baseof.html")),
    ("layouts/_default/single.html", include_str!("hugo/single.html")),
    ("layouts/_default/list.html", include_str!("hugo/list.html")),
    ("layouts/_default/term.html", include_str!("hugo/term.html")),
    ("layouts/facility/single.html", include_str!("hugo/facility.html")),
    ("layouts/index.html", include_str!("hugo/home.html")),
    ("layouts/partials/top.html", include_str!("hugo/top.html")),
    ("layouts/partials/bottom.html", include_str!("hugo/bottom.html")),
    ("layouts/partials/line.html", include_str!("hugo/line.html")),
    ("layouts/partials/icons.html", include_str!("hugo/icons.html")),
    ("static/assets/site.css", include_str!("../../themes/default/styles/base.css")),
];

/// Writes the Hugo site.
pub(crate) fn write(
    folder: &Path,
    maker: &Maker<'_>,
    registries: &Registries,
    seed: u64,
    facilities: usize,
    policies: usize,
) -> io::Result<()> {
    for (path, text) in FILES {
        file(&folder.join(path), text)?;
    }
    for area in &registries.areas {
        file(
            &folder.join(format!("content/facility/{}/_index.md", area.slug)),
            &format!("---\ntitle: {}\n---\n", area.name),
        )?;
    }
    (0..facilities).into_par_iter().try_for_each(|index| {
        let made = maker.facility(index);
        let (head, text) = made.parted();
        let initial = Initial::of_key(&made.id);
        // Indented below `params`, so that no key of an entry is one of Hugo's own.
        let params = head.lines().fold(String::new(), |params, line| params + "  " + line + "\n");
        let page = format!(
            "---\ntitle: {}\nslug: {}\nareakinds: [{}-{}]\ntownships: [{}]\nkinds: [{}]\nservices: [{}]\ninitials: [{initial}]\nparams:\n{params}---\n\n{text}\n",
            made.name,
            made.id,
            made.area,
            made.kind.replace('.', "-"),
            made.township,
            made.kind.replace('.', "-"),
            made.services.join(", "),
        );
        std::fs::write(folder.join(format!("content/facility/{}/{}.md", made.area, made.id)), page)
    })?;
    (0..policies).into_par_iter().try_for_each(|index| {
        let policy = policy::make(seed, index);
        file(&folder.join(format!("content/policy/{}.md", policy.slug)), &policy.text())
    })
}
