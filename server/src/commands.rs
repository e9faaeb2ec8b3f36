//! What the binary can be asked to do: names, flags, help, exit codes. Each command is below, one per file.

pub mod audit;
pub mod check;
pub mod invite;
pub mod rank;
pub mod schema;
pub mod serve;
pub mod verify;

use crate::commands::{
    audit::Audit, check::Check, invite::Invite, rank::Rank, schema::Schema, serve::Serve, verify::Verify,
};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// How a command ends. The numbers are part of what `--help` promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// What was asked holds.
    Yes = 0,
    /// What was asked does not hold.
    No = 1,
    /// The input cannot be read. Also how wrong flags end.
    Unreadable = 2,
    /// The data directory cannot be used.
    NoData = 3,
    /// The address cannot be listened on.
    NoAddress = 4,
    /// It would not be safe.
    NotSafe = 5,
    /// The other server cannot be reached.
    NoAnswer = 6,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Collects signed registrations of doctors in training (ALIS), gives receipts that can be checked, and loses nothing.
#[derive(Parser)]
#[command(name = "alis", version, about, after_help = AFTER, args_conflicts_with_subcommands = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    serve: Serve,
}

const AFTER: &str = "\
Without a command, alis serves. The first start prints one link; whoever opens it becomes the office's first administrator.

Exit codes:
   0  done; the form can be filed; the receipt or the log is sound
   1  no: the form cannot be filed; the receipt or the log is not sound
   2  the input or the flags cannot be read
   3  the data directory cannot be used
   4  the address cannot be listened on
   5  refused because it would not be safe
   6  the server to audit does not answer
  74  the disk failed while serving; what was acknowledged was kept";

#[derive(Subcommand)]
enum Command {
    /// Serve the app and receive statements (what alis does without a command)
    Serve(Serve),
    /// Check forms in files by the same rules as the app and the server
    Check(Check),
    /// Put a trust's candidates for a period in order, from a file
    Rank(Rank),
    /// Print the JSON Schema (2020-12) of a form
    Schema(Schema),
    /// Make an invitation link, from this machine only
    Invite(Invite),
    /// Check a receipt, without network
    Verify(Verify),
    /// Check a whole log: every leaf, signed head and signature
    Audit(Audit),
}

/// Does what the command line asks.
pub fn run() -> ExitCode {
    let Cli { command, serve } = Cli::parse();
    let exit = match command.unwrap_or(Command::Serve(serve)) {
        Command::Serve(serve) => serve.run(),
        Command::Check(check) => check.run(),
        Command::Rank(rank) => rank.run(),
        Command::Schema(schema) => schema.run(),
        Command::Invite(invite) => invite.run(),
        Command::Verify(verify) => verify.run(),
        Command::Audit(audit) => audit.run(),
    };
    exit.into()
}

/// One clear line on why not.
pub fn complain(exit: Exit, why: impl std::fmt::Display) -> Exit {
    eprintln!("alis: {why}");
    exit
}
