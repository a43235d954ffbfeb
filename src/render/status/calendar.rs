//! The deadlines of the year as a calendar (iCalendar, RFC 5545): one all-day entry a deadline, with who is
//! not done yet, and one for each finding to be remedied.

use super::{guidelines, process};
use crate::catalogue::status as texts;
use crate::model::Date;
use crate::render::evaluation::illustrative;
use crate::render::say::{Say, capitalised};
use crate::status::{Process, YearStatus};

/// The longest line, in bytes; longer ones go on after a space.
const LONGEST: usize = 75;

/// The calendar's text. Entries have names of their own, so that a newer file replaces an older one.
#[must_use]
pub fn draw(status: &YearStatus, say: Say<'_>) -> String {
    let year = status.year.to_string();
    let committee = &say.workspace.manifest.committee;
    let mut calendar = Calendar { stamp: status.as_of, text: String::new() };
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", concat!("-//bontot//", env!("CARGO_PKG_VERSION"), "//VI"));
    calendar.line("CALSCALE", "GREGORIAN");
    let name = say.fill(texts::CALENDAR, &[("year", &year), ("committee", committee)]);
    calendar.line("X-WR-CALNAME", &escaped(&name));
    if let Some(sentence) = illustrative(&guidelines(status, say.workspace), say) {
        calendar.line("X-WR-CALDESC", &escaped(&sentence));
    }
    deadlines(status, &mut calendar, say);
    findings(status, &mut calendar, say);
    calendar.line("END", "VCALENDAR");
    calendar.text
}

fn deadlines(status: &YearStatus, calendar: &mut Calendar, say: Say<'_>) {
    let year = status.year.to_string();
    for (place, of) in Process::ALL.into_iter().enumerate() {
        let Process::Step(step) = of else { continue };
        let deadline = say.workspace.manifest.deadlines.get(&step);
        let Some(due) = deadline.and_then(|deadline| deadline.in_year(status.year)) else { continue };
        let waiting = status.rows.iter().filter(|row| !row.progress[place].is_done());
        let names: Vec<&str> = waiting.map(|row| say.organisation(row.organisation)).collect();
        let told = if names.is_empty() {
            say.phrase(texts::EVENT_ALL_DONE)
        } else {
            say.fill(texts::EVENT_WAITING, &[("organisations", &names.join("; "))])
        };
        let title = say.fill(
            texts::EVENT_STEP,
            &[("step", &capitalised(&process(of, say)).to_lowercase()), ("year", &year)],
        );
        calendar.event(&format!("{year}-{}", step.word()), due, &title, &told);
    }
}

/// The findings still open that have a due date.
fn findings(status: &YearStatus, calendar: &mut Calendar, say: Say<'_>) {
    for row in &status.rows {
        let all =
            say.workspace.findings.get(&row.organisation).into_iter().flatten().map(|(_, finding)| finding);
        for finding in all.filter(|finding| finding.is_open_on(status.as_of)) {
            let Some(due) = finding.due else { continue };
            let id = finding.id.value.as_str();
            let values = [("id", id), ("organisation", say.organisation(row.organisation))];
            let title = say.fill(texts::EVENT_FINDING, &values);
            calendar.event(&format!("finding-{id}"), due.value, &title, &finding.finding);
        }
    }
}

struct Calendar {
    /// The day the entries are of: there is no clock.
    stamp: Date,
    text: String,
}

impl Calendar {
    fn event(&mut self, id: &str, day: Date, title: &str, told: &str) {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &format!("{id}@bontot"));
        self.line("DTSTAMP", &format!("{}T000000Z", compact(self.stamp)));
        self.line("DTSTART;VALUE=DATE", &compact(day));
        self.line("SUMMARY", &escaped(title));
        self.line("DESCRIPTION", &escaped(told));
        self.line("TRANSP", "TRANSPARENT");
        self.line("END", "VEVENT");
    }

    /// A content line, folded so that no line is longer than [`LONGEST`] bytes and no letter is torn.
    fn line(&mut self, name: &str, value: &str) {
        let mut width = 0;
        for letter in format!("{name}:{value}").chars() {
            if width + letter.len_utf8() > LONGEST {
                self.text.push_str("\r\n ");
                width = 1;
            }
            self.text.push(letter);
            width += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}

fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// Text with the signs that mean something in a calendar made plain.
fn escaped(text: &str) -> String {
    let lines = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    lines.replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")
}

#[cfg(test)]
mod tests {
    use super::{Calendar, escaped};
    use crate::model::Date;

    #[test]
    fn long_lines_are_folded_between_letters() {
        let mut calendar = Calendar { stamp: Date::new(2024, 1, 1).unwrap(), text: String::new() };
        calendar.line("SUMMARY", &"ộ".repeat(60));
        // 8 bytes of name, then 22 letters of 3 bytes; 24 more after each space
        let lines: Vec<&str> = calendar.text.split("\r\n").collect();
        let letters: Vec<usize> = lines.iter().map(|line| line.matches('ộ').count()).collect();
        assert_eq!(letters, [22, 24, 14, 0]);
        assert!(lines.iter().all(|line| line.len() <= 75));
        assert_eq!(calendar.text.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "ộ".repeat(60)));
    }

    #[test]
    fn signs_are_made_plain() {
        assert_eq!(escaped("a, b; c\\d\nđ"), "a\\, b\\; c\\\\d\\nđ");
    }
}
