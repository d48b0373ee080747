//! A mapping for a list that has none, made from its headings and from what stands below them, for a person to look at.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::cell::decimal;
use super::day::day;
use super::existing::Existing;
use super::read::{List, Table};
use super::season;
use super::words::{Meaning, meaning};
use crate::diagnostic::Lang;
use crate::field::facility::FACILITY;
use crate::field::{Registry, at_path, leaves};
use crate::model::written::narrow;
use crate::text::fold::{fold, tidy};
use crate::text::pinyin::{Readings, slug};
use crate::text::width::clip;
use crate::text::yaml::quoted;

/// Rows by whose cells a column is judged.
const SAMPLE: usize = 200;
/// Cells of a column that is not used that the file shows.
const SHOWN: usize = 3;
/// Words of a list that tell its kind: the first that stands in it holds.
const KINDS: [(&str, &str); 10] = [
    ("保育", "child.nursery"),
    ("托育", "child.nursery"),
    ("托嬰", "child.nursery"),
    ("幼稚園", "child.kindergarten-class"),
    ("childcare", "child.nursery"),
    ("nursery", "child.nursery"),
    ("医院", "elder.medical-site"),
    ("敬老院", "elder.rural-home"),
    ("養護", "elder.nursing-home"),
    ("养老", "elder.private-home"),
];

/// A mapping to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The mapping, with what speaks for each line.
    pub text: String,
    /// Heading, and the field that it was taken for; for the terminal.
    pub columns: Vec<(String, Fit)>,
}

/// What a column was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fit {
    /// A field, by its Chinese path.
    Field(String),
    /// It is about persons and is left out.
    Person,
    /// Another column has later figures of the same.
    Earlier,
    /// Nothing is known of it, or its field comes from another column.
    Unused,
}

impl Proposal {
    /// What was found, line by line.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let zh = lang == Lang::Zh;
        let said = |fit: &Fit| match (fit, zh) {
            (Fit::Field(path), _) => path.clone(),
            (Fit::Person, true) => "不要（个人信息）".to_owned(),
            (Fit::Person, false) => "left out (about persons)".to_owned(),
            (Fit::Earlier, true) => "没有用到（有更近的一列）".to_owned(),
            (Fit::Earlier, false) => "not used (another column is later)".to_owned(),
            (Fit::Unused, true) => "没有用到".to_owned(),
            (Fit::Unused, false) => "not used".to_owned(),
        };
        self.columns.iter().map(|(heading, fit)| format!("{} → {}", clip(heading, 40), said(fit))).collect()
    }
}

/// Proposes a mapping for the largest table of a list. `name` is the list's file name; `has_area` is whether the area of
/// all rows was given beside it.
pub fn propose(list: &List, name: &str, existing: &Existing, has_area: bool) -> Proposal {
    let table = list.tables.iter().rev().max_by_key(|table| table.rows.len()).cloned().unwrap_or_default();
    let kind = kind(list, name, &table, existing);
    let child = kind.is_some_and(|kind| kind.starts_with("child."));
    let columns: Vec<Column> = columns(&table, child);
    if let Some(figures) = figures(&table, name) {
        return figures;
    }
    let mut out = String::new();
    // Writing to a text cannot fail, here and below.
    let _ = writeln!(out, "## 这份对照表是照名单的表头和内容猜的，请看一遍，改好再导入：");
    let _ = writeln!(out, "##   laoyou import 名单 --mapping 这个文件");
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let (list_slug, _) = slug(&stem.replace(['_', ' ', '.'], "-").to_lowercase(), &Readings::default());
    let _ = writeln!(out, "名单: {}", if list_slug.is_empty() { "ming-dan" } else { &list_slug });
    let several: BTreeSet<&str> = list.tables.iter().flat_map(|table| &table.rows).map(|row| &*row.sheet).collect();
    if several.len() > 1 {
        let used: BTreeSet<&str> = table.rows.iter().map(|row| &*row.sheet).collect();
        let names: Vec<String> = used.iter().map(|sheet| quoted(sheet)).collect();
        let _ = writeln!(out, "工作表: [{}]  # 表头相同的工作表；不要的删去", names.join(", "));
    }
    out.push_str("列:\n");
    for column in columns.iter().filter(|column| column.use_of != Use::Joined) {
        column.write(&mut out, &columns, &table);
    }
    if !has_area && !columns.iter().any(|column| column.use_of == Use::Field("area")) {
        write_area(&mut out, &columns, &table, existing);
    }
    write_constants(&mut out, &columns, kind);
    if existing.region().is_none() {
        out.push_str(REGION);
    }
    let columns = columns.into_iter().filter(|column| !column.heading.is_empty());
    Proposal { text: out, columns: columns.map(|column| (column.heading.clone(), column.fit())).collect() }
}

/// A list of ids and figures: no names in it, but something free.
fn figures(table: &Table, name: &str) -> Option<Proposal> {
    let path_of = |heading: &String| match meaning(heading) {
        Some(Meaning::Field(path)) => path,
        _ => "",
    };
    let at = |wanted: &[&str]| table.headings.iter().position(|heading| wanted.contains(&path_of(heading)));
    let free = at(&["beds.available", "places.available", "capacity.available"])?;
    let id = at(&["source_keys.key"]).filter(|_| at(&["name"]).is_none())?;
    let day = at(&["beds.as_of", "places.as_of", "capacity.as_of", "updated"]);
    let (list_slug, _) = slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem), &Readings::default());
    let mut text = format!(
        "## 这份名单只有编号和空余数，会写进各县区的 availability.csv。请看一遍再导入。\n名单: {}\n空余表: 是\n列:\n",
        if list_slug.is_empty() { "kong-yu" } else { &list_slug }
    );
    let mut columns = Vec::new();
    for (at, field) in [(Some(id), "编号"), (Some(free), "空余"), (day, "截至")] {
        match at {
            Some(at) => {
                let _ = writeln!(text, "  - {{列名: {}, 项目: {field}}}", quoted(&table.headings[at]));
                columns.push((table.headings[at].clone(), Fit::Field(field.to_owned())));
            }
            None => text.push_str("固定:\n  - {项目: 截至, 写成: 请填写日期}\n"),
        }
    }
    Some(Proposal { text, columns })
}

const REGION: &str = "## 网站还没有 facilities/areas.yaml。请填好下面几行，删去每行开头的“# ”，就会用名单里的县区名生成一份：\n\
    # 地区:\n#   名称: 示例市\n#   省份: 示例省\n#   时区: Asia/Shanghai\n#   区号: \"0199\"\n#   号码位数: 7\n\
    #   坐标范围: {西: 102.0, 南: 24.0, 东: 105.0, 北: 27.0}\n";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Use {
    Field(&'static str),
    /// Goes behind the column of a field that stands before it.
    Joined,
    Person,
    /// Figures of an earlier time than those of another column.
    Earlier,
    None,
}

#[derive(Debug)]
struct Column {
    heading: String,
    at: usize,
    use_of: Use,
    /// The field was told by the cells, not by the heading.
    by_content: bool,
    /// There is a column for each year or month, and this is the latest.
    latest: bool,
    /// Columns that go behind this one.
    with: Vec<usize>,
}

impl Column {
    fn fit(&self) -> Fit {
        match self.use_of {
            Use::Field(path) => Fit::Field(chinese(path)),
            Use::Joined => Fit::Field("（接在前面的列后面）".to_owned()),
            Use::Person => Fit::Person,
            Use::Earlier => Fit::Earlier,
            Use::None => Fit::Unused,
        }
    }

    fn write(&self, out: &mut String, columns: &[Self], table: &Table) {
        if self.heading.is_empty() {
            return;
        }
        let heading = quoted(&self.heading);
        match self.use_of {
            Use::Field(path) => {
                let with: Vec<String> =
                    self.with.iter().filter_map(|&at| Some(quoted(&columns.get(at)?.heading))).collect();
                let with = if with.is_empty() { String::new() } else { format!(", 连同: [{}]", with.join(", ")) };
                let joint = if path == "hours" && !self.with.is_empty() { ", 连接: \"-\"" } else { "" };
                let republic = if is_republican(table, self.at) { ", 民国年: 是" } else { "" };
                let why = match (self.by_content, self.latest) {
                    (true, _) => "  # 照内容猜的",
                    (false, true) => "  # 各个时候的数字各有一列，取最近的",
                    (false, false) => "",
                };
                let _ = writeln!(
                    out,
                    "  - {{列名: {heading}{with}{joint}, 项目: {}{republic}}}{why}",
                    chinese(path).replace('·', ".")
                );
            }
            Use::Person => {
                let _ = writeln!(out, "  - {{列名: {heading}, 不要: 是}}  # 个人信息");
            }
            Use::Earlier => {
                let _ = writeln!(out, "  ## 没有用到：{heading}（有更近的一列）");
            }
            Use::None => {
                let cells: Vec<String> = filled(table, self.at).take(SHOWN).map(|cell| clip(&cell, 20)).collect();
                let shown =
                    if cells.is_empty() { "都是空的".to_owned() } else { format!("例如 {}", cells.join("；")) };
                let _ = writeln!(out, "  ## 没有用到：{heading}（{shown}）");
            }
            Use::Joined => {}
        }
    }
}

fn columns(table: &Table, child: bool) -> Vec<Column> {
    let room = if child { "places.total" } else { "beds.total" };
    let mut columns: Vec<Column> = Vec::new();
    let mut claimed: BTreeSet<&'static str> = BTreeSet::new();
    let seasons = seasons(table);
    let twice = |heading: &str| table.headings.iter().filter(|other| fold(other) == fold(heading)).count() > 1;
    for (at, heading) in table.headings.iter().enumerate() {
        let mut column = Column {
            heading: heading.clone(),
            at,
            use_of: Use::None,
            by_content: false,
            latest: false,
            with: Vec::new(),
        };
        let season = seasons.get(&at);
        if let Some(Season::Earlier) = season {
            column.use_of = Use::Earlier;
            columns.push(column);
            continue;
        }
        let heading = match season {
            Some(Season::Latest(bare)) => {
                column.latest = true;
                bare
            }
            _ => heading,
        };
        match meaning(heading).filter(|_| !heading.is_empty() && !twice(heading)) {
            Some(Meaning::Person) => column.use_of = Use::Person,
            Some(Meaning::Field(path)) => {
                let before = path
                    .strip_suffix('+')
                    .and_then(|path| columns.iter().position(|column| column.use_of == Use::Field(path)));
                let path = if matches!(path, "beds.total" | "places.total" | "capacity.total") { room } else { path };
                if let Some(before) = before {
                    columns[before].with.push(at);
                    column.use_of = Use::Joined;
                } else if !path.ends_with('+')
                    && (path == "area" || at_path(FACILITY, path).is_some_and(|field| field.inside().is_empty()))
                    && claimed.insert(path)
                {
                    column.use_of = Use::Field(path);
                }
            }
            None => {}
        }
        columns.push(column);
    }
    by_content(&mut columns, &mut claimed, table);
    put_right(&mut columns, table);
    // Half a point is none, and neither is an operator's or filing's detail without its head.
    for (one, other) in [("location.lng", "location.lat"), ("location.lat", "location.lng")] {
        if !columns.iter().any(|column| column.use_of == Use::Field(other)) {
            columns
                .iter_mut()
                .filter(|column| column.use_of == Use::Field(one))
                .for_each(|column| column.use_of = Use::None);
        }
    }
    for column in &mut columns {
        let needs_more = |path: &str| {
            path.starts_with("filing.")
                || path.starts_with("rating.")
                || path.ends_with(".available")
                || path == "beds.nursing"
        };
        if matches!(column.use_of, Use::Field(path) if needs_more(path)) {
            column.use_of = Use::None;
        }
    }
    columns
}

/// A column of a heading that comes once for each year or month.
enum Season {
    /// The latest in which anything stands: its heading without the time.
    Latest(String),
    Earlier,
}

/// By place, the columns whose headings differ in nothing but the time they speak of.
fn seasons(table: &Table) -> BTreeMap<usize, Season> {
    let mut alike: BTreeMap<String, Vec<(season::Season, usize, String)>> = BTreeMap::new();
    for (at, heading) in table.headings.iter().enumerate() {
        if let Some((of, bare)) = season::part(heading) {
            alike.entry(fold(&bare)).or_default().push((of, at, bare));
        }
    }
    let mut found = BTreeMap::new();
    for (_, mut columns) in alike.into_iter().filter(|(_, columns)| columns.len() > 1) {
        columns.sort();
        let filled = columns.iter().rposition(|(_, at, _)| filled(table, *at).next().is_some());
        let latest = filled.unwrap_or(columns.len() - 1);
        for (place, (_, at, bare)) in columns.into_iter().enumerate() {
            found.insert(at, if place == latest { Season::Latest(bare) } else { Season::Earlier });
        }
    }
    found
}

/// Whether a cell looks like something.
type Test<'t> = &'t dyn Fn(&str) -> bool;

/// Columns whose headings say nothing: names, addresses and phones look like themselves.
fn by_content(columns: &mut [Column], claimed: &mut BTreeSet<&'static str>, table: &Table) {
    let ends = |cell: &str, words: &[&str]| words.iter().any(|word| cell.ends_with(word));
    let name = |cell: &str| {
        ends(cell, &["院", "中心", "园", "園", "站", "所", "机构", "機構", "センター", "Centre", "Center"])
    };
    let address = |cell: &str| {
        cell.chars().count() > 5
            && (["路", "街", "村", "镇", "鎮", "号", "號", "丁目"].iter().any(|word| cell.contains(word))
                || has_house_number(cell))
    };
    let phone = |cell: &str| {
        let digits = narrow(cell).chars().filter(char::is_ascii_digit).count();
        (7..=13).contains(&digits)
            && narrow(cell).chars().all(|sign| sign.is_ascii_digit() || "-() +".contains(sign))
            && cell.contains(['-', '(', '－', '（', ' '])
            && day(cell, false).is_none()
    };
    let area = |cell: &str| cell.chars().count() <= 8 && ends(cell, &["县", "縣", "市", "区", "區", "旗"]);
    let tests: [(&'static str, Test<'_>); 4] =
        [("name", &name), ("address", &address), ("phones.number", &phone), ("area", &area)];
    for (path, test) in tests {
        if claimed.contains(path) {
            continue;
        }
        let fits = |column: &&mut Column| {
            let cells: Vec<String> = filled(table, column.at).take(SAMPLE).collect();
            column.use_of == Use::None
                && !column.heading.is_empty()
                && cells.len() > 2
                && cells.iter().filter(|cell| test(cell)).count() * 5 >= cells.len() * 4
        };
        if let Some(column) = columns.iter_mut().find(fits) {
            (column.use_of, column.by_content) = (Use::Field(path), true);
            claimed.insert(path);
        }
    }
    // Names of a language that we do not know: the first column of texts that no two rows share.
    if claimed.insert("name")
        && let Some(column) = columns.iter_mut().find(|column| column.use_of == Use::None && tells_apart(table, column))
    {
        (column.use_of, column.by_content) = (Use::Field("name"), true);
    }
}

/// Whether the cells of a column could be the names of the rows: words, every row has them, and none as another.
fn tells_apart(table: &Table, column: &Column) -> bool {
    let cells: Vec<String> = filled(table, column.at).take(SAMPLE).collect();
    let words = |cell: &String| {
        let letters = cell.chars().filter(|character| character.is_alphabetic()).count();
        letters > 2 && letters * 3 > cell.chars().count() * 2 && !cell.contains(['@', ':']) && !is_host(cell)
    };
    let distinct: BTreeSet<&String> = cells.iter().collect();
    !column.heading.is_empty()
        && cells.len() > 2
        && cells.len() == table.rows.len().min(SAMPLE)
        && distinct.len() == cells.len()
        && cells.iter().all(words)
}

/// `www.example.org`: no name has a full stop and no blank.
fn is_host(cell: &str) -> bool {
    !cell.contains(' ') && cell.is_ascii() && cell.contains('.')
}

/// `Park Street 3`, `12 High Street`, `Sonnenweg 12a`: words, and a number of few digits before or behind them.
fn has_house_number(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let number = |part: &str| {
        let digits = part.chars().take_while(char::is_ascii_digit).count();
        (1..=5).contains(&digits) && part.len() <= digits + 1
    };
    let word = |part: &&str| part.chars().filter(|character| character.is_alphabetic()).count() > 2;
    let ends = [parts.first(), parts.last()];
    ends.into_iter().flatten().any(|part| number(part)) && parts.iter().any(word)
}

/// Longitude and latitude the other way round: no latitude is beyond 90.
fn put_right(columns: &mut [Column], table: &Table) {
    let beyond = |column: &Column| {
        let degrees: Vec<f64> = filled(table, column.at).take(SAMPLE).filter_map(|cell| decimal(&cell)).collect();
        !degrees.is_empty() && degrees.iter().filter(|degree| degree.abs() > 90.0).count() * 2 > degrees.len()
    };
    let swapped = columns.iter().any(|column| column.use_of == Use::Field("location.lat") && beyond(column));
    if swapped {
        for column in columns {
            column.use_of = match column.use_of {
                Use::Field("location.lat") => Use::Field("location.lng"),
                Use::Field("location.lng") => Use::Field("location.lat"),
                other => other,
            };
        }
    }
}

/// Whether a column has years of the Republic.
fn is_republican(table: &Table, at: usize) -> bool {
    let shaped = |cell: &String| {
        let parts: Vec<&str> = cell.split(['/', '.']).collect();
        parts.len() == 3
            && (2..=3).contains(&parts[0].len())
            && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()) && part.len() <= 3)
    };
    let cells: Vec<String> = filled(table, at).take(SAMPLE).collect();
    !cells.is_empty() && cells.iter().filter(|cell| shaped(cell) && day(cell, true).is_some()).count() * 2 > cells.len()
}

/// The area from the address: the names that the site has, or the first words that end as areas do.
fn write_area(out: &mut String, columns: &[Column], table: &Table, existing: &Existing) {
    let names_one =
        |column: &&Column| filled(table, column.at).any(|cell| cell.contains(['市', '县', '縣', '区', '區']));
    let address = columns.iter().find(|column| column.use_of == Use::Field("address"));
    let Some(address) = address.filter(names_one) else {
        out.push_str("  ## 没有看出县区在哪一列：请写一行“项目: 县区”，或在命令行写 --area\n");
        return;
    };
    let names = existing.region().map(|region| region.areas.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>());
    let part = match names {
        Some(names) if !names.is_empty() => format!("({})", names.join("|")),
        _ => "^(..[市县縣区區])".to_owned(),
    };
    let _ = writeln!(
        out,
        "  - {{列名: {}, 项目: 县区, 取出: {}}}  # 从地址里取，请核对",
        quoted(&address.heading),
        quoted(&part)
    );
}

fn write_constants(out: &mut String, columns: &[Column], kind: Option<&'static str>) {
    let has = |path: &str| columns.iter().any(|column| matches!(column.use_of, Use::Field(own) if own == path));
    out.push_str("固定:\n");
    match kind {
        Some(kind) => {
            let _ = writeln!(out, "  - {{项目: 类型, 写成: {kind}}}  # 请核对");
        }
        None => out.push_str("  - {项目: 类型, 写成: 请填写}  # 可写的类型见 kinds.yaml\n"),
    }
    if has("location.lng") {
        out.push_str("  - {项目: 位置.坐标系, 写成: wgs84}  # 请核对：百度地图是 bd09，高德和腾讯是 gcj02，差几百米\n");
    }
    for path in ["name", "address"].iter().filter(|path| !has(path)) {
        let _ = writeln!(out, "  ## 没有看出“{}”在哪一列，请在上面写明", chinese(path));
    }
}

/// The kind that the words of a list speak for, when the site has it.
fn kind(list: &List, name: &str, table: &Table, existing: &Existing) -> Option<&'static str> {
    let mut words = fold(name);
    for row in table.rows.iter().take(SAMPLE) {
        words.push_str(&fold(&row.sheet));
        row.cells.iter().for_each(|cell| words.push_str(&fold(cell)));
    }
    list.asides.iter().for_each(|note| words.push_str(&fold(&note.value)));
    let found = KINDS.iter().find(|(word, kind)| words.contains(word) && existing.knows(Registry::Kind, kind));
    found.map(|&(_, kind)| kind)
}

/// The cells of a column with something in them, tidied.
fn filled(table: &Table, at: usize) -> impl Iterator<Item = String> + '_ {
    table.rows.iter().filter_map(move |row| Some(tidy(row.cells.get(at)?).into_owned())).filter(|cell| !cell.is_empty())
}

fn chinese(path: &str) -> String {
    match path {
        "area" => "县区".to_owned(),
        "id" => "编号".to_owned(),
        path => {
            leaves(FACILITY).into_iter().find(|leaf| leaf.path == path).map_or_else(|| path.to_owned(), |leaf| leaf.zh)
        }
    }
}
