//! What the whole page knows: who is here, in which language, on which day, whether the server answers. Reads what was
//! last known first, so that everything works without a network; then asks.

use crate::{
    client::{self, Ask, Fault},
    clock, entry, keys, outbox, rooms, store, wording,
};
use gloo::events::EventListener;
use leptos::{prelude::*, reactive::graph::Observer};
use shared::{
    api::{Me, Organization, Role, ServerFacts, path},
    day::Day,
    numbers::municipality::MunicipalityNumber,
    refusal::Refusal,
    rules::facts::Facts,
    text::{Language, Text},
};
use std::cell::Cell;

/// Whether one comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Looking for the key.
    Starting,
    /// No key here. `was_known`: there has been one, and the browser has lost it.
    NoKey { was_known: bool },
    /// The key waits for somebody's approval.
    Waiting,
    /// The server does not know the key, or not any longer.
    Closed(Refusal),
    /// There is a key, but the server has never answered it here and does not now.
    Unreachable,
    /// Somebody is here, perhaps only as last known.
    Open,
}

/// Økt: what every page reads.
#[derive(Clone, Copy)]
pub struct Session {
    pub language: RwSignal<Language>,
    pub gate: RwSignal<Gate>,
    pub me: RwSignal<Option<Me>>,
    pub facts: RwSignal<Facts>,
    pub server: RwSignal<Option<ServerFacts>>,
    /// The server answered last time, or nobody has asked since the network came back.
    pub online: RwSignal<bool>,
    /// Signed and not acknowledged.
    pub unsent: RwSignal<usize>,
    /// Counts changes to what is kept on this device; lists read it to follow.
    pub kept: RwSignal<u32>,
    /// By Oslo's calendar on this device's clock.
    clock_day: RwSignal<Day>,
    /// Days the device's calendar is behind the server's.
    day_shift: RwSignal<i32>,
}

/// Whether it is the key of this room that is signed in.
fn is_mine(me: &Me) -> bool {
    keys::current().is_none_or(|key| key.kid() == me.kid)
}

thread_local! {
    static HERE: Cell<Option<Session>> = const { Cell::new(None) };
}

/// The session of this tab, for what runs outside the page tree.
pub fn here() -> Option<Session> {
    HERE.get()
}

/// The session, from the context.
pub fn session() -> Session {
    use_context().or_else(here).unwrap_or_else(Session::start)
}

impl Session {
    /// Lays the signals and begins to look around.
    pub fn start() -> Session {
        let session = Session {
            language: RwSignal::new(wording::chosen_language()),
            gate: RwSignal::new(Gate::Starting),
            me: RwSignal::new(None),
            facts: RwSignal::new(Facts::default()),
            server: RwSignal::new(None),
            online: RwSignal::new(window().navigator().on_line()),
            unsent: RwSignal::new(0),
            kept: RwSignal::new(0),
            clock_day: RwSignal::new(clock::in_oslo(clock::now()).0),
            day_shift: RwSignal::new(0),
        };
        HERE.set(Some(session));
        session.follow_language();
        session.follow_network();
        session.follow_clock();
        rooms::follow(session);
        leptos::task::spawn_local(session.enter());
        session
    }

    /// The words in the language chosen; follows it when read inside a view.
    pub fn say(&self, text: Text) -> &'static str {
        let watched = Observer::get().is_some();
        text.read(if watched { self.language.get() } else { self.language.get_untracked() })
    }

    /// Today in Europe/Oslo, by the server's calendar when it has told.
    pub fn today(&self) -> Day {
        match Observer::get() {
            Some(_) => self.clock_day.get().plus_days(self.day_shift.get()),
            None => self.clock_day.get_untracked().plus_days(self.day_shift.get_untracked()),
        }
    }

    pub fn role(&self) -> Option<Role> {
        self.me.with(|me| me.as_ref().map(|me| me.role))
    }

    /// The municipality of whoever is here.
    pub fn own_municipality(&self) -> Option<MunicipalityNumber> {
        self.me.with(|me| me.as_ref()?.organization.municipality.clone())
    }

    /// A municipality's own document, and not one it was handed to read.
    pub fn is_own(&self, organization: &Organization) -> bool {
        self.me.with(|me| me.as_ref().is_some_and(|me| me.organization == *organization))
    }

    /// From what is kept to what the server says.
    pub async fn enter(self) {
        self.recall().await;
        let Some(key) = keys::load().await else {
            self.gate.set(Gate::NoKey { was_known: self.me.with_untracked(Option::is_some) });
            self.meet_server().await;
            return;
        };
        let is_mine = self.me.with_untracked(|me| me.as_ref().is_some_and(|me| me.kid == key.kid()));
        if is_mine {
            self.gate.set(Gate::Open);
        }
        outbox::start(self);
        match entry::recall::<bool>(entry::WAITING).await {
            Some(true) => self.gate.set(Gate::Waiting), // which asks by itself
            _ => self.meet().await,
        }
    }

    /// Asks the server who this is, and what has changed. Called again whenever the network comes back.
    pub async fn meet(self) {
        self.meet_server().await;
        let met = match entry::may_be_signed_in().await {
            true => client::get(path::ME).await,
            false => entry::sign_in(self).await,
        };
        let met = match met {
            Ok(me) if !is_mine(&me) => entry::sign_in(self).await, // somebody on the way dropped the name of our key
            met => met,
        };
        match met {
            Ok(me) => self.welcome(me).await,
            Err(Fault::Refused(Refusal::WaitingKey)) => self.gate.set(Gate::Waiting),
            Err(Fault::Refused(refusal @ (Refusal::UnknownKey | Refusal::RevokedKey))) => {
                self.gate.set(Gate::Closed(refusal));
            }
            Err(_) if self.gate.get_untracked() == Gate::Open => {}
            Err(_) => self.gate.set(Gate::Unreachable),
        }
    }

    /// Somebody is signed in.
    pub async fn welcome(self, me: Me) {
        rooms::is_for(&store::room(), rooms::Party::of_me(&me));
        entry::remember_signed_in(&me).await;
        if self.me.with_untracked(|known| known.as_ref() != Some(&me)) {
            self.me.set(Some(me));
        }
        if self.gate.get_untracked() != Gate::Open {
            self.gate.set(Gate::Open);
        }
        // those who see figures only fill in nothing
        if self.me.with_untracked(|me| me.as_ref().is_none_or(|me| me.role != Role::Reader)) {
            self.refresh_facts().await;
        }
        outbox::kick(self);
    }

    /// Asks for the facts the rules need.
    pub async fn refresh_facts(self) {
        if let Ok(facts) = client::get::<Facts>(path::FACTS).await {
            entry::remember(entry::FACTS, &facts).await;
            if self.facts.with_untracked(|known| *known != facts) {
                self.facts.set(facts);
            }
        }
    }

    /// Learns the server's name, rules and day; the verification key is pinned at enrolment.
    pub async fn meet_server(self) {
        let ask = Ask { method: "GET", path: path::SERVER, body: None, media_type: client::JSON, log_size: None };
        let Ok(answer) = client::plain(&ask).await else { return };
        let Ok(server) = client::decode::<ServerFacts>(&answer) else { return };
        let shift = self.clock_day.get_untracked().days_until(server.today);
        if shift != self.day_shift.get_untracked() {
            self.day_shift.set(shift);
        }
        entry::remember(entry::SERVER, &server).await;
        entry::remember(entry::DAY_SHIFT, &shift).await;
        if self.server.with_untracked(|known| known.as_ref() != Some(&server)) {
            self.server.set(Some(server));
        }
    }

    /// Signs in with the device key, as after a session that ended.
    pub async fn sign_in_again(self) -> Result<(), Fault> {
        let me = entry::sign_in(self).await?;
        entry::remember_signed_in(&me).await;
        if self.me.with_untracked(|known| known.as_ref() != Some(&me)) {
            self.me.set(Some(me));
        }
        Ok(())
    }

    /// Whether the last question was answered.
    pub fn heard(self, answered: bool) {
        if self.online.get_untracked() != answered {
            self.online.set(answered);
        }
    }

    /// Something kept on this device has changed, here or in another tab.
    pub fn changed(self) {
        self.kept.update(|count| *count += 1);
        leptos::task::spawn_local(async move {
            let count = store::list(store::OUTBOX).await.map_or(0, |rows| rows.len());
            if self.unsent.get_untracked() != count {
                self.unsent.set(count);
            }
        });
    }

    async fn recall(self) {
        self.server.set(entry::recall(entry::SERVER).await);
        self.day_shift.set(entry::recall(entry::DAY_SHIFT).await.unwrap_or_default());
        self.facts.set(entry::recall(entry::FACTS).await.unwrap_or_default());
        self.me.set(entry::recall(entry::ME).await);
        self.changed();
    }

    fn follow_language(self) {
        Effect::new(move |_| wording::show_language(self.language.get()));
    }

    fn follow_network(self) {
        EventListener::new(&window(), "offline", move |_| self.heard(false)).forget();
        EventListener::new(&window(), "online", move |_| leptos::task::spawn_local(self.come_back())).forget();
        gloo::timers::callback::Interval::new(20_000, move || {
            if !self.online.get_untracked() && window().navigator().on_line() {
                leptos::task::spawn_local(self.come_back());
            }
        })
        .forget();
    }

    async fn come_back(self) {
        match self.gate.get_untracked() {
            Gate::Open | Gate::Unreachable | Gate::Waiting => self.meet().await,
            _ => self.meet_server().await,
        }
        outbox::kick(self);
    }

    /// A page may stay open over midnight.
    fn follow_clock(self) {
        gloo::timers::callback::Interval::new(60_000, move || {
            let day = clock::in_oslo(clock::now()).0;
            if day != self.clock_day.get_untracked() {
                self.clock_day.set(day);
            }
        })
        .forget();
    }
}
