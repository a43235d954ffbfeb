//! The domain's nouns: what a committee's folder and a guideline speak of. Values only: no reading,
//! no checking across records, no printing.

pub mod condition;
pub mod criterion;
pub mod dataset;
pub mod date;
pub mod exact;
pub mod guideline;
pub mod id;
pub mod manifest;
pub mod measure;
pub mod number;
pub mod order;
pub mod organisation;
pub mod period;
pub mod place;
pub mod provenance;
pub mod quota;
pub mod record;
pub mod results;
pub mod rewrite;
pub mod stage;
pub mod step;
pub mod summary;
pub mod supposed;
pub mod text;
pub mod trial;
pub mod workspace;

pub use condition::{Comparator, Comparison, Condition, Subject, Test};
pub use criterion::{Band, Bound, Criterion, Kind, NotApplicable, Offer, Reach};
pub use dataset::Dataset;
pub use date::Date;
pub use exact::Exact;
pub use guideline::{Group, Guideline, Outcome, Version};
pub use id::Id;
pub use manifest::Manifest;
pub use measure::{Fact, FindingState, Measure, MeasureKind, Reading, Unit};
pub use number::Decimal;
pub use order::NameOrder;
pub use organisation::{Organisation, OrganisationKind};
pub use period::{Every, Period};
pub use place::{FileId, Located, Place};
pub use quota::{PeerKey, Quota, RankKey, Rounding};
pub use stage::Stage;
pub use step::Step;
pub use text::{Language, Text};
pub use workspace::{FactValue, Form, Line, UnitKey, Value, Workspace};
