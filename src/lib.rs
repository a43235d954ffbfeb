//! bontot scores party organisations against their guidelines, from files kept in git.

pub mod check;
pub mod decide;
pub mod diagnostics;
pub mod load;
pub mod model;
pub mod score;
