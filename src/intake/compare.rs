//! Which cells of two workbooks differ.

use std::collections::BTreeSet;

use super::{Page, cell_name};

/// A cell that is another now; `None` where it was empty, or is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CellChange {
    pub sheet: String,
    pub cell: String,
    pub before: Option<String>,
    pub after: Option<String>,
}

/// The differences, sheet by sheet and row by row. Sheets are matched by their names.
#[must_use]
pub fn compare(before: &[Page], after: &[Page]) -> Vec<CellChange> {
    let removed = before.iter().filter(|page| named(after, &page.name).is_none());
    let names = after.iter().chain(removed).map(|page| &page.name);
    names.flat_map(|name| of_sheet(name, named(before, name), named(after, name))).collect()
}

fn named<'a>(pages: &'a [Page], name: &str) -> Option<&'a Page> {
    pages.iter().find(|page| page.name == name)
}

fn of_sheet(name: &str, before: Option<&Page>, after: Option<&Page>) -> Vec<CellChange> {
    let places = [before, after].into_iter().flatten().flat_map(|page| page.cells.keys());
    let places: BTreeSet<(usize, usize)> = places.copied().collect();
    let text = |page: Option<&Page>, (row, column)| {
        page.map(|page| page.text(row, column)).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let changes = places.into_iter().map(|(row, column)| CellChange {
        sheet: name.to_owned(),
        cell: cell_name(row, column),
        before: text(before, (row, column)),
        after: text(after, (row, column)),
    });
    changes.filter(|change| change.before != change.after).collect()
}

#[cfg(test)]
mod tests {
    use super::compare;
    use crate::intake::{Content, Page};

    fn page(name: &str, cells: &[((usize, usize), &str)]) -> Page {
        let cells = cells.iter().map(|(place, text)| (*place, Content::Text((*text).to_owned())));
        Page { name: name.to_owned(), cells: cells.collect() }
    }

    #[test]
    fn changed_added_and_removed_cells_are_named_in_the_order_of_the_sheet() {
        let before = [page("a", &[((1, 1), "9"), ((9, 1), "x"), ((2, 0), "=")]), page("b", &[((0, 0), "y")])];
        let after = [page("a", &[((1, 1), "9.5"), ((2, 0), "="), ((2, 1), "z")])];
        let told: Vec<String> = compare(&before, &after)
            .into_iter()
            .map(|change| format!("{}!{} {:?} {:?}", change.sheet, change.cell, change.before, change.after))
            .collect();
        assert_eq!(
            told,
            [
                "a!B2 Some(\"9\") Some(\"9.5\")",
                "a!B3 None Some(\"z\")",
                "a!B10 Some(\"x\") None",
                "b!A1 Some(\"y\") None"
            ]
        );
    }
}
