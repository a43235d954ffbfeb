//! Suppositions (giả định): values that the user asks to suppose, to see what would follow. They stand beside the
//! folder for one run and are never written.

use std::ops::Range;

use super::guideline::Guideline;
use super::id::Id;
use super::measure::Unit;
use super::number::Decimal;
use super::period::Period;
use super::place::{FileId, Place};
use super::record::Field;
use super::stage::Stage;
use super::text::Text;
use super::workspace::{UnitKey, Value, Workspace};

/// `ORGANISATION:CRITERION@PERIOD=VALUE` or `ORGANISATION:fact:NAME@PERIOD=VALUE`, as it is written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Supposition {
    pub written: String,
    pub kind: SuppositionKind,
    pub period: Option<Period>,
    organisation: Range<usize>,
    name: Range<usize>,
    at_period: Range<usize>,
    value: Range<usize>,
}

/// What the value is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SuppositionKind {
    /// A line of the form.
    Line,
    Fact,
}

/// What a fact's name begins with.
const FACT: &str = "fact:";

impl Supposition {
    /// Reads the text of a `--set`; `None` when it is not made so.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let equals = text.find('=')?;
        let colon = text[..equals].find(':')?;
        let fact = text[colon + 1..equals].starts_with(FACT);
        let start = colon + 1 + if fact { FACT.len() } else { 0 };
        let end = text[start..equals].find('@').map_or(equals, |at| start + at);
        let (organisation, name) = (trimmed(text, 0..colon), trimmed(text, start..end));
        let at_period = if end < equals { trimmed(text, end + 1..equals) } else { name.clone() };
        let period = if end < equals { Some(Period::read(&text[at_period.clone()])?) } else { None };
        let kind = if fact { SuppositionKind::Fact } else { SuppositionKind::Line };
        let value = trimmed(text, equals + 1..text.len());
        let whole = !organisation.is_empty() && !name.is_empty();
        whole.then(|| Self { written: text.to_owned(), kind, period, organisation, name, at_period, value })
    }

    /// The organisation's id as it is written.
    #[must_use]
    pub fn organisation_id(&self) -> &str {
        &self.written[self.organisation.clone()]
    }

    /// The same with its place; `file` is what the argument is registered as.
    #[must_use]
    pub fn organisation(&self, file: FileId) -> Field<'_> {
        self.field(file, &self.organisation)
    }

    /// The criterion's or the fact's id.
    #[must_use]
    pub fn name(&self, file: FileId) -> Field<'_> {
        self.field(file, &self.name)
    }

    #[must_use]
    pub fn value(&self, file: FileId) -> Field<'_> {
        self.field(file, &self.value)
    }

    /// Where the period stands, or what stands for it.
    #[must_use]
    pub fn period_place(&self, file: FileId) -> Place {
        self.field(file, &self.at_period).place
    }

    fn field(&self, file: FileId, range: &Range<usize>) -> Field<'_> {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let place = Place::Span(file, offset(range.start), offset(range.end));
        Field { text: &self.written[range.clone()], place }
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// A supposition held against a folder: for which review, period and stage it is.
#[derive(Clone, Debug)]
pub struct Supposed {
    pub asked: Supposition,
    pub review: Id,
    pub period: Period,
    /// The stage that outcomes are computed from.
    pub stage: Stage,
}

/// What was supposed: the value in the folder, and the one in its stead.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hypothesis {
    pub organisation: Id,
    pub period: Period,
    pub what: HypothesisOf,
    pub before: Option<Told>,
    pub after: Option<Told>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HypothesisOf {
    Line { criterion: Id, stage: Stage },
    Fact(Id),
}

/// A value as a person would write it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Told {
    Number(Decimal),
    YesNo(bool),
    /// An option or a rating.
    Offer(Id, Text),
    NotApplicable,
}

impl Told {
    /// The word in the files.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::YesNo(true) => "yes".to_owned(),
            Self::YesNo(false) => "no".to_owned(),
            Self::Offer(id, _) => id.to_string(),
            Self::NotApplicable => "n/a".to_owned(),
        }
    }

    /// The value of a line of the guideline, by its place.
    #[must_use]
    pub fn of_line(guideline: &Guideline, line: usize, value: Value) -> Option<Self> {
        match value {
            Value::Number(number) => Some(Self::Number(number)),
            Value::Toggle(yes) => Some(Self::YesNo(yes)),
            Value::NotApplicable => Some(Self::NotApplicable),
            Value::Offer(place) => {
                let offer = guideline.offer(guideline.lines().nth(line)?, place)?;
                Some(Self::Offer(offer.id.clone(), offer.name.clone()))
            }
        }
    }
}

/// What was supposed, with the values of the folder as it is and of the one supposed.
#[must_use]
pub fn hypotheses(supposed: &[Supposed], before: &Workspace, after: &Workspace) -> Vec<Hypothesis> {
    supposed.iter().filter_map(|one| hypothesis(one, before, after)).collect()
}

fn hypothesis(supposed: &Supposed, folder: &Workspace, with: &Workspace) -> Option<Hypothesis> {
    let asked = &supposed.asked;
    let organisation = folder.organisation_at(asked.organisation_id())?;
    let name = Id::new(&asked.written[asked.name.clone()])?;
    let (what, [before, after]) = match asked.kind {
        SuppositionKind::Line => {
            let review = folder.manifest.review_at(supposed.review.as_str())?;
            let key = UnitKey { review, organisation, period: supposed.period };
            let values = [folder, with].map(|folder| line_value(folder, key, &name, supposed.stage));
            (HypothesisOf::Line { criterion: name, stage: supposed.stage }, values)
        }
        SuppositionKind::Fact => {
            let values =
                [folder, with].map(|folder| fact_value(folder, organisation, &name, supposed.period));
            (HypothesisOf::Fact(name), values)
        }
    };
    let organisation = folder.organisations.at(organisation).to_id();
    Some(Hypothesis { organisation, period: supposed.period, what, before, after })
}

fn line_value(folder: &Workspace, key: UnitKey, criterion: &Id, stage: Stage) -> Option<Told> {
    let guideline = &folder.guidelines[folder.guideline_for(key)?];
    let line = guideline.line_at(criterion.as_str(), 0)?;
    let value = folder.forms.get(&key)?.value(line, stage)?;
    Told::of_line(guideline, line, value)
}

fn fact_value(folder: &Workspace, organisation: usize, fact: &Id, period: Period) -> Option<Told> {
    let value = folder.fact(organisation, fact, period)?;
    let declared = folder.guidelines.iter().find_map(|guideline| guideline.fact(fact));
    Some(match declared.map(|fact| fact.unit) {
        Some(Unit::Flag) => Told::YesNo(value.is_yes()),
        Some(Unit::Count | Unit::Number | Unit::Percent) | None => Told::Number(value.value),
    })
}

#[cfg(test)]
mod tests {
    use super::{FileId, Period, Place, Supposition, SuppositionKind};

    #[test]
    fn the_parts_are_told_by_their_marks() {
        let file = FileId(3);
        let read = Supposition::read("cb-03:2.1@2024-03 = 8,5").unwrap();
        assert_eq!((read.kind, read.period), (SuppositionKind::Line, Period::read("2024-03")));
        assert_eq!((read.organisation(file).text, read.name(file).text), ("cb-03", "2.1"));
        assert_eq!((read.value(file).text, read.value(file).place), ("8,5", Place::Span(file, 20, 23)));
        let fact = Supposition::read("cb-03:fact:members=12").unwrap();
        assert_eq!((fact.kind, fact.period, fact.name(file).text), (SuppositionKind::Fact, None, "members"));
        // a value may hold any sign, and may be taken away
        assert_eq!(Supposition::read("a:1=n/a").unwrap().value(file).text, "n/a");
        assert_eq!(Supposition::read("a:1=").unwrap().value(file).text, "");
        for wrong in ["a:1", "a=1", ":1=2", "a:=2", "a:1@soon=2", "a:1@=2", "a:fact:=1", "", "a:@2024=1"] {
            assert_eq!(Supposition::read(wrong), None, "{wrong}");
        }
    }
}
