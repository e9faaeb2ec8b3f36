//! The form: sections, questions, and what the rules say. Knows no form in particular.

mod following;
mod told;

pub use told::tell;

use crate::{
    app::not_fetched,
    draft::{self, Draft},
    fields::{
        self, Field,
        frame::{point, pointed},
        pressing::{self, when_released},
    },
    forms::{self, NotFetched},
    kinds,
    paper::{Paper, Pointed},
    parts::{
        crumbs::crumbs,
        findings, heading,
        icon::{self, icon},
        rows::rows,
        saved::{saved, saved_briefly},
        sections::{close_sheets, heading_id, sections, show, step_bar},
        shortcuts::{Wish, shortcuts},
        skeleton::skeleton,
        state::{PRIMARY, button, whole_page},
        summary::announcer,
    },
    route::{Route, Router, begun_from},
    session::{Session, session},
    sheet::{Piece, Place},
    wording::words,
};
use following::{focus_named_field, follow_scrolling, mark_what_is_pointed_to, part_of};
use leptos::prelude::*;
use shared::text::{Language, Text, t};
use std::rc::Rc;
use told::{disputed, recall_refusal, refused};
use wasm_bindgen::JsCast;

#[rustfmt::skip]
mod says {
    use super::{Text, t};
    pub const BASED: Text = t("Svarene fra {day} er hentet frem. Rett det som er endret, og send på nytt.", "Svara frå {day} er henta fram. Rett det som er endra, og send på nytt.", "The answers from {day} have been fetched. Correct what has changed, and send again.");
    pub const KEPT: Text = t("Alt blir lagret mens du skriver. Du kan lukke siden og fortsette senere.", "Alt blir lagra medan du skriv. Du kan lukke sida og halde fram seinare.", "Everything is saved while you write. You can close the page and go on later.");
    pub const REVIEW: Text = t("Se over og send", "Sjå over og send", "Review and send");
    pub const NEXT: Text = t("Neste", "Neste", "Next");
    pub const ELSEWHERE: Text = t("Skjemaet er åpent i en annen fane", "Skjemaet er ope i ei anna fane", "The form is open in another tab");
    pub const ELSEWHERE_WHY: Text = t("Alt du skrev her, er lagret og står i den andre fanen.", "Alt du skreiv her, er lagra og står i den andre fana.", "Everything you wrote here is saved and stands in the other tab.");
    pub const WRITE_HERE: Text = t("Skriv her i stedet", "Skriv her i staden", "Write here instead");
}
pub use says::REVIEW;

const ARROW: &str = "M4 12h15.5M13.5 6l6 6-6 6";

/// The page of a draft.
pub fn page(kind: &'static str, doc: String) -> AnyView {
    with_draft(kind, doc, |draft| {
        let session = session();
        // in another language the same paper lies under another print
        (move || laid(session, draft, session.language.get())).into_any()
    })
}

/// Finds the draft first; bars stand in its place meanwhile.
pub fn with_draft(kind: &'static str, doc: String, drawn: fn(Draft) -> AnyView) -> AnyView {
    let session = session();
    let found: RwSignal<Option<Result<Draft, NotFetched>>, LocalStorage> = RwSignal::new_local(None);
    let from = begun_from();
    leptos::task::spawn_local(async move {
        let draft = draft::open(session, kind, &doc, from.as_deref()).await;
        if let Ok(draft) = draft {
            recall_refusal(draft).await;
        }
        found.try_set(Some(draft));
    });
    (move || match found.get() {
        Some(Ok(draft)) if draft.elsewhere.get() => in_another_tab(),
        Some(Ok(draft)) => drawn(draft),
        Some(Err(NotFetched)) => not_fetched(),
        None => view! { <div class="wrap">{skeleton()}</div> }.into_any(),
    })
    .into_any()
}

/// Two tabs must not write in one draft: the other has it now.
fn in_another_tab() -> AnyView {
    let again = || _ = window().location().reload(); // a page that is shown can be loaded again
    let to_do = button(PRIMARY, "", says::WRITE_HERE, again);
    whole_page(icon::COPY, says::ELSEWHERE, words(says::ELSEWHERE_WHY), to_do)
}

fn laid(session: Session, draft: Draft, language: Language) -> AnyView {
    let paper = draft.paper;
    let current = RwSignal::new(0);
    let router: Router = expect_context();
    let (dialog, keys) = shortcuts(language, Rc::new(move |wish| act(wish, session, draft, current, router)));
    mark_what_is_pointed_to(paper);
    follow_scrolling(paper, current);
    focus_named_field();
    pressing::watch();
    let beside = view! { {saved(draft, language)} {keys} }.into_any();
    view! {
        <div class="wrap">
            {head(draft, language)} {refused(session, draft, language)}
            {step_bar(paper, current, saved_briefly(draft, language), language)}
            {disputed(draft, language)} {picture(paper, language)}
            <div class="form" data-wide=is_wide(paper).then_some("")>
                {sections(paper, current, language, beside)} {questions(draft, current, language)}
                {findings::panel(paper, language)}
            </div>
            {fields::names()} {announcer(paper, language)} {dialog}
        </div>
        {findings::bar(paper, language, next(paper, current, language))}
    }
    .into_any()
}

/// A table of many columns takes the room of the rules; these stand above it.
fn is_wide(paper: Paper) -> bool {
    paper.outline().rows.iter().any(|rows| rows.cells.len() > 4)
}

/// What one would rather look at than read, where the form has such a thing.
fn picture(paper: Paper, language: Language) -> Option<AnyView> {
    let draw = forms::find(paper.outline().kind)?.picture?;
    Some(draw(paper, language))
}

/// Who receives it, where that is said of such a form.
pub fn recipient(paper: Paper, language: Language) -> Option<AnyView> {
    let draw = forms::find(paper.outline().kind)?.recipient?;
    Some(draw(paper, language))
}

/// Crumbs and the one heading, which says what matters.
fn head(draft: Draft, language: Language) -> AnyView {
    let paper = draft.paper;
    let title = Signal::derive(move || {
        let name = paper.subject.get();
        match (kinds::find(paper.outline().kind), name.trim()) {
            (Some(kind), "") => kind.begin.read(language).to_owned(),
            (Some(kind), name) => kind.named.fill(language, &[("name", name)]),
            (None, _) => paper.outline().title.read(language).to_owned(),
        }
    });
    let kind = Signal::derive(move || paper.outline().title.read(language).to_owned());
    let identity = draft.identity();
    let below = identity.base.map(|base| {
        let (day, ..) = crate::clock::in_oslo(base.received_at);
        view! { <p>{says::BASED.fill(language, &[("day", &day.in_words(language))])}</p> }
    });
    view! {
        {crumbs(Vec::new(), Route::Form { kind: identity.kind, doc: identity.doc }, kind)}
        {heading::title(title, below.into_any())}
    }
    .into_any()
}

fn questions(draft: Draft, current: RwSignal<usize>, language: Language) -> AnyView {
    let paper = draft.paper;
    let beside = forms::find(paper.outline().kind).and_then(|made| made.beside).map(|beside| beside(paper, language));
    let known = |part| beside.as_ref().and_then(|beside| beside(part));
    let parts: Vec<AnyView> =
        (0..paper.outline().parts.len()).map(|part| section(paper, part, known(part), language)).collect();
    let entered = move |event: web_sys::FocusEvent| {
        if let Some(part) = part_of(&event) {
            when_released(move || paper.enter(part));
            current.set(part);
        }
        point(paper, pointed(&event));
    };
    let review = draft.review().to_string();
    view! {
        <form
            class="questions" autocomplete="off" novalidate on:submit=|event| event.prevent_default()
            on:focusin=entered on:focusout=move |_| point(paper, Pointed::Nothing)
            on:mouseover=move |event| point(paper, pointed(&event)) on:mouseleave=move |_| point(paper, Pointed::Nothing)
        >
            {parts} {recipient(paper, language)}
            <div class="next-step">
                <span class="muted small">{says::KEPT.read(language)}</span>
                <a class="ds-button" href=review>{REVIEW.read(language)} {icon(ARROW)}</a>
            </div>
        </form>
    }
    .into_any()
}

fn section(paper: Paper, number: usize, known: Option<AnyView>, language: Language) -> AnyView {
    let part = &paper.outline().parts[number];
    let id = heading_id(paper.outline(), number);
    let intro = part.intro.map(|intro| view! { <p class="muted intro">{intro.read(language)}</p> });
    let draw = |piece: &Piece| match *piece {
        Piece::Question(question) => fields::field(&Field::new(paper, Place { question, row: 0 }, language)),
        Piece::Rows(number) => rows(paper, number, language),
    };
    let pieces: Vec<AnyView> = part.pieces.iter().map(draw).collect();
    view! {
        <section aria-labelledby=id.clone() data-part=number.to_string()>
            <h2 class="ds-heading" data-size="sm" id=id.clone() tabindex="-1">{part.title.read(language)}</h2>
            {intro} {known}
            <div class="stack">{pieces}</div>
        </section>
    }
    .into_any()
}

/// On a phone: to the next section, or to the review from the last.
fn next(paper: Paper, current: RwSignal<usize>, language: Language) -> AnyView {
    let outline = paper.outline();
    let is_last = move || current.get() + 1 >= outline.parts.len();
    let router: Router = expect_context();
    let go = move |_| match current.get_untracked() + 1 {
        next if next < outline.parts.len() => step(paper, current, next),
        _ => {
            if let Route::Form { kind, doc } = router.route.get_untracked() {
                router.go(Route::Review { kind, doc });
            }
        }
    };
    let words = move || if is_last() { REVIEW } else { says::NEXT }.read(language);
    view! { <button class="ds-button" type="button" on:click=go>{words}</button> }.into_any()
}

fn step(paper: Paper, current: RwSignal<usize>, part: usize) {
    close_sheets();
    show(&heading_id(paper.outline(), part));
    current.set(part);
}

fn act(wish: Wish, session: Session, draft: Draft, current: RwSignal<usize>, router: Router) {
    let (paper, now) = (draft.paper, current.get_untracked());
    match wish {
        Wish::NextPart => step(paper, current, (now + 1).min(paper.outline().parts.len() - 1)),
        Wish::PartBefore => step(paper, current, now.saturating_sub(1)),
        Wish::Rules => show_rules(),
        Wish::SaveNow => leptos::task::spawn_local(draft::keep_now(session, draft)),
        Wish::Copy => draft::download(draft),
        Wish::Send => router.go(draft.review()),
    }
}

/// Opens the sheet on a phone; on a desktop the focus goes there.
fn show_rules() {
    let panel = document().get_element_by_id(fields::frame::RULES);
    let Some(panel) = panel.and_then(|panel| panel.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    if panel.offset_width() == 0 {
        let _ = panel.show_popover(); // it is closed: it takes no room
    }
    let _ = panel.focus(); // it can take it
}
