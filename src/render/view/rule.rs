//! Who may have a benefit, said in words.

use crate::model::page::Rules;
use crate::render::{RenderError, SiteHead};
use crate::vocabulary::Closed;

/// One sentence for each thing that is asked; empty when nothing is.
pub(super) fn conditions(rules: &Rules, head: &SiteHead<'_>) -> Result<Vec<String>, RenderError> {
    let mut said = Vec::new();
    said.extend(ages(rules.age_min, rules.age_max, head)?);
    if let Some(months) = rules.child_months_max {
        said.push(if months.is_multiple_of(12) {
            head.say("rule.child_years", &[("years", &(months / 12))])?
        } else {
            head.say("rule.child_months", &[("months", &months)])?
        });
    }
    if !rules.areas.is_empty() {
        let areas = rules.areas.iter().map(|&area| head.registries.area(area).name.as_str());
        said.push(head.say("rule.areas", &[("areas", &areas.collect::<Vec<_>>().join(head.comma()))])?);
    }
    for (key, any) in [
        ("rule.household", names(&rules.household, head)),
        ("rule.ability", names(&rules.ability, head)),
        ("rule.income", names(&rules.income, head)),
    ] {
        if !any.is_empty() {
            let any = if any.contains(head.comma()) { head.say("rule.any", &[("words", &any)])? } else { any };
            said.push(head.say(key, &[("any", &any)])?);
        }
    }
    Ok(said)
}

/// `80周岁及以上`, `60—79周岁`.
pub(super) fn ages(min: Option<u16>, max: Option<u16>, head: &SiteHead<'_>) -> Result<Option<String>, RenderError> {
    let said = match (min, max) {
        (None, None) => return Ok(None),
        (Some(min), None) => head.say("rule.age_from", &[("min", &min)])?,
        (None, Some(max)) => head.say("rule.age_to", &[("max", &max)])?,
        (Some(min), Some(max)) => head.say("rule.ages", &[("min", &min), ("max", &max)])?,
    };
    Ok(Some(said))
}

fn names<C: Closed>(words: &[C], head: &SiteHead<'_>) -> String {
    words.iter().map(|word| head.word(*word)).collect::<Vec<_>>().join(head.comma())
}
