//! `/statements`: filed by whoever signs; read by those it concerns. What is not theirs is not there.

use crate::{
    access,
    actors::Actor,
    address::{Asked, At, Page},
    body::JsonBytes,
    house::Shared,
    intake, kinds,
    party::Party,
    refusal::Refused,
    relations::Sight,
    store::{
        Books, Kept,
        leaf::CheckpointRow,
        statement::{FiledRow, ListedRow, Said},
    },
    views,
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use shared::{
    api::{self, Filed, LOG_SIZE_HEADER, Mark, MarkKind, Reading, Statement, StatementRow, StatementView},
    numbers::hpr_number::HprNumber,
    refusal::Refusal,
    statement::{envelope::Envelope, merkle::to_base64},
};

pub async fn file(
    State(house): State<Shared>,
    At((doc, rev)): At<(String, String)>,
    headers: HeaderMap,
    JsonBytes(bytes): JsonBytes,
) -> Result<(StatusCode, Json<Filed>), Refused> {
    let rev = rev.parse().map_err(|_| Refusal::WrongAddress)?;
    let received = intake::receive(&house, &doc, rev, &bytes).await?;
    let filed = filed(&house, received.leaf, &received.head, known_size(&headers))?;
    Ok((if received.is_new { StatusCode::CREATED } else { StatusCode::OK }, Json(filed)))
}

pub async fn list(
    State(house): State<Shared>,
    actor: Actor,
    Asked(page): Asked<Page>,
) -> Result<Json<Vec<StatementRow>>, Refused> {
    let before = page.before.map_or(u64::MAX, |number| number.saturating_sub(1)); // number = leaf + 1
    let most = page.rows();
    let reader = actor.clone();
    let rows = house.read(move |books| {
        let rows = books.seen_by(&reader.party, before, most, &|row| reader.may_see(&row.concerns()))?;
        let marked = rows.into_iter().map(|row| Ok((marks(books, &row, &reader)?, row)));
        marked.collect::<Kept<Vec<(Vec<Mark>, ListedRow)>>>()
    });
    let (marks, rows): (Vec<Vec<Mark>>, Vec<ListedRow>) = rows.await?.into_iter().unzip();
    access::note(&house, &actor, Reading::List, &rows).await?;
    let shown = rows.into_iter().zip(marks).map(|(row, marks)| StatementRow { marks, ..shown(row, &actor) });
    Ok(Json(shown.collect()))
}

/// The days that stand in it. Who may only know that it exists learns of a meeting when it was held, and nothing else.
/// A trust reads no plan, and so no day of one.
fn marks(books: &dyn Books, row: &ListedRow, reader: &Actor) -> Kept<Vec<Mark>> {
    let sight = reader.sight(&row.concerns());
    if !kinds::marks::has_any(&row.kind) || matches!(reader.party, Party::Trainee(_)) {
        return Ok(Vec::new());
    }
    let filed = books.filed(&row.doc, row.rev)?;
    let mut marks = filed.map_or(Vec::new(), |filed| kinds::marks::of(&row.kind, &filed.envelope));
    marks.retain(|mark| sight == Sight::Whole || mark.what == MarkKind::Held);
    Ok(marks)
}

pub async fn revisions(
    State(house): State<Shared>,
    actor: Actor,
    At(doc): At<String>,
) -> Result<Json<Vec<StatementRow>>, Refused> {
    let mut rows = house.read(move |books| books.revisions(&doc)).await?;
    rows.retain(|row| actor.may_see(&row.concerns()));
    if rows.is_empty() {
        return Err(Refused(Refusal::NotFound));
    }
    access::note(&house, &actor, Reading::Revisions, &rows).await?;
    Ok(Json(rows.into_iter().map(|row| shown(row, &actor)).collect()))
}

pub async fn show(
    State(house): State<Shared>,
    actor: Actor,
    At((doc, rev)): At<(String, String)>,
    headers: HeaderMap,
) -> Result<Json<Statement>, Refused> {
    let (row, head) = find(&house, &actor, doc, &rev).await?;
    access::note(&house, &actor, Reading::Whole, [&row.listed]).await?;
    let envelope = Envelope::parse(&row.envelope).map_err(|_| Refusal::Broken)?;
    Ok(Json(Statement { envelope, filed: filed(&house, row.listed.leaf, &head, known_size(&headers))? }))
}

/// The part of a revision that its reader may see, where that is not the whole.
pub async fn view(
    State(house): State<Shared>,
    actor: Actor,
    At((doc, rev)): At<(String, String)>,
) -> Result<Json<StatementView>, Refused> {
    let (row, head) = find(&house, &actor, doc, &rev).await?;
    let Sight::View(part) = actor.sight(&row.listed.concerns()) else { return Err(Refused(Refusal::NotFound)) };
    let body = views::cut(part, &row, &actor.party).ok_or(Refusal::Broken)?;
    access::note(&house, &actor, Reading::View, [&row.listed]).await?;
    let ListedRow { leaf, kind, owner, .. } = row.listed;
    let (number, received_at, organization) = (leaf + 1, head.received_at, owner.organization());
    Ok(Json(StatementView { kind, part, number, received_at, organization, body }))
}

/// A revision the asker may be shown by the route they have come by, with the first signed head over it.
async fn find(house: &Shared, actor: &Actor, doc: String, rev: &str) -> Result<(FiledRow, CheckpointRow), Refusal> {
    let rev = rev.parse().map_err(|_| Refusal::NotFound)?;
    let found = house.read(move |books| {
        let Some(row) = books.filed(&doc, rev)? else { return Ok(None) };
        let head = books.checkpoint_over(row.listed.leaf)?;
        Ok(head.map(|head| (row, head)))
    });
    let found = found.await?.filter(|(row, _)| actor.may_see(&row.listed.concerns()));
    found.ok_or(Refusal::NotFound)
}

/// The size of the log the client has verified before.
fn known_size(headers: &HeaderMap) -> u64 {
    headers.get(LOG_SIZE_HEADER).and_then(|size| size.to_str().ok()?.parse().ok()).unwrap_or(0)
}

fn filed(house: &Shared, leaf: u64, head: &CheckpointRow, known: u64) -> Result<Filed, Refusal> {
    let receipt = house.log.receipt(leaf, head).ok_or(Refusal::Broken)?;
    let consistency = if known == 0 { None } else { house.log.consistency(known, head.size) };
    let consistency = consistency.unwrap_or_default().iter().map(to_base64).collect();
    Ok(Filed { number: leaf + 1, received_at: head.received_at, receipt, consistency })
}

/// What a rule remarked tells of what it read: whoever may not read that sees no remarks.
fn shown(row: ListedRow, reader: &Actor) -> StatementRow {
    let findings = if reader.sight(&row.concerns()) == Sight::Whole { row.findings } else { Vec::new() };
    StatementRow {
        doc: row.doc,
        rev: row.rev,
        number: row.leaf + 1,
        kind: row.kind,
        received_at: row.received_at,
        organization: row.owner.organization(),
        trainee: row.trainee,
        doctor: row.doctor.and_then(HprNumber::new),
        trust: row.addressed,
        wished_start: row.wished_start,
        findings,
        is_closed: row.is_closed,
        marks: Vec::new(),
        about: row.about.map(|about| about.doc),
        said: row.said.map(|Said { verdict, doc, rev }| api::Said { verdict, doc, rev }),
    }
}
