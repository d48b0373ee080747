//! What is to be done as a table (RFC 4180, UTF-8 with BOM) that an office can share out among its people.

use csv::{Terminator, WriterBuilder};

use super::Matter;
use crate::diagnostic::Lang;
use crate::directory::Registries;
use crate::text::formula::guard;

/// One row a matter: county, how pressing, name, telephone, what, file and line, and an empty cell for what came of it.
pub fn table(matters: &[Matter], registries: &Registries, lang: Lang) -> Vec<u8> {
    let heading = match lang {
        Lang::Zh => ["县区", "情况", "名称", "电话", "事项", "文件", "行", "处理结果"],
        Lang::En => ["county", "state", "name", "phone", "matter", "file", "line", "outcome"],
    };
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    let mut rows = vec![heading.map(str::to_owned)];
    rows.extend(matters.iter().map(|matter| {
        let place = matter.place.as_ref();
        [
            matter.area.map(|id| registries.area(id).name.clone()).unwrap_or_default(),
            matter.standing.name(lang).to_owned(),
            matter.whom.as_ref().map(|whom| whom.name.clone()).unwrap_or_default(),
            matter.whom.as_ref().and_then(|whom| whom.phone.clone()).unwrap_or_default(),
            matter.what.message(lang),
            place.map(|place| place.file.to_string()).unwrap_or_default(),
            place.and_then(crate::source::Place::line).map(|line| line.to_string()).unwrap_or_default(),
            String::new(),
        ]
    }));
    for row in rows {
        writer.write_record(row.map(|cell| guard(cell).into_owned())).expect("writing to memory cannot fail");
    }
    writer.into_inner().expect("writing to memory cannot fail")
}
