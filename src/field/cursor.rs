//! Looking for keys one after another.

use std::cell::Cell;

/// Looks for a key first behind the last one that was found: keys are mostly written and read in the order of the table.
#[derive(Debug, Default)]
pub struct Cursor(Cell<usize>);

impl Cursor {
    /// The first of `items`, from behind the last that was found and round to it again, that `is` it.
    pub fn find<'t, T>(&self, items: &'t [T], is: impl Fn(&T) -> bool) -> Option<&'t T> {
        let (before, behind) = items.split_at_checked(self.0.get()).unwrap_or((items, &[]));
        let (start, found) = match behind.iter().position(&is) {
            Some(at) => (before.len(), at),
            None => (0, before.iter().position(is)?),
        };
        self.0.set(start + found + 1);
        items.get(start + found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_found_in_any_order() {
        let cursor = Cursor::default();
        let items = [1, 2, 3, 2];
        let find = |wanted: i32| cursor.find(&items, |item| *item == wanted).copied();
        assert_eq!([3, 1, 2, 2, 1, 4, 3].map(find), [Some(3), Some(1), Some(2), Some(2), Some(1), None, Some(3)]);
        assert_eq!(cursor.find(&items[..1], |item| *item == 1), Some(&1));
    }
}
