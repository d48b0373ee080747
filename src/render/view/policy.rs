//! Policies: the list, and one document with its head block, its validity, and what explains or replaces it.

use jiff::civil::{DateTime, Time};
use serde::Serialize;

use super::article::{Article, Imprint, Listed, article, frame, link, link_to, listed, section_frame};
use super::frame::Frame;
use super::part::{Day, Link};
use crate::address::{Address, Section};
use crate::directory::Directory;
use crate::model::Policy;
use crate::render::shelf::{Shelf, address};
use crate::render::{RenderError, SiteHead};
use crate::text::format;
use crate::vocabulary::{Closed as _, Validity};

/// The list.
#[derive(Debug, Serialize)]
pub struct Policies {
    /// The frame.
    pub frame: Frame,
    /// Documents that hold, newest first.
    pub documents: Vec<Listed>,
    /// Explanations, newest first.
    pub explanations: Vec<Listed>,
    /// What holds no longer, newest first.
    pub lapsed: Vec<Listed>,
}

/// Makes the list of policies.
pub fn policies(directory: &Directory, head: &SiteHead<'_>) -> Result<Policies, RenderError> {
    let at = Address::section(Section::Policy);
    let updated = directory.policies.iter().map(|policy| policy.published_at.date()).max();
    let mut list = Policies {
        frame: section_frame(Section::Policy, updated, head)?,
        documents: Vec::new(),
        explanations: Vec::new(),
        lapsed: Vec::new(),
    };
    for policy in &directory.policies {
        let validity = policy.validity_on(head.today);
        let mut line = listed(&policy.head, Some(policy.published_at.date()), &at, head);
        line.mark = (validity != Validity::InForce || policy.interprets.is_none()).then(|| head.word(validity));
        match validity {
            Validity::Lapsed | Validity::Repealed => list.lapsed.push(line),
            Validity::InForce | Validity::Amended if policy.interprets.is_some() => list.explanations.push(line),
            Validity::InForce | Validity::Amended => list.documents.push(line),
        }
    }
    Ok(list)
}

/// One document.
#[derive(Debug, Serialize)]
pub struct PolicyPage {
    /// The frame.
    pub frame: Frame,
    /// Whether it holds.
    pub validity: State,
    /// 索引号 and so on, in the order of government sites.
    pub facts: Vec<Fact>,
    /// The text and what belongs to it.
    pub article: Article,
    /// The document that this page explains.
    pub explains: Option<Link>,
    /// Pages that explain this document.
    pub explanations: Vec<Link>,
    /// What holds instead.
    pub instead: Option<Link>,
    /// Documents that this one replaced.
    pub replaced: Vec<Link>,
}

/// Whether a document holds.
#[derive(Debug, Serialize)]
pub struct State {
    /// `in-force`, `amended`, `lapsed`, `repealed`.
    pub code: &'static str,
    /// 有效.
    pub label: String,
    /// From when.
    pub from: Option<Day>,
    /// Until when.
    pub until: Option<Day>,
}

/// A line of the head block.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// For example 索引号.
    pub label: String,
    /// `None` shows 未载明.
    pub value: Option<String>,
    /// Whether it is long and takes the whole width.
    pub wide: bool,
}

/// Makes the page of a policy.
pub fn policy(policy: &Policy, head: &SiteHead<'_>, shelf: &Shelf<'_>) -> Result<PolicyPage, RenderError> {
    let at = address(&policy.head.at);
    let validity = policy.validity_on(head.today);
    let imprint = Imprint { published: Some(policy.published_at), updated: None, issuer: &policy.issuer };
    let others = |policies: &[&Policy]| policies.iter().map(|other| link(&other.head, &at, head)).collect();
    Ok(PolicyPage {
        frame: frame(&policy.head, imprint, head)?,
        validity: State {
            code: validity.code(),
            label: head.word(validity),
            from: policy.effective_on.map(|day| head.day(day)),
            until: policy.expires_on.map(|day| head.day(day)),
        },
        facts: facts(policy, validity, head)?,
        article: article(&policy.head, head, shelf)?,
        explains: policy.interprets.as_ref().and_then(|document| link_to(document, &at, head, shelf)),
        explanations: others(shelf.explanations(&policy.head.at)),
        instead: policy.replaced_by.as_ref().and_then(|newer| link_to(newer, &at, head, shelf)),
        replaced: others(shelf.predecessors(&policy.head.at)),
    })
}

/// Midnight stands for a day without a time.
fn moment(at: DateTime) -> String {
    if at.time() == Time::midnight() { format::date(at.date()) } else { format::date_time(at) }
}

/// The head block of government documents: 索引号, 主题分类, 发文机关, 成文日期, 标题, 发文字号, 发布日期, 有效性.
fn facts(policy: &Policy, validity: Validity, head: &SiteHead<'_>) -> Result<Vec<Fact>, RenderError> {
    let keywords = policy.head.keywords.join(" ");
    let fact = |key: &str, value: Option<String>, wide: bool| -> Result<Fact, RenderError> {
        Ok(Fact { label: head.say(key, &[])?, value: value.filter(|value| !value.is_empty()), wide })
    };
    let mut facts = vec![
        fact("policy.index_no", policy.index_no.clone(), false)?,
        fact("policy.theme", policy.theme.clone(), false)?,
        fact("policy.issuer", Some(policy.issuer.join(head.comma())), false)?,
        fact("policy.signed_on", Some(format::date(policy.signed_on)), false)?,
        fact("policy.title", Some(policy.head.title.clone()), true)?,
        fact("policy.doc_no", policy.doc_no.clone(), false)?,
        fact("policy.published_at", Some(moment(policy.published_at)), false)?,
        fact("policy.validity", Some(head.word(validity)), false)?,
        fact("policy.effective_on", policy.effective_on.map(format::date), false)?,
    ];
    if !keywords.is_empty() {
        facts.push(fact("policy.keywords", Some(keywords), true)?);
    }
    Ok(facts)
}
