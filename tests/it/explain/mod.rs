//! `bontot explain`: what it says, and that what it says as JSON is enough to work the result out again.

mod arithmetic;
mod conditions;
mod figures;
mod form;
mod missing;
mod provisional;
mod reasons;
mod recompute;
mod rounding;
mod texts;
