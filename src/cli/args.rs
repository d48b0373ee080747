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
    disable_help_flag = true,
    disable_version_flag = true
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
    /// 新建一个网站文件夹，马上就能生成，附编辑手册
    Init(InitArgs),
    /// 新建一个机构条目、政策、指南、通知或主题，照着注释填
    New(NewArgs),
    /// 检查所有文件，一次列出全部问题；什么也不写
    Check(CheckArgs),
    /// 先检查，再生成网站；有错就不动原来的网站
    Build(BuildArgs),
    /// 生成预览，在本机打开；文件一改，页面就更新
    Serve(ServeArgs),
    /// 查一查：和网页上的查找问的一样，答的也一样
    Search(SearchArgs),
    /// 把一份名单（Excel、CSV、GeoJSON 等）变成机构条目，每一行都有交代
    Import(ImportArgs),
    /// 把机构信息导出成开放数据
    Export(ExportArgs),
    /// 列出过期、快到期和要核对的，按县区，照着打电话
    Due(DueArgs),
    /// 只打包变了的文件，附要删除的清单和审核用的更新单
    Pack(PackArgs),
    /// 给编辑器用的 JSON Schema：补全和说明
    Schema(SchemaArgs),
    /// 命令行补全脚本
    Completions(CompletionsArgs),
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// 新网站的文件夹
    #[arg(value_name = "文件夹")]
    pub folder: PathBuf,
    /// 网站的名称
    #[arg(long, value_name = "名称", default_value = "示例市养老托育服务", hide_default_value = true)]
    pub title: String,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    #[command(subcommand)]
    pub what: NewWhat,
}

/// What can be begun.
#[derive(Debug, Subcommand)]
pub(super) enum NewWhat {
    /// 机构条目
    Facility(NewFacilityArgs),
    /// 政策文件
    Policy(NewPageArgs),
    /// 办事指南
    Guide(NewPageArgs),
    /// 通知公告
    Notice(NewPageArgs),
    /// 主题：改颜色、字号和页面的样子
    Theme(NewThemeArgs),
}

#[derive(Debug, Args)]
pub(super) struct NewFacilityArgs {
    /// 放在哪个县区、叫什么编号，如 shi-li/fu-an
    #[arg(value_name = "县区/编号")]
    pub place: String,
    /// 类型，如 农村敬老院
    #[arg(long, value_name = "类型")]
    pub kind: String,
    /// 机构登记的全名
    #[arg(long, value_name = "名称")]
    pub name: Option<String>,
    #[command(flatten)]
    pub keys: KeysArgs,
}

#[derive(Debug, Args)]
pub(super) struct NewPageArgs {
    /// 网址里的名字，如 chun-jie-zhi-ban
    #[arg(value_name = "名字")]
    pub slug: String,
    /// 标题
    #[arg(long, value_name = "标题")]
    pub title: Option<String>,
    #[command(flatten)]
    pub keys: KeysArgs,
}

#[derive(Debug, Args)]
pub(super) struct KeysArgs {
    /// 用英文键；不写就用中文键
    #[arg(long)]
    pub english: bool,
    /// 能写的项目全列出来；不写就只列必须写和应当写的
    #[arg(long)]
    pub full: bool,
}

#[derive(Debug, Args)]
pub(super) struct NewThemeArgs {
    /// 主题的名字
    #[arg(value_name = "名字")]
    pub name: String,
    /// 从内置主题取一份来改，可以写几次
    #[arg(long, value_name = "文件")]
    pub copy: Vec<String>,
}

#[derive(Debug, Args)]
pub(super) struct DueArgs {
    /// 往后看几天
    #[arg(long, value_name = "天数", default_value_t = 14, hide_default_value = true)]
    pub within: u16,
    /// 结果的样子：给人看的清单，或表格
    #[arg(long, value_name = "text|csv", default_value = "text", hide_default_value = true)]
    pub format: DueFormat,
    /// 列出通到别的网站的网址，和它们在哪些页面上
    #[arg(long)]
    pub links: bool,
    /// 上网看看这些网址还打得开吗
    #[arg(long)]
    pub online: bool,
}

/// How what is due is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum DueFormat {
    Text,
    Csv,
}

#[derive(Debug, Args)]
pub(super) struct PackArgs {
    /// 服务器上那一版的清单 laoyou-manifest.json
    #[arg(long, value_name = "文件")]
    pub since: PathBuf,
    /// 再核对一次服务器现在的清单：文件或网址
    #[arg(long, value_name = "文件或网址")]
    pub target: Option<String>,
    /// 生成好的网站在哪里；不写就按 book.toml 的 build-dir
    #[arg(long, value_name = "文件夹")]
    pub from: Option<PathBuf>,
    /// 更新包写到哪里
    #[arg(long, value_name = "文件", default_value = "geng-xin.zip", hide_default_value = true)]
    pub out: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// 哪一种文件，如 facility、policy、site、areas
    #[arg(value_name = "种类", default_value = "facility", hide_default_value = true)]
    pub kind: String,
    /// 不要 Schema，要给人看的字段说明
    #[arg(long, conflicts_with = "write")]
    pub fields: bool,
    /// 把全部 Schema 和字段说明写进网站文件夹，供编辑器用
    #[arg(long)]
    pub write: bool,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// 哪一种命令行：bash、zsh、fish、powershell、elvish
    #[arg(value_name = "命令行")]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// 结果的样子：给人看、一处一行、给程序用、给 GitHub 用
    #[arg(long, value_name = "human|short|json|github", default_value = "human", hide_default_value = true)]
    pub format: Format,
    /// 只看一个县区的
    #[arg(long, value_name = "县区")]
    pub area: Option<String>,
    /// 只看一种问题，如 name-twice
    #[arg(long, value_name = "代码")]
    pub code: Option<String>,
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
    Short,
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
pub(super) struct SearchArgs {
    /// 要查什么，如“示例县 敬老院”；写 - 就从标准输入读，一行一个问题
    #[arg(value_name = "词语")]
    pub question: String,
    /// 最多显示几条
    #[arg(long, value_name = "个数", default_value_t = 10, hide_default_value = true)]
    pub limit: usize,
    /// 显示成 JSON，一行一个答案
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// 名单：xlsx、xls、ods、csv、GeoJSON、JSON，或带 datapackage.json 的文件夹
    #[arg(value_name = "文件")]
    pub list: PathBuf,
    /// 对照表：哪一列是哪一项；不写就照名单猜一份，放在名单旁边，先不导入
    #[arg(long, value_name = "文件")]
    pub mapping: Option<PathBuf>,
    /// 收回用 export --format xlsx 导出、改好的工作簿：只改表里改过的内容
    #[arg(long)]
    pub update: bool,
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
    #[arg(long, value_name = "csv|json|geojson|hsds|xlsx")]
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
    #[value(name = "geojson")]
    GeoJson,
    Hsds,
    Xlsx,
}
