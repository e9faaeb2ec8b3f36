//! `kill −9` at random moments, while clients file as fast as they can.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};
use tests::{
    alis::Alis,
    device::{Device, Sealed, office_and_bodo},
    lot::Lot,
};

const CYCLES: u64 = 200;
const CLIENTS: usize = 4;
/// Statements signed before each cycle; more than can be filed before the kill.
const EACH_CYCLE: usize = 24;

/// What was acknowledged: by the place in the list of all statements, the number it got.
type Acknowledged = Arc<Mutex<BTreeMap<usize, u64>>>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_when_the_server_is_killed() {
    let mut alis = Alis::start().await;
    let (_, mut manager) = office_and_bodo(&alis.origin(), &alis.first_invitation()).await;
    let mut lot = Lot::new(9);
    let mut all: Vec<Sealed> = Vec::new();
    let acknowledged = Acknowledged::default();
    for cycle in 0..CYCLES {
        // What was on its way when the server died is sent again, with new ones.
        let known = acknowledged.lock().expect("no client panicked").clone();
        let mut waiting: Vec<usize> =
            (all.len().saturating_sub(2 * EACH_CYCLE)..all.len()).filter(|at| !known.contains_key(at)).collect();
        for _ in waiting.len()..EACH_CYCLE {
            waiting.push(all.len());
            all.push(manager.registers(1_000_000 + all.len() as u32));
        }
        file_until_killed(&mut alis, &manager, &all, waiting, &acknowledged, lot.below(60)).await;
        if cycle % 50 == 49 {
            let audit = alis.audit();
            assert!(audit.status.success(), "cycle {cycle}: {}", String::from_utf8_lossy(&audit.stderr));
        }
        alis.start_again().await;
    }
    let acknowledged = acknowledged.lock().expect("no client panicked").clone();
    assert!(
        acknowledged.len() as u64 > CYCLES,
        "only {} were acknowledged: too few to prove anything",
        acknowledged.len()
    );
    for (at, number) in &acknowledged {
        let again = manager.files(&all[*at]).await.unwrap_or_else(|fault| panic!("number {number} is lost: {fault}"));
        assert_eq!(again.number, *number, "it came back in another place");
    }
    eprintln!("{CYCLES} kills, {} acknowledged, 0 lost", acknowledged.len());
    let audit = alis.audit();
    assert!(
        audit.status.success(),
        "{}{}",
        String::from_utf8_lossy(&audit.stdout),
        String::from_utf8_lossy(&audit.stderr)
    );
}

async fn file_until_killed(
    alis: &mut Alis,
    device: &Device,
    all: &[Sealed],
    waiting: Vec<usize>,
    acknowledged: &Acknowledged,
    after_ms: usize,
) {
    let shares: Vec<Vec<usize>> =
        (0..CLIENTS).map(|client| waiting.iter().copied().skip(client).step_by(CLIENTS).collect()).collect();
    let client = |share: Vec<usize>| async move {
        for at in share {
            let Ok(filed) = device.files(&all[at]).await else { return };
            acknowledged.lock().expect("no client panicked").insert(at, filed.number);
        }
    };
    let mut shares = shares.into_iter();
    let mut next = || client(shares.next().unwrap_or_default());
    let killing = async {
        tokio::time::sleep(Duration::from_millis(after_ms as u64)).await;
        alis.kill();
    };
    tokio::join!(next(), next(), next(), next(), killing);
}
