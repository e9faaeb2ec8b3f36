//! A doctor who moves takes the own history along, once they have confirmed it.

use crate::{
    form,
    people::{Letter, Person},
    trainees::{Story, row_of, rows, story},
};
use shared::api::{StatementRow, path};

struct Move {
    story: Story,
    alta: Person,
    plan: Letter,
    meeting: Letter,
    agreement: Letter,
    closing: Letter,
}

async fn moves() -> Move {
    let story = story().await;
    let alta = story.office.brings_in(&story.server, "alta", "municipality", "5601").await;
    let (bodo, doctor) = (&story.bodo, story.doctor);
    let plan = bodo.files_form(&form::plan(doctor)).await;
    let meeting = bodo.files_form(&form::meeting(doctor, "Anne", "Sagt i Bodø.")).await;
    let agreement = bodo.files_form(&form::agreement(doctor, "Anne", "Avtalt i Bodø.")).await;
    let closing = bodo.files_form(&form::moving(&story.registration.doc, "5601")).await;
    Move { alta, plan, meeting, agreement, closing, story }
}

async fn status(person: &Person, letter: &Letter) -> u16 {
    person.gets(&letter.address()).await.status
}

#[tokio::test]
async fn the_new_municipality_sees_the_history_once_the_doctor_has_confirmed() {
    let Move { story, alta, plan, meeting, agreement, closing } = moves().await;
    for letter in [&story.registration, &plan, &meeting, &agreement, &closing] {
        assert_eq!(status(&alta, letter).await, 404, "not before");
        assert!(row_of(&alta, &letter.doc).await.is_none());
    }
    story.trainee.files_form(&form::confirmation(&closing.digest())).await;
    for letter in [&story.registration, &plan, &closing] {
        assert_eq!(status(&alta, letter).await, 200);
        assert!(row_of(&alta, &letter.doc).await.is_some());
    }
    assert_eq!(status(&alta, &meeting).await, 404, "what was said stays");
    assert_eq!(alta.gets(&format!("{}/view", meeting.address())).await.status, 200, "that it was held does not");
    assert_eq!(status(&alta, &agreement).await, 404, "what was agreed stays");
    assert!(row_of(&alta, &agreement.doc).await.is_none());
    let rana = story.office.brings_in(&story.server, "rana", "municipality", "1833").await;
    assert_eq!(status(&rana, &plan).await, 404, "nobody else");
}

#[tokio::test]
async fn what_the_former_municipality_files_later_stays_with_it() {
    let Move { story, alta, plan, closing, .. } = moves().await;
    story.trainee.files_form(&form::confirmation(&closing.digest())).await;
    let later = story.bodo.revision(&plan, &form::plan(story.doctor));
    assert_eq!(story.bodo.files(&later).await.status, 201);
    assert_eq!((status(&alta, &plan).await, status(&alta, &later).await), (200, 404));
    let of_alta = row_of(&alta, &plan.doc).await;
    assert_eq!(of_alta.map(|row| row.rev), Some(1), "what was handed over stays in the list");
    assert_eq!(row_of(&story.bodo, &plan.doc).await.unwrap().rev, 2);
    let listed = rows(&alta).await;
    assert!(listed.is_sorted_by(|one, next| one.number > next.number));
    let mut paged = Vec::new();
    while let Some(row) = page_of_one(&alta, paged.last()).await {
        paged.push(row);
    }
    assert_eq!(paged, listed);
}

async fn page_of_one(person: &Person, after: Option<&StatementRow>) -> Option<StatementRow> {
    let before = after.map_or(String::new(), |row| format!("&before={}", row.number));
    let page: Vec<StatementRow> = person.gets(&format!("{}?limit=1{before}", path::STATEMENTS)).await.told();
    page.into_iter().next()
}

#[tokio::test]
async fn a_closing_that_is_disputed_hands_nothing_over() {
    let Move { story, alta, plan, closing, .. } = moves().await;
    let word = story.trainee.files_form(&form::confirmation(&closing.digest())).await;
    assert_eq!(status(&alta, &plan).await, 200);
    let changed = story.trainee.revision(&word, &form::dispute(&closing.digest()));
    assert_eq!(story.trainee.files(&changed).await.status, 201);
    assert_eq!(status(&alta, &plan).await, 404);
}

#[tokio::test]
async fn a_closing_that_was_corrected_waits_for_a_new_word() {
    let Move { story, alta, plan, closing, .. } = moves().await;
    story.trainee.files_form(&form::confirmation(&closing.digest())).await;
    let corrected = story.bodo.revision(&closing, &form::moving(&story.registration.doc, "1833"));
    assert_eq!(story.bodo.files(&corrected).await.status, 201);
    let rana = story.office.brings_in(&story.server, "rana", "municipality", "1833").await;
    assert_eq!([status(&alta, &plan).await, status(&rana, &plan).await], [404, 404]);
    story.trainee.files_form(&form::confirmation(&corrected.digest())).await;
    assert_eq!([status(&alta, &plan).await, status(&rana, &plan).await], [404, 200]);
}

#[tokio::test]
async fn a_closing_for_another_cause_hands_nothing_over() {
    let Story { server, office, bodo, trainee, registration, .. } = story().await;
    let alta = office.brings_in(&server, "alta", "municipality", "5601").await;
    let closing = bodo.files_form(&form::closing(&registration.doc)).await;
    trainee.files_form(&form::confirmation(&closing.digest())).await;
    assert_eq!(status(&alta, &registration).await, 404);
}

#[tokio::test]
async fn readings_by_the_new_municipality_are_seen_by_the_doctor() {
    let Move { story, alta, plan, closing, .. } = moves().await;
    story.trainee.files_form(&form::confirmation(&closing.digest())).await;
    alta.gets(&plan.address()).await;
    let seen = story.trainee.gets(path::ACCESSES).await.text;
    assert!(seen.contains("alta"), "{seen}");
}
