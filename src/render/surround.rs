//! The constant parts of every page, rendered once for each depth and menu item.

use super::environment::Safe;
use super::view::frame::{Brand, Fact, Foot, Help, Item, Label, Menu, Style, Surround};
use super::view::part::{Call, Outside};
use super::{RenderError, Templates};
use crate::address::{Address, Section};
use crate::directory::Registries;
use crate::model::site::Site;
use crate::theme::{Messages, Theme};
use crate::vocabulary::Group;

/// No page lies deeper: a township's later pages (`area/a/town/1/page/2/`).
const DEEPEST: usize = 6;

/// How far a page lies below the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// So many folders.
    Levels(usize),
    /// `404.html` is shown at any depth, so its links begin at the host's root.
    Lost,
}

impl Depth {
    pub(super) fn of(page: &Address) -> Self {
        if page.is_not_found() { Self::Lost } else { Self::Levels(page.depth()) }
    }
}

/// The parts of one depth and one menu item.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    pub(super) head: Safe,
    pub(super) top: Safe,
    pub(super) bottom: Safe,
}

/// All of them.
#[derive(Debug)]
pub(super) struct Surrounds {
    /// By depth, the lost one last, and menu item.
    parts: Vec<Vec<Parts>>,
    roots: Vec<String>,
}

impl Surrounds {
    pub(super) fn get(&self, page: &Address, menu: Menu) -> &Parts {
        &self.parts[place(page)][menu as usize]
    }

    /// From the page to the site's root.
    pub(super) fn root(&self, page: &Address) -> String {
        self.roots[place(page)].clone()
    }
}

fn place(page: &Address) -> usize {
    match Depth::of(page) {
        Depth::Levels(depth) => depth.min(DEEPEST),
        Depth::Lost => DEEPEST + 1,
    }
}

pub(super) fn make(
    registries: &Registries,
    theme: &Theme,
    templates: &Templates,
    sections: &[Section],
) -> Result<Surrounds, RenderError> {
    let Templates { words, environment } = templates;
    let maker = Maker { registries, theme, words, sections };
    let mut roots: Vec<String> = (0..=DEEPEST).map(|depth| "../".repeat(depth)).collect();
    "./".clone_into(&mut roots[0]);
    roots.push(Address::home().from_root(registries.config.base_path()));
    let mut parts = Vec::with_capacity(roots.len());
    for root in &roots {
        let mut surround = maker.surround(root)?;
        let head = Safe::new(environment.render("part/head.html", &surround)?);
        let bottom = Safe::new(environment.render("part/bottom.html", &surround)?);
        let mut tops = Vec::with_capacity(Menu::ALL.len());
        for menu in Menu::ALL {
            surround.menu = maker.menu(root, menu)?;
            surround.search_box = menu != Menu::Search;
            let top = Safe::new(environment.render("part/top.html", &surround)?);
            tops.push(Parts { head: head.clone(), top, bottom: bottom.clone() });
        }
        parts.push(tops);
    }
    Ok(Surrounds { parts, roots })
}

struct Maker<'a> {
    registries: &'a Registries,
    theme: &'a Theme,
    words: &'a Messages,
    sections: &'a [Section],
}

impl Maker<'_> {
    fn surround(&self, root: &str) -> Result<Surround, RenderError> {
        let config = &self.registries.config;
        let asset = |name: &str| self.theme.assets.get(name).map(|asset| format!("{root}{}", asset.path));
        let styles = [("site.css", None), ("print.css", Some("print"))];
        let styles = styles.into_iter().filter_map(|(name, media)| Some(Style { href: asset(name)?, media })).collect();
        let split = config.title.strip_prefix(self.registries.region.name.as_str()).filter(|rest| !rest.is_empty());
        let brand = Brand {
            href: root.to_owned(),
            region: split.is_some().then(|| self.registries.region.name.clone()),
            name: split.unwrap_or(&config.title).to_owned(),
        };
        Ok(Surround {
            demo: config.demo,
            styles,
            scripts: asset("start.js").into_iter().collect(),
            icon: asset("mark.svg"),
            // Told on the home page, where readers of feeds look for it.
            feed: config
                .site_url
                .as_ref()
                .filter(|_| root == "./")
                .map(|_| format!("{root}{}", Address::feed().path())),
            labels: self.labels(),
            brand,
            menu: Vec::new(),
            search_box: true,
            help: help(&self.registries.site),
            foot: self.foot(root)?,
        })
    }

    /// What every page of a government site carries: SiteName, SiteDomain, SiteIDCode.
    fn labels(&self) -> Vec<Label> {
        let config = &self.registries.config;
        let domain = config.site_url.as_deref().and_then(|url| url.split_once("://")).map(|(_, rest)| rest);
        let domain = domain.and_then(|rest| rest.split(['/', ':']).next()).unwrap_or_default();
        let code = self.registries.site.id_code.as_deref().unwrap_or_default();
        let labels = [("SiteName", config.title.as_str()), ("SiteDomain", domain), ("SiteIDCode", code)];
        let filled = labels.into_iter().filter(|(_, content)| !content.is_empty());
        filled.map(|(name, content)| Label { name, content: content.to_owned() }).collect()
    }

    fn menu(&self, root: &str, current: Menu) -> Result<Vec<Item>, RenderError> {
        let has = |group| self.registries.kinds.iter().any(|kind| kind.group == group);
        let to = |address: Address| Some(format!("{root}{}", address.path()));
        let mut items = Vec::new();
        for menu in Menu::ALL {
            let (key, href) = match menu {
                Menu::None => continue,
                Menu::Home => ("menu.home", Some(root.to_owned())),
                Menu::Elder => ("menu.elder", has(Group::Elder).then(|| format!("{root}#elder"))),
                Menu::Child => ("menu.child", has(Group::Child).then(|| format!("{root}#child"))),
                Menu::Guide => ("menu.guide", self.section(root, Section::Guide)),
                Menu::Policy => ("menu.policy", self.section(root, Section::Policy)),
                Menu::Indicators => ("menu.indicators", to(Address::indicators())),
                Menu::Search => ("menu.search", to(Address::search())),
            };
            if let Some(href) = href {
                // A phone's first screen and the elder's version have no room for these; the foot of the page has them.
                let extra = matches!(menu, Menu::Home | Menu::Indicators);
                items.push(Item { label: self.words.say(key, &[])?, href, current: menu == current, extra });
            }
        }
        Ok(items)
    }

    fn section(&self, root: &str, section: Section) -> Option<String> {
        self.sections.contains(&section).then(|| format!("{root}{}", Address::section(section).path()))
    }

    fn foot(&self, root: &str) -> Result<Foot, RenderError> {
        let site = &self.registries.site;
        let mut links = Vec::new();
        let mut link = |key: &str, href: Option<String>| -> Result<(), RenderError> {
            if let Some(href) = href {
                links.push(Item { label: self.words.say(key, &[])?, href, current: false, extra: false });
            }
            Ok(())
        };
        link("foot.sitemap", Some(format!("{root}{}", Address::sitemap().path())))?;
        link("menu.indicators", Some(format!("{root}{}", Address::indicators().path())))?;
        link("foot.notices", self.section(root, Section::Notice))?;
        link("foot.pages", self.section(root, Section::Page))?;
        link("foot.data", Some(format!("{root}{}", Address::data().path())))?;
        link("foot.freshness", Some(format!("{root}{}", Address::freshness().path())))?;
        let fact = |key: &str, value: Option<&str>, link: Option<&str>| -> Result<Fact, RenderError> {
            Ok(Fact {
                label: self.words.say(key, &[])?,
                link: value.and(link).map(str::to_owned),
                value: value.map(str::to_owned),
            })
        };
        let phone = site.phone.as_ref();
        let (number, tel) = (phone.map(ToString::to_string), phone.map(crate::model::Phone::tel));
        Ok(Foot {
            links,
            report: site.error_report_url.as_deref().map(Outside::new),
            emblem: site.emblem_url.as_deref().map(Outside::new),
            facts: vec![
                fact("foot.host", site.host_unit.as_deref(), None)?,
                fact("foot.run", site.run_unit.as_deref(), None)?,
                fact("foot.phone", number.as_deref(), tel.as_deref())?,
                fact("foot.address", site.address.as_deref(), None)?,
                fact("foot.code", site.id_code.as_deref(), None)?,
                fact("foot.icp", site.icp.as_deref(), Some("https://beian.miit.gov.cn/"))?,
                fact("foot.police", site.police.as_deref(), Some("https://beian.mps.gov.cn/"))?,
            ],
        })
    }
}

fn help(site: &Site) -> Help {
    Help {
        hotline: site.hotline.as_ref().map(Call::from),
        supervision: site.supervision_phone.as_ref().map(Call::from),
        correction: site.correction.as_ref().map(|correction| Call::from(&correction.phone)),
        email: site.correction.as_ref().and_then(|correction| correction.email.clone()),
    }
}
