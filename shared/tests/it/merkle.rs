//! The tree against the known vectors of Certificate Transparency, against the definition in RFC 6962 written out
//! naively, and against a foreign implementation.

use shared::statement::{
    digest::Digest,
    merkle::{
        Hash, LeafKind, Tree, empty_root, from_base64, leaf_hash, leaf_text, node_hash, read_leaf, to_base64,
        verify_consistency, verify_inclusion,
    },
};
use tlog_tiles::tlog;

const MOST: u64 = 64;

/// The eight leaves of the Certificate Transparency tests.
const LEAVES: [&str; 8] =
    ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

/// The root after each of them.
const ROOTS: [&str; 8] = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

/// Index, size, proof.
const INCLUSIONS: [(u64, u64, &[&str]); 4] = [
    (
        0,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        5,
        8,
        &[
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (2, 3, &["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"]),
    (
        1,
        5,
        &[
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
];

/// Old size, new size, proof.
const CONSISTENCIES: [(u64, u64, &[&str]); 4] = [
    (1, 1, &[]),
    (
        1,
        8,
        &[
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
        ],
    ),
    (
        6,
        8,
        &[
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ],
    ),
    (
        2,
        5,
        &[
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        ],
    ),
];

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn hash(hex: &str) -> Hash {
    bytes(hex).try_into().unwrap()
}

fn known_tree() -> Tree {
    let mut tree = Tree::default();
    LEAVES.iter().for_each(|leaf| tree.push(leaf_hash(&bytes(leaf))));
    tree
}

fn leaf(index: u64) -> Hash {
    leaf_hash(&index.to_be_bytes())
}

fn tree_of(size: u64) -> Tree {
    let mut tree = Tree::default();
    (0..size).for_each(|index| tree.push(leaf(index)));
    tree
}

/// MTH of RFC 6962, 2.1, word for word.
fn root_by_definition(leaves: &[Hash]) -> Hash {
    match leaves {
        [] => empty_root(),
        [one] => *one,
        many => {
            let middle = many.len().next_power_of_two() / 2;
            node_hash(&root_by_definition(&many[..middle]), &root_by_definition(&many[middle..]))
        }
    }
}

#[test]
fn roots_and_proofs_are_those_of_certificate_transparency() {
    let tree = known_tree();
    for (size, root) in (1..).zip(ROOTS) {
        assert_eq!(tree.root_at(size), Some(hash(root)), "{size} leaves");
    }
    for (index, size, proof) in INCLUSIONS {
        let proof: Vec<Hash> = proof.iter().map(|text| hash(text)).collect();
        assert_eq!(tree.inclusion(index, size), Some(proof), "leaf {index} of {size}");
    }
    for (old, new, proof) in CONSISTENCIES {
        let proof: Vec<Hash> = proof.iter().map(|text| hash(text)).collect();
        assert_eq!(tree.consistency(old, new), Some(proof), "{old} to {new}");
    }
}

#[test]
fn the_empty_tree_has_the_hash_of_nothing() {
    let root = hash("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_eq!(Tree::default().root_at(0), Some(root));
    assert!(Tree::default().is_empty());
}

#[test]
fn every_root_is_the_one_of_the_definition() {
    let leaves: Vec<Hash> = (0..MOST).map(leaf).collect();
    let tree = tree_of(MOST);
    for size in 0..=MOST {
        assert_eq!(tree.root_at(size), Some(root_by_definition(&leaves[..size as usize])));
    }
}

#[test]
fn every_leaf_is_proven_in_every_tree_and_at_no_other_place() {
    let tree = tree_of(MOST);
    for size in 1..=MOST {
        let root = tree.root_at(size).unwrap();
        for index in 0..size {
            let proof = tree.inclusion(index, size).unwrap();
            for place in 0..=size {
                assert_eq!(verify_inclusion(place, size, &leaf(index), &proof, &root), place == index);
            }
            assert!(!verify_inclusion(index, size, &leaf(index + 1), &proof, &root), "another leaf");
            assert!(!verify_inclusion(index, size, &leaf(index), &proof, &leaf(0)) || size == 1, "another root");
            for bad in mutations(&proof) {
                assert!(!verify_inclusion(index, size, &leaf(index), &bad, &root), "{index} of {size}");
            }
        }
    }
}

#[test]
fn every_tree_is_proven_to_grow_from_every_smaller_one() {
    let tree = tree_of(MOST);
    for new in 1..=MOST {
        let new_root = tree.root_at(new).unwrap();
        for old in 0..=new {
            let old_root = tree.root_at(old).unwrap();
            let proof = tree.consistency(old, new).unwrap();
            assert!(verify_consistency(old, new, &old_root, &new_root, &proof), "{old} to {new}");
            let other = leaf(MOST + 1);
            assert!(!verify_consistency(old, new, &other, &new_root, &proof), "another old root");
            assert!(old == 0 || !verify_consistency(old, new, &old_root, &other, &proof), "another new root");
            assert!(!verify_consistency(new + 1, new, &old_root, &new_root, &proof), "a tree that shrinks");
            for bad in mutations(&proof) {
                assert!(!verify_consistency(old, new, &old_root, &new_root, &bad), "{old} to {new}");
            }
        }
    }
}

/// One bit flipped in each hash; one hash left out, twice, swapped, or too many.
fn mutations(proof: &[Hash]) -> Vec<Vec<Hash>> {
    let mut all = Vec::new();
    for at in 0..proof.len() {
        let mut flipped = proof.to_vec();
        flipped[at][at % 32] ^= 1 << (at % 8);
        let mut missing = proof.to_vec();
        missing.remove(at);
        let mut twice = proof.to_vec();
        twice.insert(at, proof[at]);
        all.extend([flipped, missing, twice]);
        if at > 0 {
            let mut swapped = proof.to_vec();
            swapped.swap(at - 1, at);
            all.push(swapped);
        }
    }
    all.push([proof, &[leaf(0)]].concat());
    all
}

#[test]
fn a_tree_has_no_proofs_beyond_its_end() {
    let tree = tree_of(5);
    assert_eq!(tree.root_at(6), None);
    assert_eq!(tree.inclusion(5, 5), None);
    assert_eq!(tree.inclusion(0, 6), None);
    assert_eq!(tree.consistency(3, 6), None);
    assert_eq!(tree.consistency(4, 3), None);
    assert_eq!(tree.leaf(5), None);
    assert_eq!(tree.leaf(4), Some(leaf(4)));
}

#[test]
fn a_tree_cut_back_grows_as_if_the_leaves_had_never_been() {
    for size in 0..=MOST {
        let (mut cut, mut fresh) = (tree_of(MOST), tree_of(size));
        cut.truncate(size);
        assert_eq!(cut.len(), size);
        for other in 1_000..1_000 + MOST - size {
            cut.push(leaf(other));
            fresh.push(leaf(other));
            assert_eq!(cut.root_at(cut.len()), fresh.root_at(fresh.len()));
        }
    }
}

#[test]
fn a_leaf_says_what_it_is_and_is_read_back() {
    let digest = Digest::of(b"something");
    let known = "alis-log/v1\nstatement\nP8m2iUWdc4+MiKOkiqnjNUIBa3pAUuABqqU2/KdIE8s=\n";
    assert_eq!(leaf_text(LeafKind::Statement, &digest), known);
    for kind in LeafKind::ALL {
        let text = leaf_text(kind, &digest);
        assert_eq!(read_leaf(&text), Some((kind, digest)));
        assert_eq!(read_leaf(&text[..text.len() - 1]), None);
        assert_eq!(read_leaf(&format!("{text}\n")), None);
        assert_eq!(read_leaf(&text.replace("v1", "v2")), None);
    }
    assert_eq!(from_base64(&to_base64(&leaf(0))), Some(leaf(0)));
}

/// What `tlog_tiles` needs to read: all its stored hashes, in order.
struct Stored(Vec<tlog::Hash>);

impl tlog::HashReader for Stored {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
        Ok(indexes.iter().map(|at| self.0[*at as usize]).collect())
    }
}

fn foreign_tree(size: u64) -> Stored {
    let mut stored = Stored(Vec::new());
    for index in 0..size {
        let more = tlog::stored_hashes(index, &index.to_be_bytes(), &stored).unwrap();
        stored.0.extend(more);
    }
    stored
}

fn foreign(proof: Vec<Hash>) -> Vec<tlog::Hash> {
    proof.into_iter().map(tlog::Hash).collect()
}

#[test]
fn a_foreign_program_accepts_our_proofs_and_makes_the_same() {
    let (ours, theirs) = (tree_of(MOST), foreign_tree(MOST));
    for size in 1..=MOST {
        let root = tlog::Hash(ours.root_at(size).unwrap());
        assert_eq!(tlog::tree_hash(size, &theirs).unwrap(), root);
        for index in 0..size {
            let proof = foreign(ours.inclusion(index, size).unwrap());
            tlog::check_record(&proof, size, root, index, tlog::Hash(leaf(index))).unwrap();
            assert_eq!(tlog::prove_record(size, index, &theirs).unwrap(), proof);
            let old = index + 1;
            let proof = foreign(ours.consistency(old, size).unwrap());
            tlog::check_tree(&proof, size, root, old, tlog::Hash(ours.root_at(old).unwrap())).unwrap();
            assert_eq!(tlog::prove_tree(size, old, &theirs).unwrap(), proof);
        }
    }
}
