//! From when to when an organisation exists.

use super::super::date::Date;
use super::super::place::Located;
use super::Organisation;

#[derive(Clone, Copy, Debug)]
pub struct Life {
    pub from: Option<Located<Date>>,
    pub to: Option<Located<Date>>,
}

impl<'r> Organisation<'r> {
    #[must_use]
    pub fn from(self) -> Option<Located<Date>> {
        self.life()?.from
    }

    #[must_use]
    pub fn to(self) -> Option<Located<Date>> {
        self.life()?.to
    }

    fn life(self) -> Option<&'r Life> {
        self.register.lives.get((self.row.life as usize).checked_sub(1)?)
    }

    /// Whether nothing bounds its life.
    #[must_use]
    pub const fn is_unbounded(self) -> bool {
        self.row.life == 0
    }

    /// Whether it exists on `day`; both ends of its life are included.
    #[must_use]
    pub fn exists_on(self, day: Date) -> bool {
        self.from().is_none_or(|from| from.value <= day) && self.to().is_none_or(|to| day <= to.value)
    }

    /// Whether it exists on any day of a year.
    #[must_use]
    pub fn exists_in(self, year: i16) -> bool {
        self.from().is_none_or(|from| from.value.year() <= year)
            && self.to().is_none_or(|to| year <= to.value.year())
    }
}
