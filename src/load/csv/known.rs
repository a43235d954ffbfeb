//! The header of the table before: the files of a folder mostly begin with one line.

use super::column::Columns;
use super::rows::Desk;
use super::table::{Header, header};
use crate::diagnostics::Report;
use crate::model::FileId;

/// What serves for table after table.
#[derive(Debug, Default)]
pub struct KnownHeader {
    /// A header, and the line that it was read from, with its end, where it is one and nothing more must be looked at;
    /// else nothing.
    known: Option<(String, Header)>,
    desk: Desk,
}

impl KnownHeader {
    /// Reads the header of a table, and reports what is wrong with it; with room to walk the table in.
    pub fn read(
        &mut self,
        file: FileId,
        text: &str,
        columns: &Columns,
        report: &mut Report,
    ) -> Option<(&Header, &mut Desk)> {
        let is_known = |(line, _): &(String, Header)| !line.is_empty() && text.starts_with(line);
        if !self.known.as_ref().is_some_and(is_known) {
            self.known = header(file, text, columns, report).map(|header| {
                let line = text.split_inclusive('\n').next().filter(|line| line.ends_with('\n'));
                let line = line.filter(|line| header.end == line.len() && !header.has_nameless);
                (line.unwrap_or_default().to_owned(), header)
            });
        }
        self.known.as_ref().map(|(_, header)| (header, &mut self.desk))
    }
}

#[cfg(test)]
mod tests {
    use super::KnownHeader;
    use crate::diagnostics::Report;
    use crate::load::csv::header;
    use crate::load::records::COLUMNS;
    use crate::model::FileId;

    #[test]
    fn a_header_that_is_known_is_the_one_that_is_read() {
        let texts = [
            "criterion,self\n1,2\n",
            "criterion,self\n",
            "criterion;self\n1;2\n",
            "sep=;\ncriterion;self\n",
            "sep=;\ncriterion;self;note\n",
            "criterion,self,\n1,2,\n",
            "criterion,self,\n1,2,x\n",
            "\"criterion\nx\",self\n",
            "criterion,what\n",
            "\u{feff}criterion\n",
            "",
            "criterion",
            "criterion",
            "criterion,self\n",
        ];
        let mut known = KnownHeader::default();
        for text in texts {
            let (mut own, mut other) = (Report::default(), Report::default());
            let found =
                known.read(FileId(0), text, &COLUMNS, &mut own).map(|(header, _)| format!("{header:?}"));
            let read = header(FileId(0), text, &COLUMNS, &mut other).map(|header| format!("{header:?}"));
            assert_eq!((found, own.errors()), (read, other.errors()), "{text:?}");
        }
    }
}
