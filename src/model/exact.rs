//! Exact quantities: sums of points, scaled scores, shares. Whole hundredths as long as possible, a fraction where
//! a score was scaled or a share was taken: of small integers, and of unbounded ones where those do not suffice.

use std::cmp::Ordering;
use std::fmt;

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd as _, CheckedDiv as _, CheckedMul as _, ToPrimitive as _};

use super::number::Decimal;

/// An exact number. Two of them compare by value, however they are kept; none is kept in a wider form than it needs.
#[derive(Clone, Debug)]
pub enum Exact {
    Hundredths(i64),
    Fraction(Box<Ratio<i64>>),
    Unbounded(Box<BigRational>),
}

/// Fractions to work with: wide enough for nearly all sums and products of small ones; each step checks that it is.
type Wide = Ratio<i128>;

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

    /// How `part ÷ whole`, as a percentage, stands to `percent`; `None` over zero.
    #[must_use]
    #[inline]
    pub fn compare_percentage(part: &Self, whole: Decimal, percent: Decimal) -> Option<Ordering> {
        if let Self::Hundredths(part) = part
            && whole > Decimal::ZERO
            // p ÷ w × 100 stands to c as p × 100 to c × w; all are hundredths, and the product is of two of them
            && let Some(part) = i64::checked_mul(*part, 10_000)
            && let Some(whole) = i64::checked_mul(percent.hundredths(), whole.hundredths())
        {
            return Some(part.cmp(&whole));
        }
        Self::compare_any_percentage(part, whole, percent)
    }

    #[cold]
    fn compare_any_percentage(part: &Self, whole: Decimal, percent: Decimal) -> Option<Ordering> {
        Some(Self::percentage(part, &whole.into())?.cmp(&percent.into()))
    }

    /// How it stands to a decimal.
    #[must_use]
    #[inline]
    pub fn compare(&self, other: Decimal) -> Ordering {
        match self {
            Self::Hundredths(own) => own.cmp(&other.hundredths()),
            Self::Fraction(_) | Self::Unbounded(_) => self.compare_any(other),
        }
    }

    #[cold]
    fn compare_any(&self, other: Decimal) -> Ordering {
        self.cmp(&other.into())
    }

    #[cold]
    fn compare_fractions(&self, other: &Self) -> Ordering {
        match (self.wide(), other.wide()) {
            (Some(a), Some(b)) => a.cmp(&b),
            (None, _) | (_, None) => self.unbounded().cmp(&other.unbounded()),
        }
    }

    /// Adds a number to it.
    #[inline]
    pub fn add(&mut self, other: &Self) {
        if let (Self::Hundredths(own), Self::Hundredths(other)) = (&mut *self, other)
            && let Some(sum) = own.checked_add(*other)
        {
            *own = sum;
        } else {
            *self = self.plus(other);
        }
    }

    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        if let (Self::Hundredths(a), Self::Hundredths(b)) = (self, other)
            && let Some(sum) = i64::checked_add(*a, *b)
        {
            return Self::Hundredths(sum);
        }
        self.with(other, Wide::checked_add).unwrap_or_else(|| Self::of(self.unbounded() + other.unbounded()))
    }

    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.times(&Self::Hundredths(-100)))
    }

    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        if let (Self::Hundredths(a), Self::Hundredths(b)) = (self, other)
            && let Some(product) = i64::checked_mul(*a, *b)
            && product % 100 == 0
        {
            return Self::Hundredths(product / 100);
        }
        self.with(other, Wide::checked_mul).unwrap_or_else(|| Self::of(self.unbounded() * other.unbounded()))
    }

    /// The quotient, or `None` over zero.
    #[must_use]
    pub fn over(&self, other: &Self) -> Option<Self> {
        if *other == Self::ZERO {
            return None;
        }
        if let (Self::Hundredths(a), Self::Hundredths(b)) = (self, other)
            && let Some(dividend) = i64::checked_mul(*a, 100)
            && dividend.checked_rem(*b) == Some(0)
        {
            return Some(Self::Hundredths(dividend / *b));
        }
        let quotient = self.with(other, Wide::checked_div);
        Some(quotient.unwrap_or_else(|| Self::of(self.unbounded() / other.unbounded())))
    }

    #[must_use]
    #[inline]
    pub fn at_most(self, limit: Decimal) -> Self {
        match self {
            Self::Hundredths(own) => Self::Hundredths(own.min(limit.hundredths())),
            Self::Fraction(_) | Self::Unbounded(_) => self.min(limit.into()),
        }
    }

    /// Rounded half up to hundredths: the only rounding there is.
    #[must_use]
    #[inline]
    pub fn rounded(&self) -> Decimal {
        let Self::Hundredths(hundredths) = self else { return self.rounded_fraction() };
        Decimal::from_hundredths(*hundredths)
    }

    #[cold]
    fn rounded_fraction(&self) -> Decimal {
        let hundredths = if let Some(number) = self.wide() {
            // ⌊100 n/d + ½⌋ = ⌊(200 n + d) ÷ 2 d⌋
            (200 * number.numer() + number.denom()).div_euclid(2 * number.denom())
        } else {
            let scaled = self.unbounded() * BigInt::from(100) + BigRational::new(1.into(), 2.into());
            scaled.floor().to_integer().to_i128().unwrap_or(i128::MAX)
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
        let parts = |numerator: &dyn fmt::Display, denominator: &dyn fmt::Display| {
            format!("{numerator}/{denominator}")
        };
        match self {
            Self::Hundredths(hundredths) => Decimal::from_hundredths(*hundredths).to_string(),
            Self::Fraction(fraction) => parts(fraction.numer(), fraction.denom()),
            Self::Unbounded(fraction) => parts(fraction.numer(), fraction.denom()),
        }
    }

    #[must_use]
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Hundredths(hundredths) => hundredths % 100 == 0,
            Self::Fraction(fraction) => fraction.is_integer(),
            Self::Unbounded(fraction) => fraction.is_integer(),
        }
    }

    /// The largest whole number not above it.
    #[must_use]
    pub fn floor(&self) -> i128 {
        match self {
            Self::Hundredths(hundredths) => i128::from(hundredths.div_euclid(100)),
            Self::Fraction(fraction) => i128::from(fraction.numer().div_euclid(*fraction.denom())),
            Self::Unbounded(fraction) => fraction.floor().to_integer().to_i128().unwrap_or(i128::MAX),
        }
    }

    /// The smallest whole number not below it.
    #[must_use]
    pub fn ceil(&self) -> i128 {
        if self.is_whole() { self.floor() } else { self.floor() + 1 }
    }

    /// The result of an operation on small numbers; `None` where the numbers are not small enough for it.
    fn with(&self, other: &Self, operation: impl Fn(&Wide, &Wide) -> Option<Wide>) -> Option<Self> {
        Self::of_wide(&operation(&self.wide()?, &other.wide()?)?)
    }

    /// As a fraction of small numbers, if it is one.
    fn wide(&self) -> Option<Wide> {
        match self {
            Self::Hundredths(hundredths) => Some(Wide::new((*hundredths).into(), 100)),
            Self::Fraction(fraction) => {
                let [numerator, denominator] =
                    [fraction.numer(), fraction.denom()].map(|part| i128::from(*part));
                Some(Wide::new_raw(numerator, denominator))
            }
            Self::Unbounded(_) => None,
        }
    }

    /// In the narrowest form; `None` where that is unbounded.
    fn of_wide(fraction: &Wide) -> Option<Self> {
        // it is in lowest terms: hundredths suffice where its denominator divides a hundred
        if 100 % fraction.denom() == 0
            && let Some(hundredths) = i128::checked_mul(*fraction.numer(), 100 / fraction.denom())
            && let Ok(hundredths) = i64::try_from(hundredths)
        {
            return Some(Self::Hundredths(hundredths));
        }
        let [numerator, denominator] =
            [fraction.numer(), fraction.denom()].map(|part| i64::try_from(*part).ok());
        Some(Self::Fraction(Box::new(Ratio::new_raw(numerator?, denominator?))))
    }

    fn unbounded(&self) -> BigRational {
        match self {
            Self::Hundredths(hundredths) => BigRational::new(BigInt::from(*hundredths), BigInt::from(100)),
            Self::Fraction(fraction) => {
                BigRational::new_raw(BigInt::from(*fraction.numer()), BigInt::from(*fraction.denom()))
            }
            Self::Unbounded(fraction) => fraction.as_ref().clone(),
        }
    }

    /// In the narrowest form: back to hundredths where they suffice, so that sums stay cheap.
    fn of(fraction: BigRational) -> Self {
        let small = fraction.numer().to_i128().zip(fraction.denom().to_i128());
        let narrow =
            small.and_then(|(numerator, denominator)| Self::of_wide(&Wide::new_raw(numerator, denominator)));
        narrow.unwrap_or_else(|| Self::Unbounded(Box::new(fraction)))
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
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Hundredths(a), Self::Hundredths(b)) => a.cmp(b),
            (..) => self.compare_fractions(other),
        }
    }
}

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, |mut sum, number| {
            sum.add(&number);
            sum
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Ordering::{Equal, Greater, Less};
    use super::{Decimal, Exact, Ordering};

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

    /// 16 of 25 is 64 %; 15.99 of 25 is 63.96 %, and a percentage of nothing stands to none.
    #[test]
    fn percentages_are_compared_as_they_are_worked_out() {
        let [part, almost] = [1600, 1599].map(Exact::Hundredths);
        let of_25 = |part: &Exact, percent| {
            let (whole, percent) = (Decimal::whole(25), Decimal::from_hundredths(percent));
            let compared = Exact::compare_percentage(part, whole, percent);
            let percentage = Exact::percentage(part, &whole.into()).unwrap();
            assert_eq!(compared, Some(percentage.cmp(&percent.into())));
            compared.unwrap()
        };
        assert_eq!([of_25(&part, 6399), of_25(&part, 6400), of_25(&part, 6401)], [Greater, Equal, Less]);
        assert_eq!(
            [of_25(&almost, 6396), of_25(&almost, 6397), of_25(&quotient(1, 3), 133)],
            [Equal, Less, Greater]
        );
        assert_eq!(Exact::compare_percentage(&part, Decimal::ZERO, Decimal::ZERO), None);
        // below zero the order must not turn round
        assert_eq!(Exact::compare_percentage(&part, Decimal::whole(-25), Decimal::whole(-64)), Some(Equal));
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

    /// n ÷ d
    fn quotient(numerator: i64, denominator: i64) -> Exact {
        Exact::Hundredths(numerator)
            .over(&Exact::Hundredths(denominator))
            .expect("the denominator is not zero")
    }

    #[test]
    fn negative_numbers_round_towards_the_larger() {
        // −1/3 = −0.333…; −1/200 lies halfway between −0.01 and 0 and goes up
        let third = quotient(-1, 3);
        assert_eq!((third.rounded().hundredths(), third.floor(), third.ceil()), (-33, -1, 0));
        assert_eq!((third.written().as_str(), third.is_whole()), ("-1/3", false));
        assert_eq!(quotient(-1, 200).rounded(), Decimal::from_hundredths(0));
        assert_eq!(quotient(1, -3), third);
        assert_eq!((quotient(-7, 2).floor(), quotient(-7, 2).ceil()), (-4, -3));
    }

    /// What 64 bits do not hold is held all the same, and comes back to them.
    #[test]
    fn numbers_without_bounds() {
        let large = Exact::Hundredths(i64::MAX);
        let twice = large.plus(&large);
        assert!(matches!(twice, Exact::Fraction(_)), "{twice:?}");
        assert_eq!(twice.minus(&large), large);
        assert!(matches!(twice.minus(&large), Exact::Hundredths(i64::MAX)));
        assert!(twice > large && twice > quotient(1, 3));
        assert_eq!(large.cmp(&twice), Ordering::Less);
        // (2⁶³ − 1) ÷ 100 × 2 = 2⁶³ ÷ 50 − 1/50: 184467440737095516.14
        assert_eq!((twice.floor(), twice.ceil()), (184_467_440_737_095_516, 184_467_440_737_095_517));
        assert_eq!((twice.is_whole(), twice.written().as_str()), (false, "9223372036854775807/50"));
        // two primes above 2³¹: their product, and the sum of their reciprocals, needs more than 63 bits
        let [a, b] = [4_294_967_291, 4_294_967_279].map(|prime| quotient(1, prime));
        let product = a.times(&b);
        assert!(matches!(product, Exact::Unbounded(_)), "{product:?}");
        assert_eq!(product.over(&a), Some(b.clone()));
        assert_eq!(product.rounded(), Decimal::ZERO);
        assert!(matches!(product.over(&b), Some(Exact::Fraction(_))));
        assert_eq!(a.plus(&b).minus(&b), a);
        assert_eq!(large.over(&Exact::ZERO), None);
        assert_eq!(product.over(&Exact::ZERO), None);
    }
}
