//! How far long work has come, as a line of the terminal that goes away again.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::diagnostic::Lang;
use crate::pipeline::{Progress, Step};

/// Work that is done sooner says nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// A line on standard error while a step takes long.
#[derive(Debug)]
pub(super) struct Line {
    lang: Lang,
    since: Instant,
    bar: Mutex<Option<ProgressBar>>,
}

impl Line {
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, since: Instant::now(), bar: Mutex::new(None) }
    }

    /// Does something with the bar of the step at work; shows it when the work has taken long enough.
    fn with(&self, act: impl FnOnce(&ProgressBar)) {
        let bar = self.bar.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bar) = &*bar {
            if bar.is_hidden() && self.since.elapsed() > PATIENCE {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            act(bar);
        }
    }
}

impl Progress for Line {
    fn begin(&self, step: Step, total: Option<usize>) {
        let (form, length) = match (total, step) {
            (Some(total), _) => ("{msg} {wide_bar} {human_pos}/{human_len}", total as u64),
            (None, Step::Read | Step::Publish) => ("{msg} …", 0),
            (None, _) => ("{msg} {human_pos}", 0),
        };
        // The forms are right, so the style of the library itself is never needed.
        let style = ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::hidden()).with_style(style);
        *self.bar.lock().unwrap_or_else(PoisonError::into_inner) = Some(bar);
        self.with(|bar| bar.set_message(name(step, self.lang)));
    }

    fn advance(&self) {
        self.with(|bar| bar.inc(1));
    }

    fn end(&self) {
        if let Some(bar) = self.bar.lock().unwrap_or_else(PoisonError::into_inner).take() {
            bar.finish_and_clear();
        }
    }
}

const fn name(step: Step, lang: Lang) -> &'static str {
    match (lang, step) {
        (Lang::Zh, Step::Read) => "读取文件",
        (Lang::Zh, Step::Check) => "检查条目",
        (Lang::Zh, Step::Export) => "导出开放数据",
        (Lang::Zh, Step::Render) => "生成页面",
        (Lang::Zh, Step::Search) => "生成查找索引",
        (Lang::Zh, Step::Publish) => "换上新网站",
        (Lang::Zh, Step::Import) => "读入名单",
        (Lang::Zh, Step::Ask) => "打开网址",
        (Lang::En, Step::Read) => "reading files",
        (Lang::En, Step::Check) => "checking entries",
        (Lang::En, Step::Export) => "exporting open data",
        (Lang::En, Step::Render) => "making pages",
        (Lang::En, Step::Search) => "making the search index",
        (Lang::En, Step::Publish) => "putting the new site in place",
        (Lang::En, Step::Import) => "taking in rows",
        (Lang::En, Step::Ask) => "asking addresses",
    }
}
