//! What can be typed: commands and their options.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::diagnostic::Lang;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "laoyou",
    version,
    about = "把机构条目和政策文件做成养老托育服务网站",
    long_about = "把一个文件夹里的机构条目（YAML）和政策文件（Markdown）做成可以放在任何静态服务器上的养老托育服务网站。",
    disable_help_subcommand = true,
    subcommand_value_name = "命令",
    subcommand_help_heading = "命令",
    after_help = "退出码：0 完成；1 网站内容有错；2 用法不对；3 机器出了问题（磁盘、端口、权限）。"
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command.
#[derive(Clone, Debug, Args)]
pub(super) struct Common {
    /// 网站文件夹；不写就从当前文件夹往上找 book.toml
    #[arg(long, global = true, value_name = "文件夹")]
    pub site: Option<PathBuf>,
    /// 把哪一天当作今天，如 2026-03-05
    #[arg(long, global = true, value_name = "日期")]
    pub today: Option<Date>,
    /// 提示用中文还是英文；不写就随网站的语言
    #[arg(long, global = true, value_name = "zh|en")]
    pub lang: Option<Language>,
    /// 要不要颜色
    #[arg(long, global = true, value_name = "auto|always|never", default_value = "auto", hide_default_value = true)]
    pub color: Color,
    /// 少说话：只显示错误
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub quiet: bool,
    /// 多说话：显示每一步用的时间
    #[arg(short, long, global = true)]
    pub verbose: bool,
}

/// The language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Language {
    Zh,
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// 检查所有文件，一次列出全部问题；什么也不写
    Check(CheckArgs),
    /// 先检查，再生成网站；有错就不动原来的网站
    Build(BuildArgs),
    /// 生成预览，在本机打开；文件一改，页面就更新
    Serve(ServeArgs),
    /// 把一份名单（CSV）变成机构条目，每一行都有交代
    Import(ImportArgs),
    /// 把机构信息导出成开放数据
    Export(ExportArgs),
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// 结果的样子：给人看、给程序用、给 GitHub 用
    #[arg(long, value_name = "human|json|github", default_value = "human", hide_default_value = true)]
    pub format: Format,
    /// 有警告也算没通过
    #[arg(long)]
    pub deny_warnings: bool,
    /// 解释一个提示代码，如 unknown-key
    #[arg(long, value_name = "代码")]
    pub explain: Option<String>,
}

/// How faults are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Human,
    Json,
    Github,
}

#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    /// 网站生成到哪里；不写就按 book.toml 的 build-dir
    #[arg(long, value_name = "文件夹")]
    pub out: Option<PathBuf>,
    /// 全部重新生成，不看上次留下的记录
    #[arg(long)]
    pub fresh: bool,
    /// 同时用几个处理器；不写就全用
    #[arg(long, value_name = "个数")]
    pub jobs: Option<usize>,
    /// 允许一次去掉十分之一以上的页面
    #[arg(long)]
    pub allow_removals: bool,
    /// 把数字写进这个 JSON 文件
    #[arg(long, value_name = "文件")]
    pub report: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// 端口；不写就从 3000 起找一个空的
    #[arg(long, value_name = "端口")]
    pub port: Option<u16>,
    /// 顺便打开浏览器
    #[arg(long)]
    pub open: bool,
}

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// 名单文件
    #[arg(value_name = "文件")]
    pub list: PathBuf,
    /// 对照表：哪一列是哪一项
    #[arg(long, value_name = "文件")]
    pub mapping: PathBuf,
    /// 全部放进这个县区
    #[arg(long, value_name = "县区")]
    pub area: Option<String>,
    /// 只说会怎样，什么也不写
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// 导出成哪种格式
    #[arg(long, value_name = "csv|json")]
    pub format: DataFormat,
    /// 写到哪个文件；不写就显示出来
    #[arg(long, value_name = "文件")]
    pub out: Option<PathBuf>,
}

/// Formats of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DataFormat {
    Csv,
    Json,
}
