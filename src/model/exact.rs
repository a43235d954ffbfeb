//! Exact quantities: sums of points, scaled scores, shares. Whole hundredths as long as possible,
//! a fraction of unbounded integers where a score was scaled or a share was taken.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::ToPrimitive;

use super::number::Decimal;

/// An exact number. Two of them compare by value, however they are kept.
#[derive(Clone, Debug)]
pub enum Exact {
    Hundredths(i64),
    Fraction(Box<BigRational>),
}

impl Exact {
    pub const ZERO: Self = Self::Hundredths(0);

    /// A count of things.
    #[must_use]
    pub const fn count(number: usize) -> Self {
        Self::Hundredths(number.cast_signed() as i64 * 100)
    }

    /// `part ÷ whole` as a percentage (90 for nine tenths), or `None` over zero.
    #[must_use]
    pub fn percentage(part: &Self, whole: &Self) -> Option<Self> {
        part.times(&Self::count(100)).over(whole)
    }

    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if let (Self::Hundredths(a), Self::Hundredths(b)) = (self, other)
            && let Some(sum) = a.checked_add(*b)
        {
            return Self::Hundredths(sum);
        }
        Self::reduced(self.fraction() + other.fraction())
    }

    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.times(&Self::Hundredths(-100)))
    }

    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        if let (Self::Hundredths(a), Self::Hundredths(b)) = (self, other)
            && let product = i128::from(*a) * i128::from(*b)
            && product % 100 == 0
            && let Ok(product) = i64::try_from(product / 100)
        {
            return Self::Hundredths(product);
        }
        Self::reduced(self.fraction() * other.fraction())
    }

    /// The quotient, or `None` over zero.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        if let (Self::Hundredths(a), Self::Hundredths(b)) = (self, other)
            && let dividend = i128::from(*a) * 100
            && dividend.checked_rem(i128::from(*b)) == Some(0)
            && let Ok(quotient) = i64::try_from(dividend / i128::from(*b))
        {
            return Some(Self::Hundredths(quotient));
        }
        let divisor = other.fraction();
        (divisor.numer() != &BigInt::ZERO).then(|| Self::reduced(self.fraction() / divisor))
    }

    #[must_use]
    pub fn at_most(self, limit: Decimal) -> Self {
        self.min(limit.into())
    }

    /// Rounded half up to hundredths: the only rounding there is.
    #[must_use]
    pub fn rounded(&self) -> Decimal {
        let hundredths = match self {
            Self::Hundredths(hundredths) => return Decimal::from_hundredths(*hundredths),
            Self::Fraction(fraction) => {
                let half = BigRational::new(BigInt::from(1), BigInt::from(2));
                let scaled = fraction.as_ref() * BigInt::from(100) + half;
                scaled.floor().to_integer().to_i128().unwrap_or(i128::MAX)
            }
        };
        Decimal::from_hundredths(i64::try_from(hundredths).unwrap_or(i64::MAX))
    }

    /// The least hundredths not below it: so much more is surely enough.
    #[must_use]
    pub fn rounded_up(&self) -> Decimal {
        let hundredths = self.times(&Self::count(100)).ceil();
        Decimal::from_hundredths(i64::try_from(hundredths).unwrap_or(i64::MAX))
    }

    /// The number itself where it has at most two fraction digits.
    #[must_use]
    pub fn as_decimal(&self) -> Option<Decimal> {
        let rounded = self.rounded();
        (Self::from(rounded) == *self).then_some(rounded)
    }

    /// Exactly: as a decimal where two digits suffice, else as a fraction in lowest terms (`1250/63`).
    #[must_use]
    pub fn written(&self) -> String {
        let fraction = || self.fraction();
        self.as_decimal().map_or_else(
            || format!("{}/{}", fraction().numer(), fraction().denom()),
            |decimal| decimal.to_string(),
        )
    }

    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Hundredths(hundredths) => hundredths % 100 == 0,
            Self::Fraction(fraction) => fraction.is_integer(),
        }
    }

    /// The largest whole number not above it.
    #[must_use]
    pub fn floor(&self) -> i128 {
        match self {
            Self::Hundredths(hundredths) => i128::from(hundredths.div_euclid(100)),
            Self::Fraction(fraction) => fraction.floor().to_integer().to_i128().unwrap_or(i128::MAX),
        }
    }

    /// The smallest whole number not below it.
    #[must_use]
    pub fn ceil(&self) -> i128 {
        self.fraction().ceil().to_integer().to_i128().unwrap_or(i128::MAX)
    }

    fn fraction(&self) -> BigRational {
        match self {
            Self::Hundredths(hundredths) => BigRational::new(BigInt::from(*hundredths), BigInt::from(100)),
            Self::Fraction(fraction) => fraction.as_ref().clone(),
        }
    }

    /// Back to hundredths where they suffice, so that sums stay cheap.
    fn reduced(fraction: BigRational) -> Self {
        let scaled = &fraction * BigInt::from(100);
        match scaled.is_integer().then(|| scaled.to_integer().to_i64()).flatten() {
            Some(hundredths) => Self::Hundredths(hundredths),
            None => Self::Fraction(Box::new(fraction)),
        }
    }
}

impl From<Decimal> for Exact {
    fn from(number: Decimal) -> Self {
        Self::Hundredths(number.hundredths())
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Hundredths(a), Self::Hundredths(b)) => a.cmp(b),
            (Self::Hundredths(_), Self::Fraction(_))
            | (Self::Fraction(_), Self::Hundredths(_) | Self::Fraction(_)) => {
                self.fraction().cmp(&other.fraction())
            }
        }
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, |sum, number| sum.plus(&number))
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, Exact};

    #[test]
    fn rounds_half_up_once() {
        // 20 × 25 ÷ 24 = 20.8333…; 0.005 is exactly half a hundredth and goes up
        let scaled = Exact::count(20).times(&Exact::count(25)).over(&Exact::count(24)).unwrap();
        assert_eq!(scaled.rounded(), Decimal::from_hundredths(2083));
        assert_eq!(scaled.as_decimal(), None);
        assert_eq!((scaled.written().as_str(), Exact::count(4).written().as_str()), ("125/6", "4"));
        let half = Exact::count(1).over(&Exact::count(200)).unwrap();
        assert_eq!(half.rounded(), Decimal::from_hundredths(1));
        let minus_half = Exact::count(0).plus(&Exact::Hundredths(-1).over(&Exact::count(2)).unwrap());
        assert_eq!(minus_half.rounded(), Decimal::from_hundredths(0));
    }

    #[test]
    fn percentages_are_exact() {
        let two_thirds = Exact::percentage(&Exact::count(4), &Exact::count(6)).unwrap();
        assert!(two_thirds > Decimal::from_hundredths(6666).into());
        assert!(two_thirds < Decimal::from_hundredths(6667).into());
        assert_eq!(Exact::percentage(&Exact::count(4), &Exact::ZERO), None);
        let thirds: Exact =
            (0..3).map(|_| Exact::count(1).over(&Exact::count(3)).expect("three is not zero")).sum();
        assert_eq!(thirds, Exact::count(1));
    }
}
