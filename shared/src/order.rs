//! Rows put in order; those that are alike stay as they stood. Knows nothing of the rows.
//! Why not the slice's own `sort`: the compiler writes it out anew for each kind of row, four kilobytes each in what a
//! browser fetches. Here only the comparison is: what is sorted is a list of places.

use std::cmp::Ordering;

pub fn sort<T: Ord>(rows: &mut [T]) {
    sort_by(rows, T::cmp);
}

pub fn sort_by_key<T, K: Ord>(rows: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(rows, |one, other| key(one).cmp(&key(other)));
}

pub fn sort_by<T>(rows: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let places = places(rows.len(), &|one, other| order(&rows[one], &rows[other]));
    arrange(places, &mut |one, other| rows.swap(one, other));
}

/// For each place, where the row now stands that belongs there.
#[inline(never)]
fn places(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|one, other| order(*one, *other));
    places
}

/// Brings each row to its place, one circle of exchanges after the other.
#[inline(never)]
fn arrange(mut places: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        while places[at] != start {
            let from = std::mem::replace(&mut places[at], at);
            swap(at, from);
            at = from;
        }
        places[at] = at;
    }
}
