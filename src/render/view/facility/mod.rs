//! One facility, so that it can be judged and called; printable on one sheet of A4.

mod checks;
mod facts;
mod fees;
mod go;
mod sheet;
mod structured;

use serde::Serialize;

pub use checks::{Check, Record};
pub use facts::{Classes, FactGroup, FactLine};
pub use fees::{Fees, Monthly, PriceLine};
pub use go::{Go, MapLink};

use super::area::menu;
use super::frame::{About, Frame, Labels};
use super::opening::Opening;
use super::part::{Call, Day, Link, Outside};
use super::qr::{Qr, qr};
use super::state::{State, state};
use crate::address::Address;
use crate::directory::Row;
use crate::directory::links::{Lead, Origin};
use crate::directory::vacancy::is_stale;
use crate::markdown::{self, Form, Settings, Words};
use crate::model::Area;
use crate::model::facility::{Facility, Room, RoomOf};
use crate::render::head::facility as address_of;
use crate::render::{RenderError, Safe, SiteHead};
use crate::source::SitePath;
use crate::vocabulary::{ColumnType, Status};

/// The head of an area: what stands in `areas.yaml`, and nothing that an edit of an entry changes.
#[derive(Clone, Copy, Debug)]
pub struct AreaHead<'a> {
    /// The area.
    pub area: &'a Area,
    /// Its page.
    pub at: &'a Address,
}

/// Another facility near by, with what the page says of it.
#[derive(Clone, Copy, Debug)]
pub struct NeighbourRow<'a> {
    /// Its row.
    pub row: &'a Row,
    /// Straight-line distance in metres.
    pub metres: u32,
}

/// What the template sees.
#[derive(Debug, Serialize)]
pub struct FacilityPage {
    /// The frame.
    pub frame: Frame,
    /// Never used again for another facility; scripts keep places by it.
    pub id: String,
    /// What people call it.
    pub alias: Option<String>,
    /// Area, township and kinds.
    pub place: String,
    /// Its kinds.
    pub kinds: String,
    /// Whether it takes people in.
    pub state: State,
    /// Said before everything: closed, paused, planned.
    pub banner: Option<String>,
    /// Not published yet: stands in a preview only.
    pub draft: bool,
    /// The number to call first.
    pub call: Option<Contact>,
    /// The other numbers.
    pub others: Vec<Contact>,
    /// When it is open.
    pub hours: Option<Opening>,
    /// At most three facts at a glance.
    pub glance: Vec<Glance>,
    /// How to get there.
    pub go: Go,
    /// Whether it is closed for good: nobody should call it, keep it or go there.
    pub closed: bool,
    /// What it costs.
    pub fees: Option<Fees>,
    /// How to get in.
    pub admission: Option<Admission>,
    /// What it offers.
    pub services: Vec<String>,
    /// All the rest, by heading.
    pub facts: Vec<FactGroup>,
    /// Classes of a nursery.
    pub classes: Option<Classes>,
    /// Official terms in plain words; only when the site explains any.
    pub words: Option<String>,
    /// In its own words.
    pub description: Option<Safe>,
    /// Pictures.
    pub photos: Vec<Photo>,
    /// Filing, inspections, penalties, grade, credit: always there.
    pub checks: Vec<Check>,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// When the entry was last changed.
    pub updated: Option<Day>,
    /// Others near by.
    pub near: Vec<Near>,
    /// Others of its kind, a little farther.
    pub similar: Vec<Near>,
    /// All of its kind in its area.
    pub of_kind: Option<Link>,
    /// The page's address for paper; only with a `site-url`.
    pub qr: Option<Qr>,
    /// How closely paper must set it: `roomy`, `dense` or `packed`.
    pub density: &'static str,
    /// JSON-LD; none on a demo site.
    pub data: Option<Safe>,
}

/// A number, who answers, and when.
#[derive(Debug, Serialize)]
pub struct Contact {
    /// The number.
    pub call: Call,
    /// Who answers or what for.
    pub label: Option<String>,
    /// When.
    pub hours: Option<Opening>,
}

/// A fact at a glance.
#[derive(Debug, Serialize)]
pub struct Glance {
    /// What it is.
    pub label: String,
    /// The number, shown large.
    pub number: Option<String>,
    /// What follows the number, or all there is.
    pub text: String,
    /// The date or what is in it.
    pub note: Option<String>,
    /// Whether the note is a warning.
    pub warn: bool,
}

/// How to get in.
#[derive(Debug, Serialize)]
pub struct Admission {
    /// What to do, in order.
    pub steps: Vec<String>,
    /// What to bring.
    pub materials: Vec<String>,
    /// Trial, visiting, waiting.
    pub facts: Vec<FactLine>,
}

/// A picture.
#[derive(Debug, Serialize)]
pub struct Photo {
    /// Where it lies.
    pub src: String,
    /// For those who do not see it.
    pub alt: String,
    /// When and by whom.
    pub caption: Option<String>,
}

/// Where facts come from.
#[derive(Debug, Serialize)]
pub struct Source {
    /// Office, and document or list.
    pub text: String,
    /// Where it is published.
    pub link: Option<Outside>,
    /// When it was last compared.
    pub checked: Day,
}

/// Another facility near by.
#[derive(Debug, Serialize)]
pub struct Near {
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its kind, when its name does not say it.
    pub kind: Option<String>,
    /// `0.9公里`.
    pub distance: String,
}

/// Makes the page of a facility from all that it depends on.
pub fn facility_page(
    facility: &Facility,
    near: &[NeighbourRow<'_>],
    similar: &[NeighbourRow<'_>],
    area: &AreaHead<'_>,
    head: &SiteHead<'_>,
) -> Result<FacilityPage, RenderError> {
    let registries = head.registries;
    let at = address_of(&facility.id);
    // Of a closed place remains what has to be kept for the record: nobody should call it, pay it or go there.
    let closed = facility.status == Status::Closed;
    let fees = if closed { None } else { fees::fees(facility, head)? };
    let zone = &registries.region.time_zone;
    let mut phones = facility.phones.iter().filter(|_| !closed).map(|contact| Contact {
        call: Call::from(&contact.phone),
        label: contact.label.clone(),
        hours: contact.hours.as_ref().map(|hours| Opening::new(hours, zone)),
    });
    let kinds: Vec<&str> = std::iter::once(&facility.kind)
        .chain(&facility.also)
        .map(|&kind| registries.kind(kind).label.as_str())
        .collect();
    let township = facility.township.map_or("", |id| registries.township(id).name.as_str());
    let mut page = FacilityPage {
        id: facility.id.clone(),
        alias: (!facility.alias.is_empty()).then(|| facility.alias.join(head.comma())),
        place: head.within(&area.area.name, township),
        kinds: kinds.join(head.comma()),
        state: state(facility.status, facility.room.as_ref(), head)?,
        banner: banner(facility, head)?,
        draft: facility.draft,
        call: phones.next(),
        others: phones.collect(),
        hours: facility.hours.as_ref().filter(|_| !closed).map(|hours| Opening::new(hours, zone)),
        glance: glance(facility, fees.as_ref(), head)?,
        go: go::go(facility, head)?,
        closed,
        admission: if closed { None } else { admission(facility, head)? },
        services: facility
            .services
            .iter()
            .filter(|_| !closed)
            .map(|&id| registries.service(id).label.clone())
            .collect(),
        facts: facts::facts(facility, head)?,
        classes: facts::classes(facility, head)?,
        words: (!registries.glossary.is_empty()).then(|| head.href(&at, &Address::glossary())),
        description: facility
            .description
            .as_deref()
            .map(|text| describe(text, facility, &at, area, head))
            .transpose()?,
        photos: photos(facility, &at, head)?,
        checks: checks::checks(facility, head)?,
        sources: sources(facility, head)?,
        updated: facility.updated.map(|day| head.day(day)),
        near: near.iter().map(|near| neighbour(near, &at, head)).collect::<Result<_, _>>()?,
        similar: similar.iter().map(|other| neighbour(other, &at, head)).collect::<Result<_, _>>()?,
        of_kind: of_kind(facility, &at, area, head)?,
        qr: registries.config.site_url.as_deref().and_then(|url| qr(&at.absolute(url))),
        data: (!registries.config.demo).then(|| structured::data(facility, &at, area, head)),
        frame: frame(facility, &at, area, head)?,
        density: "",
        fees,
    };
    page.density = sheet::density(&page);
    Ok(page)
}

fn frame(facility: &Facility, at: &Address, area: &AreaHead<'_>, head: &SiteHead<'_>) -> Result<Frame, RenderError> {
    let registries = head.registries;
    let kind = registries.kind(facility.kind);
    let column = head.column("facility");
    let source =
        facility.sources.first().map(|source| source.org.clone()).or_else(|| registries.site.host_unit.clone());
    let kind_at = head.area_kind(facility.area, facility.kind);
    let mut crumbs = vec![head.crumb(&area.area.name, at, area.at)];
    // The list of a kind may be empty when all its facilities are closed.
    if facility.is_listed() {
        crumbs.push(head.crumb(&kind.label, at, &kind_at));
    }
    head.frame(About {
        at,
        menu: menu(kind.group),
        title: facility.name.clone(),
        description: head.say(
            "facility.description",
            &[("name", &facility.name), ("area", &area.area.name), ("kind", &kind.label)],
        )?,
        crumbs,
        labels: Labels::Content {
            column: column.map_or_else(|| head.word(ColumnType::Services), |column| column.name.clone()),
            kind: column.map_or(ColumnType::Services, |column| column.kind),
            published: facility.updated.map(|day| day.at(0, 0, 0, 0)),
            source: source.clone(),
            keywords: vec![kind.label.clone(), area.area.name.clone()],
        },
        updated: facility.updated,
        source,
    })
}

/// All of its kind in its area. The list may not be there when every one of them is closed.
fn of_kind(
    facility: &Facility,
    at: &Address,
    area: &AreaHead<'_>,
    head: &SiteHead<'_>,
) -> Result<Option<Link>, RenderError> {
    if !facility.is_listed() {
        return Ok(None);
    }
    let kind = &head.registries.kind(facility.kind).label;
    let label = head.say("facility.similar", &[("area", &area.area.name), ("kind", kind)])?;
    let href = head.href(at, &head.area_kind(facility.area, facility.kind));
    Ok(Some(Link { label, href, note: None }))
}

fn banner(facility: &Facility, head: &SiteHead<'_>) -> Result<Option<String>, RenderError> {
    match (facility.status, facility.closed_on) {
        (Status::Closed, Some(day)) => head.say("facility.closed_on", &[("date", &head.day(day).text)]).map(Some),
        (Status::Closed, None) => head.say("facility.closed", &[]).map(Some),
        (Status::Paused, _) => head.say("facility.paused", &[]).map(Some),
        (Status::Planned, _) => head.say("facility.planned", &[]).map(Some),
        (Status::Operating | Status::Trial, _) => Ok(None),
    }
}

fn glance(facility: &Facility, fees: Option<&Fees>, head: &SiteHead<'_>) -> Result<Vec<Glance>, RenderError> {
    let mut glance = Vec::new();
    // How many are free is a promise that only an open place can keep.
    let open = matches!(facility.status, Status::Operating | Status::Trial);
    if let Some(room) = facility.room.as_ref().filter(|_| open) {
        glance.push(room_glance(room, head)?);
    }
    if let Some(fees) = fees {
        if let Some(monthly) = &fees.monthly {
            glance.push(Glance {
                label: head.say("facility.monthly", &[])?,
                number: Some(monthly.least.clone()),
                text: head.say("facility.yuan_from", &[])?,
                note: Some(head.say("facility.includes", &[("items", &monthly.items)])?),
                warn: false,
            });
        } else if let Some(line) = fees.others.first() {
            glance.push(Glance {
                label: line.label.clone(),
                number: None,
                text: line.amount.clone(),
                note: line.notes.clone(),
                warn: false,
            });
        }
    }
    let ages = facility.nursery.as_ref().and_then(|nursery| nursery.age_months);
    let (label, text) = match ages {
        Some((least, most)) => ("facility.ages", head.say("hit.months", &[("least", &least), ("most", &most)])?),
        None => ("facility.serves", facts::words(&facility.serves, head)),
    };
    if !text.is_empty() && facility.status != Status::Closed {
        glance.push(Glance { label: head.say(label, &[])?, number: None, text, note: None, warn: false });
    }
    Ok(glance)
}

fn room_glance(room: &Room, head: &SiteHead<'_>) -> Result<Glance, RenderError> {
    let (free, of_all, all, unit) = match room.of {
        RoomOf::Beds { .. } => ("facility.beds_free", "facility.of_beds", "facility.beds", "facility.unit_beds"),
        RoomOf::Places { .. } => {
            ("facility.places_free", "facility.of_places", "facility.places", "facility.unit_places")
        }
        RoomOf::Persons => {
            ("facility.persons_free", "facility.of_persons", "facility.persons", "facility.unit_persons")
        }
    };
    let Some(available) = room.available else {
        return Ok(Glance {
            label: head.say(all, &[])?,
            number: Some(room.total.to_string()),
            text: head.say(unit, &[])?,
            note: Some(head.say("facility.free_unknown", &[])?),
            warn: false,
        });
    };
    let stale = is_stale(room, head.today);
    let note = match room.as_of {
        Some(day) => {
            let key = if stale { "facility.as_of_stale" } else { "facility.as_of" };
            head.say(key, &[("date", &head.day(day).text)])?
        }
        None => head.say("facility.no_date", &[])?,
    };
    Ok(Glance {
        label: head.say(free, &[])?,
        number: Some(available.to_string()),
        text: head.say(of_all, &[("total", &room.total)])?,
        note: Some(note),
        warn: stale,
    })
}

fn admission(facility: &Facility, head: &SiteHead<'_>) -> Result<Option<Admission>, RenderError> {
    let Some(admission) = &facility.admission else { return Ok(None) };
    let mut lines = facts::Lines::new(head);
    let trial = admission.trial_days.map(|days| head.say("facility.days", &[("days", &days)])).transpose()?;
    lines.add("facility.trial", trial)?;
    lines.add("facility.waiting", admission.waiting.clone())?;
    let admission =
        Admission { steps: admission.steps.clone(), materials: admission.materials.clone(), facts: lines.done() };
    let empty = admission.steps.is_empty() && admission.materials.is_empty() && admission.facts.is_empty();
    Ok((!empty).then_some(admission))
}

/// The description as HTML. Its links were judged by `check`, so none leads nowhere.
fn describe(
    text: &str,
    facility: &Facility,
    at: &Address,
    area: &AreaHead<'_>,
    head: &SiteHead<'_>,
) -> Result<Safe, RenderError> {
    let file = SitePath::new(format!("{}/{}/{}.yaml", head.registries.config.facilities, area.area.slug, facility.id));
    let resolve = |written: &str| match head.links.resolve(Origin { file: &file, draft: facility.draft }, written) {
        Lead::Here(to, fragment) => {
            let fragment = fragment.map(|id| format!("#{id}")).unwrap_or_default();
            markdown::Link::Here(format!("{}{fragment}", head.href(at, &to)))
        }
        Lead::Outside => markdown::Link::Outside,
        Lead::Nowhere(_) => markdown::Link::Dead,
    };
    let leaves = head.say("frame.leaves", &[])?;
    let words = Words { table: "", footnotes: "", back: "", leaves: &leaves, done: "", undone: "" };
    Ok(Safe::new(markdown::render(text, &Settings { form: Form::Note, resolve: &resolve, words }).html))
}

fn photos(facility: &Facility, at: &Address, head: &SiteHead<'_>) -> Result<Vec<Photo>, RenderError> {
    let mut photos = Vec::new();
    for photo in &facility.photos {
        // Published under this name only when it can be (`check`).
        let Ok(name) = photo.file.parse() else { continue };
        let taken =
            photo.taken_on.map(|day| head.say("facility.taken", &[("date", &head.day(day).text)])).transpose()?;
        let caption: Vec<String> = taken.into_iter().chain(photo.credit.clone()).collect();
        photos.push(Photo {
            src: head.href(at, &at.attachment(&name)),
            alt: photo.alt.clone(),
            caption: (!caption.is_empty()).then(|| caption.join(head.pause())),
        });
    }
    Ok(photos)
}

fn sources(facility: &Facility, head: &SiteHead<'_>) -> Result<Vec<Source>, RenderError> {
    let source = |source: &crate::model::facility::FactSource| {
        Ok(Source {
            text: match &source.title {
                Some(title) => head.say("facility.source", &[("org", &source.org), ("title", title)])?,
                None => source.org.clone(),
            },
            link: source.url.as_deref().map(Outside::new),
            checked: head.day(source.checked_on),
        })
    };
    facility.sources.iter().map(source).collect()
}

fn neighbour(near: &NeighbourRow<'_>, at: &Address, head: &SiteHead<'_>) -> Result<Near, RenderError> {
    Ok(Near {
        name: near.row.name.to_string(),
        href: head.href(at, &address_of(&near.row.id)),
        kind: Some(&head.registries.kind(near.row.kind).label).filter(|kind| !near.row.name.contains(*kind)).cloned(),
        distance: if near.metres < 1000 {
            head.say("facility.metres", &[("metres", &near.metres)])?
        } else {
            head.say("facility.kilometres", &[("kilometres", &format!("{:.1}", f64::from(near.metres) / 1000.0))])?
        },
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::directory::example::{complete, directory, nursery, ordinary, registries};
    use crate::model::facility::Facility;
    use crate::render::sample::site;
    use crate::vocabulary::Status;

    fn page_of(facility: Facility) -> String {
        let id = facility.id.clone();
        let others = [facility, ordinary("b", "百福养老院", 0)];
        let page = site(&directory(registries(), &others)).remove(&format!("facility/{id}/index.html")).unwrap();
        // As it is read: what keeps a date on one line is no part of its words.
        page.replace("<span class=\"nb\">", "").replace("</span>", "").replace("<wbr>", "")
    }

    fn has(page: &str, parts: &[&str]) {
        for part in parts {
            assert!(page.contains(part), "the page lacks {part}");
        }
    }

    #[test]
    fn every_fact_stands_on_the_page() {
        let page = page_of(complete("a", "安乐养老院"));
        has(
            &page,
            &[
                "老院",
                "甲县东镇",
                "有空床",
                "tel:+861990123456",
                "前台",
                "每天 08:00—20:00",
                "tel:+861990123457",
                "夜间",
                "全天24小时",
                "公建民营",
                "民办",
                "非营利",
                "示例公司",
                "91530381MA6K000067",
                "52530302MJ000000XC",
                "已备案",
                "示例备字〔2021〕3号",
                "2021年4月12日",
                "示例文件",
                "护理型床位66张，占55%",
                "失智照护床位10张",
                "截至2026年3月1日",
                "2,680",
                "4,480",
                "7,680",
                "1,900元/月",
                "单人间",
                "预收1个月",
                "打电话约时间",
                "身份证",
                "7天",
                "每天 09:00—11:30",
                "等候3人",
                "自理、失能",
                "自理、全护理",
                "示例卫生院",
                "可用医保",
                "不是长期护理保险定点",
                "午餐",
                "补贴后每餐6元",
                "可送餐",
                "工作人员40人",
                "持证24人",
                "示例医院",
                "3,300平方米",
                "2020年建成",
                "2024年改造",
                "有效期至2028年9月30日",
                "三级",
                "示例评定委员会",
                "2027年6月17日",
                "示例敬老文明号",
                "优级",
                "双随机",
                "2025年9月25日已整改",
                "坡道、电梯",
                "大门和坡道的照片",
                "%E9%97%A8%20%E5%8F%A3.jpg",
                "<strong>安静</strong>",
                "href=\"../../facility/b/\"",
                "2路公交",
                "《机构名单》",
                "2026年2月20日",
                "（离开政府网站）",
                "0199-0000003",
                "950米",
                "直线距离",
                "助餐",
            ],
        );
        assert!(!page.contains("示罚〔2026〕1号"), "a penalty is hidden after its term");
        has(&page, &["示罚〔2026〕2号", "依据《示例法》"]);
    }

    #[test]
    fn what_is_unknown_is_said_with_its_date() {
        let page = page_of(ordinary("a", "安乐养老院", 0));
        assert_eq!(page.matches("暂无记录").count(), 3);
        assert_eq!(page.matches("未评定").count(), 2);
        assert!(page.matches("截至2026年3月1日").count() >= 5);
        let undated = Facility { updated: None, phones: vec![], ..ordinary("a", "安乐养老院", 0) };
        has(&page_of(undated), &["更新日期未登记", "没有登记电话"]);
    }

    #[test]
    fn a_nursery_shows_its_classes_and_what_has_run_out() {
        let page = page_of(nursery("a", "禾苗托育园"));
        has(
            &page,
            &[
                "12—36个月",
                "托小班（12—24个月）",
                "<td>13</td>",
                "全日托、半日托",
                "90天",
                "普惠托位20个",
                "空位数已过期",
                "截至2025年12月1日，已过期",
                "有效期至2026年1月1日，已过期",
                "卫生评价",
                "A级",
                "推荐性标准",
            ],
        );
    }

    #[test]
    fn a_closed_one_keeps_its_page_and_says_so() {
        let closed =
            Facility {
                status: Status::Closed, closed_on: Some(date(2026, 2, 3)), ..ordinary("a", "安乐养老院", 0)
            };
        let page = page_of(closed);
        has(&page, &["已于2026年2月3日关闭", "已关闭"]);
        assert!(!page.contains("href=\"../../area/jia/elder-meal/\""));
    }
}
