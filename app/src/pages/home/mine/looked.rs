//! Who has looked at what is filed about me, newest first; by day when they are many. Knows the access log as it is told.

use crate::{
    client::{self, Fault},
    clock,
    parts::table::{Column, Row, nothing, table},
    session::Session,
    wording::{self, words},
};
use leptos::prelude::*;
use shared::{
    api::{AccessRow, path},
    day::Day,
    text::{Language, Text, t},
};

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const LOOKED: Text = t("Hvem har sett på opplysningene", "Kven har sett på opplysningane", "Who has looked at the data");
    pub const WHO: Text = t("Hvem", "Kven", "Who");
    pub const WHAT: Text = t("Hva", "Kva", "What");
    pub const AT: Text = t("Når", "Når", "When");
    pub const NOBODY: Text = t("Ingen andre enn du har åpnet opplysningene.", "Ingen andre enn du har opna opplysningane.", "Nobody but you has opened the data.");
    pub const ONCE: Text = t("1 oppslag", "1 oppslag", "1 reading");
    pub const TIMES: Text = t("{n} oppslag", "{n} oppslag", "{n} readings");
}

const COLUMNS: &[Column] = &[Column::wide(says::WHO), Column::wide(says::WHAT), Column::wide(says::AT)];
/// So many are read one by one; more are folded by day.
const FEW: usize = 8;

/// The access log.
pub fn looked(session: Session) -> AnyView {
    let rows: RwSignal<Option<Result<Vec<AccessRow>, Fault>>> = RwSignal::new(None);
    leptos::task::spawn_local(async move {
        let fetched = client::get(path::ACCESSES).await;
        rows.try_set(Some(fetched));
    });
    let list = move || {
        let language = session.language.get();
        match rows.get() {
            None => ().into_any(),
            Some(Err(fault)) => view! { <p class="muted">{fault.words(language)}</p> }.into_any(),
            Some(Ok(seen)) => listed(seen, language),
        }
    };
    view! {
        <section class="section" aria-labelledby="looked">
            <div class="head">
                <h2 id="looked" class="ds-heading" data-size="sm">{words(says::LOOKED)}</h2>
            </div>
            {list}
        </section>
    }
    .into_any()
}

fn listed(mut seen: Vec<AccessRow>, language: Language) -> AnyView {
    shared::order::sort_by_key(&mut seen, |row| std::cmp::Reverse(row.at));
    match seen.len() {
        0 => view! { <p class="muted">{words(says::NOBODY)}</p> }.into_any(),
        1..=FEW => lines(seen, language, clock::moment_in_words),
        _ => by_day(seen, language),
    }
}

/// One fold a day; the newest lies open.
fn by_day(seen: Vec<AccessRow>, language: Language) -> AnyView {
    let mut days: Vec<(Day, Vec<AccessRow>)> = Vec::new();
    for row in seen {
        let on = clock::in_oslo(row.at).0;
        match days.last_mut() {
            Some((day, rows)) if *day == on => rows.push(row),
            _ => days.push((on, vec![row])),
        }
    }
    let fold = |(at, (day, rows)): (usize, (Day, Vec<AccessRow>))| {
        let count = match rows.len() {
            1 => says::ONCE.read(language).to_owned(),
            n => says::TIMES.fill(language, &[("n", &n.to_string())]),
        };
        view! {
            <details class="ds-details looked" data-color="neutral" open=at == 0>
                <summary><span class="num">{day.in_words(language)} ", " {count}</span></summary>
                {lines(rows, language, clock::time_in_words)}
            </details>
        }
        .into_any()
    };
    days.into_iter().enumerate().map(fold).collect_view().into_any()
}

fn lines(seen: Vec<AccessRow>, language: Language, when: fn(shared::day::Moment, Language) -> String) -> AnyView {
    let row = |row: AccessRow| {
        let who = format!("{}, {}", row.name, wording::organization(row.role, &row.organization, language));
        let kind = crate::kinds::find(&row.kind);
        let what = kind.map_or(nothing(), |kind| kind.title.read(language).into_any());
        let when = view! { <span class="num">{when(row.at, language)}</span> }.into_any();
        Row { about: who.into_any(), cells: vec![what, when], is_new: false }
    };
    table(says::LOOKED, COLUMNS, seen.into_iter().map(row).collect())
}
