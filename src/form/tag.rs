//! What ties a form to what it was made for: on a hidden sheet of the workbook, as rows of texts. People never
//! see it; a form that came through another program still has it.

use crate::model::Stage;

/// The hidden sheet's name.
pub const SHEET: &str = "bontot";
const MARK: [&str; 2] = ["bontot-form", "1"];

/// A sheet of the workbook, its cells by row and column from 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tag {
    pub sheet: String,
    pub review: String,
    pub organisation: String,
    pub period: String,
    pub guideline: String,
    pub columns: Vec<(usize, Field)>,
    pub lines: Vec<TagLine>,
}

/// A line of the form, as the guideline had it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagLine {
    pub row: usize,
    pub criterion: String,
    pub name: String,
    /// What it takes, see [`super::rule`].
    pub rule: String,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    Criterion,
    Value(Stage),
    Evidence,
    Note,
}

impl Field {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Criterion => "criterion",
            Self::Value(stage) => stage.word(),
            Self::Evidence => "evidence",
            Self::Note => "note",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let fixed = [Self::Criterion, Self::Evidence, Self::Note];
        let stage = || Stage::from_word(word).map(Self::Value);
        fixed.into_iter().find(|field| field.word() == word).or_else(stage)
    }
}

/// The rows of the hidden sheet.
#[must_use]
pub fn rows(tags: &[Tag]) -> Vec<Vec<String>> {
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let mut rows = vec![row(&MARK)];
    for tag in tags {
        let head = ["sheet", &tag.sheet, &tag.review, &tag.organisation, &tag.period, &tag.guideline];
        rows.push(row(&head));
        rows.extend(tag.columns.iter().map(|(at, field)| row(&["column", &at.to_string(), field.word()])));
        let lines = tag.lines.iter();
        rows.extend(
            lines.map(|line| row(&["line", &line.row.to_string(), &line.criterion, &line.name, &line.rule])),
        );
    }
    rows
}

/// The tags of a hidden sheet; `None` where it is none of ours, or was damaged.
#[must_use]
pub fn read(rows: &[Vec<String>]) -> Option<Vec<Tag>> {
    let cell = |row: &Vec<String>, at: usize| row.get(at).cloned().unwrap_or_default();
    let (first, rest) = rows.split_first()?;
    let is_ours = MARK.iter().enumerate().all(|(at, word)| cell(first, at) == *word);
    let mut tags: Vec<Tag> = Vec::new();
    for row in rest.iter().filter(|_| is_ours) {
        match cell(row, 0).as_str() {
            "sheet" => tags.push(Tag {
                sheet: cell(row, 1),
                review: cell(row, 2),
                organisation: cell(row, 3),
                period: cell(row, 4),
                guideline: cell(row, 5),
                columns: Vec::new(),
                lines: Vec::new(),
            }),
            "column" => {
                tags.last_mut()?.columns.push((cell(row, 1).parse().ok()?, Field::from_word(&cell(row, 2))?));
            }
            "line" => tags.last_mut()?.lines.push(TagLine {
                row: cell(row, 1).parse().ok()?,
                criterion: cell(row, 2),
                name: cell(row, 3),
                rule: cell(row, 4),
            }),
            "" => {}
            _ => return None,
        }
    }
    (!tags.is_empty()).then_some(tags)
}

#[cfg(test)]
mod tests {
    use super::{Field, Tag, TagLine, read, rows};
    use crate::model::Stage;

    #[test]
    fn what_is_written_is_read_again() {
        let line =
            TagLine { row: 8, criterion: "1.10".into(), name: "=A".into(), rule: "points 0..10".into() };
        let tag = Tag {
            sheet: "cb-1".into(),
            review: "recognition".into(),
            organisation: "cb-1".into(),
            period: "2024".into(),
            guideline: "g@1".into(),
            columns: vec![(0, Field::Criterion), (4, Field::Value(Stage::Own)), (6, Field::Note)],
            lines: vec![line],
        };
        let tags = vec![tag.clone(), Tag { period: "2024-01".into(), lines: Vec::new(), ..tag }];
        assert_eq!(read(&rows(&tags)), Some(tags.clone()));
        let mut strange = rows(&tags);
        strange[0][1] = "2".into();
        assert_eq!((read(&strange), read(&[])), (None, None));
        let mut damaged = rows(&tags);
        damaged[2][1] = "x".into();
        assert_eq!(read(&damaged), None);
    }
}
