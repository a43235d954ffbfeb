//! Who stands under whom: the parent and the children of every organisation, as indexes.

/// The tree of a register.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// By organisation; [`NONE`] directly under the workspace's committee.
    parents: Vec<u32>,
    /// The children of one after those of another.
    children: Vec<u32>,
    /// By organisation, where its children begin; and the end of all.
    starts: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Tree {
    #[must_use]
    pub fn parent(&self, organisation: usize) -> Option<usize> {
        self.parents.get(organisation).filter(|parent| **parent != NONE).map(|parent| *parent as usize)
    }

    /// In the order of the register.
    #[must_use]
    pub fn children(&self, organisation: usize) -> impl ExactSizeIterator<Item = usize> + Clone + '_ {
        let bounds = self.starts.get(organisation..organisation + 2).unwrap_or_default();
        let own = match bounds {
            [start, end] => &self.children[*start as usize..*end as usize],
            _ => &[],
        };
        own.iter().map(|child| *child as usize)
    }
}

impl FromIterator<Option<usize>> for Tree {
    fn from_iter<I: IntoIterator<Item = Option<usize>>>(parents: I) -> Self {
        let number = |parent| u32::try_from(parent).unwrap_or(NONE);
        let parents: Vec<u32> = parents.into_iter().map(|parent| parent.map_or(NONE, number)).collect();
        let mut starts = vec![0; parents.len() + 1];
        let with_parent = || parents.iter().filter(|parent| **parent != NONE);
        with_parent().for_each(|parent| starts[*parent as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut free = starts.clone();
        let mut children = vec![0; with_parent().count()];
        for (child, parent) in (0..).zip(&parents).filter(|(_, parent)| **parent != NONE) {
            let slot = &mut free[*parent as usize];
            children[*slot as usize] = child;
            *slot += 1;
        }
        Self { parents, children, starts }
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn children_come_in_order() {
        let tree = Tree::from_iter([None, Some(0), Some(3), None, Some(0), Some(3)]);
        let children = |of| tree.children(of).collect::<Vec<_>>();
        assert_eq!([children(0), children(1), children(3)], [vec![1, 4], vec![], vec![2, 5]]);
        assert_eq!([tree.parent(0), tree.parent(2), tree.parent(9)], [None, Some(3), None]);
        assert!(Tree::default().children(0).next().is_none());
    }
}
