//! Codes of whole files: their encoding, their names and the folder they stand in.

use crate::diagnostic::code::codes;

codes! { FILE;
    /// Bytes that are GB18030: read, and warned about.
    ENCODING_GB18030 = "encoding-gb18030", Warning,
    zh: "这个文件的编码是 GB18030（常叫 GBK、ANSI），已按它读取", ["请用记事本打开，选“文件 → 另存为”，把“编码”改成 UTF-8，再保存"],
        "中文 Windows 的记事本和 Excel 有时用 GB18030 保存。本站能读它，但生僻字和以后的修改容易出乱码，所以请改存为 UTF-8。Excel 里选“CSV UTF-8（逗号分隔）”。";
    en: "this file is encoded in GB18030 (often called GBK or ANSI) and was read as such", ["open it in Notepad, choose File, Save as, set Encoding to UTF-8 and save"],
        "Notepad and Excel on Chinese Windows sometimes write GB18030. It is read, but rare characters and later edits are easily lost, so save the file as UTF-8. In Excel choose \"CSV UTF-8 (Comma delimited)\".";
    /// Bytes that are UTF-16.
    ENCODING_UTF16 = "encoding-utf16", Error,
    zh: "这个文件的编码是 UTF-16（记事本里叫 Unicode），不能读取", ["请用记事本打开，选“文件 → 另存为”，把“编码”改成 UTF-8，再保存"],
        "本站的文件用 UTF-8 编码。记事本的“Unicode”和 Excel 的“Unicode 文本”是另一种编码（UTF-16），请改存为 UTF-8。";
    en: "this file is encoded in UTF-16 (Notepad calls it Unicode) and cannot be read", ["open it in Notepad, choose File, Save as, set Encoding to UTF-8 and save"],
        "Files of a site are UTF-8. What Notepad calls \"Unicode\" and Excel \"Unicode Text\" is another encoding, UTF-16; save as UTF-8 instead.";
    /// UTF-8 with bytes that are not.
    ENCODING_BROKEN = "encoding-broken", Error,
    zh: "从这里起有损坏的字（不是正确的 UTF-8），整个文件没有读取", ["请在这一行重新输入变成乱码的字，再用记事本“另存为”，编码选 UTF-8", "若文件由几份内容拼成，请把每一份都先改成 UTF-8"],
        "文件大部分是 UTF-8，但这里有几个字节不是。常见原因：复制时截断了一个字，或把两种编码的内容拼在一个文件里。不猜测原字，以免发布错字。";
    en: "from here on characters are damaged (not valid UTF-8); the whole file was left unread", ["type the damaged characters of this line again and save as UTF-8", "if the file was joined from several, convert each to UTF-8 first"],
        "Most of the file is UTF-8, but some bytes here are not: a character was cut in a copy, or texts in two encodings were joined. Nothing is guessed, so that no wrong name is published.";
    /// Bytes in an encoding that is neither UTF-8 nor GB18030.
    ENCODING_UNKNOWN = "encoding-unknown", Error,
    zh: "认不出这个文件的编码，没有读取", ["请用记事本打开，看文字是否正常；正常就选“文件 → 另存为”，把“编码”改成 UTF-8，再保存"],
        "本站的文件用 UTF-8 编码。这个文件既不是 UTF-8，也不像 GB18030（可能是 Big5 等），硬读会出乱码，所以没有读取。";
    en: "the encoding of this file is not known; it was left unread", ["open it in Notepad; if the text looks right, choose File, Save as, set Encoding to UTF-8 and save"],
        "Files of a site are UTF-8. This one is neither UTF-8 nor does it look like GB18030 (it may be Big5 or Latin-1); reading it all the same would publish garbage.";
    /// A file with zero bytes where text was expected.
    FILE_NOT_TEXT = "file-not-text", Error,
    zh: "这不是文本文件（或已损坏），没有读取", ["请确认没有把 Word、Excel 或图片文件改名成这个后缀；文件若已损坏，请用备份恢复"],
        "文本里不会有值为零的字节。多半是把别的文件改了后缀，或保存时断电损坏。";
    en: "this is not a text file (or it is damaged); it was left unread", ["check that no Word, Excel or picture file was renamed; restore a damaged file from a copy"],
        "Text holds no zero bytes. Mostly another file was renamed, or the power failed while it was saved.";
    /// A text above the limit.
    FILE_TOO_LARGE = "file-too-large", Error,
    zh: "文件太大（超过 {limit} KB），没有读取", ["请拆成几个文件；图片和附件不要贴进文本里"],
        "一个条目通常只有一两千字节。这么大的文件多半是放错了，或把图片编码后贴进了文本。";
    en: "the file is too large (over {limit} KB) and was left unread", ["split it; keep pictures and attachments out of the text"],
        "An entry has one or two thousand bytes. So large a file was mostly put here by mistake, or has a picture pasted into it.";
    /// A character that neither XML nor HTML allows.
    CONTROL_CHARACTER = "control-character", Error,
    zh: "这里有一个看不见的控制字符（{character}）", ["双引号里的“{escape}”会改变后面的字；要写“{escape}”本身，请把双引号换成单引号，否则请删去它", "请删去它：把光标放到前后两个字之间，删掉并重新输入这两个字"],
        "从 Word、PDF 或旧系统复制文字时，有时会带进看不见的控制字符。网页和订阅源不允许出现它们。每个文件只报第一处。";
    en: "there is an invisible control character here ({character})", ["within double quotes \"{escape}\" changes what follows; use single quotes if you mean the sign itself, or delete it", "delete it, with its two neighbours if need be, and type those again"],
        "Text copied from Word, PDF or an old system sometimes carries invisible control characters. Neither HTML nor XML allows them. Only the first of a file is reported.";
    /// The sign that some earlier program put for a character it could not read.
    REPLACEMENT_CHARACTER = "replacement-character", Warning,
    zh: "这里有“\u{FFFD}”，说明以前转换编码时丢了字", ["请查原件，把正确的字补上"],
        "“\u{FFFD}”是程序读不出一个字时放上的替代符号，原来的字已经不在文件里。每个文件只报第一处。";
    en: "there is a \"\u{FFFD}\" here: a character was lost in an earlier conversion", ["look up the original and write the right character"],
        "\"\u{FFFD}\" is what programs put for a character they cannot read; the original is no longer in the file. Only the first of a file is reported.";
    /// A file name that is no text.
    FILE_NAME_UNREADABLE = "file-name-unreadable", Error,
    zh: "这个文件名里有读不出的字符，文件没有读取", ["请给文件改名，用小写字母、数字和连字符"],
        "多半是压缩包在另一种系统上解压，文件名变成了乱码；或者文件名里有反斜杠、换行。";
    en: "the name of this file has characters that cannot be read; it was left out", ["rename it with small letters, digits and hyphens"],
        "Mostly an archive was unpacked on another system and its names were garbled; or the name has a backslash or a line break.";
    /// A link that does not lead to a file of the site.
    LINK_NOT_READ = "link-not-read", Warning,
    zh: "这是一个链接，指向网站文件夹之外（或指向文件夹、或已失效），没有读取", ["请把文件本身复制到这里"],
        "网站文件夹要能整个复制到别的电脑上使用，所以只读其中的文件，不跟随指向外面的链接。";
    en: "this is a link that leads out of the site (or to a folder, or nowhere); it was left out", ["copy the file itself to this place"],
        "A site's folder must work when it is copied to another computer, so only files inside it are read.";
    /// A file with nothing in it.
    FILE_EMPTY = "file-empty", Error,
    zh: "文件里没有内容", ["请写上内容，或删去这个文件；可用“laoyou new”生成一个带说明的样子"],
        "空文件（或只有备注的文件）不算条目。";
    en: "there is nothing in the file", ["fill it in or delete it; \"laoyou new\" makes one with explanations"],
        "An empty file, or one of comments alone, is no entry.";
    /// More faults of writing than a reader can use.
    TOO_MANY_FAULTS = "too-many-faults", Error,
    zh: "这个文件的写法错误超过 {most} 处，后面的没有列出", ["请先改正已列出的，再检查一次"],
        "一个文件的写法错误太多时只列前面的。多半是同一种写法处处用错，改正一种就会少很多。";
    en: "this file has more than {most} faults of writing; the others are not listed", ["mend those listed and check again"],
        "Of a file with very many faults of writing only the first are listed. Mostly it is one slip made throughout.";
}
