//! Reading a refusal again: its code, and the one fact that belongs to it.
//! Why not derived: for a choice that stands among its facts, serde keeps a copy of all that was read and reads that once
//! more; in the browser this was the largest reader of all.

use super::{FailedProvision, Refusal};
use serde::{Deserialize, Deserializer, de::Error};

macro_rules! refusals {
    (bare: $($bare:ident)+; holding: $($variant:ident { $fact:ident })+) => {
        #[derive(Deserialize)]
        #[serde(rename_all = "kebab-case")]
        enum Code {
            $($bare,)+
            $($variant,)+
        }

        impl<'de> Deserialize<'de> for Refusal {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Refusal, D::Error> {
                let facts = Facts::deserialize(from)?;
                Ok(match facts.code {
                    $(Code::$bare => Refusal::$bare,)+
                    $(Code::$variant => Refusal::$variant {
                        $fact: facts.$fact.ok_or_else(|| D::Error::missing_field(stringify!($fact)))?,
                    },)+
                })
            }
        }

        /// A refusal that is not on the list does not compile.
        const _: fn(&Refusal) = |refusal| match refusal {
            $(Refusal::$bare => {})+
            $(Refusal::$variant { .. } => {})+
        };
    };
}

#[derive(Deserialize)]
struct Facts {
    code: Code,
    limit_bytes: Option<u32>,
    limit: Option<u32>,
    newest_rev: Option<u32>,
    retry_after_seconds: Option<u32>,
    problems: Option<Vec<String>>,
    failed: Option<Vec<FailedProvision>>,
}

refusals! {
    bare: WrongMediaType Unreadable NotAnEnvelope ForeignHeader UnknownKey RevokedKey WaitingKey BadSignature NotCanonical
        NotNormalized UnknownKind UnknownVersion WrongServer WrongAddress NotYours WrongPrevious HoldsNationalNumber
        UnreadableSheet NoKnownColumn Erased Outdated Ended SignInNeeded SessionEnded InvitationUnknown InvitationUsed
        InvitationExpired ChallengeExpired Forbidden NotFound MethodNotAllowed ForeignOrigin Broken;
    holding: TooLarge { limit_bytes } Shape { problems } Provisions { failed } SheetTooLarge { limit_bytes }
        TooManyRows { limit } AlreadyFiled { newest_rev } TooMany { retry_after_seconds } Busy { retry_after_seconds }
}
