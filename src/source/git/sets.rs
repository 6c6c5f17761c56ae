//! Sets of small numbers, each kept once.
//!
//! In: sets made of one another. Out: numbers that stand for them, so that comparing two sets is comparing two numbers and the union of
//! two that met before is a look-up. The trees of a history are alike: there are few different sets for very many trees.

use crate::model::quick::Map;
use std::sync::Arc;

/// Stands for a set of [`Sets`].
pub(super) type SetId = u32;

/// Sets of `u32`.
pub(super) struct Sets {
    /// Members, ascending.
    lists: Vec<Arc<[u32]>>,
    known: Map<Arc<[u32]>, SetId>,
    unions: Map<(SetId, SetId), SetId>,
}

impl Sets {
    /// The set of nothing.
    pub(super) const EMPTY: SetId = 0;

    /// With the empty set alone.
    pub(super) fn new() -> Self {
        let empty: Arc<[u32]> = Arc::new([]);
        Sets { known: Map::from_iter([(empty.clone(), Self::EMPTY)]), lists: vec![empty], unions: Map::default() }
    }

    /// The members of a set, ascending.
    pub(super) fn members(&self, set: SetId) -> &[u32] {
        self.lists.get(set as usize).map_or(&[], |list| list)
    }

    /// Whether a set has a member.
    pub(super) fn has(&self, set: SetId, member: u32) -> bool {
        self.members(set).binary_search(&member).is_ok()
    }

    /// The set of these members.
    pub(super) fn of(&mut self, mut members: Vec<u32>) -> SetId {
        members.sort_unstable();
        members.dedup();
        if let Some(known) = self.known.get(&members[..]) {
            return *known;
        }
        let number = self.lists.len() as SetId;
        let list: Arc<[u32]> = members.into();
        self.lists.push(list.clone());
        self.known.insert(list, number);
        number
    }

    /// What either has.
    pub(super) fn union(&mut self, one: SetId, other: SetId) -> SetId {
        let (one, other) = (one.min(other), one.max(other));
        if one == Self::EMPTY || one == other {
            return other;
        }
        if let Some(known) = self.unions.get(&(one, other)) {
            return *known;
        }
        let both = self.of([self.members(one), self.members(other)].concat());
        self.unions.insert((one, other), both);
        both
    }

    /// What `one` has and `other` has not.
    pub(super) fn without(&self, one: SetId, other: SetId) -> impl Iterator<Item = u32> {
        let other = if one == other { None } else { Some(self.members(other)) };
        self.members(if other.is_some() { one } else { Self::EMPTY })
            .iter()
            .copied()
            .filter(move |member| other.is_some_and(|other| other.binary_search(member).is_err()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn sets_are_those_of_the_standard_library(lists in prop::collection::vec(prop::collection::vec(0u32..12, 0..8), 1..8)) {
            let mut sets = Sets::new();
            let ids: Vec<SetId> = lists.iter().map(|list| sets.of(list.clone())).collect();
            let models: Vec<BTreeSet<u32>> = lists.iter().map(|list| list.iter().copied().collect()).collect();
            for (a, one) in ids.iter().zip(&models) {
                for (b, other) in ids.iter().zip(&models) {
                    prop_assert_eq!(a == b, one == other);
                    let both = sets.union(*a, *b);
                    prop_assert!(sets.members(both).iter().eq(one.union(other)));
                    prop_assert!(sets.without(*a, *b).eq(one.difference(other).copied()));
                    prop_assert!((0..12).all(|n| sets.has(*a, n) == one.contains(&n)));
                }
            }
        }
    }
}
