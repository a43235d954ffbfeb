//! bontot scores party organisations against their guidelines, from files kept in git.

pub mod check;
pub mod diagnostics;
pub mod load;
pub mod model;
