//! Why a site was not published. The published site is then the one that was there before.

use std::fmt;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use thiserror::Error;

use crate::diagnostic::Lang;
use crate::output::{Manifest, SinkError};

/// Why a site was not published.
///
/// [`Error::Refused`] is wrong usage, [`Error::TooManyRemovals`] asks the author; the rest is the machine's, but for
/// [`Error::Output`], which is ours.
#[derive(Debug, Error)]
pub enum Error {
    /// The folder given with `--out` is none that we may replace.
    #[error("{}", self.message(Lang::En))]
    Refused {
        /// The folder.
        out: PathBuf,
        /// Why not.
        why: Refusal,
    },
    /// Another build into the same folder is running.
    #[error("{}", self.message(Lang::En))]
    Busy {
        /// The folder.
        out: PathBuf,
        /// The number of the running process, when it can be told.
        process: Option<u32>,
    },
    /// More than a tenth of the published pages would vanish.
    #[error("{}", self.message(Lang::En))]
    TooManyRemovals {
        /// How many pages are published.
        pages: usize,
        /// The paths of those that would vanish, sorted.
        vanishing: Vec<String>,
    },
    /// The new site is complete, but the folder cannot be exchanged: a program has a file of it open (Windows).
    #[error("{}", self.message(Lang::En))]
    InUse {
        /// The folder.
        out: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Two outputs want one path, or one wants the other's folder.
    #[error(transparent)]
    Output(#[from] SinkError),
    /// The disk failed.
    #[error("{}", self.message(Lang::En))]
    Io {
        /// What was being done.
        doing: Doing,
        /// To what.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Why a folder may not be replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is not empty and holds no `laoyou-manifest.json`.
    NotOurs,
    /// It is a file.
    NotAFolder,
    /// It is a link.
    Link,
    /// It is a mount point.
    MountPoint,
    /// It is the site's folder or one above it, or holds the authors' files.
    HoldsTheSite,
    /// It lies among the authors' files, or where a build keeps its own.
    InsideTheSources,
}

/// What was being done when the disk failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Reading.
    Read,
    /// Writing.
    Write,
    /// Removing.
    Remove,
    /// Putting the new site in the old one's place.
    Exchange,
}

impl Error {
    /// One sentence or two for people, without a code.
    pub fn message(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.chinese(),
            Lang::En => self.english(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            Self::Refused { out, why } => format!("不能发布到“{}”：{}", out.display(), why.chinese()),
            Self::Busy { out, process } => {
                let who = process.map_or(String::new(), |process| format!("（进程号 {process}）"));
                format!("另一个生成任务{who}正在写“{}”，请等它结束后再试", out.display())
            }
            Self::TooManyRemovals { pages, vanishing } => format!(
                "现有 {pages} 个页面中有 {} 个会消失（例如 {}），超过十分之一，所以没有发布，原网站未动。如确实要删除，请加 --allow-removals",
                vanishing.len(),
                some(vanishing, "、"),
            ),
            Self::InUse { out, source } => format!(
                "“{}”正被其他程序使用，无法换上新网站，原网站未动。请关闭打开了其中文件的程序（如浏览器、编辑器、资源管理器窗口），再生成一次（{}）",
                out.display(),
                Reason(source, Lang::Zh),
            ),
            Self::Output(fault) => format!("程序内部错误：{fault}"),
            Self::Io { doing, path, source } => {
                format!("{}“{}”失败：{}", doing.chinese(), path.display(), Reason(source, Lang::Zh))
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Refused { out, why } => format!("cannot publish into \"{}\": {}", out.display(), why.english()),
            Self::Busy { out, process } => {
                let who = process.map_or(String::new(), |process| format!(" (process {process})"));
                format!("another build{who} is writing \"{}\"; try again when it has ended", out.display())
            }
            Self::TooManyRemovals { pages, vanishing } => format!(
                "{} of {pages} published pages would vanish (such as {}), more than a tenth; nothing was published and the old \
                 site stands. If they are to go, add --allow-removals",
                vanishing.len(),
                some(vanishing, ", "),
            ),
            Self::InUse { out, source } => format!(
                "\"{}\" is in use, so the new site could not be put in its place; the old site stands. Close the programs that \
                 have files of it open and build again ({})",
                out.display(),
                Reason(source, Lang::En),
            ),
            Self::Output(fault) => fault.to_string(),
            Self::Io { doing, path, source } => {
                format!("cannot {} \"{}\": {}", doing.english(), path.display(), Reason(source, Lang::En))
            }
        }
    }
}

impl Refusal {
    fn chinese(self) -> String {
        match self {
            Self::NotOurs => format!("它不是空文件夹，里面又没有本程序的标记文件 {}。请换一个空文件夹", Manifest::NAME),
            Self::NotAFolder => "它是一个文件，不是文件夹".to_owned(),
            Self::Link => "它是一个链接。请直接写它指向的文件夹".to_owned(),
            Self::MountPoint => "它是一个挂载点，不能整体替换。请用它里面的一个子文件夹".to_owned(),
            Self::HoldsTheSite => "它是站点文件夹本身，或包含了站点的源文件".to_owned(),
            Self::InsideTheSources => "它在源文件的文件夹里面。请换一个文件夹".to_owned(),
        }
    }

    fn english(self) -> String {
        match self {
            Self::NotOurs => format!("it is not empty and has no {}; name an empty folder", Manifest::NAME),
            Self::NotAFolder => "it is a file, not a folder".to_owned(),
            Self::Link => "it is a link; name the folder that it leads to".to_owned(),
            Self::MountPoint => "it is a mount point and cannot be replaced; name a folder inside it".to_owned(),
            Self::HoldsTheSite => "it is the site's own folder, or holds its sources".to_owned(),
            Self::InsideTheSources => "it lies among the sources; name another folder".to_owned(),
        }
    }
}

impl Doing {
    fn chinese(self) -> &'static str {
        match self {
            Self::Read => "读取",
            Self::Write => "写入",
            Self::Remove => "删除",
            Self::Exchange => "换上新网站",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Remove => "remove",
            Self::Exchange => "put the new site in place of",
        }
    }
}

/// What the system said, in the reader's language where the fault is a common one.
struct Reason<'a>(&'a io::Error, Lang);

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(fault, Lang::Zh) = self else { return write!(f, "{}", self.0) };
        match fault.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => f.write_str("磁盘已满"),
            ErrorKind::PermissionDenied => f.write_str("没有权限"),
            ErrorKind::ReadOnlyFilesystem => f.write_str("磁盘是只读的"),
            ErrorKind::NotFound => f.write_str("文件或文件夹不存在"),
            _ => write!(f, "{fault}"),
        }
    }
}

/// The first three.
fn some(paths: &[String], between: &str) -> String {
    paths.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(between)
}
