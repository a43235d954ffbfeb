//! The one place with a binary float: a workbook has no other numbers.

use crate::model::Decimal;

/// The float nearest to the decimal: what reading its digits would give, since both parts are exact.
#[expect(clippy::cast_precision_loss, reason = "a decimal has at most 14 digits, a float holds 15")]
pub fn nearest(number: Decimal) -> f64 {
    number.hundredths() as f64 / 100.0
}

#[cfg(test)]
mod tests {
    use super::nearest;
    use crate::model::Decimal;

    #[test]
    fn is_the_float_that_the_digits_read_as() {
        for hundredths in (-300..20_000).chain([99_999_999_999_999]) {
            let number = Decimal::from_hundredths(hundredths);
            let read: f64 = number.to_string().parse().unwrap();
            assert_eq!(nearest(number).to_bits(), read.to_bits(), "{number}");
        }
    }
}
