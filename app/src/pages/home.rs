//! The first page: what to do, by day; then the people or the municipalities one answers for. Works from what was last
//! known when there is no network.

mod asked;
mod facts;
mod figures;
mod mine;
mod office;
mod ours;
mod papers;
mod todo;
mod trust;
mod way;

use crate::{
    entry,
    kinds::registration,
    live,
    overview::{self, Overview},
    parts::{
        heading::title,
        icon,
        skeleton::skeleton,
        state::{PRIMARY, SECONDARY, button},
    },
    route::{Router, new_form},
    session::{Session, session},
    wording::{capitalized, count_in_words},
};
use leptos::prelude::*;
use shared::{
    api::{Device, EnrolmentState, Role, path},
    day::weekday_name,
    rules::due::Due,
    text::{Text, t},
};
use std::time::Duration;

const NOTHING: Text = t("Ingenting haster i dag", "Ingenting hastar i dag", "Nothing is urgent today");
const ONE: Text = t("Én ting å gjøre i dag", "Éin ting å gjere i dag", "One thing to do today");
const SOME: Text = t("{count} ting å gjøre i dag", "{count} ting å gjere i dag", "{count} things to do today");
const NOTHING_WAITS: Text = t("Ingenting venter på deg", "Ingenting ventar på deg", "Nothing waits for you");
const ONE_WAITS: Text =
    t("Én ting venter på svar fra deg", "Éin ting ventar på svar frå deg", "One thing waits for your answer");
const SOME_WAIT: Text = t(
    "{count} ting venter på svar fra deg",
    "{count} ting ventar på svar frå deg",
    "{count} things wait for your answer",
);
const WELCOME: Text = t("Velkommen, {name}", "Velkomen, {name}", "Welcome, {name}");
const OVERVIEW: Text = crate::wording::OVERVIEW;
const PEOPLE: Text = t("Folk og enheter", "Folk og einingar", "People and devices");
/// The entry of what is known with the highest number that stood in the inbox when it was open last.
pub const SEEN: &str = "seen-number";
const INBOX: Text = t("Innboks", "Innboks", "Inbox");

/// What the page has gathered.
#[derive(Clone, Copy)]
pub struct Gathered {
    overview: RwSignal<Option<Overview>>,
    /// Devices that wait for this person's approval.
    waiting: RwSignal<Vec<Device>>,
    /// The highest number that stood in the inbox when it was open last.
    seen: RwSignal<Option<u64>>,
}

impl Gathered {
    /// What the rules of time ask, now or later.
    fn dues(self, session: Session) -> Vec<Due> {
        let seen = self.seen.get();
        self.overview
            .with(|overview| overview.as_ref().map(|overview| asked::dues(session, overview, seen)))
            .unwrap_or_default()
    }
}

/// The page.
pub fn page() -> AnyView {
    let session = session();
    if session.role() == Some(Role::Reader) {
        return figures::page(session);
    }
    let gathered =
        Gathered { overview: RwSignal::new(None), waiting: RwSignal::new(Vec::new()), seen: RwSignal::new(None) };
    // first what is known here, then what the server says; again when something kept changes or the network returns
    Effect::new(move |before: Option<()>| {
        session.kept.track();
        session.online.track();
        if before.is_none() {
            leptos::task::spawn_local(async move {
                gathered.seen.try_set(entry::recall(SEEN).await);
                show(gathered, overview::gather(false).await, true);
            });
        }
        leptos::task::spawn_local(refresh(gathered));
    });
    live::follow(move || leptos::task::spawn_local(refresh(gathered)));
    let dues = Memo::new(move |_| gathered.dues(session));
    let ready = Memo::new(move |_| gathered.overview.with(Option::is_some));
    view! {
        <div class="wrap">
            {title(heading(session, gathered, dues), below(session))}
            {move || if ready.get() { body(session, gathered, dues) } else { skeleton() }}
        </div>
    }
    .into_any()
}

async fn refresh(gathered: Gathered) {
    show(gathered, overview::gather(true).await, false);
    let devices: Vec<Device> = crate::client::get(path::ENROLMENTS).await.unwrap_or_default();
    let waiting: Vec<Device> = devices.into_iter().filter(|device| device.state == EnrolmentState::Waiting).collect();
    if gathered.waiting.try_with_untracked(|known| *known != waiting) == Some(true) {
        gathered.waiting.set(waiting);
    }
}

/// Shows it, unless it is nothing yet (`early`) or nothing new.
fn show(gathered: Gathered, overview: Overview, early: bool) {
    let too_early = early && overview.entries.is_empty();
    let is_new = gathered.overview.try_with_untracked(|known| known.as_ref() != Some(&overview)) == Some(true);
    if is_new && !too_early {
        gathered.overview.set(Some(overview));
    }
}

fn heading(session: Session, gathered: Gathered, dues: Memo<Vec<Due>>) -> Signal<String> {
    let words = move || {
        let language = session.language.get();
        let Some(overview) = gathered.overview.get() else { return OVERVIEW.read(language).to_owned() };
        if session.role() == Some(Role::Trainee) {
            return match mine::waiting(&overview) {
                0 => NOTHING_WAITS.read(language).to_owned(),
                1 => ONE_WAITS.read(language).to_owned(),
                count => capitalized(&SOME_WAIT.fill(language, &[("count", &count_in_words(count, language))])),
            };
        }
        let name = session.me.with(|me| me.as_ref().map(|me| me.name.clone()).unwrap_or_default());
        let count = dues.with(|dues| todo::today(session, gathered, dues));
        match count {
            0 if overview.entries.is_empty() => WELCOME.fill(language, &[("name", first_name(&name))]),
            0 => NOTHING.read(language).to_owned(),
            1 => ONE.read(language).to_owned(),
            count => capitalized(&SOME.fill(language, &[("count", &count_in_words(count, language))])),
        }
    };
    Memo::new(move |_| words()).into()
}

fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// `Mandag 23. november 2026.`
fn below(session: Session) -> AnyView {
    let day = move || {
        let (today, language) = (session.today(), session.language.get());
        format!("{} {}", capitalized(weekday_name(today.weekday(), language)), today.in_words(language))
    };
    view! { <p>{day}</p> }.into_any()
}

fn body(session: Session, gathered: Gathered, dues: Memo<Vec<Due>>) -> AnyView {
    let overview = move || gathered.overview.get().unwrap_or_default();
    let todo = move || dues.with(|dues| todo::list(session, gathered, dues));
    let rest: AnyView = match session.role() {
        Some(Role::Trainee) => return (move || mine::body(session, overview())).into_any(),
        Some(Role::Office) => {
            let lists = move || office::lists(session, overview());
            view! { {office::in_short(session, overview)} {lists} }.into_any()
        }
        Some(Role::Trust) => {
            let lists = move || dues.with(|dues| trust::lists(session, &overview(), dues));
            let own = move || papers::own(session, &overview().entries);
            view! { {trust::in_short(session, overview)} {lists} {own} }.into_any()
        }
        _ => {
            let is_whole = after_the_first_picture();
            let ours = move || dues.with(|dues| ours::list(session, &overview(), dues, is_whole.get()));
            let own = move || papers::own(session, &overview().entries);
            view! { <section class="section" aria-labelledby="ours">{ours}</section> {own} {facts::municipality(session)} }
                .into_any()
        }
    };
    view! { <div class="home">{todo} {rest}</div> }.into_any()
}

/// True from the moment the browser has shown what was drawn first.
fn after_the_first_picture() -> RwSignal<bool> {
    let is_shown = RwSignal::new(false);
    request_animation_frame(move || {
        let show = move || {
            is_shown.try_set(true); // the page may be left by then
        };
        set_timeout(show, Duration::ZERO);
    });
    is_shown
}

/// Begins a new registration.
pub fn register(variant: &'static str) -> AnyView {
    let router = expect_context::<Router>();
    button(variant, icon::PLUS, registration().begin, move || router.go(new_form(registration())))
}

/// The button beside a heading.
pub fn quiet_register() -> AnyView {
    register(SECONDARY)
}

/// The button of an empty list.
pub fn first_register() -> AnyView {
    register(PRIMARY)
}
