//! How much a facility's page has to say, so that paper can take smaller type before it takes a second sheet.

use super::FacilityPage;

/// Characters of 10 pt type in half the width of a sheet.
const HALF: usize = 25;
/// Lines of a half that 10 pt type can have below the head of the sheet; two halves.
const ROOMY: usize = 70;
/// As many of 8.6 pt type.
const DENSE: usize = 104;

/// `roomy`, `dense`, or `packed`: what is beyond loses services and steps on paper, never the phone, the fees or the
/// supervision.
pub(super) fn density(page: &FacilityPage) -> &'static str {
    let lines = lines(page);
    if lines <= ROOMY {
        "roomy"
    } else if lines <= DENSE {
        "dense"
    } else {
        "packed"
    }
}

fn lines(page: &FacilityPage) -> usize {
    let of = |text: &str| text.chars().count().div_ceil(HALF).max(1);
    // Beside a label there is less room.
    let beside = |text: &str| text.chars().count().div_ceil(HALF - 7).max(1);
    let heading = 2;
    let mut lines = 0;
    if let Some(fees) = &page.fees {
        lines += heading + fees.prepay.iter().count() + fees.subsidies.iter().count();
        lines +=
            fees.others.iter().map(|line| beside(&line.amount) + line.notes.as_deref().map_or(0, of)).sum::<usize>();
        if let Some(monthly) = &fees.monthly {
            lines += of(&monthly.caption) + monthly.rows.len() + 2 + 3 * usize::from(monthly.deposit.is_some());
        }
    }
    if let Some(admission) = &page.admission {
        lines += heading + of(&admission.steps.join("；；；")) + of(&admission.materials.join("、")) + 1;
        lines += admission.facts.iter().map(|line| beside(&line.value)).sum::<usize>();
    }
    if !page.services.is_empty() {
        lines += heading + of(&page.services.join("、"));
    }
    lines += page.classes.as_ref().map_or(0, |classes| heading + 1 + classes.rows.len());
    for group in &page.facts {
        lines += heading + group.lines.iter().map(|line| beside(&line.value).max(of(&line.label))).sum::<usize>();
    }
    lines += heading;
    for check in &page.checks {
        let state = check.state.as_ref().map_or("", |state| state.word.as_str());
        let told: usize = check.records.iter().map(|record| beside(&record.text)).sum();
        lines += told.max(beside(state));
    }
    let head = page.go.transport.as_deref().map_or(0, of) + page.others.len();
    lines + head + heading + page.sources.iter().map(|source| beside(&source.text) + 1).sum::<usize>() + 2
}
