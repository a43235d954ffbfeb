//! Drawings: whole numbers only, a name and a description for those who do not see them.

use std::fmt::Write;

use super::parts::Share;
use crate::render::html::escaped;

/// A drawing of so many units; `id` tells its names from those of others.
pub struct Drawing<'a> {
    pub id: &'a str,
    pub class: &'static str,
    pub width: usize,
    pub height: usize,
    pub title: &'a str,
    pub description: &'a str,
}

impl Drawing<'_> {
    /// In a frame that scrolls by itself where the page is narrow.
    #[must_use]
    pub fn draw(&self, inner: &str) -> String {
        let Self { id, class, width, height, .. } = self;
        let (title, description) = (escaped(self.title), escaped(self.description));
        format!(
            "<div class=\"frame\" role=\"region\" tabindex=\"0\" aria-label=\"{title}\">\n\
             <svg class=\"chart {class}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\n\
             <title id=\"{id}-t\">{title}</title>\n<desc id=\"{id}-d\">{description}</desc>\n{inner}</svg>\n</div>\n"
        )
    }
}

/// `part ÷ whole` of a length, rounded down; nothing over nothing.
#[must_use]
pub fn part_of(length: usize, part: usize, whole: usize) -> usize {
    (length * part).checked_div(whole).unwrap_or_default()
}

/// Where a bar lies.
#[derive(Clone, Copy)]
pub struct Place {
    pub x: usize,
    pub y: usize,
    pub width: usize,
    pub height: usize,
}

/// A bar from left to right, divided by the counts; each part with its figure where that has room.
#[must_use]
pub fn divided(shares: &[Share], at: Place, figure: impl Fn(&Share) -> String) -> String {
    let whole = shares.iter().map(|share| share.count).sum();
    let (mut text, mut before) = (String::new(), 0);
    for share in shares.iter().filter(|share| share.count > 0) {
        let from = at.x + part_of(at.width, before, whole);
        before += share.count;
        let width = at.x + part_of(at.width, before, whole) - from;
        let _ = write!(
            text,
            "<rect class=\"f-{}\" x=\"{from}\" y=\"{}\" width=\"{width}\" height=\"{}\"><title>{}</title></rect>",
            share.class,
            at.y,
            at.height,
            escaped(&format!("{}: {}", share.name, figure(share)))
        );
        let words = figure(share);
        if width >= 11 * words.chars().count() + 8 {
            let (x, y) = (from + width / 2, at.y + at.height / 2 + 5);
            let _ = writeln!(
                text,
                "<text class=\"on\" x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{}</text>",
                escaped(&words)
            );
        }
    }
    text
}

/// Words at a place; `anchor` is start, middle or end.
#[must_use]
pub fn words(class: &str, (x, y): (usize, usize), anchor: &str, words: &str) -> String {
    let class = super::html::attribute("class", class);
    format!("<text{class} x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>\n", escaped(words))
}

#[must_use]
pub fn line(class: &str, (x1, y1): (usize, usize), (x2, y2): (usize, usize)) -> String {
    format!("<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>\n")
}

/// What the colours stand for, with the numbers.
#[must_use]
pub fn legend(shares: &[Share], figure: impl Fn(&Share) -> String) -> String {
    let item = |share: &Share| {
        format!(
            "<li><span class=\"mark m-{}\">{}</span> {}</li>\n",
            share.class,
            escaped(&figure(share)),
            escaped(&share.name)
        )
    };
    format!("<ul class=\"legend\">\n{}</ul>\n", shares.iter().map(item).collect::<String>())
}
