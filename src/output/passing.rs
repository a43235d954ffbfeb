//! A line on the terminal of standard error that stands there only while the work goes on: drawn over itself, and
//! taken away before anything else is written.

use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many columns the line has that stands there now.
static COLUMNS: Mutex<usize> = Mutex::new(0);

/// Whether standard error is a terminal, where a line can be drawn over itself.
#[must_use]
pub fn is_possible() -> bool {
    io::stderr().is_terminal()
}

/// Shows a line of so many columns instead of the one before.
pub fn show(line: &str, columns: usize) {
    let mut standing = standing();
    let _ = io::stderr().lock().write_all(over(*standing, line, columns).as_bytes());
    *standing = columns;
}

/// Takes the line away.
pub fn clear() {
    let mut standing = standing();
    if *standing > 0 {
        let text = over(*standing, "", 0) + "\r";
        let _ = io::stderr().lock().write_all(text.as_bytes());
        *standing = 0;
    }
}

fn standing() -> MutexGuard<'static, usize> {
    COLUMNS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What draws a line over one of `standing` columns. Spaces only, which every terminal understands.
fn over(standing: usize, line: &str, columns: usize) -> String {
    format!("\r{line}{}", " ".repeat(standing.saturating_sub(columns)))
}

#[cfg(test)]
mod tests {
    use super::over;

    #[test]
    fn a_shorter_line_leaves_nothing_of_a_longer_one() {
        assert_eq!(over(0, "Đang đọc", 8), "\rĐang đọc");
        assert_eq!(over(8, "Ghi", 3), "\rGhi     ");
        assert_eq!(over(3, "", 0), "\r   ");
    }
}
