//! Opening hours.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::vocabulary::{Closed as _, Weekday};

/// When something is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Hours {
    /// Day and night.
    Always,
    /// By the week.
    Weekly(Box<Weekly>),
    /// In the author's words.
    Text(String),
}

/// A table of the week; a day without sessions is closed, a day that is not in it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weekly {
    /// Monday first; `None` says nothing of a day, an empty list says it is closed.
    pub days: [Option<Vec<Session>>; 7],
    /// Holds from this day.
    pub from: Option<Date>,
    /// Holds until this day, included.
    pub until: Option<Date>,
}

/// From opening to closing, in minutes after midnight; opens < closes ≤ 1440.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Session {
    /// Opens.
    pub opens: u16,
    /// Closes.
    pub closes: u16,
}

/// What is wrong with a line of hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HoursFault {
    /// No day or range of days.
    Days,
    /// No time or range of times, such as this.
    Time(String),
    /// Opens when or after it closes.
    Backwards(String),
    /// Two sessions overlap.
    Overlap,
    /// A day stands in two lines.
    Twice(Weekday),
}

impl Weekly {
    /// Adds a line: `周一至周五`, `08:00-11:30 14:00-17:30` or `休息`.
    pub fn add(&mut self, days: &str, sessions: &str) -> Result<(), HoursFault> {
        let days = weekdays(days).ok_or(HoursFault::Days)?;
        let sessions = parse_sessions(sessions)?;
        if let Some(&twice) = days.iter().find(|day| self.days[day.index()].is_some()) {
            return Err(HoursFault::Twice(twice));
        }
        for day in days {
            self.days[day.index()] = Some(sessions.clone());
        }
        Ok(())
    }

    /// The sessions of a day; `None` when nothing is known of it.
    pub fn on(&self, day: Weekday) -> Option<&[Session]> {
        self.days[day.index()].as_deref()
    }
}

impl fmt::Display for Hours {
    /// As pages say it: `周一至周五 08:00—11:30、14:00—17:30；周六 休息`. A day of which nothing is known is not named.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Always => f.write_str("全天24小时"),
            Self::Weekly(week) => week.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl Weekly {
    /// Neighbouring days with the same sessions, together: first, last, sessions. Unknown days are left out.
    pub fn runs(&self) -> Vec<(Weekday, Weekday, &[Session])> {
        let mut runs: Vec<(Weekday, Weekday, &[Session])> = Vec::new();
        for (day, sessions) in Weekday::ALL.iter().zip(&self.days) {
            let Some(sessions) = sessions else { continue };
            match runs.last_mut() {
                Some((_, last, same)) if last.index() + 1 == day.index() && *same == &sessions[..] => *last = *day,
                _ => runs.push((*day, *day, sessions)),
            }
        }
        runs
    }
}

impl fmt::Display for Weekly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (first, last, sessions)) in self.runs().into_iter().enumerate() {
            let days = match (first, last) {
                (Weekday::Monday, Weekday::Sunday) => "每天".to_owned(),
                (first, last) if first == last => first.zh().to_owned(),
                (first, last) => format!("{}至{}", first.zh(), last.zh()),
            };
            write!(f, "{}{days} ", if place == 0 { "" } else { "；" })?;
            if sessions.is_empty() {
                f.write_str("休息")?;
            }
            for (place, session) in sessions.iter().enumerate() {
                write!(f, "{}{session}", if place == 0 { "" } else { "、" })?;
            }
        }
        let day = |date: Date| format!("{}年{}月{}日", date.year(), date.month(), date.day());
        match (self.from, self.until) {
            (None, None) => Ok(()),
            (Some(from), None) => write!(f, "（{}起）", day(from)),
            (None, Some(until)) => write!(f, "（至{}）", day(until)),
            (Some(from), Some(until)) => write!(f, "（{}至{}）", day(from), day(until)),
        }
    }
}

impl fmt::Display for Session {
    /// `08:00—11:30`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (opens, closes) = (self.opens, self.closes);
        write!(f, "{:02}:{:02}—{:02}:{:02}", opens / 60, opens % 60, closes / 60, closes % 60)
    }
}

/// Days that a key names: `周一`, `周一至周五`, `周一、周三`, `每天`, `工作日`, `周末`, `mon-fri`, `daily`.
fn weekdays(text: &str) -> Option<Vec<Weekday>> {
    let text = text.trim().replace("星期", "周").replace("礼拜", "周").replace("周天", "周日").to_lowercase();
    let mut days = Vec::new();
    for part in text.split(['、', ',', '，', ' ', '/']).filter(|part| !part.is_empty()) {
        match part {
            "每天" | "每日" | "天天" | "daily" => days.extend(Weekday::ALL),
            "工作日" | "平日" | "weekdays" => days.extend(&Weekday::ALL[..5]),
            "周末" | "weekends" => days.extend(&Weekday::ALL[5..]),
            _ => days.extend(range(part)?),
        }
    }
    (!days.is_empty()).then_some(days)
}

fn range(part: &str) -> Option<Vec<Weekday>> {
    let mut ends = part.split(['至', '到', '-', '—', '－', '~', '～', '–']).map(one_day);
    let first = ends.next()??;
    let last = match ends.next() {
        Some(last) => last?,
        None => first,
    };
    if ends.next().is_some() {
        return None;
    }
    let length = (last.index() + 7 - first.index()) % 7;
    Some((0..=length).map(|step| Weekday::ALL[(first.index() + step) % 7]).collect())
}

fn one_day(text: &str) -> Option<Weekday> {
    Weekday::from_written(text).or_else(|| Weekday::from_written(&format!("周{text}")))
}

/// `08:00-11:30 14:00-17:30`, `休息`, `24h`.
pub(crate) fn parse_sessions(text: &str) -> Result<Vec<Session>, HoursFault> {
    let text = text.trim();
    match text {
        "休息" | "不开放" | "关闭" | "closed" | "off" => return Ok(Vec::new()),
        "24h" | "24H" | "24小时" | "全天" => return Ok(vec![Session { opens: 0, closes: 1440 }]),
        _ => {}
    }
    let mut sessions = Vec::new();
    for part in text.split([' ', '、', ',', '，', ';', '；', '\u{3000}']).filter(|part| !part.is_empty()) {
        let wrong = || HoursFault::Time(part.to_owned());
        let (opens, closes) = part.split_once(['-', '—', '－', '~', '～', '至', '到', '–']).ok_or_else(wrong)?;
        let closes = closes.trim_start_matches(['-', '—']);
        let session = Session { opens: minutes(opens).ok_or_else(wrong)?, closes: minutes(closes).ok_or_else(wrong)? };
        if session.opens >= session.closes {
            return Err(HoursFault::Backwards(part.to_owned()));
        }
        sessions.push(session);
    }
    if sessions.is_empty() {
        return Err(HoursFault::Time(text.to_owned()));
    }
    sessions.sort_unstable();
    if sessions.windows(2).any(|pair| pair[1].opens < pair[0].closes) { Err(HoursFault::Overlap) } else { Ok(sessions) }
}

fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once([':', '：'])?;
    let two = |part: &str| (1..=2).contains(&part.len()).then(|| part.parse::<u16>().ok()).flatten();
    let (hour, minute) = (two(hour)?, two(minute)?);
    let total = hour * 60 + minute;
    (minute < 60 && total <= 1440).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_read_from_lines() {
        let mut week = Weekly::default();
        week.add("周一至周五", "08:00-11:30 14:00-17:30").unwrap();
        week.add("周六", "休息").unwrap();
        assert_eq!(week.on(Weekday::Friday).unwrap().len(), 2);
        assert_eq!(week.on(Weekday::Saturday), Some(&[][..]));
        assert_eq!(week.on(Weekday::Sunday), None);
        assert_eq!(week.add("周五至周日", "9:00-10:00"), Err(HoursFault::Twice(Weekday::Friday)));
    }

    #[test]
    fn a_week_is_shown_by_runs_of_days() {
        let mut week = Weekly::default();
        week.add("周一至周五", "08:00-11:30 14:00-17:30").unwrap();
        week.add("周日", "休息").unwrap();
        week.until = Some(jiff::civil::date(2026, 8, 31));
        let shown = Hours::Weekly(Box::new(week)).to_string();
        assert_eq!(shown, "周一至周五 08:00—11:30、14:00—17:30；周日 休息（至2026年8月31日）");
        let mut week = Weekly::default();
        week.add("每天", "24h").unwrap();
        assert_eq!(week.to_string(), "每天 00:00—24:00");
        assert_eq!(Hours::Always.to_string(), "全天24小时");
    }

    #[test]
    fn wrong_times_are_named() {
        assert_eq!(parse_sessions("8点到10点"), Err(HoursFault::Time("8点到10点".into())));
        assert_eq!(parse_sessions("17:00-08:00"), Err(HoursFault::Backwards("17:00-08:00".into())));
        assert_eq!(parse_sessions("08:00-12:00 11:00-13:00"), Err(HoursFault::Overlap));
        assert!(Weekly::default().add("周八", "8:00-9:00").is_err());
    }
}
