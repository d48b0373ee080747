//! When something is open: for people as words, for the script that says 现在开门 as a table of the week.

use std::fmt::Write as _;

use serde::Serialize;

use crate::model::{Hours, Weekly};

/// Opening hours as templates see them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Opening {
    /// `周一至周五 08:00—11:30、14:00—17:30`.
    pub text: String,
    /// For machines; none when the hours are in the author's own words. `24h`, or seven days from Monday parted by `;`:
    /// sessions parted by spaces (`08:00-11:30 14:00-17:30`), `-` for a day that is closed, nothing for one not known.
    pub week: Option<String>,
    /// The first day on which they hold, `2026-03-05`.
    pub from: Option<String>,
    /// The last day on which they hold.
    pub until: Option<String>,
    /// In which the times are, for example `Asia/Shanghai`: a daughter may look from another one.
    pub zone: String,
}

impl Opening {
    /// Hours in a time zone.
    pub fn new(hours: &Hours, zone: &str) -> Self {
        let weekly = match hours {
            Hours::Weekly(weekly) => Some(weekly),
            Hours::Always | Hours::Text(_) => None,
        };
        Self {
            text: hours.to_string(),
            week: match hours {
                Hours::Always => Some("24h".to_owned()),
                Hours::Weekly(weekly) => Some(table(weekly)),
                Hours::Text(_) => None,
            },
            from: weekly.and_then(|weekly| weekly.from).map(|day| day.to_string()),
            until: weekly.and_then(|weekly| weekly.until).map(|day| day.to_string()),
            zone: zone.to_owned(),
        }
    }
}

fn table(weekly: &Weekly) -> String {
    let mut table = String::new();
    for (place, day) in weekly.days.iter().enumerate() {
        if place > 0 {
            table.push(';');
        }
        match day.as_deref() {
            None => {}
            Some([]) => table.push('-'),
            Some(sessions) => {
                for (place, session) in sessions.iter().enumerate() {
                    let (opens, closes) = (session.opens, session.closes);
                    let gap = if place == 0 { "" } else { " " };
                    // Writing to a string cannot fail.
                    let _ =
                        write!(table, "{gap}{:02}:{:02}-{:02}:{:02}", opens / 60, opens % 60, closes / 60, closes % 60);
                }
            }
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_seven_days_from_monday() {
        let mut weekly = Weekly::default();
        weekly.add("周一至周五", "08:00-11:30 14:00-17:30").unwrap();
        weekly.add("周日", "休息").unwrap();
        let opening = Opening::new(&Hours::Weekly(Box::new(weekly)), "Asia/Shanghai");
        let day = "08:00-11:30 14:00-17:30";
        assert_eq!(opening.week.as_deref(), Some(&*format!("{day};{day};{day};{day};{day};;-")));
        assert_eq!(Opening::new(&Hours::Always, "Asia/Shanghai").week.as_deref(), Some("24h"));
        assert_eq!(Opening::new(&Hours::Text("农忙时停".into()), "Asia/Shanghai").week, None);
    }
}
