//! What an office has to look after: the check of today, and that of a day to come.

use jiff::ToSpan as _;

use super::publication::ready;
use super::survey::{self, Checked};
use super::{Clock, Error, Settings};
use crate::audit::{self, Matter};
use crate::directory::Directory;

/// What there is to be done.
#[derive(Debug)]
pub enum Due {
    /// A list of it.
    Outlook(Box<Outlook>),
    /// The site has errors: they come first.
    Faulty(Box<Checked>),
}

/// What there is to be done, and the directory that it is about.
#[derive(Debug)]
pub struct Outlook {
    /// The directory, for names.
    pub directory: Directory,
    /// By county, the most pressing first.
    pub matters: Vec<Matter>,
}

/// Looks `within` days ahead.
pub fn due(settings: &Settings, within: u16) -> Result<Due, Error> {
    let (config, directory, today) = match ready(survey::check(settings)?) {
        Ok(ready) => ready,
        Err(checked) => return Ok(Due::Faulty(checked)),
    };
    let last = directory.today.real.saturating_add(i64::from(within).days());
    let then = Settings { clock: Clock::Day(last), ..settings.clone() };
    let later = survey::check(&then)?.diagnostics;
    // On a demo site ages stand still.
    let last = if config.demo { directory.today.reckoned } else { last };
    let matters = audit::matters(&directory, &today, &later, last);
    Ok(Due::Outlook(Box::new(Outlook { directory, matters })))
}
