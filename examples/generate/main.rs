//! Makes a site of any size in the project's own format, and on demand the same content for Hugo: for measuring, and for
//! trying how the pages look when there are many.
//!
//! ```text
//! cargo run --release --example generate -- --facilities 10000 --seed 1 /tmp/ten
//! laoyou check --site /tmp/ten --today 2026-11-25
//! ```
//!
//! Seeded: the same options give the same bytes, and a facility is the same however many come after it. Everything is
//! made up but for the areas and townships, which are those of this repository. The region has a dialling code that
//! nobody has (0199) and its credit codes an area that does not exist, so that no number can belong to anybody.

#![expect(clippy::disallowed_methods, reason = "a tool beside the library: it writes the site that it makes")]
#![expect(clippy::print_stdout, reason = "a command-line tool")]

mod facility;
mod hugo;
mod name;
mod policy;
mod registries;
mod words;
mod yaml;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Parser;
use laoyou::diagnostic::Lang;
use laoyou::pipeline::{self, Clock, Settings};
use rayon::prelude::*;

use facility::Maker;

/// The day up to which everything happened: pass it, or a later one, as `--today`.
const DAY: &str = "2026-11-25";

/// Makes a site of any size.
#[derive(Parser)]
struct Options {
    /// How many facilities
    #[arg(long, default_value_t = 1000)]
    facilities: usize,
    /// How many policies
    #[arg(long, default_value_t = 200)]
    policies: usize,
    /// Another seed gives other facilities
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Also write the same content as a Hugo site into this folder
    #[arg(long, value_name = "DIR")]
    hugo: Option<PathBuf>,
    /// Where to write the site; must be new or empty
    site: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
    let options = Options::parse();
    for folder in [Some(&options.site), options.hugo.as_ref()].into_iter().flatten() {
        if fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_some()) {
            return Err(format!("{} is not empty", folder.display()).into());
        }
    }
    registries::write(&options.site)?;
    (0..options.policies).into_par_iter().try_for_each(|index| {
        let policy = policy::make(options.seed, index);
        file(&options.site.join(format!("content/policies/{}.md", policy.slug)), &policy.text())
    })?;
    let settings = Settings::new(&options.site, Clock::Day(DAY.parse()?));
    let checked = pipeline::check(&settings)?;
    let Some(directory) = checked.directory else {
        let faults: Vec<String> = checked
            .diagnostics
            .iter()
            .take(9)
            .map(|fault| format!("{} {:?}", fault.message(Lang::En), fault.place))
            .collect();
        return Err(format!("the site has faults without any facility: {}", faults.join("; ")).into());
    };

    let maker = Maker::new(&directory.registries, options.seed);
    let facilities = options.site.join("facilities");
    for area in &directory.registries.areas {
        fs::create_dir_all(facilities.join(&area.slug))?;
    }
    (0..options.facilities).into_par_iter().try_for_each(|index| {
        let made = maker.facility(index);
        let path = facilities.join(made.area).join(format!("{}.yaml", made.id));
        if let Some(photo) = &made.photo {
            let folder = path.with_extension("");
            fs::create_dir_all(&folder)?;
            fs::write(folder.join(photo), registries::PHOTO)?;
        }
        fs::write(path, made.yaml)
    })?;
    for (area, table) in maker.availability(options.facilities) {
        file(&facilities.join(area).join("availability.csv"), &table)?;
    }
    if let Some(folder) = &options.hugo {
        let registries = &directory.registries;
        hugo::write(folder, &maker, registries, options.seed, options.facilities, options.policies)?;
    }
    println!("{} facilities, {} policies; build with --today {DAY}", options.facilities, options.policies);
    Ok(())
}

/// Writes one file and the folders above it.
fn file(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}
