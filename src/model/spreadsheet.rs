//! What a spreadsheet makes of the text of a cell when it opens the file, and what it leaves of it.

/// How the text of a cell and a spreadsheet misunderstand each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misread {
    /// It would be worked out as a formula.
    Formula,
    /// It was, and this is the fault that came of it.
    Fault,
}

/// The faults of formulas.
const FAULTS: [&str; 7] = ["#NAME?", "#REF!", "#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"];

/// Whether a text needs a closer look: most begin with a letter or a digit.
#[must_use]
#[inline]
pub const fn may_be_misread(text: &[u8]) -> bool {
    matches!(text.first(), Some(b'=' | b'@' | b'+' | b'-' | b'#'))
}

/// What is wrong with a text without space at its ends. A number with its sign is one for spreadsheets as well, and a
/// dash with a space behind it leads an item of a list.
#[must_use]
#[inline]
pub fn misread(text: &str) -> Option<Misread> {
    if may_be_misread(text.as_bytes()) { looked_at(text) } else { None }
}

#[cold]
fn looked_at(text: &str) -> Option<Misread> {
    let (sign, rest) = text.split_at_checked(1)?;
    match sign {
        "=" | "@" => Some(Misread::Formula),
        "#" => FAULTS.iter().any(|fault| text.eq_ignore_ascii_case(fault)).then_some(Misread::Fault),
        sign => (!is_number(rest) && !is_of_list(sign, rest)).then_some(Misread::Formula),
    }
}

/// `5`, `0,5`, `12.5%`; none at all is no formula either.
fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'%'))
}

/// Behind the sign of `- đã kiểm tra`, `--`, `-nt-`.
fn is_of_list(sign: &str, rest: &str) -> bool {
    rest.starts_with(char::is_whitespace) || rest.starts_with(sign) || rest.ends_with(sign)
}

#[cfg(test)]
mod tests {
    use super::{Misread, misread};

    #[test]
    fn formulas_and_what_is_left_of_them_are_known() {
        let formulas =
            ["=1+1", "=đã nộp", "=", "@SUM(A1)", "+A1", "-nt", "+HYPERLINK(\"x\")", "-2+3", "-5 điểm"];
        for text in formulas {
            assert_eq!(misread(text), Some(Misread::Formula), "{text}");
        }
        for text in ["#NAME?", "#ref!", "#VALUE!", "#N/A", "#DIV/0!"] {
            assert_eq!(misread(text), Some(Misread::Fault), "{text}");
        }
        for text in [
            "",
            "đã nộp =",
            "- đã kiểm tra",
            "+ đã nộp",
            "-\u{a0}đã nộp",
            "-",
            "--",
            "-nt-",
            "-5",
            "+0,5",
            "-12.5%",
            "#",
            "#1",
            "#NAME? là gì",
            "'=1",
        ] {
            assert_eq!(misread(text), None, "{text}");
        }
    }
}
