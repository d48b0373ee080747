//! What a facility costs: the monthly sum by care level (or by class of a nursery), and every other price.

use serde::Serialize;

use crate::address::{Address, Section};
use crate::model::facility::Facility;
use crate::model::{Price, Yuan};
use crate::render::head::facility as address_of;
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::{Basis, Closed, Item, Unit};

/// What it costs.
#[derive(Debug, Serialize)]
pub struct Fees {
    /// The monthly sum.
    pub monthly: Option<Monthly>,
    /// Every price that is not in the sum.
    pub others: Vec<PriceLine>,
    /// Months asked in advance.
    pub prepay: Option<String>,
    /// Where it is told what one can get towards it; no allowance is ever taken off the sum.
    pub subsidies: Option<String>,
}

/// A table: items as rows, care levels or classes as columns, the sum below.
#[derive(Debug, Serialize)]
pub struct Monthly {
    /// What the sums are reckoned from.
    pub caption: String,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// Whether so much stands abreast that a phone must show it in another way.
    pub wide: bool,
    /// Items.
    pub rows: Vec<FeeRow>,
    /// The sums.
    pub sums: Vec<String>,
    /// The deposit, the same for every column.
    pub deposit: Option<String>,
    /// Deposit and the first month together.
    pub first: Vec<String>,
    /// The least sum, without its unit.
    #[serde(skip)]
    pub(super) least: String,
    /// What is in it: `床位费、伙食费、护理费`.
    #[serde(skip)]
    pub(super) items: String,
}

/// An item of the table.
#[derive(Debug, Serialize)]
pub struct FeeRow {
    /// What it is for.
    pub label: String,
    /// Its amounts; a single one when it is the same for every column.
    pub cells: Vec<String>,
}

/// A price by itself.
#[derive(Debug, Serialize)]
pub struct PriceLine {
    /// What it is for.
    pub label: String,
    /// `1,500—1,900元/月`, or that it is free.
    pub amount: String,
    /// Who sets it, since when, for what.
    pub notes: Option<String>,
}

/// From least to most.
#[derive(Clone, Copy)]
struct Range(Yuan, Yuan);

impl Range {
    fn of(price: &Price) -> Self {
        Self(price.min, price.max.unwrap_or(price.min))
    }

    fn plus(self, other: Self) -> Self {
        Self(self.0.plus(other.0), self.1.plus(other.1))
    }

    /// With 一字线, as ranges are written.
    fn text(self) -> String {
        if self.0 == self.1 { self.0.to_string() } else { format!("{}—{}", self.0, self.1) }
    }
}

pub(super) fn fees(facility: &Facility, head: &SiteHead<'_>) -> Result<Option<Fees>, RenderError> {
    let prices = &facility.prices;
    let mut used = vec![false; prices.len()];
    let monthly = monthly(prices, &mut used, head)?;
    let rest = prices.iter().zip(&used).filter(|(_, used)| !**used);
    let others = rest.map(|(price, _)| line(price, head)).collect::<Result<Vec<_>, _>>()?;
    // What one pays in a home by the month is what allowances are given towards.
    let subsidies = (monthly.is_some() && facility.nursery.is_none() && head.sections.contains(&Section::Guide))
        .then(|| head.href(&address_of(&facility.id), &Address::section(Section::Guide)));
    let prepay = facility.prepay_months.map(|months| head.say("fees.prepay", &[("months", &months)])).transpose()?;
    let empty = monthly.is_none() && others.is_empty() && prepay.is_none();
    Ok((!empty).then_some(Fees { monthly, others, prepay, subsidies }))
}

/// The sum of what everyone pays each month and what depends on the care level or class. Of several prices for one
/// bed the least is taken; the others stand below.
fn monthly(prices: &[Price], used: &mut [bool], head: &SiteHead<'_>) -> Result<Option<Monthly>, RenderError> {
    let find = |item: Item, unit: Unit| {
        let of_item = prices.iter().enumerate().filter(|(_, price)| price.item == item && price.unit == unit);
        of_item.min_by_key(|(place, price)| (price.min, *place)).map(|(place, _)| place)
    };
    let all = |item: Item| {
        let of_item =
            prices.iter().enumerate().filter(move |(_, price)| price.item == item && price.unit == Unit::Month);
        of_item.map(|(place, _)| place).collect::<Vec<_>>()
    };
    let (bed, meal) = (find(Item::Bed, Unit::Month), find(Item::Meal, Unit::Month));
    // Columns: care levels beside a bed, or the monthly fees of a nursery beside its meals.
    let (fixed, columns, item) = match (bed, meal) {
        (Some(_), _) => (bed.into_iter().chain(meal).collect::<Vec<_>>(), all(Item::Care), Item::Care),
        (None, Some(meal)) => (vec![meal], all(Item::Month), Item::Month),
        (None, None) => return Ok(None),
    };
    if item == Item::Month && columns.is_empty() || fixed.len() + usize::from(!columns.is_empty()) < 2 {
        return Ok(None);
    }
    for &place in fixed.iter().chain(&columns) {
        used[place] = true;
    }
    let with_meals = |place: usize| prices[place].meals_included == Some(true);
    let includes = |column: Option<usize>, price: &Price| {
        price.item == Item::Meal && column.or(bed).into_iter().chain(bed).any(with_meals)
    };
    let per_column: Vec<Option<usize>> =
        if columns.is_empty() { vec![None] } else { columns.iter().copied().map(Some).collect() };
    let own = |column: Option<usize>| {
        column.map_or(Range(Yuan::default(), Yuan::default()), |place| Range::of(&prices[place]))
    };
    let mut sums: Vec<Range> = per_column.iter().map(|&column| own(column)).collect();
    let mut rows = Vec::new();
    for &place in &fixed {
        let price = &prices[place];
        let mut cells = Vec::with_capacity(sums.len());
        for (sum, &column) in sums.iter_mut().zip(&per_column) {
            if includes(column, price) {
                cells.push(head.say("fees.included", &[])?);
            } else {
                *sum = sum.plus(Range::of(price));
                cells.push(Range::of(price).text());
            }
        }
        rows.push(FeeRow { label: head.word(price.item), cells: once(cells) });
    }
    if !columns.is_empty() {
        let cells = per_column.iter().map(|&column| own(column).text()).collect();
        rows.push(FeeRow { label: head.word(item), cells: once(cells) });
    }
    let deposit = find(Item::Deposit, Unit::Once);
    if let Some(place) = deposit {
        used[place] = true;
    }
    let deposit = deposit.map(|place| Range::of(&prices[place]));
    let labels = per_column.iter().map(|&column| label(column.map(|place| &prices[place]), head));
    Ok(Some(Monthly {
        caption: caption(&prices[fixed[0]], head)?,
        columns: labels.collect::<Result<_, _>>()?,
        wide: sums.len() > 3 || sums.len() > 1 && sums.iter().any(|sum| sum.0 != sum.1),
        sums: sums.iter().map(|sum| sum.text()).collect(),
        first: deposit.map_or_else(Vec::new, |deposit| sums.iter().map(|sum| sum.plus(deposit).text()).collect()),
        deposit: deposit.map(Range::text),
        least: sums.iter().map(|sum| sum.0).min().unwrap_or_default().to_string(),
        items: rows.iter().map(|row| row.label.as_str()).collect::<Vec<_>>().join(head.comma()),
        rows,
    }))
}

/// Amounts of a row, a single one when all are the same.
fn once(mut cells: Vec<String>) -> Vec<String> {
    if cells.windows(2).all(|pair| pair[0] == pair[1]) {
        cells.truncate(1);
    }
    cells
}

fn label(price: Option<&Price>, head: &SiteHead<'_>) -> Result<String, RenderError> {
    let Some(price) = price else { return head.say("fees.amount", &[]) };
    let parts = parts(price, head);
    if parts.is_empty() { head.say("fees.amount", &[]) } else { Ok(parts.join(head.comma())) }
}

/// The care level, class and form that a price is for.
fn parts<'a>(price: &Price, head: &'a SiteHead<'_>) -> Vec<&'a str> {
    let level = price.level.map(|id| head.registries.care_levels[id.index()].label.as_str());
    level.into_iter().chain(price.class.map(Closed::zh)).chain(price.form.map(Closed::zh)).collect()
}

fn caption(price: &Price, head: &SiteHead<'_>) -> Result<String, RenderError> {
    let mut caption = head.say("fees.caption", &[])?;
    if let Some(note) = &price.note {
        caption.push_str(&head.say("fees.reckoned_by", &[("note", note)])?);
    }
    let rest: Vec<String> = since(price, head)?.into_iter().chain(basis(price, head)).collect();
    if !rest.is_empty() {
        caption.push_str(&rest.join(head.pause()));
        caption.push('。');
    }
    Ok(caption)
}

fn line(price: &Price, head: &SiteHead<'_>) -> Result<PriceLine, RenderError> {
    let parts = parts(price, head);
    let item = head.word(price.item);
    let label = if parts.is_empty() { item } else { format!("{item}{}", head.aside(&parts.join(head.comma()))) };
    let free = price.basis == Some(Basis::Free) || Range::of(price).1.fen() == 0;
    let meals = match price.meals_included {
        Some(true) => Some(head.say("fees.meals_in", &[])?),
        Some(false) => Some(head.say("fees.meals_out", &[])?),
        None => None,
    };
    let basis = if free { None } else { basis(price, head) };
    let notes: Vec<String> =
        price.note.clone().into_iter().chain(meals).chain(since(price, head)?).chain(basis).collect();
    Ok(PriceLine {
        label,
        amount: if free {
            head.say("hit.free", &[])?
        } else {
            head.counted(Range::of(price).text(), &head.per(price.unit))
        },
        notes: (!notes.is_empty()).then(|| notes.join(head.pause())),
    })
}

fn since(price: &Price, head: &SiteHead<'_>) -> Result<Option<String>, RenderError> {
    price.from.map(|day| head.say("fees.since", &[("date", &head.day(day).text)])).transpose()
}

fn basis(price: &Price, head: &SiteHead<'_>) -> Option<String> {
    price.basis.map(|basis| head.word(basis))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::example::{directory, plain, registries};
    use crate::model::CareLevelId;
    use crate::render::Templates;
    use crate::theme::Theme;
    use crate::vocabulary::ClassType;

    fn price(item: Item, min: u32, max: Option<u32>, unit: Unit) -> Price {
        Price {
            item,
            level: None,
            class: None,
            form: None,
            min: Yuan::from_fen(min * 100),
            max: max.map(|max| Yuan::from_fen(max * 100)),
            unit,
            basis: None,
            from: None,
            meals_included: None,
            note: None,
        }
    }

    fn fees_of(prices: Vec<Price>) -> Option<Fees> {
        let directory = directory(registries(), &[]);
        let theme = Theme::built_in().unwrap();
        let templates = Templates::new(&theme).unwrap();
        let head = SiteHead::new(&directory, &theme, &templates, None).unwrap();
        let facility = Facility { prices, ..plain("a", "安乐养老院") };
        fees(&facility, &head).unwrap()
    }

    #[test]
    fn the_month_is_summed_by_care_level_and_the_deposit_stands_apart() {
        let care =
            |level, min| Price { level: Some(CareLevelId::new(level)), ..price(Item::Care, min, None, Unit::Month) };
        let fees = fees_of(vec![
            price(Item::Bed, 1900, None, Unit::Month),
            price(Item::Bed, 1500, Some(1600), Unit::Month),
            price(Item::Meal, 780, None, Unit::Month),
            care(0, 400),
            care(1, 2200),
            price(Item::Deposit, 5000, None, Unit::Once),
        ])
        .unwrap();
        let monthly = fees.monthly.unwrap();
        assert_eq!(monthly.columns, ["自理", "全护理"]);
        assert_eq!(monthly.sums, ["2,680—2,780", "4,480—4,580"]);
        assert_eq!(monthly.first, ["7,680—7,780", "9,480—9,580"]);
        assert_eq!((monthly.least.as_str(), monthly.items.as_str()), ("2,680", "床位费、伙食费、护理费"));
        let others: Vec<_> = fees.others.iter().map(|line| (line.label.as_str(), line.amount.as_str())).collect();
        assert_eq!(others, [("床位费", "1,900元/月")]);
    }

    #[test]
    fn a_nurserys_month_is_summed_by_class_and_meals_are_not_counted_twice() {
        let month = |class, min, meals| Price {
            class: Some(class),
            meals_included: Some(meals),
            ..price(Item::Month, min, None, Unit::Month)
        };
        let fees = fees_of(vec![
            month(ClassType::Young, 1800, false),
            month(ClassType::Older, 1600, true),
            price(Item::Meal, 300, None, Unit::Month),
        ])
        .unwrap();
        let monthly = fees.monthly.unwrap();
        assert_eq!(monthly.columns, ["托小班", "托大班"]);
        assert_eq!(monthly.sums, ["2,100", "1,600"]);
        assert_eq!(monthly.rows[0].cells, ["300", "已含"]);
        assert!(fees.others.is_empty());
    }

    #[test]
    fn single_prices_stand_by_themselves() {
        let fees =
            fees_of(vec![price(Item::Dish, 0, None, Unit::Meal), price(Item::Bed, 900, None, Unit::Month)]).unwrap();
        assert!(fees.monthly.is_none());
        let others: Vec<_> = fees.others.iter().map(|line| line.amount.as_str()).collect();
        assert_eq!(others, ["免费", "900元/月"]);
        assert!(fees_of(vec![]).is_none());
    }
}
