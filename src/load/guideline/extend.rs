//! Guidelines that extend another: the overlay's tree laid over the base's. Each value keeps its own place.

use crate::diagnostics::{Basis, Code, Diagnostic, Report, Term};
use crate::load::toml::fields::wrong_type;
use crate::load::toml::{Entry, Node, NodeValue};
use crate::model::Place;

/// What becomes of a key that both trees have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// The overlay's value stands instead of the base's.
    Replace,
    /// Items with ids: changed, removed or added one by one.
    Items,
    /// A table: the overlay's keys stand instead of the base's.
    Keys,
}

/// A condition has a `group`, a `criterion` or an `outcome` too: the one that it looks at, and no list.
fn rule(entry: &Entry) -> Rule {
    match entry.key.as_ref() {
        "group" | "criterion" | "outcome" if matches!(entry.node.value, NodeValue::Array(_)) => Rule::Items,
        "requires" | "forced_by" | "candidate_if" => Rule::Items,
        "facts" | "measures" | "quota" => Rule::Keys,
        _ => Rule::Replace,
    }
}

/// The tree of the extended guideline: the base with everything that the overlay says.
#[must_use]
pub fn extend(base: &Node, overlay: &Node, report: &mut Report) -> Node {
    report_repeated(base, overlay, report);
    let entries = merged(base.entries(), overlay.entries(), &["extends"], report);
    Node { place: overlay.place, value: NodeValue::Table(entries) }
}

/// Whether a document says of itself by a key who it is, which may well be what another says; all others are rules.
fn is_of_itself(key: &str) -> bool {
    let identity = matches!(key, "format" | "id" | "version" | "extends" | "name" | "text" | "illustrative");
    identity || matches!(key, "cite" | "issuer" | "instrument" | "in_force")
}

/// Rules that say what the base says; items tell that of themselves.
fn report_repeated(base: &Node, overlay: &Node, report: &mut Report) {
    for own in overlay.entries().iter().filter(|entry| !is_of_itself(&entry.key)) {
        let Some(old) = base.get(&own.key) else { continue };
        match rule(own) {
            Rule::Replace if repeats(old, &own.node) => {
                report.add(unused(&own.key, own.key_place, old));
            }
            Rule::Replace | Rule::Items => {}
            Rule::Keys => report_repeated_keys(old, own, report),
        }
    }
}

fn report_repeated_keys(base: &Node, own: &Entry, report: &mut Report) {
    // the clause of a quota is the ground of its other keys
    let is_quota = own.key == "quota";
    for key in own.node.entries().iter().filter(|key| !is_quota || key.key != "cite") {
        if let Some(value) = base.get(&key.key).filter(|value| repeats(value, &key.node)) {
            let id = format!("{}.{}", own.key, key.key);
            report.add(unused(&id, key.key_place, if is_quota { base } else { value }));
        }
    }
}

/// What changes nothing of a part of the base.
fn unused(id: &str, place: Place, base: &Node) -> Diagnostic {
    let ground = text_at(base, "cite").and_then(|cite| Basis::named(cite, base.place));
    Diagnostic::new(Code::ExtensionUnused, place).with("id", id).because(ground)
}

fn repeats(base: &Node, own: &Node) -> bool {
    without_ground(base).says_the_same(&without_ground(own))
}

/// A value without the clause that it rests on.
fn without_ground(node: &Node) -> Node {
    let mut node = node.clone();
    if let NodeValue::Table(entries) = &mut node.value {
        entries.retain(|entry| entry.key != "cite");
    }
    node
}

/// The base's keys with those of the overlay, the keys of `dropped` aside.
fn merged(base: &[Entry], overlay: &[Entry], dropped: &[&str], report: &mut Report) -> Vec<Entry> {
    let mut entries: Vec<Entry> =
        base.iter().filter(|entry| !dropped.contains(&entry.key.as_ref())).cloned().collect();
    for own in overlay.iter().filter(|entry| !dropped.contains(&entry.key.as_ref())) {
        if rule(own) == Rule::Items && matches!(&own.node.value, NodeValue::Array(items) if items.is_empty())
        {
            let old = base.iter().find(|entry| entry.key == own.key).map_or(&own.node, |entry| &entry.node);
            report.add(unused(&own.key, own.key_place, old));
        }
        let Some(old) = entries.iter_mut().find(|entry| entry.key == own.key) else {
            entries.push(Entry { node: added(own, report), ..own.clone() });
            continue;
        };
        let node = match rule(own) {
            Rule::Replace => own.node.clone(),
            Rule::Keys => {
                let keys = merged_keys(old.node.entries(), own.node.entries());
                Node { place: own.node.place, value: NodeValue::Table(keys) }
            }
            Rule::Items => items(&own.key, &old.node, &own.node, report),
        };
        *old = Entry { node, ..own.clone() };
    }
    entries
}

/// A key that only the overlay has: its items cannot remove anything.
fn added(own: &Entry, report: &mut Report) -> Node {
    match rule(own) {
        Rule::Items => {
            let none = Node { place: own.node.place, value: NodeValue::Array(Vec::new()) };
            items(&own.key, &none, &own.node, report)
        }
        Rule::Replace | Rule::Keys => own.node.clone(),
    }
}

fn merged_keys(base: &[Entry], overlay: &[Entry]) -> Vec<Entry> {
    let kept = base.iter().filter(|entry| overlay.iter().all(|own| own.key != entry.key));
    kept.chain(overlay).cloned().collect()
}

/// Two lists of items with ids.
fn items(key: &str, base: &Node, overlay: &Node, report: &mut Report) -> Node {
    let (NodeValue::Array(base_items), NodeValue::Array(own_items)) = (&base.value, &overlay.value) else {
        report.add(wrong_type(overlay, key, Term::Array));
        return base.clone();
    };
    let mut list = base_items.clone();
    for own in own_items {
        let position = id_of(own).and_then(|id| list.iter().position(|item| id_of(item) == Some(id)));
        match position {
            Some(position) if is_removed(own) => {
                check_cite(own, report);
                list.remove(position);
            }
            Some(position) => list[position] = changed(&list[position], own, report),
            None if is_removed(own) => report.add(unknown(own, own, &list)),
            None => insert(&mut list, own, report),
        }
    }
    Node { place: overlay.place, value: NodeValue::Array(list) }
}

/// An item of the base with the keys that the overlay gives.
fn changed(base: &Node, own: &Node, report: &mut Report) -> Node {
    if let Some(before) = own.get("before") {
        report.add(Diagnostic::new(Code::BeforeMisplaced, before.place));
    }
    let plain = |entry: &&Entry| !matches!(entry.key.as_ref(), "id" | "cite" | "before" | "remove");
    let differs = |entry: &Entry| {
        rule(entry) == Rule::Items
            || !base.get(&entry.key).is_some_and(|value| value.says_the_same(&entry.node))
    };
    let changes_itself = own.entries().iter().filter(plain).any(|entry| rule(entry) != Rule::Items);
    if changes_itself {
        check_cite(own, report);
    }
    if !own.entries().iter().filter(plain).any(differs) {
        report.add(unused(id_of(own).unwrap_or_default(), own.place, base));
    }
    let entries = merged(base.entries(), own.entries(), &["before", "remove"], report);
    Node { place: own.place, value: NodeValue::Table(entries) }
}

/// Puts an added item before the one it names, or at the end.
fn insert(list: &mut Vec<Node>, own: &Node, report: &mut Report) {
    let node = Node {
        place: own.place,
        value: NodeValue::Table(merged(&[], own.entries(), &["before", "remove"], report)),
    };
    let Some(before) = own.get("before") else { return list.push(node) };
    let named = before.text().and_then(|id| list.iter().position(|item| id_of(item) == Some(id)));
    match named {
        Some(position) => list.insert(position, node),
        None => report.add(unknown(own, before, list)),
    }
}

/// What changes a rule of another document says on what ground.
fn check_cite(own: &Node, report: &mut Report) {
    if own.get("cite").is_none() {
        let subject = format!("`{}`", id_of(own).unwrap_or_default());
        report.add(Diagnostic::new(Code::CiteMissing, own.place).with("subject", subject));
    }
}

fn unknown(own: &Node, shown: &Node, list: &[Node]) -> Diagnostic {
    let written = shown.text().or_else(|| id_of(own)).unwrap_or_default();
    let known: Vec<String> = list.iter().filter_map(id_of).map(str::to_owned).collect();
    Diagnostic::new(Code::ReferenceUnknown, shown.place)
        .with("kind", Term::Item)
        .with("id", written)
        .with("known", known.clone())
        .meant(written, known.iter().map(String::as_str))
}

fn id_of(item: &Node) -> Option<&str> {
    text_at(item, "id")
}

fn text_at<'n>(item: &'n Node, key: &str) -> Option<&'n str> {
    item.get(key)?.text()
}

fn is_removed(item: &Node) -> bool {
    item.get("remove").is_some_and(|node| matches!(node.value, NodeValue::Boolean(true)))
}
