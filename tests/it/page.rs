//! Whether everybody can use a page: what a reader of the screen, a keyboard or a printer needs of its HTML. Works on
//! what the program writes and on what a browser makes of it.

use std::collections::BTreeSet;

/// An opening tag: its name, its attributes, and where its content begins.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    content: &'a str,
}

impl<'a> Tag<'a> {
    fn attribute(&self, name: &str) -> Option<&'a str> {
        let (_, value) = self.attributes.split_once(&format!(" {name}=\""))?;
        value.split_once('"').map(|(value, _)| value)
    }

    /// Up to its closing tag; no element of ours holds another of its own name, but for lists.
    fn inner(&self) -> &'a str {
        self.content.split_once(&format!("</{}>", self.name)).map_or("", |(inner, _)| inner)
    }
}

/// Every opening tag of the page, the texts of style and script aside.
fn tags(page: &str) -> Vec<Tag<'_>> {
    let mut tags: Vec<Tag<'_>> = Vec::new();
    let mut rest = page;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if !after.starts_with(|first: char| first.is_ascii_alphabetic()) {
            continue;
        }
        let Some((inside, content)) = after.split_once('>') else { break };
        let name = inside.split(|sign: char| sign.is_whitespace() || sign == '/').next().unwrap_or_default();
        tags.push(Tag { name, attributes: &inside[name.len()..], content });
        rest = content;
        if ["style", "script"].contains(&name) {
            rest = content.split_once(&format!("</{name}>")).map_or("", |(_, after)| after);
        }
    }
    tags
}

/// What is wrong with the page; nothing where everybody can use it.
pub fn faults(page: &str) -> Vec<String> {
    let tags = tags(page);
    let mut faults = Vec::new();
    faults.extend(landmarks(&tags));
    faults.extend(ids(&tags));
    faults.extend(headings(&tags));
    faults.extend(tables(&tags));
    faults.extend(pictures(&tags));
    faults.extend(controls(&tags, page));
    faults.extend(foreign(&tags));
    faults
}

fn named<'t, 'a>(tags: &'t [Tag<'a>], name: &'t str) -> impl Iterator<Item = &'t Tag<'a>> {
    tags.iter().filter(move |tag| tag.name == name)
}

fn landmarks(tags: &[Tag<'_>]) -> Vec<String> {
    // a drawing has titles too, but not before the body
    let head = tags.split(|tag| tag.name == "body").next().unwrap_or_default();
    let once = ["html", "header", "nav", "main", "footer", "h1"];
    let many = once.into_iter().filter(|name| named(tags, name).count() != 1);
    let mut faults: Vec<String> = many.map(|name| format!("not one {name}")).collect();
    let language = named(tags, "html").next().and_then(|html| html.attribute("lang"));
    faults.extend(language.is_none_or(str::is_empty).then(|| "no language".to_owned()));
    let title = named(head, "title").next().map(Tag::inner).unwrap_or_default();
    faults.extend(title.trim().is_empty().then(|| "no title".to_owned()));
    let skip = named(tags, "a").next().and_then(|link| link.attribute("href")).unwrap_or_default();
    let main = named(tags, "main").next().and_then(|main| main.attribute("id")).unwrap_or_default();
    faults.extend((skip.strip_prefix('#') != Some(main)).then(|| "the first link skips nothing".to_owned()));
    faults
}

/// Ids are unique, and whatever names one is right.
fn ids(tags: &[Tag<'_>]) -> Vec<String> {
    let (mut known, mut faults) = (BTreeSet::new(), Vec::new());
    for id in tags.iter().filter_map(|tag| tag.attribute("id")) {
        faults.extend((!known.insert(id)).then(|| format!("id {id} twice")));
    }
    for tag in tags {
        let names = ["aria-labelledby", "aria-describedby", "for"];
        let named = names.into_iter().filter_map(|name| tag.attribute(name)).flat_map(str::split_whitespace);
        let link = tag.attribute("href").and_then(|href| href.strip_prefix('#'));
        let missing = named.chain(link).filter(|id| !known.contains(id));
        faults.extend(missing.map(|id| format!("nothing has the id {id}")));
    }
    faults
}

/// No level is passed over on the way down.
fn headings(tags: &[Tag<'_>]) -> Vec<String> {
    let level = |tag: &Tag<'_>| {
        let digit = tag.name.strip_prefix('h').filter(|rest| rest.len() == 1)?;
        digit.parse::<usize>().ok()
    };
    let (mut before, mut faults) = (0, Vec::new());
    for (tag, level) in tags.iter().filter_map(|tag| Some((tag, level(tag)?))) {
        faults.extend((level > before + 1).then(|| format!("h{level} after h{before}: {}", tag.inner())));
        faults.extend(tag.inner().trim().is_empty().then(|| format!("an empty h{level}")));
        before = level;
    }
    faults
}

fn tables(tags: &[Tag<'_>]) -> Vec<String> {
    let mut faults = Vec::new();
    for table in named(tags, "table") {
        let inner = table.inner();
        let caption = inner.split_once("<caption>").and_then(|(_, rest)| rest.split_once('<'));
        faults.extend(
            caption.is_none_or(|(words, _)| words.is_empty()).then(|| "a table without caption".to_owned()),
        );
        let rows = inner.split_once("<tbody>").map_or("", |(_, rows)| rows);
        let nameless = rows.split("<tr").skip(1).filter(|row| !row.contains("<th scope=\"row\""));
        faults.extend(nameless.map(|row| format!("a row without a name: {row}")));
    }
    let scopes = ["col", "colgroup", "row"];
    let heads =
        named(tags, "th").filter(|th| th.attribute("scope").is_none_or(|scope| !scopes.contains(&scope)));
    faults.extend(heads.map(|th| format!("a head without scope: {}", th.inner())));
    faults
}

/// Every drawing has a name and a description, or is hidden from those who could not see it.
fn pictures(tags: &[Tag<'_>]) -> Vec<String> {
    let mut faults = Vec::new();
    for svg in named(tags, "svg").filter(|svg| svg.attribute("aria-hidden") != Some("true")) {
        let is_named = svg.attribute("role") == Some("img") && svg.attribute("aria-labelledby").is_some();
        let described = ["<title id=", "<desc id="].iter().all(|part| svg.inner().contains(part));
        faults.extend((!is_named || !described).then(|| format!("a nameless drawing: {}", svg.attributes)));
    }
    let images = named(tags, "img").filter(|image| image.attribute("alt").is_none());
    faults.extend(images.map(|image| format!("a nameless image: {}", image.attributes)));
    faults
}

/// Fields have labels, buttons have words, frames that scroll have names.
fn controls(tags: &[Tag<'_>], page: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for input in named(tags, "input") {
        let label = input.attribute("id").map(|id| format!("<label for=\"{id}\">"));
        let is_labelled = label.is_some_and(|label| page.contains(&label));
        faults.extend((!is_labelled).then(|| format!("a field without label: {}", input.attributes)));
    }
    let silent = ["button", "summary", "a"].into_iter().flat_map(|name| named(tags, name));
    let silent = silent.filter(|tag| tag.inner().trim().is_empty());
    faults.extend(silent.map(|tag| format!("a silent {}", tag.name)));
    let frames = tags.iter().filter(|tag| tag.attribute("tabindex").is_some());
    let nameless = frames.filter(|tag| {
        let is_button = tag.attribute("role") == Some("button") && !tag.inner().is_empty();
        !is_button && tag.attribute("aria-label").is_none_or(str::is_empty)
    });
    faults.extend(nameless.map(|tag| format!("a nameless stop of the keyboard: {}", tag.attributes)));
    faults
}

/// Nothing comes from elsewhere, and nothing acts that the policy would refuse.
fn foreign(tags: &[Tag<'_>]) -> Vec<String> {
    let mut faults = Vec::new();
    for tag in tags {
        for name in ["style", "src", "onclick", "onload", "srcset", "action"] {
            faults.extend(tag.attribute(name).map(|value| format!("{}: {name}={value}", tag.name)));
        }
        let away = tag.attribute("href").filter(|href| !href.starts_with('#'));
        faults.extend(away.map(|href| format!("a link away: {href}")));
        faults.extend(["link", "iframe", "object", "form"].contains(&tag.name).then(|| tag.name.to_owned()));
    }
    faults
}
