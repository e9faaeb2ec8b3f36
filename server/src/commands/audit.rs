//! `alis audit`: a whole log, from its file or over the network. Prints figures; every fault is a line.

use super::{Exit, complain};
use crate::{
    audit::{
        self, Findings,
        remote::{NoAnswer, Remote, hex},
    },
    log::{key, start},
    store::{
        Store,
        sqlite::{FILE, SqliteStore},
    },
};
use clap::Args;
use shared::statement::checkpoint::Vkey;
use std::{
    fs,
    path::{Path, PathBuf},
};

#[derive(Args)]
#[command(after_help = "\
Of a data directory or a database file everything is recomputed: the tree, every signed head, every signature, whether
each key was valid where it signed, whose statement it is, and each revision's link to the one before. Of a server, what
anybody can see: leaves, the newest head, consistency, and whether the files it serves are the release its log names.")]
pub struct Audit {
    /// A data directory, a database file, or the address of a server
    #[arg(value_name = "FILE|URL")]
    what: String,
    /// The log's verification key, or a file that holds it. Needed for a database file without its key beside it
    #[arg(long, value_name = "KEY|FILE")]
    vkey: Option<String>,
    /// A signed head you have seen before (or a receipt): the log must still hold it. For a server
    #[arg(long, value_name = "FILE")]
    known: Option<PathBuf>,
}

impl Audit {
    pub fn run(self) -> Exit {
        let vkey = match self.vkey.as_deref().map(read_vkey).transpose() {
            Ok(vkey) => vkey,
            Err(why) => return complain(Exit::Unreadable, why),
        };
        let findings = if self.what.starts_with("http://") || self.what.starts_with("https://") {
            self.remote(vkey)
        } else {
            local(Path::new(&self.what), vkey)
        };
        match findings {
            Ok(findings) => tell(&findings),
            Err((exit, why)) => complain(exit, why),
        }
    }

    fn remote(&self, vkey: Option<Vkey>) -> Result<Findings, (Exit, String)> {
        let read = |file: &PathBuf| {
            fs::read_to_string(file).map_err(|error| (Exit::Unreadable, format!("{}: {error}", file.display())))
        };
        let known = self.known.as_ref().map(read).transpose()?;
        let known = known.as_deref().map(head_of);
        Remote::new(&self.what).audit(vkey, known).map_err(|NoAnswer(why)| (Exit::NoAnswer, why))
    }
}

/// The signed head in a receipt, or the text itself.
fn head_of(text: &str) -> &str {
    match text.split_once("\n\n") {
        Some((first, note)) if first.starts_with("c2sp.org/tlog-proof") => note,
        _ => text,
    }
}

fn local(path: &Path, vkey: Option<Vkey>) -> Result<Findings, (Exit, String)> {
    let no_data = |why: String| (Exit::NoData, why);
    let file = if path.is_dir() { path.join(FILE) } else { path.to_owned() };
    let store = SqliteStore::inspect(&file).map_err(|fault| no_data(fault.to_string()))?;
    let lent = store.reader().map_err(|fault| no_data(fault.to_string()))?;
    let books = lent.books();
    let house = |name: &str| books.house(name).ok().flatten();
    let (Some(aud), Some(epoch)) = (house("aud"), house("epoch")) else {
        return Err(no_data(format!("{}: holds no log", file.display())));
    };
    let beside = file.parent().and_then(|directory| key::load(directory).ok());
    let of_key = beside.and_then(|key| Vkey::new(&start::origin(&aud, &epoch), key.public()).ok());
    let vkey = vkey.or(of_key).ok_or_else(|| no_data("the log's key is not beside the file: give --vkey".into()))?;
    audit::books(books, &vkey, &aud).map_err(|fault| (Exit::No, fault.to_string()))
}

fn read_vkey(text: &str) -> Result<Vkey, String> {
    let words = match text.trim().parse::<Vkey>() {
        Ok(vkey) => return Ok(vkey),
        Err(_) => fs::read_to_string(text).unwrap_or_default(),
    };
    words.trim().parse().map_err(|_| format!("{text}: not a verification key"))
}

/// So many faults are printed; more say nothing new.
const SHOWN: usize = 20;

fn tell(found: &Findings) -> Exit {
    let Findings { leaves, heads, keys, statements, faults, .. } = found;
    println!("{leaves} leaves, {heads} signed heads, {keys} keys, {statements} statements");
    if let Some(release) = &found.release {
        println!("release {}", hex(release));
    }
    faults.iter().take(SHOWN).for_each(|fault| println!("fault: {fault}"));
    println!("{}", if found.is_sound() { "sound".to_owned() } else { format!("not sound: {} faults", faults.len()) });
    if found.is_sound() { Exit::Yes } else { Exit::No }
}
