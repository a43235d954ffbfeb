//! The parser of `bontot compare`.

use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgGroup, Command, value_parser};

use super::{Build, COMPARE, EXIT_CODE, GUIDELINE, ORGANISATION, PERIOD, REVISIONS, STAGES, Span, YEARS};
use crate::catalogue::{compare, help};
use crate::cli::compare::Sides;
use crate::model::Stage;

impl Build {
    pub(super) fn compare(self) -> Command {
        let command = self.frame(COMPARE, compare::COMPARE, compare::EXAMPLES);
        let not_years = self.say(compare::NOT_YEARS);
        let years = move |text: &str| Span::read_years(text).filter(|span| is_a_pair(*span)).ok_or(not_years);
        let not_stages = self.say(compare::NOT_STAGES);
        let stages = move |text: &str| read_stages(text).ok_or(not_stages);
        let file = self.option(GUIDELINE, compare::GUIDELINE, help::OUTPUT_PLACE);
        let exit_code = Arg::new(EXIT_CODE).long(EXIT_CODE).action(ArgAction::SetTrue);
        let organisation = self.option(ORGANISATION, compare::ORGANISATION, help::ORGANISATION_PLACE);
        let no_first = self.say(compare::NO_FIRST_REVISION);
        let revisions = move |text: &str| Sides::read_revisions(text).ok_or(no_first);
        let revisions =
            self.option(REVISIONS, compare::REVISIONS, compare::REVISIONS_PLACE).value_parser(revisions);
        let years = self.option(YEARS, compare::YEARS, help::YEARS_PLACE).value_parser(years);
        let stages = self.option(STAGES, compare::STAGES, compare::STAGES_PLACE).value_parser(stages);
        self.on_results(command, COMPARE, compare::REVIEW)
            .mut_arg(PERIOD, |period| period.help(self.say(compare::PERIOD)))
            .arg(revisions.display_order(1))
            .arg(years.display_order(2).conflicts_with(PERIOD))
            .arg(stages.display_order(3))
            .arg(file.value_parser(value_parser!(PathBuf)).display_order(4))
            .group(ArgGroup::new("sides").args([REVISIONS, YEARS, STAGES, GUIDELINE]))
            .arg(organisation.num_args(1..).value_delimiter(',').action(ArgAction::Append).display_order(21))
            .arg(self.described(exit_code, compare::EXIT_CODE).display_order(22))
    }
}

const fn is_a_pair(span: Span) -> bool {
    match span {
        Span::Years(first, last) => first != last,
        Span::Latest | Span::One(_) => false,
    }
}

/// Reads `self..appraised`.
fn read_stages(text: &str) -> Option<(Stage, Stage)> {
    let (before, after) = text.split_once("..")?;
    let (before, after) = (Stage::from_word(before)?, Stage::from_word(after)?);
    (before != after).then_some((before, after))
}
