//! The stable codes of problems. Each has its texts in the catalogue and a folder in `tests/errors/`.

use super::Severity;
use crate::model::number::NumberFault;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $word:literal $severity:ident,)+) => {
        /// A kind of problem.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code {
            $($(#[$doc])* $name,)+
        }

        impl Code {
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The word that stands in messages, in kebab case.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }

            /// Errors can never be anything else; quality findings are what a workspace makes of them.
            #[must_use]
            pub const fn default_severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)+
                }
            }
        }
    };
}

codes! {
    // files
    FileUnexpected = "file-unexpected" Error,
    FileIsLink = "file-is-link" Error,
    FileNotRegular = "file-not-regular" Error,
    FileMissing = "file-missing" Error,
    FileTooLarge = "file-too-large" Error,
    FilesTooMany = "files-too-many" Error,
    FoldersTooDeep = "folders-too-deep" Error,
    LinesTooMany = "lines-too-many" Error,
    FileOfOtherKind = "file-of-other-kind" Error,
    EncodingUnknown = "encoding-unknown" Error,
    EncodingWide = "encoding-wide" Error,
    EncodingLegacy = "encoding-legacy" Error,
    EncodedTwice = "encoded-twice" Error,
    AccentsLost = "accents-lost" Error,
    BomMisplaced = "bom-misplaced" Error,
    MergeConflict = "merge-conflict" Error,
    CellTooLong = "cell-too-long" Error,
    /// A text of a document.
    TemplateBroken = "template-broken" Error,
    // CSV
    CsvEmpty = "csv-empty" Error,
    CsvHeaderMissing = "csv-header-missing" Error,
    NulByte = "nul-byte" Error,
    BareCr = "bare-cr" Error,
    CsvQuoteStray = "csv-quote-stray" Error,
    CsvQuoteOpen = "csv-quote-open" Error,
    CsvRowWidth = "csv-row-width" Error,
    CsvColumnUnknown = "csv-column-unknown" Error,
    CsvColumnRepeated = "csv-column-repeated" Error,
    CsvColumnMissing = "csv-column-missing" Error,
    CsvColumnNameless = "csv-column-nameless" Error,
    // values
    ValueMissing = "value-missing" Error,
    CharacterForbidden = "character-forbidden" Error,
    IdMalformed = "id-malformed" Error,
    NumberMalformed = "number-malformed" Error,
    NumberThousands = "number-thousands" Error,
    NumberTooFine = "number-too-fine" Error,
    NumberTooLarge = "number-too-large" Error,
    NumberNotWhole = "number-not-whole" Error,
    NumberNegative = "number-negative" Error,
    PercentSignMisplaced = "percent-sign-misplaced" Error,
    DateMalformed = "date-malformed" Error,
    DateSerial = "date-serial" Error,
    MonthImpossible = "month-impossible" Error,
    DateImpossible = "date-impossible" Error,
    DatesReversed = "dates-reversed" Error,
    PeriodMalformed = "period-malformed" Error,
    WordUnknown = "word-unknown" Error,
    // TOML
    TomlSyntax = "toml-syntax" Error,
    TomlNewer = "toml-newer" Error,
    TomlKeyUnknown = "toml-key-unknown" Error,
    TomlKeyUnfit = "toml-key-unfit" Error,
    TomlKeyUnquoted = "toml-key-unquoted" Error,
    TomlKeyMissing = "toml-key-missing" Error,
    TomlTypeWrong = "toml-type-wrong" Error,
    KeysExclusive = "keys-exclusive" Error,
    TomlKeysTwin = "toml-keys-twin" Error,
    FormatNewer = "format-newer" Error,
    // manifest and register
    GuidelineUnknown = "guideline-unknown" Error,
    GuidelineAmbiguous = "guideline-ambiguous" Error,
    GuidelineRepeated = "guideline-repeated" Error,
    ReviewUnknown = "review-unknown" Error,
    DeadlineMalformed = "deadline-malformed" Error,
    DeadlineMissing = "deadline-missing" Error,
    SeverityOfError = "severity-of-error" Error,
    IdRepeated = "id-repeated" Error,
    IdsDifferInCase = "ids-differ-in-case" Error,
    RegisterEmpty = "register-empty" Error,
    ParentUnknown = "parent-unknown" Error,
    ParentLoop = "parent-loop" Error,
    ResultCircle = "result-circle" Error,
    // records
    OrganisationUnknown = "organisation-unknown" Error,
    OrganisationContradicted = "organisation-contradicted" Error,
    OrganisationMissing = "organisation-missing" Error,
    NotInReview = "not-in-review" Error,
    NotInExistence = "not-in-existence" Error,
    PeriodOfOtherYear = "period-of-other-year" Error,
    PeriodOfOtherLength = "period-of-other-length" Error,
    TomlPeriodNotYear = "toml-period-not-year" Error,
    RowRepeated = "row-repeated" Error,
    CriterionUnknown = "criterion-unknown" Error,
    StageUnknown = "stage-unknown" Error,
    OutcomeUnknown = "outcome-unknown" Error,
    ConditionUnknown = "condition-unknown" Error,
    FactUnknown = "fact-unknown" Error,
    FactOfOthers = "fact-of-others" Error,
    FindingOfOtherYear = "finding-of-other-year" Error,
    FactOutOfRange = "fact-out-of-range" Error,
    OptionUnknown = "option-unknown" Error,
    PointsOverMaximum = "points-over-maximum" Error,
    PointsOffStep = "points-off-step" Error,
    ValueOutOfRange = "value-out-of-range" Error,
    ValueOutsidePeriods = "value-outside-periods" Error,
    NotApplicableForbidden = "not-applicable-forbidden" Error,
    NoteMissing = "note-missing" Error,
    MeasuredValueEntered = "measured-value-entered" Error,
    MeasuredValueUnfit = "measured-value-unfit" Error,
    EvidenceDivided = "evidence-divided" Error,
    EvidencePathUnsafe = "evidence-path-unsafe" Error,
    EvidenceFileMissing = "evidence-file-missing" Error,
    // guidelines
    CiteMissing = "cite-missing" Error,
    ReferenceUnknown = "reference-unknown" Error,
    MaximumTooLow = "maximum-too-low" Error,
    IdReserved = "id-reserved" Error,
    ReachUnfit = "reach-unfit" Error,
    MaximumUnfit = "maximum-unfit" Error,
    StepZero = "step-zero" Error,
    RangeReversed = "range-reversed" Error,
    ReachWithoutRequired = "reach-without-required" Error,
    BandEmpty = "band-empty" Error,
    BandsGap = "bands-gap" Error,
    BandsOverlap = "bands-overlap" Error,
    RatingPointsMixed = "rating-points-mixed" Error,
    PeriodsNeedRescaleOrFull = "periods-need-rescale-or-full" Error,
    PeriodNumberUnfit = "period-number-unfit" Error,
    MeasureUnfit = "measure-unfit" Error,
    ComparatorMissing = "comparator-missing" Error,
    ComparatorUnfit = "comparator-unfit" Error,
    TotalWithoutPoints = "total-without-points" Error,
    SubjectsMany = "subjects-many" Error,
    CandidateSubject = "candidate-subject" Error,
    FloorMissing = "floor-missing" Error,
    LadderHole = "ladder-hole" Error,
    OutcomeUnreachable = "outcome-unreachable" Error,
    JudgementUndeclared = "judgement-undeclared" Error,
    RatioOfFlags = "ratio-of-flags" Error,
    JudgementNotFlag = "judgement-not-flag" Error,
    RatioNotTwo = "ratio-not-two" Error,
    FactDeclaredTwice = "fact-declared-twice" Error,
    FactNeverKnown = "fact-never-known" Error,
    ExtendsUnknown = "extends-unknown" Error,
    ExtendsCircle = "extends-circle" Error,
    GuidelineTooLarge = "guideline-too-large" Error,
    ExtendsTooDeep = "extends-too-deep" Error,
    BeforeMisplaced = "before-misplaced" Error,
    QuotaShareUnfit = "quota-share-unfit" Error,
    QuotaUnfit = "quota-unfit" Error,
    QuotaExceptionSmaller = "quota-exception-smaller" Error,
    QuotaExceptionRepeated = "quota-exception-repeated" Error,
    QuotaExceptionUnfit = "quota-exception-unfit" Error,
    // what a workspace makes an error of and cannot be looked for
    LateRaiseUnknown = "late-raise-unknown" Error,
    // quality findings
    FileNameUnportable = "file-name-unportable" Warning,
    NameBlank = "name-blank" Warning,
    TextLikeFormula = "text-like-formula" Warning,
    TextLost = "text-lost" Warning,
    EvidenceMissing = "evidence-missing" Warning,
    EvidenceOutsidePeriod = "evidence-outside-period" Warning,
    JustificationShared = "justification-shared" Warning,
    StagesFarApart = "stages-far-apart" Warning,
    AllAtMaximum = "all-at-maximum" Warning,
    FullMarksBare = "full-marks-bare" Warning,
    DateBeforePeriod = "date-before-period" Warning,
    DateAfterPeriod = "date-after-period" Warning,
    DateOutsideExistence = "date-outside-existence" Warning,
    SelfRaisedLate = "self-raised-late" Warning,
    DecisionDiffers = "decision-differs" Warning,
    QuotaExceeded = "quota-exceeded" Warning,
    SignedContentChanged = "signed-content-changed" Warning,
    SignOffUnreadable = "sign-off-unreadable" Warning,
    EventsQuiet = "events-quiet" Warning,
    FindingOverdue = "finding-overdue" Warning,
    WaiverUnused = "waiver-unused" Warning,
    AssignmentUnused = "assignment-unused" Warning,
    RecordRepeated = "record-repeated" Warning,
    QuotaExceptionUnused = "quota-exception-unused" Warning,
    MonitorMissing = "monitor-missing" Warning,
    PlanMissing = "plan-missing" Warning,
    PeersAlike = "peers-alike" Warning,
    ExtensionUnused = "extension-unused" Warning,
    ConditionNeverTrue = "condition-never-true" Warning,
    ConditionContradictory = "condition-contradictory" Warning,
    PercentageOfNothing = "percentage-of-nothing" Warning,
    PercentageBelowOne = "percentage-below-one" Warning,
    MeasureUnused = "measure-unused" Warning,
    ResultsOutOfReach = "results-out-of-reach" Warning,
}

impl Code {
    /// Whether it is a quality finding, whose severity a workspace can set.
    #[must_use]
    pub fn is_finding(self) -> bool {
        self.default_severity() == Severity::Warning
    }

    /// All quality findings.
    pub fn findings() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|code| code.is_finding())
    }

    /// What is wrong with a text that is not a number of the format.
    #[must_use]
    pub const fn of_number(fault: NumberFault) -> Self {
        match fault {
            NumberFault::NotANumber => Self::NumberMalformed,
            NumberFault::Thousands => Self::NumberThousands,
            NumberFault::TooFine => Self::NumberTooFine,
            NumberFault::TooLarge => Self::NumberTooLarge,
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.word() == word)
    }
}
