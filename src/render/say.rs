//! What sentences are made of: the folder and the language, and small words such as figures and lists.

use std::cmp::Ordering;

use super::naming::Naming;
pub use crate::catalogue::quoted;
use crate::catalogue::{self, Phrase, clauses, words};
use crate::model::Language;
use crate::model::{Date, Decimal, Exact, Guideline, Id, Text, Workspace};

/// Speaks of a workspace in a language.
#[derive(Clone, Copy)]
pub struct Say<'a> {
    pub workspace: &'a Workspace,
    pub language: Language,
    days: Days,
}

/// How days are written.
#[derive(Clone, Copy)]
enum Days {
    AsInTables,
    AsInDocuments,
}

impl<'a> Say<'a> {
    #[must_use]
    pub const fn new(workspace: &'a Workspace, language: Language) -> Self {
        Self { workspace, language, days: Days::AsInTables }
    }

    /// As documents of the Party do, which are Vietnamese.
    #[must_use]
    pub const fn in_documents(workspace: &'a Workspace) -> Self {
        Self { workspace, language: Language::Vietnamese, days: Days::AsInDocuments }
    }

    #[must_use]
    pub fn phrase(self, phrase: Phrase) -> String {
        phrase.get(self.language).to_owned()
    }

    #[must_use]
    pub fn fill(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        phrase.with(self.language, values)
    }

    #[must_use]
    pub fn text(self, text: &'a Text) -> &'a str {
        text.get(self.language)
    }

    #[must_use]
    pub fn number(self, number: Decimal) -> String {
        catalogue::decimal(number, self.language)
    }

    /// Rounded half up to two digits, as every figure is shown.
    #[must_use]
    pub fn exact(self, number: &Exact) -> String {
        self.number(number.rounded())
    }

    /// A percentage; one just below a whole number is said to be almost that, so that it does not seem to
    /// reach a threshold that it misses.
    #[must_use]
    pub fn percent(self, percentage: &Exact) -> String {
        let rounded = percentage.rounded();
        let number = self.number(rounded);
        if rounded.is_whole() && *percentage < rounded.into() {
            return self.fill(clauses::ALMOST, &[("number", &number)]);
        }
        number
    }

    /// A number that its rounded form would not be told from: almost that, or a little over it.
    #[must_use]
    pub fn beside(self, number: &Exact) -> String {
        let rounded = number.rounded();
        let phrase = match number.compare(rounded) {
            Ordering::Less => clauses::ALMOST,
            Ordering::Equal => return self.number(rounded),
            Ordering::Greater => clauses::OVER,
        };
        self.fill(phrase, &[("number", &self.number(rounded))])
    }

    /// The same, with what it is exactly.
    #[must_use]
    pub fn written(self, number: &Exact) -> String {
        match number.as_decimal() {
            Some(decimal) => self.number(decimal),
            None => format!("{} ({})", self.beside(number), number.written()),
        }
    }

    /// A percentage with its numerator and denominator.
    #[must_use]
    pub fn parts(self, value: &str, part: &Exact, whole: &Exact) -> String {
        let (part, whole) = (self.exact(part), self.exact(whole));
        self.fill(clauses::PARTS, &[("value", value), ("part", &part), ("whole", &whole)])
    }

    #[must_use]
    pub fn date(self, date: Date) -> String {
        match self.days {
            Days::AsInTables => catalogue::date(date, self.language),
            Days::AsInDocuments => format!("{:02}/{}/{}", date.day(), document_month(date), date.year()),
        }
    }

    #[must_use]
    pub fn organisation(self, index: usize) -> &'a str {
        self.workspace.organisations.at(index).name()
    }

    /// What a review is called where people read of it.
    #[must_use]
    pub fn review(self, id: &str) -> String {
        words::review_name(id, self.language).to_owned()
    }

    #[must_use]
    pub fn guideline(self, index: usize) -> &'a Guideline {
        &self.workspace.guidelines[index]
    }

    /// The names of outcomes of a review, joined by “or”; an id that no guideline has is shown itself.
    #[must_use]
    pub fn outcomes<'b>(self, review: &Id, ids: impl IntoIterator<Item = &'b Id>) -> String {
        self.naming().outcomes(review, ids, self.language)
    }

    #[must_use]
    pub const fn naming(self) -> Naming<'a> {
        Naming::Workspace(self.workspace)
    }
}

/// In documents a zero stands before days below 10 and before the months 1 and 2 only (HD 05-HD/VPTW).
#[must_use]
pub fn document_month(date: Date) -> String {
    if date.month() <= 2 { format!("{:02}", date.month()) } else { date.month().to_string() }
}

/// Several commits as git is asked for them; without a last one up to what is checked out, and further.
#[must_use]
pub fn commits(first: &str, last: Option<&str>) -> String {
    format!("{first}^..{}", last.unwrap_or_default())
}

/// The word with its first letter large.
#[must_use]
pub fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}
