//! Codes of where files stand in a site's folder.

use crate::diagnostic::code::codes;

codes! { INVENTORY;
    /// A file that no part of the site is made from.
    FILE_ASTRAY = "file-astray", Warning,
    zh: "这个文件放在这里用不上", ["机构条目请放在 {facilities}/<县区>/<编号>.yaml；用不着就删掉，或移到网站文件夹外面", "页面请放在 {content}/ 的 policies、guides、notices 或 pages 文件夹里；用不着就删掉，或移到网站文件夹外面", "照片和附件要放在与条目或页面同名的文件夹里，这里却没有叫“{owner}”的条目或页面；请改文件夹的名字，用不着就删掉"],
        "网站只读固定位置的文件：机构条目在 facilities/<县区>/ 里，页面在 content/ 的四个文件夹里，照片和附件在与条目、页面同名的文件夹里。放在别处的文件不会出现在网站上，多半是放错了地方。";
    en: "nothing is made from a file in this place", ["entries stand in {facilities}/<area>/<id>.yaml; what is of no use goes out of the site's folder", "pages stand in policies, guides, notices or pages below {content}; what is of no use goes out of the site's folder", "pictures and attachments stand in a folder named like their entry or page, and none is named \"{owner}\"; rename the folder, or remove it"],
        "A site is made from files in fixed places: entries in facilities/<area>/, pages in four folders of content/, pictures and attachments in a folder named like their entry or page. A file elsewhere is never published, and mostly it was put there by mistake.";

    /// An entry or a page with an ending that is not read.
    WRONG_ENDING = "wrong-ending", Error,
    zh: "文件名的结尾是“.{ending}”，不会被读到", ["请改成“.{expected}”结尾"],
        "机构条目和登记表用 .yaml 结尾，页面用 .md 结尾，都用小写。Windows 可能藏起结尾：在资源管理器的“查看”里勾上“文件扩展名”就能看到，例如记事本会存成 fu-an.yaml.txt。";
    en: "the file's name ends in \".{ending}\", which is not read", ["let it end in \".{expected}\""],
        "Entries and registries end in .yaml, pages in .md, in lower case. Windows may hide endings: Notepad likes to save fu-an.yaml as fu-an.yaml.txt.";

    /// A file that must be there.
    FILE_MISSING = "file-missing", Error,
    zh: "缺少文件 {file}", ["这个文件写的是：{means}。可以从别的网站文件夹抄一份来改"],
        "每个网站都要有 book.toml（网站的名称和设置）、content/site.yaml（谁主办）、content/services.yaml（服务项目）和 facilities/areas.yaml（有哪些县区）。";
    en: "{file} is missing", ["it holds: {means}; copy one from another site's folder and change it"],
        "Every site needs book.toml (its name and settings), content/site.yaml (who publishes it), content/services.yaml (services) and facilities/areas.yaml (its areas).";
}
