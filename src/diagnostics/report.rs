//! Collects the problems of a run.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Code, Diagnostic, Severity};
use crate::model::manifest::SeverityWord;
use crate::model::{FileId, Located, Place};

/// The most problems of one severity that are kept: nobody reads more, and a folder may have millions.
const MOST_KEPT: usize = 100_000;

/// What is known of a problem that is only counted; its file, unless it was never asked for.
type Sort = (Code, Severity, Option<FileId>);

/// How problems are counted that are not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counting {
    /// Each file's by themselves, so that some of the files can be left out.
    ByFile,
    Together,
}

/// The problems found so far.
#[derive(Clone, Debug)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    /// How many of them are errors: asked for with every row that is read.
    errors: usize,
    kept_errors: usize,
    /// Of those beyond the most that are kept: how many of each sort.
    beyond: BTreeMap<Sort, usize>,
    counting: Counting,
    /// What the workspace makes of quality findings.
    severities: BTreeMap<Code, SeverityWord>,
    /// The most quality findings that are kept.
    most_findings: usize,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            diagnostics: Vec::new(),
            errors: 0,
            kept_errors: 0,
            beyond: BTreeMap::new(),
            counting: Counting::ByFile,
            severities: BTreeMap::new(),
            most_findings: MOST_KEPT,
        }
    }
}

impl Report {
    /// From now on counts the quality findings, those already here too, and keeps none: for who tells only how
    /// many there are.
    pub fn only_count_findings(&mut self, counting: Counting) {
        (self.most_findings, self.counting) = (0, counting);
        let (found, beyond) = (std::mem::take(&mut self.diagnostics), std::mem::take(&mut self.beyond));
        (self.errors, self.kept_errors) = (0, 0);
        self.extend(found);
        self.count_all(beyond);
    }

    /// An empty one that makes of problems what this one makes of them.
    #[must_use]
    pub fn empty(&self) -> Self {
        let Self { counting, most_findings, .. } = *self;
        Self { severities: self.severities.clone(), counting, most_findings, ..Self::default() }
    }

    /// Adds a problem that is only made where it is kept.
    pub fn add_made(&mut self, code: Code, file: Option<FileId>, make: impl FnOnce() -> Diagnostic) {
        if !self.count_unless_kept(code, file) {
            self.add(make());
        }
    }

    /// Counts a problem that would not be kept if it were made; false where it would be.
    pub fn count_unless_kept(&mut self, code: Code, file: Option<FileId>) -> bool {
        match self.severity(code, code.default_severity()) {
            None => true,
            Some(severity) if self.is_full(severity) => {
                self.count((code, severity, file), 1);
                true
            }
            Some(_) => false,
        }
    }

    const fn is_full(&self, severity: Severity) -> bool {
        match severity {
            Severity::Error => self.kept_errors >= MOST_KEPT,
            Severity::Warning => self.diagnostics.len() - self.kept_errors >= self.most_findings,
        }
    }

    /// Adds a problem; a quality finding with the severity that the workspace gives it, or not at all.
    pub fn add(&mut self, mut diagnostic: Diagnostic) {
        let Some(severity) = self.severity(diagnostic.code, diagnostic.severity) else { return };
        diagnostic.severity = severity;
        if self.is_full(severity) {
            return self.count((diagnostic.code, severity, Some(diagnostic.place.file())), 1);
        }
        let error = usize::from(severity == Severity::Error);
        self.errors += error;
        self.kept_errors += error;
        self.diagnostics.push(diagnostic);
    }

    /// What a quality finding of that code is in this workspace; `None` where it is not told.
    #[must_use]
    pub fn severity_of_finding(&self, code: Code) -> Option<Severity> {
        self.severity(code, Severity::Warning)
    }

    /// Whether the workspace makes an error of some quality finding.
    #[must_use]
    pub fn makes_errors(&self) -> bool {
        self.severities.values().any(|word| *word == SeverityWord::Error)
    }

    /// What the workspace makes of a problem; `None` for nothing.
    fn severity(&self, code: Code, severity: Severity) -> Option<Severity> {
        match self.severities.get(&code).filter(|_| code.is_finding()) {
            Some(SeverityWord::Allow) => None,
            Some(SeverityWord::Error) => Some(Severity::Error),
            Some(SeverityWord::Warn) | None => Some(severity),
        }
    }

    fn count(&mut self, (code, severity, file): Sort, number: usize) {
        let file = file.filter(|_| self.counting == Counting::ByFile);
        *self.beyond.entry((code, severity, file)).or_default() += number;
        self.errors += if severity == Severity::Error { number } else { 0 };
    }

    fn count_all(&mut self, beyond: BTreeMap<Sort, usize>) {
        for ((code, severity, file), number) in beyond {
            if let Some(severity) = self.severity(code, severity) {
                self.count((code, severity, file), number);
            }
        }
    }

    /// Gives the quality findings, those already here too, the severities of a workspace.
    pub fn obey(&mut self, severities: &[(Located<String>, SeverityWord)]) {
        let known = severities.iter().filter_map(|(code, word)| Some((Code::from_word(&code.value)?, *word)));
        self.severities = known.collect();
        let (found, beyond) = (std::mem::take(&mut self.diagnostics), std::mem::take(&mut self.beyond));
        (self.errors, self.kept_errors) = (0, 0);
        self.extend(found);
        self.count_all(beyond);
    }

    /// Keeps only the problems that `wanted` holds for.
    pub fn retain(&mut self, wanted: impl Fn(&Diagnostic) -> bool) {
        self.diagnostics.retain(&wanted);
        let errors = self.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        self.kept_errors = errors.count();
        self.errors = self.kept_errors;
        let mut beyond = std::mem::take(&mut self.beyond);
        beyond.retain(|(code, severity, file), _| {
            let place = Place::File(file.unwrap_or(FileId(0)));
            wanted(&Diagnostic { severity: *severity, ..Diagnostic::new(*code, place) })
        });
        for (sort, number) in beyond {
            self.count(sort, number);
        }
    }

    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.add(diagnostic));
    }

    #[must_use]
    pub const fn has_errors(&self) -> bool {
        self.errors > 0
    }

    /// Whether it is still worth a look at every name there is to guess what was meant: with hundreds of
    /// errors nobody reads the guesses, and the names may be many.
    #[must_use]
    pub const fn may_guess(&self) -> bool {
        self.errors < 200
    }

    /// Those of so many names that are still worth a look: all or none. To look at a whole country's for each of 200
    /// errors takes ten seconds.
    pub fn guessable<Names: IntoIterator>(
        &self,
        names: Names,
        count: usize,
    ) -> std::iter::Take<Names::IntoIter> {
        let is_worth_it = self.errors < Self::most_guesses(count);
        names.into_iter().take(if is_worth_it { count } else { 0 })
    }

    /// How many times so many names may be looked at.
    #[must_use]
    pub fn most_guesses(names: usize) -> usize {
        const MOST_LOOKS: usize = 2_000_000;
        (MOST_LOOKS / names.max(1)).clamp(1, 200)
    }

    #[must_use]
    pub const fn errors(&self) -> usize {
        self.errors
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    pub fn append(&mut self, other: Self) {
        self.extend(other.diagnostics);
        self.count_all(other.beyond);
    }

    /// The same, but for what was told of a place before: what several read at one place is told once.
    pub fn append_new(&mut self, mut other: Self) {
        if !other.is_empty() {
            let told: BTreeSet<(Code, Place)> =
                self.diagnostics.iter().map(|found| (found.code, found.place)).collect();
            other.diagnostics.retain(|found| !told.contains(&(found.code, found.place)));
        }
        self.append(other);
    }

    /// What `before` does not tell as often, wherever it stands there.
    #[must_use]
    pub fn beyond(&self, before: &Self) -> Self {
        let mut known: VecDeque<&Diagnostic> = before.diagnostics.iter().collect();
        let is_new = |found: &&Diagnostic| {
            let is_same =
                |known: &&Diagnostic| known.code == found.code && known.arguments == found.arguments;
            // both come in the order of the files, so that the first one is mostly the one
            let at = known.iter().position(is_same);
            at.and_then(|at| known.remove(at)).is_none()
        };
        let mut beyond = self.empty();
        beyond.extend(self.diagnostics.iter().filter(is_new).cloned());
        beyond
    }

    /// How many quality findings there are in the files that are wanted, with those whose file is not known, or not told
    /// apart.
    #[must_use]
    pub fn findings_in(&self, is_wanted: impl Fn(FileId) -> bool) -> usize {
        let kept = self.diagnostics.iter().map(|found| (found.severity, Some(found.place.file()), 1));
        let beyond = self.beyond.iter().map(|((_, severity, file), number)| (*severity, *file, *number));
        let wanted = kept
            .chain(beyond)
            .filter(|(severity, file, _)| *severity == Severity::Warning && file.is_none_or(&is_wanted));
        wanted.map(|(_, _, number)| number).sum()
    }

    #[must_use]
    pub fn tally(&self) -> Tally {
        let files: BTreeSet<_> = self.diagnostics.iter().map(|found| found.place.file()).collect();
        let mut by_code = BTreeMap::new();
        for found in &self.diagnostics {
            *by_code.entry(found.code).or_default() += 1;
        }
        for ((code, _, _), number) in &self.beyond {
            *by_code.entry(*code).or_default() += number;
        }
        let errors = self.errors();
        Tally { errors, warnings: by_code.values().sum::<usize>() - errors, files: files.len(), by_code }
    }
}

/// How many problems there are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tally {
    pub errors: usize,
    pub warnings: usize,
    /// The files they are in.
    pub files: usize,
    pub by_code: BTreeMap<Code, usize>,
}

#[cfg(test)]
mod tests {
    use super::{Counting, MOST_KEPT, Report};
    use crate::diagnostics::{Code, Diagnostic, Severity};
    use crate::model::{FileId, Place};

    fn report(errors: usize, findings: usize) -> Report {
        let found = |code| Diagnostic::new(code, Place::File(FileId(0)));
        let mut report = Report::default();
        report.extend((0..errors).map(|_| found(Code::IdMalformed)));
        report.extend((0..findings).map(|_| found(Code::PlanMissing)));
        report
    }

    /// Each guess looks at every name there is: 200 of them, not one for each of thousands of errors.
    #[test]
    fn only_the_first_errors_are_guessed_at() {
        let mut report = Report::default();
        let guessed = (0..3000).filter(|_| {
            let may = report.may_guess();
            report.add(Diagnostic::new(Code::IdMalformed, Place::File(FileId(0))));
            may
        });
        assert_eq!(guessed.count(), 200);
    }

    #[test]
    fn what_is_not_kept_is_counted() {
        let mut all = report(MOST_KEPT + 3, MOST_KEPT + 2);
        all.append(report(4, 1));
        assert_eq!(all.diagnostics().len(), 2 * MOST_KEPT);
        let tally = all.tally();
        assert_eq!((tally.errors, tally.warnings), (MOST_KEPT + 7, MOST_KEPT + 3));
        assert_eq!(tally.by_code[&Code::IdMalformed], MOST_KEPT + 7);
        all.retain(|found| found.severity == Severity::Warning);
        assert_eq!((all.errors(), all.tally().warnings), (0, MOST_KEPT + 3));
        all.retain(|found| found.code == Code::IdMalformed);
        assert_eq!(all.tally().by_code.len(), 0);
    }

    #[test]
    fn findings_that_are_only_counted_are_never_made() {
        let mut counted = report(1, 2);
        counted.only_count_findings(Counting::ByFile);
        counted.add_made(Code::PlanMissing, Some(FileId(1)), || unreachable!("nobody reads it"));
        assert_eq!((counted.diagnostics().len(), counted.errors()), (1, 1));
        assert_eq!((counted.tally().errors, counted.tally().warnings), (1, 3));
        counted.add_made(Code::PlanMissing, None, || unreachable!("nobody reads it"));
        // two in the first file, one in the next, and one somewhere
        assert_eq!([0, 1, 2].map(|wanted| counted.findings_in(|file| file == FileId(wanted))), [3, 2, 1]);
        counted.only_count_findings(Counting::Together);
        assert_eq!(counted.findings_in(|_| true), 4);
        counted.add_made(Code::PlanMissing, Some(FileId(1)), || unreachable!("nobody reads it"));
        assert_eq!([counted.findings_in(|_| true), counted.beyond.len()], [5, 1]);
        let mut kept = report(1, 2);
        kept.add_made(Code::PlanMissing, None, || Diagnostic::new(Code::PlanMissing, Place::File(FileId(0))));
        assert_eq!((kept.diagnostics().len(), kept.tally().warnings), (4, 3));
    }

    #[test]
    fn the_more_names_there_are_the_fewer_are_guesses() {
        for (names, most) in [(0, 200), (10_000, 200), (50_000, 40), (260_000, 7), (5_000_000, 1)] {
            assert_eq!(Report::most_guesses(names), most, "{names}");
        }
    }
}
