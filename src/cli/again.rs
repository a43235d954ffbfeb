//! The command line that asks for the same result once more: what a receipt keeps. Folder and file are not part
//! of it; what was left to the latest year is named.

use super::explain::{Explain, Lacking};
use super::status::{Status, StatusFormat, StatusView};
use super::{Classify, ClassifyView, Document, Evaluate, Report, Sending, Span, Summary, build};
use crate::model::{Date, Language, Period};
use crate::render::account::Extent;

impl Evaluate {
    /// Its words, with the period that was worked out.
    #[must_use]
    pub fn again(&self, period: Period, language: Language) -> Vec<String> {
        self.words(build::EVALUATE, period, language)
    }

    fn words(&self, command: &str, period: Period, language: Language) -> Vec<String> {
        let mut words = vec![command.to_owned(), option(build::REVIEW, &self.review)];
        words.push(option(build::PERIOD, &period.to_string()));
        words.extend(self.preview.map(|stage| option(build::STAGE, stage.word())));
        words.extend(self.organisations.iter().map(|id| option(build::ORGANISATION, id)));
        words.extend(self.sending.words(language));
        words
    }
}

impl Classify {
    #[must_use]
    pub fn again(&self, period: Period, language: Language) -> Vec<String> {
        let mut words = self.asked.words(build::CLASSIFY, period, language);
        words.extend((self.view == ClassifyView::Quotas).then(|| flag(build::QUOTA)));
        words
    }
}

impl Summary {
    /// Its words; `first` is the period, or the first year of several.
    #[must_use]
    pub fn again(&self, first: Period, language: Language) -> Vec<String> {
        let span = match self.span {
            Span::Latest | Span::One(_) => option(build::PERIOD, &first.to_string()),
            Span::Years(first, last) => option(build::YEARS, &format!("{first:04}..{last:04}")),
        };
        let words = [build::SUMMARY.to_owned(), option(build::REVIEW, &self.review), span];
        let by = option(build::BY, self.by.word());
        words.into_iter().chain([by]).chain(self.sending.words(language)).collect()
    }
}

impl Document {
    /// Its words, with the period that it is about.
    #[must_use]
    pub fn again(&self, period: Period, language: Language) -> Vec<String> {
        let mut words = vec![build::DOCUMENT.to_owned(), self.kind.word().to_owned()];
        words.push(option(build::REVIEW, &self.review));
        words.push(option(build::PERIOD, &period.to_string()));
        words.extend(self.organisations.iter().map(|id| option(build::ORGANISATION, id)));
        words.extend(self.number.as_ref().map(|number| option(build::NUMBER, number)));
        words.extend(self.date.map(|date| option(build::DATE, &date.to_string())));
        words.push(option(build::FORMAT, self.format.word()));
        words.push(option(build::LANG, language.word()));
        words
    }
}

impl Report {
    /// Its words, with the period that it is about.
    #[must_use]
    pub fn again(&self, period: Period, language: Language) -> Vec<String> {
        let words = [build::REPORT.to_owned(), option(build::REVIEW, &self.review)];
        let period = option(build::PERIOD, &period.to_string());
        let language = option(build::LANG, language.word());
        let date = self.sending.date.map(|date| option(build::DATE, &date.to_string()));
        words.into_iter().chain([period, language]).chain(date).collect()
    }
}

impl Status {
    /// Its words, with the year and the day that it speaks of, whatever day it is when they are asked again.
    #[must_use]
    pub fn again(&self, year: Period, day: Date, language: Language) -> Vec<String> {
        let format = match self.view {
            StatusView::Drawn => StatusFormat::Drawn(self.sending.format),
            StatusView::Calendar => StatusFormat::Calendar,
        };
        let mut words = vec![build::STATUS.to_owned(), option(build::REVIEW, &self.review)];
        words.push(option(build::PERIOD, &year.to_string()));
        words.push(option(build::AS_OF, &day.to_string()));
        words.extend(self.mine.as_ref().map(|post| option(build::MINE, post)));
        words.push(option(build::FORMAT, format.word()));
        words.push(option(build::LANG, language.word()));
        words.extend(self.sending.date.map(|date| option(build::DATE, &date.to_string())));
        words
    }
}

impl Explain {
    /// Its words on an organisation, and perhaps a criterion, with the period that was worked out.
    #[must_use]
    pub fn again(&self, subject: &[&str], period: Period, language: Language) -> Vec<String> {
        let mut words = vec![build::EXPLAIN.to_owned()];
        words.extend(subject.iter().map(|&word| word.to_owned()));
        words.push(option(build::REVIEW, &self.review));
        words.push(option(build::PERIOD, &period.to_string()));
        words.extend((self.extent == Extent::Full).then(|| flag(build::FULL)));
        words.extend(self.lacking.as_ref().map(|lacking| match lacking {
            Lacking::Next => flag(build::NEXT),
            Lacking::Of(outcome) => option(build::TO, outcome),
        }));
        words.push(option(build::FORMAT, self.format.word()));
        words.push(option(build::LANG, language.word()));
        words
    }
}

impl Sending {
    fn words(&self, language: Language) -> Vec<String> {
        let date = self.date.map(|date| option(build::DATE, &date.to_string()));
        let words = [option(build::FORMAT, self.format.word()), option(build::LANG, language.word())];
        words.into_iter().chain(date).collect()
    }
}

fn flag(name: &str) -> String {
    format!("--{name}")
}

fn option(name: &str, value: &str) -> String {
    format!("--{name}={value}")
}
