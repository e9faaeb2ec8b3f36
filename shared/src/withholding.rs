//! Which of some counts may be told when no group under five may be known. Knows numbers, and not what they count.
//!
//! The counts part one whole (each person is in exactly one of them), and whoever reads them knows the whole. So a single
//! hidden count could be computed: the whole less the rest. And hidden counts together are a group too. Therefore more is
//! hidden until what is hidden together is at least five, in at least two counts, and not one in each (who knows that
//! none of them is empty would know them all). Zero is told: nobody is in it. Every whole is parted by one line only, or
//! by lines that share nothing but the whole; a table with sums both ways would need more than this.
//!
//! Two figures of two days can still be compared: whoever comes between them changes a count by one.

/// No smaller group is told.
pub const LEAST: u32 = 5;

/// Tilbakeholding: the counts that may be told; `None` is withheld. `is_bound` says which counts must be withheld whatever
/// they are. `None` instead of a list: nothing can be withheld so that it helps, and the whole must not be told either.
pub fn tell(counts: &[u32], is_bound: &[bool]) -> Option<Vec<Option<u32>>> {
    let must = |at: usize| (1..LEAST).contains(&counts[at]) || is_bound.get(at) == Some(&true);
    let mut hidden: Vec<bool> = (0..counts.len()).map(must).collect();
    while !is_safe(counts, &hidden) {
        let shown = (0..counts.len()).filter(|at| !hidden[*at] && counts[*at] > 0);
        let next = shown.min_by_key(|at| counts[*at])?;
        hidden[next] = true;
    }
    Some(counts.iter().zip(hidden).map(|(count, is_hidden)| (!is_hidden).then_some(*count)).collect())
}

/// Whether nothing under five can be computed from the whole and what is shown.
fn is_safe(counts: &[u32], hidden: &[bool]) -> bool {
    let hidden: Vec<u32> = counts.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| *count).collect();
    let sum: u32 = hidden.iter().sum();
    hidden.is_empty() || (hidden.len() >= 2 && sum >= LEAST && sum as usize > hidden.len())
}

/// Whether the whole itself may be told: nobody, or enough.
pub fn is_told(whole: u32) -> bool {
    whole == 0 || whole >= LEAST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn enough_everywhere_is_told_everywhere() {
        assert_eq!(tell(&[5, 0, 12], &[]), Some(vec![Some(5), Some(0), Some(12)]));
    }

    #[test]
    fn a_small_group_takes_the_next_smallest_with_it() {
        assert_eq!(tell(&[3, 20, 9], &[]), Some(vec![None, Some(20), None]));
    }

    #[test]
    fn small_groups_that_are_enough_together_take_nobody_with_them() {
        assert_eq!(tell(&[3, 20, 2], &[]), Some(vec![None, Some(20), None]));
        assert_eq!(tell(&[1, 20, 3], &[]), Some(vec![None, None, None]), "four together are too few");
    }

    #[test]
    fn one_in_each_is_no_secret() {
        assert_eq!(tell(&[1, 1, 1, 1, 1, 8], &[]), Some(vec![None; 6]));
        assert_eq!(tell(&[1, 1, 1, 1, 1], &[]), None);
    }
}
