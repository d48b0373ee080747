//! A folder of tables with a `datapackage.json` to one table: from the chosen resource every key is followed to what it
//! names, and what names a row of it is gathered into cells of several values (Frictionless Data Package 1.0).

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Grid, Line};
use crate::text::fold::fold;

/// Between the values of a cell that several rows gave.
const BETWEEN: &str = "|";
/// How far keys are followed.
const DEPTH: usize = 3;

/// One table of the package.
#[derive(Debug)]
struct Resource {
    name: String,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Column, and the resource and column that it names.
    keys: Vec<(usize, String, String)>,
}

/// What a package describes.
#[derive(Debug)]
pub(super) struct Package {
    resources: Vec<Resource>,
}

impl Package {
    /// Names and files of the tables that a description lists.
    pub(super) fn files(description: &str) -> Result<Vec<(String, String)>, String> {
        let described: Value = serde_json::from_str(description).map_err(|error| error.to_string())?;
        let resources = described.get("resources").and_then(Value::as_array).ok_or("no \"resources\" in it")?;
        let text = |resource: &Value, key: &str| resource.get(key).and_then(Value::as_str).map(str::to_owned);
        Ok(resources.iter().filter_map(|resource| Some((text(resource, "name")?, text(resource, "path")?))).collect())
    }

    /// Puts the grids of its tables together with their keys.
    pub(super) fn new(description: &str, grids: Vec<(String, Grid)>) -> Result<Self, String> {
        let described: Value = serde_json::from_str(description).map_err(|error| error.to_string())?;
        let resources = described.get("resources").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut read = Vec::new();
        for (name, grid) in grids {
            let mut lines = grid.lines.into_iter().map(|line| line.cells);
            let Some(headings) = lines.next() else { continue };
            let named = resources.iter().find(|resource| resource.get("name").and_then(Value::as_str) == Some(&*name));
            let keys = named.map(|resource| keys(resource, &headings)).unwrap_or_default();
            read.push(Resource { name, headings, rows: lines.collect(), keys });
        }
        Ok(Self { resources: read })
    }

    /// The resource whose rows are the places: the one that is asked for, else the one whose headings say most of a place.
    pub(super) fn base(&self, asked: Option<&str>) -> Option<&str> {
        let places = |resource: &&Resource| {
            let has = |word: &str| usize::from(resource.headings.iter().any(|heading| fold(heading).contains(word)));
            4 * has("latitude") + 2 * has("address") + 2 * has("名") + has("name") + has("phone")
        };
        let found = if let Some(asked) = asked {
            self.resources.iter().find(|resource| fold(&resource.name) == fold(asked))
        } else {
            self.resources.iter().rev().max_by_key(places)
        };
        found.map(|resource| resource.name.as_str())
    }

    /// One line a row of the base, with everything that is joined to it under `resource.column`.
    pub(super) fn joined(&self, base: &str) -> Grid {
        let Some(base) = self.resources.iter().find(|resource| resource.name == base) else {
            return Grid { sheet: "".into(), lines: Vec::new() };
        };
        let mut headings: Vec<String> = base.headings.clone();
        let mut rows: Vec<Vec<String>> = Vec::new();
        for row in &base.rows {
            let mut cells: BTreeMap<String, Vec<String>> = BTreeMap::new();
            self.follow(base, row, "", &mut vec![&base.name], &mut cells);
            let mut out = row.clone();
            out.resize(headings.len(), String::new());
            for (heading, mut values) in cells {
                values.dedup();
                let at = headings.iter().position(|known| *known == heading).unwrap_or_else(|| {
                    headings.push(heading);
                    headings.len() - 1
                });
                out.resize(out.len().max(at + 1), String::new());
                out[at] = values.join(BETWEEN);
            }
            rows.push(out);
        }
        let mut lines = vec![Line { number: 1, cells: headings }];
        lines.extend(rows.into_iter().enumerate().map(|(at, cells)| Line { number: at + 2, cells }));
        Grid { sheet: base.name.as_str().into(), lines }
    }

    fn follow<'a>(
        &'a self,
        from: &'a Resource,
        row: &[String],
        above: &str,
        way: &mut Vec<&'a str>,
        cells: &mut BTreeMap<String, Vec<String>>,
    ) {
        if way.len() > DEPTH {
            return;
        }
        for (column, target, target_column) in &from.keys {
            let (Some(resource), Some(key)) =
                (self.resources.iter().find(|other| other.name == *target), row.get(*column))
            else {
                continue;
            };
            self.gather(resource, target_column, key, above, way, cells);
        }
        for other in &self.resources {
            for (column, _, own) in other.keys.iter().filter(|(_, target, _)| *target == from.name) {
                let key = from.headings.iter().position(|heading| heading == own).and_then(|at| row.get(at));
                if let (Some(key), Some(heading)) = (key, other.headings.get(*column)) {
                    self.gather(other, heading, key, above, way, cells);
                }
            }
        }
    }

    /// The rows of a resource with this key, and what they lead to; a resource is entered once on a way.
    fn gather<'a>(
        &'a self,
        resource: &'a Resource,
        column: &str,
        key: &str,
        above: &str,
        way: &mut Vec<&'a str>,
        cells: &mut BTreeMap<String, Vec<String>>,
    ) {
        if key.is_empty() || way.contains(&resource.name.as_str()) {
            return;
        }
        let Some(at) = resource.headings.iter().position(|heading| heading == column) else { return };
        let path = format!("{above}{}.", resource.name);
        way.push(&resource.name);
        for row in resource.rows.iter().filter(|row| row.get(at).is_some_and(|cell| cell == key)) {
            for (heading, cell) in resource.headings.iter().zip(row).filter(|(_, cell)| !cell.is_empty()) {
                cells.entry(format!("{path}{heading}")).or_default().push(cell.clone());
            }
            self.follow(resource, row, &path, way, cells);
        }
        way.pop();
    }
}

fn keys(resource: &Value, headings: &[String]) -> Vec<(usize, String, String)> {
    let keys = resource.get("schema").and_then(|schema| schema.get("foreignKeys")).and_then(Value::as_array);
    let one = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(several) => several.first().and_then(Value::as_str).map(str::to_owned),
        _ => None,
    };
    let key = |key: &Value| {
        let column = one(key.get("fields")?)?;
        let reference = key.get("reference")?;
        let target = reference.get("resource")?.as_str()?.to_owned();
        let at = headings.iter().position(|heading| *heading == column)?;
        Some((at, target, one(reference.get("fields")?)?))
    };
    keys.map(|keys| keys.iter().filter_map(key).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_joined_by_their_keys() {
        let description = r#"{"resources":[
            {"name":"org","path":"o.csv","schema":{"primaryKey":"id"}},
            {"name":"place","path":"p.csv","schema":{"foreignKeys":[{"fields":"org_id","reference":{"resource":"org","fields":"id"}}]}},
            {"name":"phone","path":"t.csv","schema":{"foreignKeys":[{"fields":["place_id"],"reference":{"resource":"place","fields":["id"]}},{"fields":"x","reference":{"resource":"none","fields":"id"}}]}}]}"#;
        assert_eq!(Package::files(description).unwrap()[1], ("place".to_owned(), "p.csv".to_owned()));
        let grid = |rows: &[&str]| Grid {
            sheet: "".into(),
            lines: rows
                .iter()
                .enumerate()
                .map(|(at, row)| Line { number: at + 1, cells: row.split(',').map(str::to_owned).collect() })
                .collect(),
        };
        let package = Package::new(
            description,
            vec![
                ("org".to_owned(), grid(&["id,name", "1,A"])),
                ("place".to_owned(), grid(&["id,org_id,name,latitude", "7,1,P,25", "8,9,Q,"])),
                ("phone".to_owned(), grid(&["id,place_id,number", "a,7,11", "b,7,22"])),
            ],
        )
        .unwrap();
        assert_eq!(package.base(None), Some("place"));
        let lines: Vec<String> = package.joined("place").lines.iter().map(|line| line.cells.join(",")).collect();
        assert_eq!(
            lines,
            [
                "id,org_id,name,latitude,org.id,org.name,phone.id,phone.number,phone.place_id",
                "7,1,P,25,1,A,a|b,11|22,7",
                "8,9,Q,,,,,,"
            ]
        );
    }
}
