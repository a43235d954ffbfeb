//! The header lines of empty tables, in the order of FORMAT.md.

use super::csv::Column;
use crate::model::Language;

/// What each table's file is called and its columns, in order.
pub fn headers(language: Language) -> impl Iterator<Item = (&'static str, String)> {
    TABLES.iter().map(move |(name, columns)| {
        let names: Vec<&str> = columns.iter().map(|column| name_in(*column, language)).collect();
        (*name, names.join(",") + "\n")
    })
}

const fn name_in(column: Column, language: Language) -> &'static str {
    let names = column.names();
    match language {
        Language::Vietnamese => names.vietnamese,
        Language::English => names.english,
    }
}

/// The name under which the header of assessments stands.
pub const ASSESSMENTS: &str = "assessments";

#[rustfmt::skip]
const TABLES: &[(&str, &[Column])] = {
    use Column::{
        Appraised, Authority, By, Condition, Criterion, Date, Decided, Digest, Document, Due, Evidence, Fact,
        Finding, FoundOn, From, Id, Kind, Name, Note, Number, Organisation, Outcome, Own, Parent, PeerGroup,
        Period, Post, Reason, RemediedOn, Review, Role, Step, To, Until, Value,
    };
    &[
        ("organisations.csv", &[Id, Name, Kind, Parent, PeerGroup, From, To]),
        ("events.csv", &[Organisation, Step, Date, By, Document, Criterion, Period, Digest, Note]),
        ("facts.csv", &[Organisation, Fact, Value, Period, Evidence, Note]),
        ("findings.csv", &[Id, Organisation, FoundOn, By, Criterion, Finding, Due, RemediedOn, Document]),
        ("waivers.csv", &[Organisation, Review, Condition, Reason, Authority, Document, From, Until]),
        ("decisions.csv", &[Organisation, Review, Period, Outcome, Number, Date, Authority, Note]),
        ("assignments.csv", &[Organisation, Post, Role, From, To]),
        (ASSESSMENTS, &[Organisation, Period, Criterion, Own, Appraised, Decided, Evidence, Note]),
    ]
};

#[cfg(test)]
mod tests {
    use super::{ASSESSMENTS, TABLES};
    use crate::load::csv::{Column, Columns};
    use crate::load::records;
    use crate::load::tables::{self, YearTable};

    #[test]
    fn the_columns_are_those_that_are_read() {
        let mut read: Vec<(&str, Columns)> =
            vec![("organisations.csv", tables::ORGANISATION_COLUMNS), (ASSESSMENTS, records::COLUMNS)];
        read.extend(YearTable::ALL.map(|table| (table.file_name(), table.columns())));
        assert_eq!(read.len(), TABLES.len());
        let sorted = |columns: &mut dyn Iterator<Item = Column>| {
            let mut names: Vec<&str> = columns.map(|column| column.names().english).collect();
            names.sort_unstable();
            names
        };
        for (name, columns) in TABLES {
            let (_, of_reader) = read.iter().find(|(known, _)| known == name).expect("a table that is read");
            assert_eq!(sorted(&mut columns.iter().copied()), sorted(&mut of_reader.all()), "{name}");
        }
    }
}
