//! How a key becomes a session: a challenge signed once, a cookie whose digest alone is kept, and the limits of both.

use crate::{
    crypto::{NoRandomness, random},
    store::session::SessionRow,
};
use base64ct::{Base64UrlUnpadded, Encoding};
use shared::{day::Moment, refusal::Refusal, statement::digest::Digest};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// How long a challenge can be answered.
pub const CHALLENGE_SECONDS: i64 = 60;
/// How long a session lives without being used.
pub const IDLE_SECONDS: i64 = 30 * 60;
/// How long a session lives at all.
pub const LIFE_SECONDS: i64 = 12 * 60 * 60;
/// A session's last use is written down at most this often.
pub const TOUCH_SECONDS: i64 = 60;
/// So many challenges may be open; older ones make room.
const OPEN_CHALLENGES: usize = 10_000;

/// A secret of 256 random bits, shown once, and the digest that is kept of it.
pub struct Secret {
    pub text: String,
    pub digest: Digest,
}

impl Secret {
    /// # Errors
    /// [`Refusal::Broken`] when the operating system gives no randomness.
    pub fn new() -> Result<Secret, Refusal> {
        let bytes: [u8; 32] = random().map_err(|NoRandomness| Refusal::Broken)?;
        let text = Base64UrlUnpadded::encode_string(&bytes);
        Ok(Secret { digest: Digest::of(text.as_bytes()), text })
    }
}

/// Challenges that wait for their signature. In memory only: they live a minute.
#[derive(Default)]
pub struct Challenges(Mutex<HashMap<Digest, Moment>>);

impl Challenges {
    /// A new challenge.
    ///
    /// # Errors
    /// [`Refusal::TooMany`] when more are open than people could be signing.
    pub fn give(&self, now: Moment) -> Result<String, Refusal> {
        let secret = Secret::new()?;
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if open.len() >= OPEN_CHALLENGES {
            open.retain(|_, given_at| is_within(*given_at, now, CHALLENGE_SECONDS));
        }
        if open.len() >= OPEN_CHALLENGES {
            return Err(Refusal::TooMany { retry_after_seconds: CHALLENGE_SECONDS as u32 });
        }
        open.insert(secret.digest, now);
        Ok(secret.text)
    }

    /// Takes a challenge back: it works once.
    ///
    /// # Errors
    /// [`Refusal::ChallengeExpired`] when it was never given, was used, or is too old.
    pub fn take(&self, challenge: &str, now: Moment) -> Result<(), Refusal> {
        let given_at = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&Digest::of(challenge.as_bytes()));
        match given_at {
            Some(given_at) if is_within(given_at, now, CHALLENGE_SECONDS) => Ok(()),
            _ => Err(Refusal::ChallengeExpired),
        }
    }
}

/// Whether a session may still be used.
pub fn is_alive(session: &SessionRow, now: Moment) -> bool {
    is_within(session.seen_at, now, IDLE_SECONDS) && is_within(session.opened_at, now, LIFE_SECONDS)
}

/// Whether its last use should be written down again.
pub fn should_touch(session: &SessionRow, now: Moment) -> bool {
    !is_within(session.seen_at, now, TOUCH_SECONDS)
}

fn is_within(from: Moment, now: Moment, seconds: i64) -> bool {
    now.to_unix() - from.to_unix() < seconds
}

/// The cookie's name. The prefix `__Host-` makes browsers refuse it from any other host or path. Chromium keeps such a
/// `Secure` cookie for `http://127.0.0.1` and `http://localhost` too (tried), so one name serves everywhere.
pub const COOKIE: &str = "__Host-alis";

/// The header that sets the cookie.
pub fn cookie(token: &str) -> String {
    format!("{COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age={LIFE_SECONDS}")
}

/// The header that removes it.
pub fn no_cookie() -> String {
    format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
}

/// The digest of the session's token in a `Cookie` header.
pub fn token_in(header: &str) -> Option<Digest> {
    let named = |pair: &str| pair.trim().strip_prefix(COOKIE)?.strip_prefix('=').map(str::to_owned);
    let token = header.split(';').find_map(named)?;
    (!token.is_empty()).then(|| Digest::of(token.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Moment {
        Moment::from_unix(1_800_000_000 + second)
    }

    #[test]
    fn a_challenge_works_once_and_for_a_minute() {
        let challenges = Challenges::default();
        let first = challenges.give(at(0)).unwrap();
        assert_eq!(challenges.take(&first, at(59)), Ok(()));
        assert_eq!(challenges.take(&first, at(59)), Err(Refusal::ChallengeExpired));
        let late = challenges.give(at(0)).unwrap();
        assert_eq!(challenges.take(&late, at(60)), Err(Refusal::ChallengeExpired));
        assert_eq!(challenges.take("made up", at(0)), Err(Refusal::ChallengeExpired));
    }

    #[test]
    fn challenges_nobody_answers_make_room_after_a_minute() {
        let challenges = Challenges::default();
        for _ in 0..OPEN_CHALLENGES {
            challenges.give(at(0)).unwrap();
        }
        assert!(matches!(challenges.give(at(59)), Err(Refusal::TooMany { .. })));
        assert!(challenges.give(at(60)).is_ok());
    }

    #[test]
    fn a_session_ends_when_idle_and_when_old() {
        let row = |opened: i64, seen: i64| SessionRow {
            token: Digest::of(b"t"),
            kid: Digest::of(b"k"),
            opened_at: at(opened),
            seen_at: at(seen),
        };
        assert!(is_alive(&row(0, 0), at(IDLE_SECONDS - 1)));
        assert!(!is_alive(&row(0, 0), at(IDLE_SECONDS)));
        assert!(!is_alive(&row(0, LIFE_SECONDS - 10), at(LIFE_SECONDS)));
    }

    #[test]
    fn the_token_is_found_among_other_cookies() {
        assert_eq!(token_in("a=b; __Host-alis=secret; c=d"), Some(Digest::of(b"secret")));
        assert_eq!(token_in("alis=secret"), None);
        assert_eq!(token_in("__Host-alis="), None);
    }
}
