//! `alis invite`: a link made by whoever can read the data directory, for when nobody can invite from the inside.

use super::{Exit, complain};
use crate::{
    clock::Clock,
    config::Origin,
    enrolment::compose,
    party::Party,
    store::{
        Store,
        sqlite::{FILE, SqliteStore},
    },
};
use clap::{Args, ValueEnum};
use shared::{
    api::{Organization, Role},
    numbers::{health_trust::HealthTrust, municipality::MunicipalityNumber, reader::Reader},
};
use std::path::PathBuf;

#[derive(Args)]
#[command(after_help = "\
A link for the office works at once; any other must be approved by the office when it has been
used. The server may be running meanwhile.")]
pub struct Invite {
    /// Whom the new person acts for
    #[arg(long)]
    role: InvitedRole,
    /// The municipality's number (1804); the trust: finnmark, unn, nordland, helgeland; or who reads figures: helse_nord,
    /// regut, governor_nordland, governor_troms_finnmark, nsdm
    #[arg(long, value_name = "NUMBER")]
    organization: Option<String>,
    /// The server's data directory
    #[arg(long, env = "ALIS_DATA", default_value = "./data", value_name = "DIR")]
    data: PathBuf,
    /// The address people type, as the server has it
    #[arg(long, env = "ALIS_ORIGIN", default_value = "http://127.0.0.1:8080", value_name = "URL")]
    origin: String,
}

#[derive(Clone, Copy, ValueEnum)]
enum InvitedRole {
    Office,
    Municipality,
    Trust,
    Reader,
}

impl Invite {
    pub fn run(self) -> Exit {
        let Some(party) = self.party() else {
            return complain(
                Exit::Unreadable,
                "--organization must name a municipality of the register, a trust, or a reader of figures",
            );
        };
        let origin = match Origin::parse(&self.origin) {
            Ok(origin) => origin,
            Err(why) => return complain(Exit::NotSafe, why),
        };
        if !self.data.join(FILE).exists() {
            return complain(
                Exit::NoData,
                format_args!("{} holds no data yet: start the server first", self.data.display()),
            );
        }
        match self.invite(party, &origin) {
            Ok(link) => {
                println!("{link}");
                Exit::Yes
            }
            Err(why) => complain(Exit::NoData, why),
        }
    }

    fn party(&self) -> Option<Party> {
        let named = self.organization.clone().unwrap_or_default();
        let (role, organization) = match self.role {
            InvitedRole::Office => (Role::Office, Organization::default()),
            InvitedRole::Municipality => (
                Role::Municipality,
                Organization { municipality: Some(MunicipalityNumber(named)), ..Organization::default() },
            ),
            InvitedRole::Reader => {
                (Role::Reader, Organization { reader: Reader::from_code(&named), ..Organization::default() })
            }
            InvitedRole::Trust => {
                (Role::Trust, Organization { trust: HealthTrust::from_code(&named), ..Organization::default() })
            }
        };
        Party::of(role, &organization)
    }

    fn invite(&self, party: Party, origin: &Origin) -> Result<String, String> {
        let mut books =
            SqliteStore::open(&self.data).and_then(|store| store.writer()).map_err(|fault| fault.to_string())?;
        let kept = books.house("aud").map_err(|fault| fault.to_string())?;
        if kept.as_deref().is_some_and(|aud| aud != origin.aud()) {
            return Err(format!("the data belongs to {}: give its address with --origin", kept.unwrap_or_default()));
        }
        let waived = party == Party::Office;
        let (row, fresh) = compose(party, Party::Office, waived, None, origin.text(), Clock::of_machine().now())
            .map_err(|_| "the operating system gives no randomness".to_owned())?;
        books
            .begin()
            .and_then(|()| books.add_invitation(&row))
            .and_then(|()| books.commit())
            .map_err(|fault| fault.to_string())?;
        Ok(fresh.link)
    }
}
