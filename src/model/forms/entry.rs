//! What a line says, as numbers that are packed and compared as they are.

use super::super::number::Decimal;
use super::super::stage::Stage;
use super::super::workspace::Value;
use super::packing::tag;

/// What a line says, its places aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// By stage.
    pub(super) codes: [Code; 3],
}

/// A value, or that none is given: one number for each. Half points, of which most values are, are even.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Code(pub u64);

const HALF_POINT: u64 = 50;

/// The lowest bits of the others.
mod kind {
    pub const NUMBER: u64 = 1;
    pub const TOGGLE: u64 = 3;
    pub const OFFER: u64 = 5;
    pub const NOT_APPLICABLE: u64 = 7;
}

impl Code {
    pub const NOTHING: Self = Self(u64::MAX);

    fn of(value: Value) -> Self {
        Self(match value {
            Value::Number(number) => {
                let hundredths = zigzag(number.hundredths());
                // twice the number of half points where it is not negative
                if hundredths.is_multiple_of(2 * HALF_POINT) {
                    hundredths / HALF_POINT
                } else {
                    hundredths << 3 | kind::NUMBER
                }
            }
            Value::Toggle(yes) => u64::from(yes) << 3 | kind::TOGGLE,
            Value::Offer(offer) => u64::from(offer) << 3 | kind::OFFER,
            Value::NotApplicable => kind::NOT_APPLICABLE,
        })
    }

    #[inline]
    fn value(self) -> Option<Value> {
        let rest = self.0 >> 3;
        Some(match self.0 & 7 {
            _ if self == Self::NOTHING => return None,
            0 | 2 | 4 | 6 => Value::Number(Decimal::from_hundredths(unzigzag(self.0 * HALF_POINT))),
            kind::NUMBER => Value::Number(Decimal::from_hundredths(unzigzag(rest))),
            kind::TOGGLE => Value::Toggle(rest == 1),
            kind::OFFER => Value::Offer(u16::try_from(rest).unwrap_or(u16::MAX)),
            _ => Value::NotApplicable,
        })
    }
}

impl Entry {
    pub const NOTHING: Self = Self { codes: [Code::NOTHING; 3] };

    #[must_use]
    pub fn of(values: [Option<Value>; 3]) -> Self {
        Self { codes: values.map(|value| value.map_or(Code::NOTHING, Code::of)) }
    }

    /// By stage.
    #[must_use]
    pub fn values(&self) -> [Option<Value>; 3] {
        self.codes.map(Code::value)
    }

    #[must_use]
    #[inline]
    pub fn value(&self, stage: Stage) -> Option<Value> {
        self.codes[stage.index()].value()
    }

    /// The code of all values that are given, if they are the same.
    fn common_code(&self) -> Option<Code> {
        let least = self.codes.into_iter().min_by_key(|code| code.0).filter(|code| *code != Code::NOTHING)?;
        let is_it = |code: &Code| [least, Code::NOTHING].contains(code);
        self.codes.iter().all(is_it).then_some(least)
    }

    /// Whether the appraisal changed what was entered.
    #[must_use]
    #[inline]
    pub fn is_changed(&self) -> bool {
        let [own, appraised, _] = self.codes;
        let [is_other, is_entered, is_appraised] =
            [(own, appraised), (own, Code::NOTHING), (appraised, Code::NOTHING)]
                .map(|(one, other)| one != other);
        is_other & is_entered & is_appraised
    }

    /// What the numbers of some lines add up to; `None` where one of them says something else, or nothing.
    #[must_use]
    #[inline]
    pub fn sum(entries: &[Self], stage: Stage) -> Option<Decimal> {
        let (mut half_points, mut others) = (0, Decimal::ZERO);
        for entry in entries {
            let code = entry.codes[stage.index()];
            if code.0.is_multiple_of(2) {
                half_points += code.0;
                continue;
            }
            match code.value() {
                Some(Value::Number(number)) => others = others + number,
                Some(Value::Toggle(_) | Value::Offer(_) | Value::NotApplicable) | None => return None,
            }
        }
        Some(Decimal::from_hundredths(unzigzag(half_points * HALF_POINT)) + others)
    }
}

/// An entry with what packing it asks for, found out once however many rows say the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Prepared {
    pub said: Entry,
    /// The part of a line's tag that tells which values are given, and whether they are the same.
    pub(super) tag: u8,
    pub(super) common: Option<Code>,
}

impl From<Entry> for Prepared {
    fn from(entry: Entry) -> Self {
        let given = |stage: usize| u8::from(entry.codes[stage] != Code::NOTHING) << stage;
        let (given, common) = (given(0) + given(1) + given(2), entry.common_code());
        let tag = tag::ROW + given * tag::FIRST_VALUE + u8::from(common.is_some()) * tag::SAME;
        Self { said: entry, tag, common }
    }
}

pub(super) const fn zigzag(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)).cast_unsigned()
}

pub(super) const fn unzigzag(number: u64) -> i64 {
    (number >> 1).cast_signed() ^ -((number & 1).cast_signed())
}
