//! GeoJSON and JSON records to a grid: one row an object, one column a key, groups by keys with a dot.

use serde_json::{Map, Value};

use super::{Grid, Line};

/// Headings of the point of a feature.
const LNG: &str = "geometry.lng";
const LAT: &str = "geometry.lat";
/// Between the values of a list in one cell.
const BETWEEN: &str = "|";

/// Reads records; the library's words, or ours, when there are none.
pub(super) fn grid(text: &str) -> Result<Grid, String> {
    let whole: Result<Value, _> = serde_json::from_str(text);
    let records = match whole {
        Ok(value) => records(value).ok_or("no list of records in it")?,
        // One object a line.
        Err(error) => {
            let lines = text.lines().filter(|line| !line.trim().is_empty());
            let lines: Result<Vec<Value>, _> = lines.map(serde_json::from_str).collect();
            lines.map_err(|_| error.to_string())?
        }
    };
    let mut headings: Vec<String> = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    for record in records {
        let mut row = vec![String::new(); headings.len()];
        let mut put = |key: &str, text: String| {
            let at = headings.iter().position(|known| known == key).unwrap_or_else(|| {
                headings.push(key.to_owned());
                headings.len() - 1
            });
            row.resize(row.len().max(at + 1), String::new());
            row[at] = text;
        };
        match record {
            Value::Object(record) => feature(&record, &mut put),
            other => put("value", scalar(&other)),
        }
        rows.push(row);
    }
    let mut lines = vec![Line { number: 0, cells: headings }];
    lines.extend(rows.into_iter().enumerate().map(|(at, cells)| Line { number: at + 1, cells }));
    Ok(Grid { sheet: "".into(), lines })
}

/// The list of objects: the document itself, the features of a collection, or the longest list below its keys.
fn records(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(items) => Some(items),
        Value::Object(mut object) => {
            if let Some(Value::Array(features)) = object.remove("features") {
                return Some(features);
            }
            let lists = object.into_iter().filter_map(|(_, value)| records(value));
            lists.filter(|list| list.iter().any(Value::is_object)).max_by_key(Vec::len)
        }
        _ => None,
    }
}

/// A feature gives its properties and its point; any other object its keys.
fn feature(record: &Map<String, Value>, put: &mut dyn FnMut(&str, String)) {
    if record.get("type").and_then(Value::as_str) != Some("Feature") {
        flatten("", record, put);
        return;
    }
    if let Some(id @ (Value::String(_) | Value::Number(_))) = record.get("id") {
        put("id", scalar(id));
    }
    if let Some(Value::Object(properties)) = record.get("properties") {
        flatten("", properties, put);
    }
    let mut point = record.get("geometry").and_then(|geometry| geometry.get("coordinates"));
    // The first corner of whatever is no point: near enough to be looked at.
    while let Some(Value::Array(items)) = point
        && items.first().is_some_and(Value::is_array)
    {
        point = items.first();
    }
    if let Some(Value::Array(degrees)) = point
        && let [lng, lat, ..] = degrees.as_slice()
    {
        put(LNG, scalar(lng));
        put(LAT, scalar(lat));
    }
}

fn flatten(above: &str, object: &Map<String, Value>, put: &mut dyn FnMut(&str, String)) {
    for (key, value) in object {
        let path = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        match value {
            Value::Object(inner) => flatten(&path, inner, put),
            Value::Array(items) if items.iter().any(Value::is_object) => {
                let mut columns: Vec<(String, Vec<String>)> = Vec::new();
                for (at, item) in items.iter().enumerate() {
                    let Value::Object(item) = item else { continue };
                    flatten(&path, item, &mut |key, text| {
                        let column = columns.iter().position(|(known, _)| known == key).unwrap_or_else(|| {
                            columns.push((key.to_owned(), Vec::new()));
                            columns.len() - 1
                        });
                        columns[column].1.resize(at, String::new());
                        columns[column].1.push(text);
                    });
                }
                for (key, texts) in columns {
                    put(&key, texts.join(BETWEEN));
                }
            }
            Value::Array(items) => put(&path, items.iter().map(scalar).collect::<Vec<_>>().join(BETWEEN)),
            single => put(&path, scalar(single)),
        }
    }
}

fn scalar(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        grid(text).unwrap().lines.iter().map(|line| format!("{} {}", line.number, line.cells.join(","))).collect()
    }

    #[test]
    fn features_and_records_become_rows() {
        let features = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"name":"甲","n":3,"x":null},"geometry":{"type":"Point","coordinates":[103.5,25.5]}},
            {"type":"Feature","properties":{"name":"乙"},"geometry":null},
            {"type":"Feature","properties":{"name":"丙","tags":["a","b"]},"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4]]]}}]}"#;
        assert_eq!(
            lines(features),
            ["0 name,n,x,geometry.lng,geometry.lat,tags", "1 甲,3,,103.5,25.5", "2 乙,,,,", "3 丙,,,1,2,a|b"]
        );
        let records =
            r#"{"count":2,"data":[{"name":"甲","place":{"lng":1.5},"phones":[{"n":"1"},{"n":"2"}]},{"name":"乙"}]}"#;
        assert_eq!(lines(records), ["0 name,place.lng,phones.n", "1 甲,1.5,1|2", "2 乙,,"]);
        assert_eq!(lines("{\"a\":1}\n{\"a\":2}\n"), ["0 a", "1 1", "2 2"]);
        for none in ["{", "{\"a\":1}", "3", ""] {
            assert!(grid(none).is_err() || grid(none).unwrap().lines.len() < 2, "{none}");
        }
    }
}
